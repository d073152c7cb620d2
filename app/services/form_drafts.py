"""What is typed and not yet saved, kept in the store so that no crash eats it (表单草稿)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from app.models.office import FormDraft
from app.services.desk import Desk
from app.services.unit_of_work import UnitOfWork
from app.services.views import DraftLine


def keep_form(
    desk: Desk,
    form: str,
    kind: str,
    texts: Mapping[str, str],
    *,
    summary: str = "",
    case_id: int | None = None,
    case_version: int | None = None,
) -> None:
    """Store the raw texts of an open form under its token; valid or not, nothing is dropped."""
    with desk.store.writing(actor=desk.account.name, origin=form) as unit:
        row = unit.session.get(FormDraft, form)
        if row is None:
            row = FormDraft(form=form, account=desk.account.name, kind=kind)
            unit.session.add(row)
        row.case_id, row.case_version = case_id, case_version
        row.saved_at = unit.now
        row.summary = summary[:200]
        row.texts = dict(texts)


def drop_form(desk: Desk, form: str) -> None:
    """Forget the draft of a form; no error if there is none."""
    with desk.store.writing(actor=desk.account.name, origin=form) as unit:
        forget_form(unit, form)


def forget_form(unit: UnitOfWork, form: str) -> None:
    """Forget the draft of a form within a use-case that saved what it held."""
    row = unit.session.get(FormDraft, form)
    if row is not None:
        unit.session.delete(row)


def list_forms(desk: Desk) -> tuple[DraftLine, ...]:
    """Return the signed-in account's unsaved forms, newest first."""
    query = (
        select(FormDraft)
        .where(FormDraft.account == desk.account.name)
        .order_by(FormDraft.saved_at.desc())
    )
    with desk.store.reading() as session:
        return tuple(
            DraftLine(
                form=row.form,
                kind=row.kind,
                case_id=row.case_id,
                case_version=row.case_version,
                saved_at=row.saved_at,
                summary=row.summary,
                texts={str(key): str(value) for key, value in row.texts.items()},
            )
            for row in session.scalars(query)
        )
