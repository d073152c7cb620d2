"""Hints at repeat parties: what agrees, what it hints at, and that it claims no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.repeat import (
    HINT,
    Ending,
    Fact,
    Marks,
    RepeatKind,
    bulk_since,
    hint_text,
    phone_key,
    repeat_kind,
)

MARKS = Marks(1, "星煌灯饰厂", "91442000MA4UK12348", "13800138000", "A101", "古镇镇")
NOTHING = Marks(2, "别家灯饰厂")
RULED = Ending("infringes", date(2026, 3, 1), date(2026, 4, 1))
SAME_RIGHT = (Fact.NAME, Fact.RIGHT)


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (NOTHING, ()),
        (replace(NOTHING, party_id=1), (Fact.PARTY,)),
        (replace(NOTHING, name_key="星煌灯饰厂"), (Fact.NAME,)),
        (replace(NOTHING, id_number="91442000ma4uk12348"), (Fact.ID_NUMBER,)),
        (replace(NOTHING, phone="+86 138-0013-8000"), (Fact.PHONE,)),
        (replace(NOTHING, stall="Ａ101"), (Fact.STALL,)),
        (replace(NOTHING, stall="A101", town="横栏镇"), ()),
        (replace(NOTHING, name_key="星煌灯饰厂", id_number="91442000MA4UK99999"), ()),
    ],
)
def test_two_parties_agree_in_what_is_the_same_and_written(
    other: Marks, agrees: tuple[Fact, ...]
) -> None:
    assert MARKS.agrees_with(other) == agrees
    assert other.agrees_with(MARKS) == agrees


def test_empty_facts_agree_in_nothing() -> None:
    assert Marks(1, "甲").agrees_with(Marks(2, "乙")) == ()
    assert Marks(1, "").agrees_with(Marks(2, "")) == ()


@pytest.mark.parametrize(
    ("agrees", "received_on", "ending", "kind"),
    [
        (SAME_RIGHT, date(2026, 4, 1), RULED, RepeatKind.AFTER_RULING),
        (SAME_RIGHT, date(2026, 3, 31), RULED, RepeatKind.SAME_RIGHT),
        (SAME_RIGHT, date(2026, 5, 1), replace(RULED, effective_on=None), RepeatKind.SAME_RIGHT),
        (
            SAME_RIGHT,
            date(2026, 5, 1),
            replace(RULED, outcome="not-infringing"),
            RepeatKind.SAME_RIGHT,
        ),
        ((Fact.NAME,), date(2026, 5, 1), RULED, RepeatKind.SAME_PARTY),
        (
            SAME_RIGHT,
            date(2026, 5, 1),
            Ending("mediated", date(2026, 5, 1)),
            RepeatKind.AFTER_SETTLEMENT,
        ),
        (
            SAME_RIGHT,
            date(2026, 5, 1),
            Ending("agreed", date(2026, 5, 2)),
            RepeatKind.SAME_RIGHT,
        ),
    ],
)
def test_only_what_came_after_an_effective_ending_about_the_same_right_counts_as_repeat(
    agrees: tuple[Fact, ...], received_on: date, ending: Ending, kind: RepeatKind
) -> None:
    assert repeat_kind(agrees, received_on, ending) is kind


@pytest.mark.parametrize("kind", RepeatKind)
def test_every_hint_says_that_it_is_no_finding(kind: RepeatKind) -> None:
    text = hint_text(kind, "星煌灯饰厂", 12)
    assert text.startswith(HINT)
    assert "12 件" in text


def test_a_phone_is_compared_by_its_digits() -> None:
    assert phone_key("0760-2232 1234") == "076022321234"
    assert phone_key("86 13800138000") == "13800138000"
    assert phone_key("86001234") == "86001234"


def test_the_span_of_bulk_requests_is_twelve_months() -> None:
    assert bulk_since(date(2026, 11, 23)) == date(2025, 11, 23)
