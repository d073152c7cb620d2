"""Use-cases: papers are issued, one or many, withdrawn and replaced (签发、撤回、更换)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from sqlalchemy import select

from app.domain.documents.life import PaperState
from app.domain.text import tidy
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.evidence.stored import keeping
from app.services.history import note_event
from app.services.papers.issuing import Issuer, Order, told
from app.services.papers.listing import picture_reader
from app.services.papers.roles import require_draft, require_end
from app.services.papers.rows import (
    OUTSIDE,
    PROCEEDING,
    REASON,
    get_paper,
    paper_line,
    paper_lines,
    texts_of,
)
from app.services.papers.templates import template
from app.services.papers.views import IssuedBatch, IssueFailure, PaperLine, PaperPress
from app.services.read_case import get_live_case
from app.support.errors import KuaiWeiError, RuleViolationError, StoreError, TaskCancelledError
from app.support.progress import Progress, no_progress

CHUNK = 50
"""Papers issued in one transaction: few enough for the lock, many enough for the disk."""
LONGEST_REASON = 300
_CANCELLED = "已取消，没有签发，仍是草稿。"


def issue_paper(
    desk: Desk, paper_id: int, version: int, press: PaperPress, on: date | None = None
) -> PaperLine:
    """Issue a draft: number, PDF in the vault, locked for ever; return its line.

    A paper that cannot be printed uses no number. ``on`` is today when left out.

    Raises:
        RuleViolationError: not a draft, in the recycle bin, a wrong day, values wanting;
            ``problems`` are addressed by the names of the values.
        NotAllowedError: the role may not issue it.
        StaleRecordError: the draft was saved since.
    """
    order = Order(paper_id, version)
    with keeping(desk) as keeper:
        issuer = Issuer(desk, press, picture_reader(desk), on or desk.today, keeper)
        issuer.prepare((order,), lambda: None)
        issuer.commit((order,))
    if paper_id in issuer.failed:
        raise issuer.failed[paper_id]
    with desk.store.reading() as session:
        return paper_line(session, get_paper(session, paper_id))


def issue_many(
    desk: Desk,
    ids: Sequence[int],
    press: PaperPress,
    progress: Progress = no_progress,
    on: date | None = None,
) -> IssuedBatch:
    """Issue drafts in the order given, in transactions of :data:`CHUNK`.

    One that cannot be issued stays a draft and is told; the numbers of the others stay without
    a gap. When cancelled, or when the disk refuses, what was issued before remains issued and
    all others are told as not issued.
    """
    wanted = tuple(dict.fromkeys(ids))
    issued: list[int] = []
    stopped = ""
    failed: dict[int, KuaiWeiError] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = tuple(Order(one) for one in wanted[start : start + CHUNK])
        try:
            with keeping(desk) as keeper:
                issuer = Issuer(desk, press, picture_reader(desk), on or desk.today, keeper, failed)
                issuer.prepare(chunk, _counter(progress, start, len(wanted)))
                issued += issuer.commit(chunk)
        except TaskCancelledError:
            stopped = _CANCELLED
        except StoreError as error:
            stopped = error.message
        if stopped:
            break
    if not stopped:
        # All is issued: a cancel that comes now has nothing left to stop.
        with suppress(TaskCancelledError):
            progress(len(wanted), len(wanted), "签发完成")
    return _batch(desk, wanted, issued, failed, stopped)


def _counter(progress: Progress, start: int, total: int) -> Callable[[], None]:
    """Return what tells the progress each time a paper is begun."""
    done = itertools.count(start)

    def heard() -> None:
        at = next(done)
        progress(at, total, f"正在签发第 {at + 1} 份")

    return heard


def _batch(
    desk: Desk,
    wanted: Sequence[int],
    issued: Sequence[int],
    failed: dict[int, KuaiWeiError],
    stopped: str,
) -> IssuedBatch:
    with desk.store.reading() as session:
        rows = {
            row.id: row
            for row in session.scalars(select(CasePaper).where(CasePaper.id.in_(wanted)))
        }
        lines = paper_lines(session, [rows[one] for one in issued])
    done = set(issued)
    failures = tuple(
        IssueFailure(
            one,
            rows[one].title if one in rows else "",
            rows[one].recipient if one in rows else "",
            _why(failed[one]) if one in failed else stopped,
        )
        for one in wanted
        if one not in done
    )
    return IssuedBatch(lines, failures)


def _why(error: KuaiWeiError) -> str:
    """Return the sentence of an error with the problems it carries."""
    problems = error.problems if isinstance(error, RuleViolationError) else ()
    return f"{error.message}{''.join(problem.message for problem in problems)}"


def withdraw_paper(desk: Desk, paper_id: int, reason: str) -> None:
    """Take an issued paper back; it stays readable and keeps its number (撤回).

    Raises:
        NotAllowedError: neither a head nor who issued it.
        RuleViolationError: no reason, or it is not in force.
    """
    kept = _reason(reason, "撤回")
    with desk.store.writing(actor=desk.account.name, reason=kept) as unit:
        paper = get_paper(unit.session, paper_id)
        case = get_live_case(unit.session, paper.case_id)
        _check_proceeding(paper)
        require_end(desk, paper)
        paper.state = PaperState.WITHDRAWN.value
        paper.withdrawn_on, paper.withdrawn_reason = desk.today, kept
        note_event(unit, case, "paper-withdrawn", note=f"{told(paper)}：{kept}")


def replace_paper(desk: Desk, paper_id: int, reason: str) -> int:
    """Begin the paper that is to take the place of an issued one, with its texts (更换).

    Return the id of the new draft. The old paper stays in force until the new one is issued.

    Raises:
        NotAllowedError: neither a head nor who issued it.
        RuleViolationError: no reason, it is not in force, or another draft is under way.
    """
    kept = _reason(reason, "更换")
    with desk.store.writing(actor=desk.account.name, reason=kept) as unit:
        old = get_paper(unit.session, paper_id)
        case = get_live_case(unit.session, old.case_id)
        _check_proceeding(old)
        require_end(desk, old)
        require_draft(desk, case.kind)
        under_way = select(CasePaper.id).where(CasePaper.replaces_id == old.id).limit(1)
        if unit.session.scalar(under_way) is not None:
            raise RuleViolationError(
                "更换这份文书的草稿已经在制作，没有另建。",
                hint="请继续办理那份草稿，或者先删除它。",
            )
        chosen = template(desk, old.folder)
        outside = {key: old.fields[key] for key in (OUTSIDE,) if key in old.fields}
        draft = CasePaper(
            case_id=old.case_id,
            code=chosen.code,
            folder=chosen.folder,
            template_version=chosen.version,
            template_sha256=chosen.sha256,
            title=chosen.title,
            recipient=old.recipient,
            recipient_id=old.recipient_id,
            state=PaperState.DRAFT.value,
            fields={**outside, **texts_of(old), REASON: kept},
            replaces_id=old.id,
        )
        unit.session.add(draft)
        note_event(unit, case, "paper-replaced", note=f"{told(old)}：{kept}")
        unit.session.flush()
        return draft.id


def _reason(reason: str, what: str) -> str:
    kept = tidy(reason)
    if not kept or len(kept) > LONGEST_REASON:
        raise RuleViolationError(
            f"{what}文书须写明原因，不超过 {LONGEST_REASON} 字，文书没有改动。",
            hint="请填写原因。",
        )
    return kept


def _check_proceeding(paper: CasePaper) -> None:
    if paper.state not in PROCEEDING:
        raise RuleViolationError(
            f"文书处于“{PaperState(paper.state).term}”，不能这样办理，文书没有改动。",
            hint="只有已签发、已送达的文书可以撤回、更换和送达。",
        )
