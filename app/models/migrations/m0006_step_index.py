"""Schema 6: steps are found by what they are and when, for the month's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations

VERSION = 6
TITLE = "经过按步骤检索"


def upgrade(op: Operations) -> None:
    """Create the index; states what it needs itself, never today's classes."""
    op.create_index(
        "ix_case_event_move", "case_event", ["move", "on", "case_id", "from_state"], unique=False
    )
