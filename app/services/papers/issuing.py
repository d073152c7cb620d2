"""How papers get their number, their final form and their place in the case (签发的步骤).

Content and PDF are made before the write lock is taken, with the numbers that would be given out
next. They are kept if under the lock nobody else has written since and the number is the one they
bear; else the content is filled once more, and printed again where it came out different. So
nobody waits for the press, and a number never stands on a paper that was not issued with it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.documents.blocks import PaperContent
from app.domain.documents.content_json import content_to_json
from app.domain.documents.life import PaperState
from app.domain.documents.spec import CASE_NUMBER, Template
from app.domain.documents.values import day_text
from app.models.audit import AuditEntry
from app.models.case import Case, CaseEvent
from app.models.file_vault import Taken
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.evidence.stored import Keeper
from app.services.history import note_event
from app.services.number_books import last_number, next_serial, take_number
from app.services.papers.composing import Composed, SerialOf, Wording, book_of, compose
from app.services.papers.drafts import usual_recipients
from app.services.papers.roles import require_issue
from app.services.papers.rows import (
    PROCEEDING,
    REASON,
    get_draft,
    get_paper,
    recipient_of,
    recipients_of,
    texts_of,
)
from app.services.papers.templates import template
from app.services.papers.views import PaperPress, ReadPicture, RenderedPaper
from app.services.read_case import get_case, get_live_case
from app.services.store_errors import stale_record
from app.services.unit_of_work import UnitOfWork
from app.support.errors import KuaiWeiError, Problem, RuleViolationError, StoreError

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """A draft to be issued; ``version`` is the one the window showed, None for any."""

    paper_id: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made before the lock: content and its PDF, waiting in the vault."""

    composed: Composed
    rendered: RenderedPaper
    taken: Taken


@dataclass(slots=True)
class _Ahead:
    """Serials as they would be given out, counted on from those of the books."""

    session: Session
    _used: dict[tuple[str, int], int] = field(default_factory=dict)

    def serial(self, book: str, year: int) -> int:
        return next_serial(self.session, book, year) + self._used.get((book, year), 0)

    def use(self, composed: Composed, year: int) -> None:
        if composed.pattern is not None:
            key = (book_of(composed.pattern), year)
            self._used[key] = self._used.get(key, 0) + 1


@dataclass(slots=True)
class Issuer:
    """Issues drafts, some at a time; ``failed`` tells why others stayed drafts, by their id."""

    desk: Desk
    press: PaperPress
    picture: ReadPicture
    on: date
    keeper: Keeper
    failed: dict[int, KuaiWeiError] = field(default_factory=dict)
    _made: dict[int, _Made] = field(default_factory=dict)
    _seen: tuple[int, int] = (0, 0)
    _templates: dict[str, Template] = field(default_factory=dict)

    def prepare(self, orders: Sequence[Order], heard: Callable[[], None]) -> None:
        """Make contents and PDFs, before any lock; ``heard`` is called before each."""
        with self.desk.store.reading() as session:
            self._seen = _last_written(session)
            ahead = _Ahead(session)
            for order in orders:
                heard()
                try:
                    self._prepare(session, order, ahead)
                except StoreError:
                    raise
                except KuaiWeiError as error:
                    self.failed[order.paper_id] = error

    def commit(self, orders: Sequence[Order]) -> tuple[int, ...]:
        """Issue what was made, in one transaction, and return the ids of the issued papers.

        Raises:
            StoreError: the disk refused; none of ``orders`` was issued.
        """
        ready = [order for order in orders if order.paper_id in self._made]
        failed: dict[int, KuaiWeiError] = {}
        issued: list[int] = []
        with self.desk.store.writing(actor=self.desk.account.name) as unit:
            current = _last_written(unit.session) == self._seen
            for order in ready:
                try:
                    self._issue(unit, order, current=current)
                except StoreError:
                    raise
                except KuaiWeiError as error:
                    failed[order.paper_id] = error
                else:
                    issued.append(order.paper_id)
        self.failed |= failed
        return tuple(issued)

    def _prepare(self, session: Session, order: Order, ahead: _Ahead) -> None:
        composed = self._composed(session, order, ahead.serial)
        rendered, taken = self._printed(composed.content)
        ahead.use(composed, self.on.year)
        self._made[order.paper_id] = _Made(composed, rendered, taken)

    def _printed(self, content: PaperContent) -> tuple[RenderedPaper, Taken]:
        rendered = self.press.pdf(content, self.picture)
        taken = self.keeper.take(io.BytesIO(rendered.pdf), len(rendered.pdf))
        return rendered, taken

    def _composed(self, session: Session, order: Order, serial_of: SerialOf) -> Composed:
        """Return the content of a draft, or raise why it cannot be issued."""
        paper = get_draft(session, order.paper_id)
        if order.version is not None and paper.version != order.version:
            raise stale_record()
        case = get_live_case(session, paper.case_id)
        require_issue(self.desk, case.kind, paper.code)
        chosen = self._template(paper.folder)
        wording = Wording(chosen, recipient_of(session, paper), texts_of(paper))
        composed = compose(self.desk, session, case, wording, self.on, serial_of)
        refuse(
            (
                *_day_problems(self.desk, case, self.on),
                *_order_problems(session, composed, self.on),
                *_recipient_problems(session, paper, chosen),
                *_lacks(chosen, composed),
            ),
            "文书还不能签发，仍是草稿。",
        )
        return composed

    def _template(self, folder: str) -> Template:
        if folder not in self._templates:
            self._templates[folder] = template(self.desk, folder)
        return self._templates[folder]

    def _issue(self, unit: UnitOfWork, order: Order, *, current: bool) -> None:
        """Issue one paper. Whatever may go wrong goes wrong before anything is changed."""
        session = unit.session
        made = self._made[order.paper_id]
        if not (current and self._bears_next_number(session, made.composed)):
            made = self._made_again(session, order, made)
        composed, rendered = made.composed, made.rendered
        paper = get_paper(session, order.paper_id)
        case = get_case(session, paper.case_id)
        old = get_paper(session, paper.replaces_id) if paper.replaces_id is not None else None
        if composed.pattern is not None:
            number = take_number(unit, book_of(composed.pattern), composed.pattern, self.on)
            number.case_id = case.id
            session.add(number)
        stored = self.keeper.place(unit, made.taken, media=PDF, pages=rendered.pages)
        self._write(unit, paper, composed, rendered, stored.id)
        if old is not None:
            _replace(old, paper, self.on)
        note_event(unit, case, "paper-issued", on=self.on, note=told(paper))
        session.flush()

    def _bears_next_number(self, session: Session, composed: Composed) -> bool:
        pattern, year = composed.pattern, self.on.year
        if pattern is None:
            return True
        return composed.number == pattern.format(year, next_serial(session, book_of(pattern), year))

    def _made_again(self, session: Session, order: Order, made: _Made) -> _Made:
        """Fill the content anew under the lock, and print it where it came out different."""
        composed = self._composed(
            session, order, lambda book, year: next_serial(session, book, year)
        )
        if composed.content == made.composed.content:
            return _Made(composed, made.rendered, made.taken)
        return _Made(composed, *self._printed(composed.content))

    def _write(
        self,
        unit: UnitOfWork,
        paper: CasePaper,
        composed: Composed,
        rendered: RenderedPaper,
        file_id: int,
    ) -> None:
        chosen = self._template(paper.folder)
        paper.template_version, paper.template_sha256 = chosen.version, chosen.sha256
        paper.code, paper.title = chosen.code, chosen.title
        paper.content = content_to_json(composed.content)
        paper.number = composed.number or None
        paper.pages, paper.issued_file_id = rendered.pages, file_id
        paper.issued_on, paper.issued_at = self.on, unit.now
        paper.issued_by = self.desk.account.name
        paper.state = PaperState.ISSUED.value


def _last_written(session: Session) -> tuple[int, int]:
    """Return a mark that changes with every fact that a paper may state."""
    return (
        session.scalar(select(func.max(AuditEntry.id))) or 0,
        session.scalar(select(func.max(CaseEvent.id))) or 0,
    )


def told(paper: CasePaper) -> str:
    """Return ``粤中知受字〔2026〕1号 受理通知书 → 甲公司`` for the history."""
    named = " ".join(filter(None, (paper.number, paper.title)))
    return f"{named} → {paper.recipient}" if paper.recipient else named


def refuse(problems: Sequence[Problem], message: str) -> None:
    """Raise if there is any problem.

    Raises:
        RuleViolationError: with all of them.
    """
    if problems:
        raise RuleViolationError(
            message, problems=tuple(problems), hint="请补全案件信息或文书栏目后再签发。"
        )


def _day_problems(desk: Desk, case: Case, on: date) -> tuple[Problem, ...]:
    if on > desk.today:
        return (Problem("on", "签发日期晚于今天。"),)
    if on < case.received_on:
        return (Problem("on", "签发日期早于收件日。"),)
    return ()


def _order_problems(session: Session, composed: Composed, on: date) -> tuple[Problem, ...]:
    """Return the problem of a later number with an earlier day (倒签)."""
    if composed.pattern is None:
        return ()
    last = last_number(session, book_of(composed.pattern), on.year)
    query = select(CasePaper.issued_on).where(CasePaper.number == last)
    before = session.scalar(query.order_by(CasePaper.id.desc()).limit(1)) if last else None
    if before is None or before <= on:
        return ()
    text = f"签发日期早于同一字号的上一份（{last}，{day_text(before)}），编号在后的不能日期在前。"
    return (Problem("on", text),)


def _recipient_problems(
    session: Session, paper: CasePaper, chosen: Template
) -> tuple[Problem, ...]:
    """Return the problem of a party that was renamed in the case, or taken out, since the draft."""
    if paper.recipient_id is None:
        return ()
    parties = recipients_of(session, paper.case_id)
    named = {
        (one.party_id, one.name) for one in (*parties, *usual_recipients(chosen, parties)) if one
    }
    if (paper.recipient_id, paper.recipient) in named:
        return ()
    text = "受送达人与案件现在的当事人不一致（已改名或不再是当事人），请在草稿里重新选择。"
    return (Problem("受送达人", text),)


def _lacks(chosen: Template, composed: Composed) -> tuple[Problem, ...]:
    """Return every value wanting, each name once, and a case number not yet given."""
    names: Mapping[str, None] = dict.fromkeys(gap.name for gap in composed.gaps)
    found = [Problem(name, f"缺“{name}”。") for name in names]
    if chosen.number == CASE_NUMBER and not composed.number and "案号" not in names:
        found.append(Problem("案号", "这种文书以案号编号，案件还没有案号。"))
    return tuple(found)


def _replace(old: CasePaper, new: CasePaper, on: date) -> None:
    """Let the old paper give way, unless it was withdrawn meanwhile."""
    if old.state not in PROCEEDING:
        return
    old.state = PaperState.REPLACED.value
    old.withdrawn_on = on
    old.withdrawn_reason = str(new.fields.get(REASON, ""))
