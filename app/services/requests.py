"""What callers hand to use-cases: plain data that the interface can make without a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.fields import FieldValue
from app.domain.terms import Outcome


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who sets the store up; ``name`` signs in, ``display_name`` is shown (管理员)."""

    name: str
    display_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opening:
    """Which store a start means to open; with a password nobody is asked (打开请求)."""

    folder: Path | None = None
    account: str = ""
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """What somebody asks when moving a case (办理请求).

    ``on`` is the day the step happened, at most today. ``asked`` holds the values of the
    move's own fields by key.
    """

    move: str
    on: date
    outcome: Outcome | None = None
    reason: str = ""
    asked: Mapping[str, FieldValue] = field(default_factory=dict)
