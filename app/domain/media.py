"""What a file is by its first bytes; the ending decides only where they do not (文件类型)."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from types import MappingProxyType

from app.domain.terms import EvidenceKind, Term

HEAD = 8192
"""How many first bytes :func:`media_of` wants to see."""

UNKNOWN = "application/octet-stream"
TEXT = "text/plain"
PDF = "application/pdf"


class Shown(Term):
    """How a file is shown in the window (预览方式)."""

    PICTURE = "picture", "图片"
    PAGES = "pages", "PDF"
    TEXT = "text", "文本"
    NOTHING = "nothing", "不预览"


_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
)
_RIFF = MappingProxyType({b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"})
_BRANDS = MappingProxyType(
    {
        b"heic": "image/heic",
        b"heix": "image/heic",
        b"mif1": "image/heic",
        b"avif": "image/avif",
        b"qt  ": "video/quicktime",
        b"M4A ": "audio/mp4",
    }
)
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_IN_ZIP = (
    (b"word/", f"{_OPEN_XML}wordprocessingml.document"),
    (b"xl/", f"{_OPEN_XML}spreadsheetml.sheet"),
    (b"ppt/", f"{_OPEN_XML}presentationml.presentation"),
    (b"OFD.xml", "application/ofd"),
)
_ZIP_ENDINGS = MappingProxyType(
    {
        ".docx": _IN_ZIP[0][1],
        ".xlsx": _IN_ZIP[1][1],
        ".pptx": _IN_ZIP[2][1],
        ".ofd": "application/ofd",
    }
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_ENDINGS = MappingProxyType(
    {
        ".doc": "application/msword",
        ".wps": "application/vnd.ms-works",
        ".xls": "application/vnd.ms-excel",
        ".et": "application/vnd.ms-excel",
        ".ppt": "application/vnd.ms-powerpoint",
        ".dps": "application/vnd.ms-powerpoint",
    }
)
_TEXT_ENDINGS = MappingProxyType(
    {".html": "text/html", ".htm": "text/html", ".csv": "text/csv", ".eml": "message/rfc822"}
)
_BITMAP_ZEROS = b"\x00\x00\x00\x00"
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}


def media_of(head: bytes, ending: str) -> str:
    """Return the media type of a file that begins with ``head`` and is named ``*.ending``.

    ``ending`` with its dot, in any case. Never raises, whatever the bytes are.
    """
    ending = ending.lower()
    for beginning, media in _BEGINNINGS:
        if head.startswith(beginning):
            return media
    found = _in_containers(head, ending)
    if found:
        return found
    # A PDF may have some rubbish before it; readers allow for 1024 bytes.
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[:2] == b"\xff\xfb" or head[:2] == b"\xff\xf3":
        return "audio/mpeg"
    if head and is_text(head):
        return _TEXT_ENDINGS.get(ending, TEXT)
    return UNKNOWN


def _in_containers(head: bytes, ending: str) -> str:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[:2] == b"BM" and head[6:10] == _BITMAP_ZEROS:
        return "image/bmp"
    if head[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        for entry, media in _IN_ZIP:
            if entry in head:
                return media
        return _ZIP_ENDINGS.get(ending, "application/zip")
    if head[:8] == _OLD_OFFICE:
        return _OLD_ENDINGS.get(ending, "application/x-ole-storage")
    return ""


def is_text(head: bytes) -> bool:
    """Tell whether bytes read as text in an encoding that Chinese offices use."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return not any(byte in _CONTROLS for byte in head) and text_encoding(head) != ""


def text_encoding(head: bytes) -> str:
    """Return the encoding the bytes are valid in, or ""; a sign cut at the end is no fault."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8-sig", "gb18030"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            decoder.decode(head)
        except UnicodeDecodeError:
            continue
        return encoding
    return ""


_SHOWN: Mapping[str, Shown] = MappingProxyType(
    {
        PDF: Shown.PAGES,
        "message/rfc822": Shown.TEXT,
        **dict.fromkeys(
            (f"image/{one}" for one in ("jpeg", "png", "gif", "bmp", "webp", "tiff")),
            Shown.PICTURE,
        ),
    }
)


def shown_as(media: str) -> Shown:
    """Return how a file of this type is shown."""
    return _SHOWN.get(media, Shown.TEXT if media.startswith("text/") else Shown.NOTHING)


def is_picture(media: str) -> bool:
    """Tell whether the file is one picture, shown or not."""
    return media.startswith("image/")


_TERMS = (
    ("image/", "图片"),
    ("video/", "视频"),
    ("audio/", "录音"),
    ("text/html", "网页"),
    ("text/", "文本"),
    ("message/", "邮件"),
    (PDF, "PDF"),
    ("application/ofd", "OFD"),
    ("application/msword", "文字文档"),
    ("application/vnd.ms-works", "文字文档"),
    ("application/rtf", "文字文档"),
    (_IN_ZIP[0][1], "文字文档"),
    ("application/vnd.ms-excel", "表格"),
    (_IN_ZIP[1][1], "表格"),
    ("application/vnd.ms-powerpoint", "演示文稿"),
    (_IN_ZIP[2][1], "演示文稿"),
    ("application/zip", "压缩包"),
    ("application/vnd.rar", "压缩包"),
    ("application/x-7z", "压缩包"),
    ("application/gzip", "压缩包"),
)


def media_term(media: str) -> str:
    """Return what people call a file of this type."""
    return next((term for start, term in _TERMS if media.startswith(start)), "其他文件")


_NAMED = (
    (("笔录",), EvidenceKind.RECORD),
    (("鉴定", "检验报告"), EvidenceKind.OPINION),
    (("证人", "证言"), EvidenceKind.WITNESS),
    (("陈述", "答辩"), EvidenceKind.STATEMENT),
    (("视图", "立体图"), EvidenceKind.DESIGN_VIEW),
    (("截图", "截屏", "screenshot", "网页", "订单", "聊天"), EvidenceKind.ELECTRONIC),
    (("产品", "实物", "被控"), EvidenceKind.PRODUCT_PHOTO),
)


def guess_kind(media: str, name: str) -> EvidenceKind:
    """Return the kind a file most likely is; a person may change it."""
    lowered = name.lower()
    for words, kind in _NAMED:
        if any(word in lowered for word in words):
            return kind
    if media.startswith(("video/", "audio/")):
        return EvidenceKind.AUDIOVISUAL
    if media == "image/jpeg":
        return EvidenceKind.OBJECT  # cameras write JPEG, screenshots are PNG
    if media.startswith(("image/", "text/html", "message/")):
        return EvidenceKind.ELECTRONIC
    paper = media_term(media) in {"PDF", "OFD", "文字文档", "表格", "演示文稿", "文本"}
    return EvidenceKind.DOCUMENT if paper else EvidenceKind.ELECTRONIC
