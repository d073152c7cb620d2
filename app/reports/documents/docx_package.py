"""The file around a paper in Word: only the parts it needs, the same bytes every time."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from app.domain.documents.blocks import PaperContent
from app.reports.documents.docx_nodes import clean

_KEPT = frozenset(
    {
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
    }
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # 压缩包能写的最早时间
# 电脑上没有该字体时，Word按别名和字形类别另选一种中文字体
_FONT_TABLE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="仿宋"><w:altName w:val="FangSong"/><w:charset w:val="86"/>\
<w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
<w:font w:name="方正小标宋简体"><w:altName w:val="FZXiaoBiaoSong-B05S"/><w:charset w:val="86"/>\
<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>
<w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/>\
<w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
<w:font w:name="楷体"><w:altName w:val="KaiTi"/><w:charset w:val="86"/>\
<w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
<w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/>\
<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>
<w:font w:name="Times New Roman"><w:charset w:val="00"/>\
<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
</w:fonts>
"""


def new_document(content: PaperContent) -> Document:
    """Return an empty document with the paper's title and author, and no other's traces."""
    document = docx.Document()
    part = document.part
    for relations in (part.rels, part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype not in _KEPT]:
            del relations[key]
    fonts = Part(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        _FONT_TABLE.encode(),
        part.package,
    )
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    _describe(document, content)
    for old in document.element.body.xpath("./w:p | ./w:tbl"):
        document.element.body.remove(old)
    return document


def packed(document: Document) -> bytes:
    """Return the document as a file whose bytes depend on its content alone."""
    loose = io.BytesIO()
    document.save(loose)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(loose) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            entry = zipfile.ZipInfo(item.filename, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # otherwise the maker's operating system is written
            target.writestr(entry, source.read(item))
    return out.getvalue()


def _describe(document: Document, content: PaperContent) -> None:
    """Name the paper; moments stay out, as the same paper must give the same bytes."""
    core = document.part.package.core_properties
    core.title = clean(content.title)[:255]
    core.author = clean(content.author)[:255]
    core.last_modified_by = core.author
    core.comments = ""
    core.keywords = ""
    core.language = "zh-CN"
    core.revision = 1
    properties = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    element = getattr(properties, "element")  # noqa: B009 - typed as any part, is an XML part
    for moment in element.xpath("./dcterms:created | ./dcterms:modified"):
        element.remove(moment)
