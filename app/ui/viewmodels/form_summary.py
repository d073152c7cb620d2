"""What saving a form will do, said beside it before the button is pressed (保存后)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.centre import Book, CentreProfile
from app.domain.fields import Part
from app.domain.titles import draft_title
from app.ui.viewmodels.form_state import FormState


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line: what, and what it will be."""

    label: str
    text: str


def number_preview(centre: CentreProfile, book: str, year: int) -> str:
    """Return the next number of a book with N for the sequence, e.g. ``收〔2026〕N``."""
    pattern = centre.number_pattern(book)
    sample = pattern.pattern.replace("{prefix}", pattern.prefix).replace("{year}", f"{year:04}")
    head, _, tail = sample.partition("{seq")
    return f"{head}N{tail.partition('}')[2]}"


def after_saving(state: FormState, *, editing: bool) -> tuple[SummaryLine, ...]:
    """Return what happens on saving: how many cases, their number, state and title."""
    draft = state.to_draft()
    centre, today = state.context.centre, state.context.today
    title = draft_title(state.case_type, draft, (town.name for town in centre.towns))
    if editing:
        return (SummaryLine("登记内容", "更新本案，留痕"), SummaryLine("简称", title))
    split = state.case_type.split_section()
    count = len(draft.rows(split.key)) if split is not None and draft.one_case_each else 1
    lines = [SummaryLine("将收", _count_words(state, count))]
    lines.append(SummaryLine("收件号", number_preview(centre, Book.INTAKE, today.year)))
    lines.append(SummaryLine("状态", state.case_type.first_state.term))
    if any(move.dockets for move in state.case_type.moves):
        case_no = number_preview(centre, state.case_type.book, today.year)
        lines.append(SummaryLine("立案后", case_no))
    lines.append(SummaryLine("简称", title))
    return tuple(lines)


def _count_words(state: FormState, count: int) -> str:
    split = state.case_type.split_section()
    if split is None or count < 2:
        return "1 件"
    return f"{count} 件：各一{split.term}，互相关联"


def row_words(state: FormState, section_key: str) -> str:
    """Return the words beside a table's heading, e.g. ``3 家，各立一案``; empty for none."""
    section = state.case_type.section(section_key)
    count = sum(not state.row_is_blank(section, row) for row in range(state.rows(section_key)))
    if count == 0:
        return ""
    unit = "家" if section.part is Part.PARTY else "行"
    if section.split and count > 1 and state.one_case_each:
        return f"{count} {unit}，各立一案"
    return f"{count} {unit}"


def draft_summary(state: FormState) -> str:
    """Return under what words an unsaved form is offered again."""
    places = (town.name for town in state.context.centre.towns)
    return f"{state.case_type.term} · {draft_title(state.case_type, state.to_draft(), places)}"
