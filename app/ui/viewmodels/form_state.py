"""What is typed into a case's form: raw texts by address, compared, checked, turned to a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft, Row, address
from app.domain.fields import FieldSpec, FieldValue, Part, SectionSpec
from app.domain.parse import ParseContext, parse_value
from app.domain.terms import PartyKind, RightKind, Term
from app.domain.titles import FIRST_ROLES
from app.support.errors import Level, Problem
from app.ui.viewmodels.form_context import FormContext, Place, place_of
from app.ui.viewmodels.observable import Observable

TermT = TypeVar("TermT", bound=Term)
ONE_CASE_EACH = "@one_case_each"
"""The text under which stored drafts keep whether each row becomes a case of its own."""

# What a second complaint of the same right-holder keeps of the first one's facts.
_KEPT_FACTS = frozenset({"channel", "handler", "claims", "reasons", "product", "purpose"})
_Snapshot = tuple[tuple[str, tuple[tuple[tuple[str, object], ...], ...]], ...]


class FormState:
    """Raw texts of one form and everything that follows from them (表单状态).

    Rows of a table grow as they are written to and vanish as they are emptied; blank rows
    are no rows. ``changed`` tells the address that changed, or an empty text for many.
    """

    def __init__(self, case_type: CaseType, context: FormContext) -> None:
        self.case_type = case_type
        self.context = context
        self.changed: Observable[str] = Observable()
        self._texts: dict[str, str] = {}
        self._aside: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        self.one_case_each = True
        self.fill_defaults()
        self._baseline = self._snapshot()

    # --- texts -------------------------------------------------------------

    def text(self, where: str) -> str:
        """Return what stands at an address."""
        return self._texts.get(where, "")

    def set_text(self, where: str, text: str) -> None:
        """Write at an address; writing below a table's last row makes rows up to there."""
        if text == self.text(where):
            return
        self._write(where, text)
        place = place_of(where)
        if not text and place is not None and place.row is not None:
            self._trim(place.section)
        self.changed.emit(where)

    def texts(self) -> dict[str, str]:
        """Return every text that is not empty, for a stored draft or a file."""
        found = {where: text for where, text in self._texts.items() if text}
        if self.case_type.split_section() is not None and not self.one_case_each:
            found[ONE_CASE_EACH] = "否"
        return found

    def load(self, texts: Mapping[str, str]) -> None:
        """Take the texts of a stored draft; they count as changes against the baseline."""
        self._texts.clear()
        self._rows = {}
        self.one_case_each = texts.get(ONE_CASE_EACH) != "否"
        for where, text in texts.items():
            if self.spec_at(where) is not None:
                self._write(where, text, defaults=False)
            elif where != ONE_CASE_EACH:
                self._aside[where] = text
        for section in tuple(self._rows):
            self._trim(section)
        self.changed.emit("")

    def from_draft(self, draft: CaseDraft) -> None:
        """Show a saved case; this becomes the baseline, so nothing counts as changed."""
        self._texts.clear()
        self._rows = {}
        self.one_case_each = draft.one_case_each
        for section in self.case_type.sections:
            for index, row in enumerate(draft.rows(section.key)):
                for key, value in row.items():
                    spec = section.by_key.get(key)
                    if spec is not None:
                        where = address(section.key, key, index if section.table else None)
                        self._write(where, self.context.shown(spec, value), defaults=False)
        self.accept()

    def fill_defaults(self) -> None:
        """Write the defaults of every single section into its empty fields."""
        for section in self.case_type.sections:
            if not section.table:
                self._default_row(section, None)

    def accept(self) -> None:
        """Take what is there as unchanged from now on."""
        self._baseline = self._snapshot()
        self.changed.emit("")

    def tidied(self, where: str) -> str:
        """Return the text as its field shows the value, or unchanged if it cannot be read."""
        spec = self.spec_at(where)
        if spec is None or not self.text(where).strip():
            return ""
        value, _ = self._parsed(where, spec)
        return self.text(where) if value is None else self.context.shown(spec, value)

    # --- rows --------------------------------------------------------------

    def rows(self, section: str) -> int:
        """Return how many rows of a table have been begun."""
        return self._rows.get(section, 0)

    def row_is_blank(self, section: SectionSpec, row: int | None) -> bool:
        """Tell whether nothing was typed beyond what the form put there by itself."""
        for spec in section.fields:
            text = self.text(address(section.key, spec.key, row)).strip()
            if text and text != self.context.default_text(spec):
                return False
        return True

    def remove_row(self, section: str, row: int) -> None:
        """Take a row out; those below move up."""
        spec = self.case_type.section(section)
        last = self.rows(section) - 1
        if not 0 <= row <= last:
            return
        for index in range(row, last + 1):
            for key in spec.by_key:
                below = self._texts.get(address(section, key, index + 1), "")
                self._texts[address(section, key, index)] = below if index < last else ""
        self._rows[section] = last
        self.changed.emit("")

    def fill_row(self, section: str, row: int | None, values: Mapping[str, str]) -> None:
        """Write a known party's facts into a row, its name over what was typed so far.

        Other fields are filled only where nothing was typed; keys the section lacks are left
        out.
        """
        spec = self.case_type.section(section)
        for key, text in values.items():
            field = spec.by_key.get(key)
            if field is None or not text:
                continue
            where = address(section, key, row)
            if key == "name" or self.text(where) in ("", self.context.default_text(field)):
                self._write(where, self.context.shown(field, text))
        self.changed.emit("")

    def fill_block(
        self, section: str, row: int, keys: Sequence[str], block: Sequence[Sequence[str]]
    ) -> None:
        """Write a pasted block from ``row`` on, its columns to ``keys``; spare ones are dropped."""
        for offset, cells in enumerate(block):
            for key, text in zip(keys, cells, strict=False):
                if key and text:
                    self._write(address(section, key, row + offset), text)
        self.changed.emit("")

    # --- what follows ------------------------------------------------------

    @property
    def is_dirty(self) -> bool:
        """Whether the values differ from the baseline, row by row; spelling does not count."""
        return self._snapshot() != self._baseline

    def spec_at(self, where: str) -> FieldSpec | None:
        """Return the field an address points at, None if this form has no such field."""
        place = place_of(where)
        section = next(
            (item for item in self.case_type.sections if place and item.key == place.section), None
        )
        if place is None or section is None or section.table != (place.row is not None):
            return None
        return section.by_key.get(place.key)

    def reading(self, where: str) -> tuple[FieldValue, tuple[Problem, ...]]:
        """Return the value at an address and the remarks that it alone gives rise to."""
        spec = self.spec_at(where)
        return (None, ()) if spec is None else self._parsed(where, spec)

    def to_draft(self, *, keep_blank: bool = False) -> CaseDraft:
        """Return the checked values; unreadable fields are empty, blank rows left out.

        ``keep_blank`` leaves empty rows in their places so that addresses stay the same.
        """
        sections: dict[str, tuple[Row, ...]] = {}
        for section in self.case_type.sections:
            rows = [self._row(section, row) for row in self._row_numbers(section)]
            sections[section.key] = tuple(row for row in rows if row or keep_blank)
        split = self.case_type.split_section()
        several = split is not None and len(sections[split.key]) > 1
        return CaseDraft(self.case_type.code, sections, self.one_case_each and several)

    def to_form_address(self, where: str) -> str:
        """Return where a remark about :meth:`to_draft`'s rows belongs in the form."""
        place = place_of(where)
        if place is None or place.row is None:
            return where
        section = self.case_type.section(place.section)
        used = [row for row in range(self.rows(section.key)) if self._row(section, row)]
        row = used[place.row] if place.row < len(used) else len(used)
        return address(place.section, place.key, row)

    def switched(self, case_type: CaseType) -> FormState:
        """Return the same texts in the form of another kind; what it lacks is kept aside."""
        other = FormState(case_type, self.context)
        other.one_case_each = self.one_case_each
        other._aside = {**self._aside, **self.texts()}
        renamed = dict(zip(_sides(self.case_type), _sides(case_type), strict=True))
        for where, text in other._aside.items():
            place = place_of(where)
            if place is None:
                continue
            target = other._home(renamed.get(place.section) or place.section, place)
            if target and text:
                other._write(target, text)
        return other

    def same_requester_again(self) -> None:
        """Begin anew for the same right-holder: the other side is cleared (同一请求人再录一件)."""
        kept = {}
        for where, text in self.texts().items():
            place = place_of(where)
            if place and self._stays(self.case_type.section(place.section), place.key):
                kept[where] = text
        self._texts, self._rows, self._aside = {}, {}, {}
        for where, text in kept.items():
            self._write(where, text, defaults=False)
        self.fill_defaults()
        self.accept()

    # --- inside ------------------------------------------------------------

    def _home(self, section: str, place: Place) -> str:
        """Return the address of ``place`` in this form; a table's first row fits a single."""
        found = next((item for item in self.case_type.sections if item.key == section), None)
        if found is None or place.key not in found.by_key:
            return ""
        if found.table:
            return address(section, place.key, place.row or 0)
        return "" if place.row else address(section, place.key)

    def _stays(self, section: SectionSpec, key: str) -> bool:
        if section.part is Part.PARTY:
            return section.role in FIRST_ROLES
        return section.part is Part.RIGHT or key in _KEPT_FACTS

    def _write(self, where: str, text: str, *, defaults: bool = True) -> None:
        place = place_of(where)
        if place is not None and place.row is not None and text:
            section = self.case_type.section(place.section)
            for row in range(self.rows(place.section), place.row + 1):
                self._rows[place.section] = row + 1
                if defaults:
                    self._default_row(section, row)
        self._texts[where] = text

    def _trim(self, section: str) -> None:
        """Drop blank rows at the end of a table."""
        spec = self.case_type.section(section)
        while self.rows(section) and self.row_is_blank(spec, self.rows(section) - 1):
            self._rows[section] -= 1
            for key in spec.by_key:
                self._texts.pop(address(section, key, self.rows(section)), None)

    def _default_row(self, section: SectionSpec, row: int | None) -> None:
        for spec in section.fields:
            where = address(section.key, spec.key, row)
            if spec.default is not None and not self.text(where):
                self._texts[where] = self.context.default_text(spec)

    def _row_numbers(self, section: SectionSpec) -> Iterator[int | None]:
        yield from range(self.rows(section.key)) if section.table else (None,)

    def _row(self, section: SectionSpec, row: int | None) -> Row:
        """Return the values of a row, none at all if it is blank and may be left out."""
        may_lack = section.table or section.least == 0
        if may_lack and self.row_is_blank(section, row):
            return {}
        values = {
            spec.key: self.reading(address(section.key, spec.key, row))[0]
            for spec in section.fields
        }
        return {key: value for key, value in values.items() if value is not None}

    def _parsed(self, where: str, spec: FieldSpec) -> tuple[FieldValue, tuple[Problem, ...]]:
        return parse_value(spec, self.text(where), self._parsing(where), where)

    def _parsing(self, where: str) -> ParseContext:
        """Return the reading context with the kinds chosen in the same row."""
        place = place_of(where)
        if place is None:
            return self.context.parsing()
        kind = self.text(address(place.section, "kind", place.row))
        part = self.case_type.section(place.section).part
        return self.context.parsing(
            _term_of(RightKind, kind) if part is Part.RIGHT else None,
            _term_of(PartyKind, kind) if part is Part.PARTY else None,
        )

    def _snapshot(self) -> _Snapshot:
        """Return the values to compare: what is readable as value, the rest as typed."""
        found = []
        for section in self.case_type.sections:
            rows = []
            for row in self._row_numbers(section):
                if section.table and self.row_is_blank(section, row):
                    continue
                rows.append(tuple(self._compared(section, row)))
            found.append((section.key, tuple(rows)))
        found.append((ONE_CASE_EACH, (((ONE_CASE_EACH, self.one_case_each),),)))
        return tuple(found)

    def _compared(self, section: SectionSpec, row: int | None) -> Iterator[tuple[str, object]]:
        for spec in section.fields:
            where = address(section.key, spec.key, row)
            text = self.text(where).strip()
            if not text:
                continue
            value, problems = self._parsed(where, spec)
            unreadable = value is None and any(item.level is Level.ERROR for item in problems)
            yield spec.key, text if unreadable else value


def _sides(case_type: CaseType) -> tuple[str, str]:
    """Return the keys of the two opposing party sections, empty where there is none."""
    parties = [item for item in case_type.sections if item.part is Part.PARTY and not item.rare]
    first = next((item.key for item in parties if item.role in FIRST_ROLES), "")
    second = next((item.key for item in parties if item.role not in FIRST_ROLES), "")
    return first, second


def _term_of(kind: type[TermT], text: str) -> TermT | None:
    return next((item for item in kind if text in (item.term, item.value)), None)
