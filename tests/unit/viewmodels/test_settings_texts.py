"""What the settings' forms hold and how it is checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.centre import Book, CentreProfile, Market, Town
from app.services.centres import shipped_centres
from app.support.errors import Level
from app.ui.viewmodels.settings import (
    CentreTexts,
    PasswordTexts,
    PatternTexts,
    centre_texts,
    expiry_problem,
    next_number,
    password_problems,
    read_centre,
    size_text,
)

TODAY = date(2026, 11, 23)


def read(texts: CentreTexts, base: CentreProfile) -> CentreProfile:
    """Return the profile, which must be without fault."""
    found = read_centre(texts, base, base.unverified, TODAY)
    assert found.profile is not None, found.problems
    return found.profile


def fields(texts: CentreTexts, base: CentreProfile) -> list[str]:
    """Return the fields that are complained about."""
    return [one.field for one in read_centre(texts, base, base.unverified, TODAY).problems]


@pytest.mark.parametrize("base", shipped_centres(), ids=lambda one: one.code)
def test_a_profile_shown_and_read_again_is_the_same(base: CentreProfile) -> None:
    assert read(centre_texts(base), base) == base


def test_places_are_one_a_line_and_also_pasted_from_excel() -> None:
    base = shipped_centres()[0]
    texts = replace(
        centre_texts(base), towns="古镇镇，442000105\n\n横栏镇", markets="华艺广场\t古镇镇"
    )
    profile = read(texts, base)
    assert profile.towns == (Town("442000105", "古镇镇"), Town("", "横栏镇"))
    assert profile.markets == (Market("华艺广场", "古镇镇"),)


def test_each_fault_is_told_at_its_field() -> None:
    base = shipped_centres()[0]
    good = centre_texts(base)
    assert fields(replace(good, name=" "), base) == ["name"]
    assert fields(replace(good, locarno="26-05、99-01"), base) == ["locarno"]
    assert fields(replace(good, valid_until="明年"), base) == ["valid_until"]
    backwards = replace(good, valid_from="2026-5-1", valid_until="2026-4-1")
    assert fields(backwards, base) == ["valid_until"]
    assert fields(replace(good, kinds=frozenset()), base) == ["fast_track_kinds"]


def test_a_pattern_without_year_is_refused_and_previews_nothing() -> None:
    base = shipped_centres()[0]
    typed = PatternTexts("收", "{prefix}{seq}")
    numbers = {**centre_texts(base).numbers, Book.INTAKE: typed}
    assert fields(replace(centre_texts(base), numbers=numbers), base) == ["numbers.intake"]
    assert next_number(typed, 2026, 7) == ""
    assert (
        next_number(PatternTexts("收", "{prefix}〔{year}〕{seq:04}"), 2026, 7) == "收〔2026〕0007"
    )


def test_two_books_must_not_give_the_same_number() -> None:
    base = shipped_centres()[0]
    numbers = dict(centre_texts(base).numbers)
    numbers[Book.MEDIATION] = numbers[Book.INFRINGEMENT]
    assert fields(replace(centre_texts(base), numbers=numbers), base) == ["numbers.mediation"]


def test_what_was_looked_up_is_no_longer_unverified() -> None:
    base = replace(shipped_centres()[0], unverified=("name", "numbers"))
    found = read_centre(centre_texts(base), base, ("numbers",), TODAY)
    assert found.profile is not None
    assert found.profile.unverified == ("numbers",)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (None, None),
        (date(2026, 11, 22), "已于 2026-11-22 到期"),
        (date(2026, 11, 23), "还有 0 天"),
        (date(2027, 1, 22), "还有 60 天"),
        (date(2027, 1, 23), None),
    ],
)
def test_a_delegation_that_ends_soon_is_warned_of(until: date | None, words: str | None) -> None:
    problem = expiry_problem(until, TODAY)
    if words is None:
        assert problem is None
    else:
        assert problem is not None
        assert problem.level is Level.WARNING
        assert words in problem.message


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (PasswordTexts("long enough", "long enough", ""), "old"),
        (PasswordTexts("short", "short", "x"), "password"),
        (PasswordTexts("long enough", "long enough", "long enough"), "password"),
        (PasswordTexts("long enough", "long enouch", "x"), "again"),
    ],
)
def test_a_password_is_checked_at_its_field(typed: PasswordTexts, field: str) -> None:
    assert [one.field for one in password_problems(typed)] == [field]


def test_a_size_is_readable() -> None:
    assert size_text(2_621_440) == "2.5 MB"
    assert size_text(40_960) == "40 KB"
