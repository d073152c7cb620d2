"""The text of a paper's content, against which what is written is held."""

from __future__ import annotations

import re

from app.domain.documents.blocks import (
    Attachments,
    Block,
    Imprint,
    PaperContent,
    Pictures,
    Signature,
    Table,
    Title,
)


def plain_text(content: PaperContent) -> str:
    """Return all text in order, without white space."""
    return re.sub(r"\s", "", "".join(_of(block) for block in content.blocks))


def _of(block: Block) -> str:
    match block:
        case Title(lines) | Imprint(lines):
            return "".join(lines)
        case Attachments(items) if len(items) == 1:
            return f"附件：{items[0]}"
        case Attachments(items):
            return "附件：" + "".join(f"{at}.{item}" for at, item in enumerate(items, 1))
        case Signature(name, day):
            return name + day
        case Table():
            return "".join(cell.text for row in block.rows for cell in row.cells)
        case Pictures(items):
            return "".join(item.caption for item in items)
    return str(getattr(block, "text", ""))
