"""What the facts of a paper are read from, and how a stored value reads on paper (套打取数)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.domain.case_type import CaseType
from app.domain.documents.vocabulary import Value
from app.domain.fields import FieldKind, FieldSpec, FieldValue
from app.domain.money import plain_money
from app.domain.terms import Term
from app.domain.value_json import decode
from app.models.case import Case
from app.services.desk import Desk
from app.services.papers.views import Recipient

LIST_SIGN = "、"


@dataclass(frozen=True, slots=True)
class Source:
    """One case and one recipient, with an open session to read from."""

    desk: Desk
    session: Session
    case: Case
    case_type: CaseType
    recipient: Recipient | None
    number: str
    on: date

    @property
    def details(self) -> Mapping[str, Any]:
        """Return the case's facts that are no columns."""
        return self.case.details or {}


@dataclass(frozen=True, slots=True)
class Group:
    """Names that are read together (取数组); read only when a template has one of them."""

    names: frozenset[str]
    read: Callable[[Source], dict[str, Value]]


Row: TypeAlias = dict[str, Value]
_SEPARATORS = re.compile(r"[、，,;；\s]+")


def group(names: str, read: Callable[[Source], dict[str, Value]]) -> Group:
    """Return the group of the names in a text, separated by spaces."""
    return Group(frozenset(names.split()), read)


def shown(spec: FieldSpec, value: FieldValue) -> Value:
    """Return a field's value as papers write it: terms for codes, yuan for fen."""
    if spec.kind is FieldKind.MONEY and isinstance(value, int):
        return plain_money(value)
    if spec.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        codes = value if isinstance(value, tuple) else (value,)
        terms = {choice.code: choice.term for choice in spec.choices}
        return LIST_SIGN.join(terms.get(str(code), str(code)) for code in codes if code)
    if isinstance(value, tuple):
        return LIST_SIGN.join(value)
    return value


def written(spec: FieldSpec, stored: Mapping[str, Any]) -> Value:
    """Return a field of a stored JSON row; nothing where another form wrote it differently."""
    try:
        return shown(spec, decode(spec, stored.get(spec.key)))
    except ValueError:
        return None


def names_joined(text: str) -> str:
    """Return typed names with 、 between them, however they were separated."""
    return LIST_SIGN.join(part for part in _SEPARATORS.split(text) if part)


def term_of(terms: type[Term], code: str) -> str:
    """Return the term of a stored code; the code itself where this program does not know it."""
    try:
        return terms(code).term if code else ""
    except ValueError:
        return code


def money(fen: int | None) -> str:
    """Return an amount for a paper, empty for none."""
    return "" if fen is None else plain_money(fen)


def numbered(rows: list[Row]) -> tuple[Row, ...]:
    """Return the rows with 序号 from 1."""
    return tuple({"序号": at, **row} for at, row in enumerate(rows, start=1))
