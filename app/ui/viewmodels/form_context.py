"""What a form may know beyond what is typed into it, and how values look in its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.centre import CentreProfile
from app.domain.fields import Choice, FieldKind, FieldSpec, FieldValue
from app.domain.parse import ParseContext, display_value
from app.domain.terms import PartyKind, RightKind
from app.support.clock import china_time

_ADDRESS = re.compile(r"([a-z_]+)(?:\[(\d+)\])?\.([a-z_]+)")


@dataclass(frozen=True, slots=True)
class FormContext:
    """The moment, the account and the centre a form is filled in (表单环境).

    ``account`` is the signed-in account's code, which the default ``me`` becomes.
    """

    now: datetime
    centre: CentreProfile
    account: str = ""
    handlers: tuple[Choice, ...] = ()

    @property
    def today(self) -> date:
        """Return China's day of ``now``."""
        return china_time(self.now).date()

    def parsing(
        self, right_kind: RightKind | None = None, party_kind: PartyKind | None = None
    ) -> ParseContext:
        """Return what reading a field of a row with these kinds depends on."""
        towns = tuple(Choice(town.name, town.name) for town in self.centre.towns)
        return ParseContext(
            self.now,
            self.today,
            towns=towns,
            handlers=self.handlers,
            right_kind=right_kind,
            party_kind=party_kind,
        )

    def shown(self, spec: FieldSpec, value: FieldValue) -> str:
        """Return ``value`` as its field shows it: accounts by name, money with thousands marks."""
        if spec.kind is FieldKind.MONEY and isinstance(value, int) and not isinstance(value, bool):
            return f"{value // 100:,}.{value % 100:02}"
        names = self.handlers if spec.kind is FieldKind.HANDLER else ()
        return display_value(spec, value, names)

    def default_text(self, spec: FieldSpec) -> str:
        """Return what the field holds in a new form, the words of the specification resolved."""
        value = spec.default
        if value == "now":
            value = self.now.replace(second=0, microsecond=0)
        elif value == "today":
            value = self.today
        elif value == "me":
            value = self.account or None
        return self.shown(spec, value)


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart; ``row`` counts from 0, None in a single section."""

    section: str
    key: str
    row: int | None = None


def place_of(address: str) -> Place | None:
    """Return what ``address`` points at, or None for the whole record or a section."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    row = None if match[2] is None else int(match[2])
    return Place(match[1], match[3], row)
