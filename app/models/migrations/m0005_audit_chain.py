"""Schema 5: every audit entry holds the hash of all before it; older entries are chained once."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from app.domain.hash_chain import FIELDS, GENESIS, links

if TYPE_CHECKING:
    from alembic.operations import Operations

VERSION = 5
TITLE = "留痕校验链"
_BATCH = 2000


def upgrade(op: Operations) -> None:
    """Add the column and fill it in the order of the entries, some at a time."""
    empty = sa.text("''")
    column = sa.Column("chain", sa.String(length=64), nullable=False, server_default=empty)
    empty = sa.text("''")
    column = sa.Column("chain", sa.String(length=64), nullable=False, server_default=empty)
    op.add_column("audit", column)
    connection, audit = op.get_bind(), _audit()
    chained = sa.update(audit).where(audit.c.id == sa.bindparam("entry"))
    last, head = 0, GENESIS
    while entries := _after(connection, audit, last):
        found = list(links(head, entries))
        pairs = zip(entries, found, strict=True)
        connection.execute(chained, [{"entry": row["id"], "chain": link} for row, link in pairs])
        last, head = entries[-1]["id"], found[-1]


def _after(connection: sa.Connection, audit: sa.TableClause, last: int) -> list[dict[str, Any]]:
    """Return the next entries, their instants aware again."""
    columns = [audit.c[name] for name in FIELDS]
    query = sa.select(*columns).where(audit.c.id > last).order_by(audit.c.id).limit(_BATCH)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return [{**row, "at": row["at"].replace(tzinfo=UTC)} for row in rows]


def _audit() -> sa.TableClause:
    """Return the table as it is at this step."""
    types: dict[str, Any] = {"id": sa.Integer(), "at": sa.DateTime(), "row_id": sa.Integer()}
    types |= {"before": sa.JSON(none_as_null=True), "after": sa.JSON(none_as_null=True)}
    names = (*FIELDS, "chain")
    return sa.table("audit", *(sa.column(name, types.get(name, sa.String())) for name in names))
