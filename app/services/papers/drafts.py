"""Use-cases: which papers a case may have, and their drafts (文书草稿)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.case_type import CaseType
from app.domain.documents.check import names_used
from app.domain.documents.content_json import content_from_json
from app.domain.documents.fill import defaults
from app.domain.documents.life import PaperState, Recipients
from app.domain.documents.spec import Template
from app.domain.terms import PartyRole
from app.domain.text import tidy, tidy_lines
from app.domain.titles import SECOND_ROLES
from app.models.case import Case, CaseEvent
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.papers.composing import Wording, compose
from app.services.papers.facts import paper_values
from app.services.papers.roles import require_draft
from app.services.papers.rows import (
    OUTSIDE,
    get_draft,
    get_paper,
    outside_facts,
    paper_line,
    recipient_of,
    recipients_of,
    texts_of,
)
from app.services.papers.templates import template, templates
from app.services.papers.views import PaperForm, PaperLine, PaperOffer, PaperPreview, Recipient
from app.services.read_case import get_case, get_live_case
from app.support.errors import Problem, RuleViolationError

LONGEST_TEXT = 20_000
LONGEST_NAME = 200
_SECOND_TERMS = frozenset(PartyRole(role).term for role in SECOND_ROLES)
_THIRD = PartyRole.THIRD_PARTY.term
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def offers(desk: Desk, case_id: int) -> tuple[PaperOffer, ...]:
    """Return the papers that fit the case now: those called for, those ahead, the others by code.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        case_type = desk.catalogue.get(case.kind)
        called = _called_for(case_type, session, case)
        moves = case_type.moves_from(case.state)
        ahead = {code for move in moves for code in move.papers} - called
        query = (
            select(CasePaper.folder, func.count())
            .where(CasePaper.case_id == case_id)
            .group_by(CasePaper.folder)
        )
        made = {row[0]: row[1] for row in session.execute(query)}
    found = [
        PaperOffer(
            one.folder,
            one.code,
            one.title,
            one.code in called,
            made.get(one.folder, 0),
            one.own,
            one.verified,
            one.code in ahead,
        )
        for one in templates(desk)
        if one.fits(case.kind, case.state)
    ]
    return tuple(sorted(found, key=_nearness))


def _nearness(offer: PaperOffer) -> tuple[bool, bool, str, str]:
    return (not offer.called_for, not offer.ahead, offer.code, offer.folder)


def _called_for(case_type: CaseType, session: Session, case: Case) -> frozenset[str]:
    """Return the codes asked for by the step last taken, or at intake while none was."""
    taken = session.scalars(
        select(CaseEvent.move).where(CaseEvent.case_id == case.id).order_by(CaseEvent.id.desc())
    )
    steps = {move.code: move for move in case_type.moves}
    last = next((steps[code] for code in taken if code in steps), None)
    return frozenset(case_type.papers if last is None else last.papers)


def recipients(desk: Desk, case_id: int) -> tuple[Recipient, ...]:
    """Return the parties of a case with where papers reach them."""
    with desk.store.reading() as session:
        return recipients_of(session, get_case(session, case_id).id)


def start_drafts(
    desk: Desk, case_id: int, folder: str, recipients: Sequence[Recipient] = ()
) -> tuple[int, ...]:
    """Begin one draft for each recipient and return their ids, all in one transaction.

    Without ``recipients`` the template's own rule says who they are; a paper that goes to
    nobody of the case, or to a side without names, is begun once without recipient.

    Raises:
        NotAllowedError: the role makes no papers of such cases.
        RuleViolationError: the case is in the recycle bin, or a name is missing.
    """
    chosen = template(desk, folder)
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        require_draft(desk, case.kind)
        whom = tuple(recipients) or usual_recipients(chosen, recipients_of(unit.session, case_id))
        drafts = [_draft(case, chosen, one) for one in whom]
        unit.session.add_all(drafts)
        unit.session.flush()
        return tuple(draft.id for draft in drafts)


def usual_recipients(
    chosen: Template, parties: Sequence[Recipient]
) -> tuple[Recipient | None, ...]:
    """Return whom a paper goes to by its template; a single None for nobody named.

    The requesting side is one recipient, named with all its names: it gets one paper.
    """
    if chosen.to in (Recipients.OFFICE, Recipients.OTHER):
        return (None,)
    second = [one for one in parties if one.role_term in _SECOND_TERMS]
    first = [one for one in parties if one.role_term not in {*_SECOND_TERMS, _THIRD}]
    if chosen.to is Recipients.RESPONDENTS:
        return tuple(second) or (None,)
    if chosen.to is Recipients.PARTIES:
        return tuple(parties) or (None,)
    if not first:
        return (None,)
    lead = first[0]
    names = "、".join(one.name for one in first)[:LONGEST_NAME]
    return (
        Recipient(lead.party_id, names, lead.role_term, lead.address, lead.postcode, lead.phone),
    )


def _draft(case: Case, chosen: Template, recipient: Recipient | None) -> CasePaper:
    return CasePaper(
        case_id=case.id,
        code=chosen.code,
        folder=chosen.folder,
        template_version=chosen.version,
        template_sha256=chosen.sha256,
        title=chosen.title,
        recipient=_name(recipient) if recipient is not None else "",
        recipient_id=recipient.party_id if recipient is not None else None,
        state=PaperState.DRAFT.value,
        fields=outside_facts(recipient),
    )


def _name(recipient: Recipient) -> str:
    name = tidy(recipient.name)
    if not name or len(name) > LONGEST_NAME:
        problem = Problem("recipient", f"受送达人须填写，不超过 {LONGEST_NAME} 字。")
        raise RuleViolationError("受送达人有误，尚未保存。", problems=(problem,))
    return name


def read_form(desk: Desk, paper_id: int) -> PaperForm:
    """Return a draft open for typing.

    Raises:
        NotFoundError: it is gone.
        RuleViolationError: it was issued.
    """
    with desk.store.reading() as session:
        paper = get_draft(session, paper_id)
        case = get_case(session, paper.case_id)
        chosen = template(desk, paper.folder)
        whom = recipient_of(session, paper)
        wanted = names_used(chosen)
        values = paper_values(desk, session, case, whom, number="", on=desk.today, wanted=wanted)
        return PaperForm(
            line=paper_line(session, paper),
            asks=chosen.asks,
            texts=texts_of(paper),
            defaults=defaults(chosen, values),
            recipients=recipients_of(session, case.id),
            numbered=bool(chosen.number),
            verified=chosen.verified,
        )


def save_draft(
    desk: Desk,
    paper_id: int,
    version: int,
    texts: Mapping[str, str],
    recipient: Recipient | None = None,
) -> PaperLine:
    """Keep what was typed for a draft, and a recipient chosen anew; return its line.

    Texts of fields that the template no longer has are dropped.

    Raises:
        RuleViolationError: it was issued, its case is in the recycle bin, a text is too long.
        StaleRecordError: somebody else saved it since.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        paper = get_draft(unit.session, paper_id)
        unit.check_version(paper, version)
        case = get_live_case(unit.session, paper.case_id)
        require_draft(desk, case.kind)
        chosen = template(desk, paper.folder)
        kept = {key: value for key, value in paper.fields.items() if key.startswith("@")}
        if recipient is not None:
            kept.pop(OUTSIDE, None)
            kept |= outside_facts(recipient)
            paper.recipient, paper.recipient_id = _name(recipient), recipient.party_id
        paper.fields = {**kept, **_typed(chosen, texts)}
        unit.session.flush()
        return paper_line(unit.session, paper)


def _typed(chosen: Template, texts: Mapping[str, str]) -> dict[str, str]:
    typed = {ask.name: tidy_lines(texts.get(ask.name, "")) for ask in chosen.asks}
    problems = tuple(
        Problem(name, f"“{name}”超过 {LONGEST_TEXT} 字。")
        for name, text in typed.items()
        if len(text) > LONGEST_TEXT
    )
    if problems:
        raise RuleViolationError("文书草稿有误，尚未保存。", problems=problems)
    return {name: text for name, text in typed.items() if text}


def discard_draft(desk: Desk, paper_id: int) -> None:
    """Delete a draft; nothing had been given out in its name.

    Raises:
        NotFoundError: it is gone.
        RuleViolationError: it was issued, or its case is in the recycle bin.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        paper = get_draft(unit.session, paper_id)
        case = get_live_case(unit.session, paper.case_id)
        require_draft(desk, case.kind)
        unit.session.delete(paper)


def preview(
    desk: Desk,
    paper_id: int,
    texts: Mapping[str, str] | None = None,
    recipient: Recipient | None = None,
) -> PaperPreview:
    """Return the content of a paper: as issued, or of a draft as it would be today.

    ``texts`` and ``recipient`` are those typed meanwhile and not saved; None takes the draft's.

    Raises:
        NotFoundError: it is gone.
    """
    with desk.store.reading() as session:
        paper = get_paper(session, paper_id)
        if paper.content is not None:
            return PaperPreview(content_from_json(paper.content))
        case = get_case(session, paper.case_id)
        whom = recipient or recipient_of(session, paper)
        typed = texts_of(paper) if texts is None else {**texts}
        wording = Wording(template(desk, paper.folder), whom, typed)
        return compose(desk, session, case, wording, desk.today).preview


def preview_new(
    desk: Desk,
    case_id: int,
    folder: str,
    recipient: Recipient | None = None,
    texts: Mapping[str, str] = _NO_TEXTS,
) -> PaperPreview:
    """Return what a paper would say without making a draft of it.

    Without ``recipient`` it is made out to the first one of the template's rule.
    """
    chosen = template(desk, folder)
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        whom = recipient or usual_recipients(chosen, recipients_of(session, case_id))[0]
        return compose(desk, session, case, Wording(chosen, whom, texts), desk.today).preview
