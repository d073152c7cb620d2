"""Spine labels and the postcode of an envelope in Word (卷脊签、邮政编码)."""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.domain.documents.blocks import Row, Table
from app.reports.documents.codes import (
    across_atoms,
    even_lines,
    is_upright_number,
    stands_across,
)
from app.reports.documents.docx_nodes import (
    clean,
    mm_twips,
    node,
    paragraph,
    run,
    width_in_characters,
)
from app.reports.documents.docx_styles import RED, Style
from app.reports.documents.docx_table_styles import PLAIN_TABLE, RULED_TABLE
from app.reports.documents.docx_tables import column_widths, table_grid, table_properties

_LABELS_BESIDE = 6
_LABEL_WIDTH, _LABEL_HEIGHT = 30, 250  # 毫米
_ACROSS_MOST = 4.6  # 字，14磅
_BOX, _BOX_GAP, _BOXES = 7, 2, 6
_FIGURES = re.compile("([!-~]+)")


def label_tables(table: Table) -> list[BaseOxmlElement]:
    """Return every row as a spine label, 30 by 250 mm, six of them side by side (卷脊签).

    A row's cells stand one below the other, written downwards; the table's widths are their
    relative heights.
    """
    made = []
    for start in range(0, len(table.rows), _LABELS_BESIDE):
        beside = table.rows[start : start + _LABELS_BESIDE]
        columns = (mm_twips(_LABEL_WIDTH),) * len(beside)
        labels = node("tbl", table_properties(RULED_TABLE, sum(columns)), table_grid(columns))
        heights = column_widths(table.widths, mm_twips(_LABEL_HEIGHT))
        for at, height in enumerate(heights):
            row = node("tr", node("trPr", node("trHeight", val=height, hRule="exact")))
            row.extend(
                _label_cell(label, at, column)
                for label, column in zip(beside, columns, strict=True)
            )
            labels.append(row)
        made.append(labels)
    return made


def _label_cell(label: Row, at: int, width: int) -> BaseOxmlElement:
    """Return a cell written downwards, or across when it is a number."""
    text = clean(label.cells[at].text).strip() if at < len(label.cells) else ""
    properties = node("tcPr", node("tcW", w=width, type="dxa"))
    if stands_across(text):
        properties.append(node("vAlign", val="center"))
        return node("tc", properties, *(paragraph(Style.SPINE, line) for line in _across(text)))
    properties.append(node("textDirection", val="tbRlV"))
    properties.append(node("vAlign", val="center"))
    return node("tc", properties, *(_upright(line) for line in text.split("\n")))


def _across(text: str) -> list[str]:
    """Return a number in the fewest lines that fit across the label."""
    atoms = across_atoms(text)
    widths = [width_in_characters(atom) for atom in atoms]
    lines = [text]
    for count in range(1, len(atoms) + 1):
        lines = even_lines(atoms, widths, count)
        if max(map(width_in_characters, lines)) <= _ACROSS_MOST:
            break
    return lines


def _upright(text: str) -> BaseOxmlElement:
    """Return text written downwards; up to four figures stand side by side (纵中横)."""
    made = paragraph(Style.SPINE)
    for number, part in enumerate(part for part in _FIGURES.split(text) if part):
        written = run(part)
        if is_upright_number(part):
            beside = node("eastAsianLayout", id=number + 1, vert=1, vertCompress=1)
            written.insert(0, node("rPr", beside))
        made.append(written)
    return made


def postcode_boxes(code: str) -> BaseOxmlElement:
    """Return the six red boxes for the recipient's postcode, empty when it is not known."""
    columns = [mm_twips(_BOX if at % 2 == 0 else _BOX_GAP) for at in range(_BOXES * 2 - 1)]
    row = node("tr", node("trPr", node("trHeight", val=mm_twips(_BOX), hRule="exact")))
    for at, width in enumerate(columns):
        properties = node("tcPr", node("tcW", w=width, type="dxa"))
        figure = code[at // 2 : at // 2 + 1] if at % 2 == 0 else ""
        if at % 2 == 0:
            sides = ("top", "left", "bottom", "right")
            lines = (node(side, val="single", sz=6, space=0, color=RED) for side in sides)
            properties.append(node("tcBorders", *lines))
            properties.append(node("vAlign", val="center"))
        row.append(node("tc", properties, paragraph(Style.POSTCODE, figure)))
    made = node("tbl", table_properties(PLAIN_TABLE, sum(columns)), table_grid(columns), row)
    made.tblPr.remove(made.tblPr.find(qn("w:jc")))
    return made
