"""Remarks of a form while it is filled in: of single texts and of the whole draft together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.draft import address
from app.domain.fields import FieldKind, Part
from app.domain.intake import check_intake
from app.domain.parse import ParseContext
from app.domain.patent_number import RightNumberError, parse_patent_number
from app.domain.terms import RightKind
from app.support.errors import Level, Problem
from app.ui.viewmodels.form_context import place_of
from app.ui.viewmodels.form_state import FormState


def form_problems(state: FormState) -> tuple[Problem, ...]:
    """Return every remark, the missing required fields included, in the order of the form."""
    own: dict[str, tuple[Problem, ...]] = {}
    for where, text in state.texts().items():
        if text.strip() and state.spec_at(where) is not None:
            own[where] = state.reading(where)[1]
    unreadable = {where for where, found in own.items() if has_errors(found)}
    whole = check_intake(
        state.case_type,
        state.to_draft(keep_blank=True),
        state.context.centre,
        state.context.today,
    )
    rest = (item for item in whole if item.field not in unreadable)
    found = dict.fromkeys((*(item for group in own.values() for item in group), *rest))
    order = {where: place for place, where in enumerate(form_addresses(state))}
    return tuple(sorted(found, key=lambda item: order.get(item.field, len(order))))


def live_problems(state: FormState, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the remarks that may be shown while typing: those about what has been written."""
    return tuple(item for item in problems if state.text(item.field).strip())


def form_addresses(state: FormState) -> Iterator[str]:
    """Yield every address in the order of the form; a table ends with its empty row."""
    for section in state.case_type.sections:
        rows: Iterable[int | None] = (None,)
        if section.table:
            rows = range(state.rows(section.key) + 1)
        for row in rows:
            for spec in section.fields:
                yield address(section.key, spec.key, row)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether one of the remarks forbids saving."""
    return any(item.level is Level.ERROR for item in problems)


def good_news(state: FormState, where: str) -> str:
    """Return what a flawless right number tells by itself, e.g. ``校验位正确 · 外观设计``."""
    spec, place = state.spec_at(where), place_of(where)
    text = state.text(where).strip()
    if spec is None or place is None or spec.kind is not FieldKind.RIGHT_NUMBER or not text:
        return ""
    chosen = state.text(address(place.section, "kind", place.row))
    if state.case_type.section(place.section).part is Part.RIGHT and chosen in (
        RightKind.TRADEMARK.term,
        RightKind.COPYRIGHT.term,
    ):
        return ""
    return _patent_news(text, state.context.parsing())


def _patent_news(text: str, context: ParseContext) -> str:
    try:
        number = parse_patent_number(text, context.today)
    except RightNumberError:
        return ""
    if not number.check_ok:
        return ""
    return f"校验位正确 · {number.right_kind.term} · {number.year} 年申请"
