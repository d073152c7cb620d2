"""Use-case: is the audit trail still the one that was written (留痕校验)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain as joined
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.hash_chain import FIELDS, GENESIS, links
from app.models.audit import AuditEntry
from app.services.audit_trail import last_link
from app.services.desk import Desk
from app.support.progress import Progress, no_progress

MOST_BREAKS = 100
"""How many breaks are named; who rewrote everything need not be told line by line."""

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """Where the chain does not hold (断链处): the first entry that does not fit the one before."""

    entry: int
    what: str


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What the check of the audit trail found (留痕校验结果). ``head`` is the last entry's hash.

    ``breaks`` holds the first :data:`MOST_BREAKS`.
    """

    entries: int
    head: str
    breaks: tuple[ChainBreak, ...]

    @property
    def ok(self) -> bool:
        """Tell whether every entry is as it was written and none in between is missing."""
        return not self.breaks


def chain_head(desk: Desk) -> str:
    """Return the last entry's hash, to be printed where nobody can change it any more."""
    with desk.store.reading() as session:
        return last_link(session.connection())[1]


def verify_chain(desk: Desk, known_head: str = "", progress: Progress = no_progress) -> ChainCheck:
    """Work every hash out again and compare.

    An entry that was changed, taken out, put in or moved shows. Entries cut off at the end,
    and a chain rewritten from some entry on, show only against ``known_head``: a hash printed
    or sent at an earlier time, which must still be one of the chain's.
    """
    with desk.store.reading() as session:
        total = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
        count, last, head, seen = 0, 0, GENESIS, not known_head or known_head == GENESIS
        breaks: list[ChainBreak] = []
        for count, entry in enumerate(_entries(session), 1):
            if count % _AT_ONCE == 0:
                progress(count, total, "正在核对留痕")
            (expected,) = links(head, (entry,))
            if entry["chain"] != expected and len(breaks) < MOST_BREAKS:
                breaks.append(_break(last, entry))
            last, head = entry["id"], entry["chain"]
            seen = seen or head == known_head
    if not seen:
        what = "以前记下的链头不在留痕中：其后的留痕被删去，或整条链被重写过"
        breaks.append(ChainBreak(last, what))
    return ChainCheck(count, head, tuple(breaks))


def _entries(session: Session) -> Iterator[dict[str, Any]]:
    columns = [getattr(AuditEntry, name) for name in (*FIELDS, "chain")]
    query = select(*columns).order_by(AuditEntry.id).execution_options(yield_per=_AT_ONCE)
    pages = session.execute(query).mappings().partitions()
    return (dict(row) for row in joined.from_iterable(pages))


def _break(last: int, entry: dict[str, Any]) -> ChainBreak:
    here = entry["id"]
    if here > last + 1:
        gone = f"第{last + 1}条" if here == last + 2 else f"第{last + 1}至{here - 1}条"
        return ChainBreak(here, f"第{here}条留痕之前缺少{gone}")
    if not entry["chain"]:
        return ChainBreak(here, f"第{here}条留痕没有校验值，不是本程序写下的")
    return ChainBreak(here, f"第{here}条留痕与校验值不符：内容被改动，或它与前一条的次序被调换过")
