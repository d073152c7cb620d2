"""Finding case and wording from what somebody types: a number and a code (按案号和代码找文书)."""

from __future__ import annotations

from difflib import SequenceMatcher

from sqlalchemy import or_, select

from app.domain.documents.spec import Template
from app.domain.papers import PAPERS
from app.domain.text import name_key, tidy
from app.models.case import Case
from app.services.desk import Desk
from app.services.papers.drafts import recipients
from app.services.papers.templates import templates
from app.services.papers.views import Recipient
from app.services.read_case import get_case
from app.support.errors import NotFoundError, RuleViolationError


def case_by_number(desk: Desk, number: str) -> int:
    """Return the case of a case or intake number, whatever brackets and spaces were typed.

    Raises:
        NotFoundError: no case has it.
    """
    wanted = {tidy(number)}
    for pattern in desk.centre.numbers.values():
        parsed = pattern.parse(number)
        if parsed is not None:
            wanted.add(pattern.format(*parsed))
    query = select(Case.id).where(or_(Case.case_no.in_(wanted), Case.intake_no.in_(wanted)))
    with desk.store.reading() as session:
        found = session.scalar(query.limit(1))
    if found is None:
        raise NotFoundError("没有这个案号或收件号的案件。", hint="请核对编号，可用 search 查找。")
    return found


def template_by_code(desk: Desk, case_id: int, code: str, folder: str = "") -> Template:
    """Return the wording meant by a code such as D05, or by the folder of a template.

    Of several wordings of one code that fit the case now, the one is meant whose title is the
    likest to the first name the catalogue gives the code: D09 is the 答辩通知书.

    Raises:
        NotFoundError: there is none.
        RuleViolationError: none fits the case; the hint names those of the code.
    """
    every = templates(desk)
    named = folder or code
    for one in every:
        if one.folder == named:
            return one
    of_code = [one for one in every if one.code == code.upper()]
    if folder or not of_code:
        listed = "、".join(PAPERS) if not folder else "、".join(one.folder for one in of_code)
        raise NotFoundError(f"没有“{named}”这种文书。", hint=f"可用：{listed}" if listed else "")
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        fitting = [one for one in of_code if one.fits(case.kind, case.state)]
    if not fitting:
        listed = "、".join(f"{one.folder}（{one.title}）" for one in of_code)
        raise RuleViolationError(
            f"{code.upper()} 不适用于案件现在的类型和状态，没有生成。",
            hint=f"请用 --template 指明：{listed}",
        )
    chief = PAPERS[code.upper()].title.partition("、")[0]
    return max(fitting, key=lambda one: SequenceMatcher(None, chief, one.title).ratio())


def recipient_by_name(desk: Desk, case_id: int, name: str) -> Recipient | None:
    """Return the party of a case that a name means, None for no name.

    Raises:
        NotFoundError: the case has no such party.
    """
    if not tidy(name):
        return None
    for one in recipients(desk, case_id):
        if name_key(one.name) == name_key(name):
            return one
    raise NotFoundError("案件中没有这个受送达人。", hint="请核对当事人的名称。")
