"""The styles of tables in Word (表格样式)."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

from app.reports.documents.docx_nodes import node

PLAIN_TABLE = "TableNormal"
RULED_TABLE = "PaperTable"


def _cell_margins(side: int, top: int) -> BaseOxmlElement:
    return node(
        "tblCellMar",
        node("top", w=top, type="dxa"),
        node("left", w=side, type="dxa"),
        node("bottom", w=top, type="dxa"),
        node("right", w=side, type="dxa"),
    )


def plain_table_style() -> BaseOxmlElement:
    """Return Word's own table without rules."""
    made = node("style", type="table", default=1, styleId=PLAIN_TABLE)
    made.append(node("name", val="Normal Table"))
    made.append(node("tblPr", node("tblInd", w=0, type="dxa"), _cell_margins(60, 0)))
    return made


def ruled_table_style() -> BaseOxmlElement:
    """Return the table of a paper, ruled on all sides."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (node(side, val="single", sz=6, space=0, color="auto") for side in sides)
    made = node("style", type="table", customStyle=1, styleId=RULED_TABLE)
    made.append(node("name", val="文书表格"))
    made.append(node("basedOn", val=PLAIN_TABLE))
    made.append(node("tblPr", node("tblBorders", *borders), _cell_margins(85, 40)))
    return made
