"""Use-case: save what was changed in a case's form (修改登记内容)."""

from __future__ import annotations

from sqlalchemy.orm.attributes import flag_modified

from app.domain.check import check_draft
from app.domain.draft import CaseDraft
from app.services.deadline_sync import sync_deadlines
from app.services.desk import Desk
from app.services.form_drafts import forget_form
from app.services.history import note_event
from app.services.open_case import refuse_errors
from app.services.read_case import draft_of, get_live_case
from app.services.write_case import write_case
from app.support.errors import RuleViolationError


def save_case(
    desk: Desk,
    case_id: int,
    version: int,
    draft: CaseDraft,
    *,
    form: str | None = None,
    origin: object | None = None,
) -> int:
    """Write ``draft`` over the case, whose form started from ``version``; return the new version.

    Raises:
        RuleViolationError: with the problems by field; nothing was saved.
        StaleRecordError: somebody else saved the case since; nothing was saved.
        NotFoundError: the case is gone.
    """
    refuse_errors(check_draft(desk.catalogue.get(draft.kind), draft, desk.centre, desk.today))
    with desk.store.writing(actor=desk.account.name, origin=origin) as unit:
        case = get_live_case(unit.session, case_id)
        unit.check_version(case, version)
        if case.kind != draft.kind:
            raise RuleViolationError(
                "表单与案件的类型不一致，尚未保存。", hint="请先用“转换办理途径”。"
            )
        before = draft_of(desk.catalogue, unit.session, case)
        write_case(unit, desk.catalogue.get(case.kind), case, draft)
        if draft_of(desk.catalogue, unit.session, case) != before:
            if case.version == version:
                # A changed party changes no column of the case; its version must rise all the
                # same, or the next one to save would write over it unwarned.
                flag_modified(case, "updated_at")
            note_event(unit, case, "edit")
            sync_deadlines(desk, unit, case)
        if form is not None:
            forget_form(unit, form)
        unit.session.flush()
        return case.version
