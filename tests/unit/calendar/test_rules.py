"""The rules as data: complete, unique, each with a source or tagged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.deadline import DeadlineRule, LimitKind, Region, Roll, StartDay, Unit
from app.domain.deadline_book import load_deadline_book
from app.support.errors import NotFoundError

BOOK = load_deadline_book()
RULES = tuple(BOOK.rules.values())

# Every rule id of the reference, and where several limits share a row, what each is called.
IDS = """
INF-ACCEPT INF-REJECT INF-PANEL INF-SERVE INF-ANSWER INF-FWD-ANSWER INF-HEARING-NOTICE INF-CLOSE
INF-EXCLUDE INF-SUPP INF-SUSPEND INF-SUE INF-ENFORCE INF-PUBLISH INF-LIMITATION INF-INTERNAL
INF-EVAL MED-SEND MED-REPLY MED-ACCEPT MED-CLOSE MED-CLOSE-LOCAL MED-CONFIRM MED-OWNERSHIP
MED-PATENT-SCOPE MED-LICENCE MED-NOTARY CFT-VERIFY CFT-VERIFY-OLD CFT-OFFICERS CFT-REPLY CFT-CLOSE
CFT-CLOSE-OLD CFT-PRESERVE CFT-SEAL CFT-HEARING CFT-REVIEW CFT-SERVE CFT-PAY CFT-PUBLISH
CFT-UNPUBLISH CFT-LIMIT CFT-FINE CRM-APPROVE CRM-TRANSFER CRM-POLICE CRM-REVIEW CRM-HANDOVER
CRM-IP CRM-THRESH CUS-GUARANTEE CUS-DETERMINE CUS-RELEASE FOR-EVIDENCE EXH-DESK EXH-SUPP
EXH-TRANSFER EXH-ANSWER EXH-DECIDE EXH-REPORT EXH-ARCHIVE EXH-BAN EXH-REPEAT EXH-GRACE MKT-RULES
EC-NOTICE EC-COUNTER EC-COUNTER-EXT EC-PUBLISH EC-FINE EC-OPINION EC-BADFAITH PRE-REGISTER
PRE-ACCEPT PRE-FIRST PRE-REPLY PRE-ROUNDS PRE-FILE PRE-PAY PRE-REPORT-NO PRE-MARK PRE-OA
PRE-NOCHANGE PRE-TARGET PRI-2017 PRI-2017-REPLY PRI-2026 EVAL-2M EVAL-ONE EVAL-WHO TERM AMEND-OWN
"""
MORE = """
INF-ACCEPT-2015 INF-REJECT-2015 INF-CLOSE-2015 INF-INTERNAL-UM CFT-VERIFY-OLD-REPORT
CFT-HEARING-NOTICE CFT-PUBLISH-OTHER CFT-PUBLISH-RECEIVED CFT-PUBLISH-WITHDRAW CFT-UNPUBLISH-LONG
CRM-REVIEW-PROCURATORATE CUS-RELEASE-EX-OFFICIO PRE-FIRST-UM PRE-FIRST-INVENTION PRE-TARGET-UM
PRE-TARGET-INVENTION PRI-2017-OA PRI-2017-UM PRI-2017-DESIGN PRI-2017-REEXAM PRI-2017-INVALIDATION
PRI-2017-INVALIDATION-DESIGN PRI-2017-REPLY-UM TERM-DESIGN-OLD TERM-UM TERM-INVENTION
SUPP-DUE CFT-FEEDBACK PRI-2026-OA PRI-2026-UM PRI-2026-DESIGN PRI-2026-REEXAM
PRI-2026-INVALIDATION PRI-2026-INVALIDATION-DESIGN PRI-2026-REPLY PRI-2026-REPLY-UM FOR-DEADLINE
"""

# Read off the reference a second time: limit and unit of every rule that has a number.
LIMITS = """
INF-ACCEPT 5W, INF-ACCEPT-2015 5W, INF-REJECT 5W, INF-REJECT-2015 5W, INF-SERVE 5W,
INF-ANSWER 15D, INF-FWD-ANSWER 5W, INF-HEARING-NOTICE 3W, INF-CLOSE 3M, INF-CLOSE-2015 3M,
INF-SUE 15D, INF-ENFORCE 3M, INF-PUBLISH 20W, INF-LIMITATION 3Y, INF-INTERNAL 10D,
INF-INTERNAL-UM 1M, MED-REPLY 15D, MED-ACCEPT 5W, MED-CLOSE 2M, MED-CLOSE-LOCAL 35W,
MED-CONFIRM 30D, MED-OWNERSHIP 1Y, CFT-VERIFY 15W, CFT-VERIFY-OLD 5W, CFT-VERIFY-OLD-REPORT 10W,
CFT-REPLY 5W, CFT-CLOSE 90D, CFT-CLOSE-OLD 1M, CFT-PRESERVE 7W, CFT-SEAL 30D, CFT-HEARING 5W,
CFT-HEARING-NOTICE 7W, CFT-REVIEW 10W, CFT-SERVE 7W, CFT-PAY 15D, CFT-PUBLISH 20W,
CFT-PUBLISH-OTHER 10W, CFT-PUBLISH-RECEIVED 10W, CFT-PUBLISH-WITHDRAW 3W, CFT-UNPUBLISH 3M,
CFT-UNPUBLISH-LONG 3Y, CFT-LIMIT 2Y, CRM-APPROVE 3D, CRM-TRANSFER 24H, CRM-POLICE 3D,
CRM-REVIEW 3D, CRM-REVIEW-PROCURATORATE 3D, CRM-HANDOVER 3D, CUS-GUARANTEE 3W, CUS-DETERMINE 30W,
CUS-RELEASE 20W, CUS-RELEASE-EX-OFFICIO 50W, EXH-TRANSFER 24H, EXH-ANSWER 24H, EXH-ARCHIVE 3Y,
EXH-GRACE 6M, EC-COUNTER 15D, EC-COUNTER-EXT 20W, EC-OPINION 2W, PRE-ACCEPT 2W, PRE-FIRST 3W,
PRE-FIRST-UM 5W, PRE-FIRST-INVENTION 7W, PRE-REPLY 3W, PRE-FILE 10D, PRE-PAY 1W, PRE-REPORT-NO 0D,
PRE-OA 10D, PRE-TARGET 10W, PRE-TARGET-UM 1M, PRE-TARGET-INVENTION 3M, PRI-2017 1Y,
PRI-2017-OA 45D, PRI-2017-UM 2M, PRI-2017-DESIGN 2M, PRI-2017-REEXAM 7M, PRI-2017-INVALIDATION 5M,
PRI-2017-INVALIDATION-DESIGN 4M, PRI-2017-REPLY 2M, PRI-2017-REPLY-UM 15D, EVAL-2M 2M, TERM 15Y,
TERM-DESIGN-OLD 10Y, TERM-UM 10Y, TERM-INVENTION 20Y, AMEND-OWN 2M
"""
LETTERS = {
    Unit.WORKING_DAY: "W", Unit.DAY: "D", Unit.MONTH: "M", Unit.YEAR: "Y", Unit.HOUR: "H",
}  # fmt: skip

# The rules of the reference that rest on a primary text (P).
VERIFIED = """
INF-SUE INF-LIMITATION MED-CONFIRM MED-OWNERSHIP MED-PATENT-SCOPE CFT-VERIFY CFT-VERIFY-OLD
CFT-VERIFY-OLD-REPORT CFT-OFFICERS CFT-REPLY CFT-CLOSE CFT-PRESERVE CFT-HEARING CFT-HEARING-NOTICE
CFT-SERVE CFT-PAY CFT-PUBLISH CFT-PUBLISH-WITHDRAW CFT-UNPUBLISH CFT-UNPUBLISH-LONG CFT-LIMIT
CFT-FINE CRM-APPROVE CRM-TRANSFER CRM-POLICE CRM-REVIEW CRM-REVIEW-PROCURATORATE CRM-HANDOVER
CRM-IP CUS-GUARANTEE CUS-DETERMINE CUS-RELEASE CUS-RELEASE-EX-OFFICIO FOR-EVIDENCE EXH-DESK
EXH-ARCHIVE EXH-GRACE MKT-RULES EC-NOTICE EC-COUNTER EC-COUNTER-EXT EC-PUBLISH EC-FINE EC-BADFAITH
EVAL-2M EVAL-ONE EVAL-WHO TERM TERM-UM TERM-INVENTION AMEND-OWN
"""


def test_every_rule_of_the_reference_is_there_once_under_its_id() -> None:
    assert len(IDS.split()) == 92
    assert sorted(BOOK.rules) == sorted(IDS.split() + MORE.split())
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_number_and_unit_is_that_of_the_reference() -> None:
    counted = {
        rule.id: f"{rule.limit}{LETTERS[rule.unit]}" for rule in RULES if rule.unit is not None
    }
    assert counted == dict(entry.split() for entry in LIMITS.split(","))


def test_the_extensions_are_those_of_the_reference() -> None:
    found = {
        rule.id: f"{rule.extension.limit}{LETTERS[rule.extension.unit]}"
        for rule in RULES
        if rule.extension
    }
    assert found == {
        "INF-CLOSE": "2M", "INF-CLOSE-2015": "1M", "MED-CLOSE": "1M", "CFT-VERIFY": "15W",
        "CFT-CLOSE": "30D", "CFT-CLOSE-OLD": "15D", "CFT-SEAL": "30D", "PRE-FIRST": "2W",
        "PRE-FIRST-UM": "2W", "PRE-FIRST-INVENTION": "3W",
    }  # fmt: skip


def test_exactly_the_rules_read_in_the_primary_text_count_as_verified() -> None:
    assert sorted(rule.id for rule in RULES if rule.verified) == sorted(VERIFIED.split())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_term_and_source_and_an_article_or_the_tag(rule: DeadlineRule) -> None:
    assert rule.term
    assert rule.instrument
    assert rule.article or not rule.verified
    assert rule.limit is None or rule.starts
    assert rule.limit is not None or rule.note
    assert not rule.replaces or rule.replaces in BOOK.rules


def test_the_two_regimes_meet_without_gap_on_the_first_of_february_2025() -> None:
    for name in ("INF-ACCEPT", "INF-REJECT", "INF-CLOSE"):
        assert BOOK.on(name, date(2025, 1, 31)).id == f"{name}-2015"
        assert BOOK.on(name, date(2025, 2, 1)).id == name
        assert BOOK.get(name).in_force(date(2025, 2, 1))
        assert BOOK.get(f"{name}-2015").in_force(date(2025, 1, 31))
        assert BOOK.successor(BOOK.get(f"{name}-2015")) == BOOK.get(name)
    assert BOOK.on("INF-CLOSE", date(2014, 1, 1)).id == "INF-CLOSE", "neither: the one asked for"
    assert BOOK.on("PRI-2026", date(2026, 8, 31)).id == "PRI-2017"
    assert BOOK.on("TERM", date(2021, 5, 31)).id == "TERM-DESIGN-OLD"
    assert BOOK.successor(BOOK.get("INF-CLOSE")) is None


def test_days_and_rolls_follow_from_unit_and_flags() -> None:
    told = {name: (BOOK.get(name).start_day, BOOK.get(name).roll) for name in (
        "INF-ACCEPT", "INF-ANSWER", "INF-HEARING-NOTICE", "CRM-TRANSFER", "PRE-REPORT-NO", "TERM",
        "INF-PANEL",
    )}  # fmt: skip
    assert told == {
        "INF-ACCEPT": (StartDay.NEXT_DAY, Roll.COUNTED),
        "INF-ANSWER": (StartDay.NEXT_DAY, Roll.NEXT_WORKING_DAY),
        "INF-HEARING-NOTICE": (StartDay.BACKWARDS, Roll.COUNTED),
        "CRM-TRANSFER": (StartDay.NEXT_HOUR, Roll.NONE),
        "PRE-REPORT-NO": (StartDay.SAME_DAY, Roll.NONE),
        "TERM": (StartDay.NEXT_DAY, Roll.NONE),
        "INF-PANEL": (None, None),
    }


def test_promised_limits_are_told_apart_from_statutory_ones() -> None:
    internal = {rule.id for rule in RULES if rule.kind is LimitKind.INTERNAL}
    assert {"INF-INTERNAL", "INF-INTERNAL-UM", "MED-CLOSE-LOCAL"} < internal
    rest = internal - {"INF-INTERNAL", "INF-INTERNAL-UM", "MED-CLOSE-LOCAL"}
    promised = {rule.id for rule in RULES if rule.id.startswith("PRE-")}
    assert rest == promised | {"CFT-FEEDBACK", "EC-OPINION"}
    assert all(BOOK.get(name).region is not Region.NATIONAL for name in rest)


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("INF-ACCEPT", "5 个工作日"),
        ("INF-ANSWER", "15 日"),
        ("INF-CLOSE", "3 个月"),
        ("TERM", "15 年"),
        ("CRM-TRANSFER", "24 小时"),
        ("PRE-FIRST", "2–3 个工作日"),
        ("PRE-REPORT-NO", "当日"),
        ("INF-PANEL", ""),
    ],
)
def test_a_limit_reads_as_people_say_it(name: str, length: str) -> None:
    assert BOOK.get(name).length == length


def test_ids_are_found_in_small_letters_and_near_ones_are_suggested() -> None:
    assert BOOK.get(" inf-close ").id == "INF-CLOSE"
    with pytest.raises(NotFoundError) as caught:
        BOOK.get("INF-ANSWR")
    assert "INF-ANSWER" in caught.value.hint
    with pytest.raises(NotFoundError) as caught:
        BOOK.get("????")
    assert caught.value.hint.startswith("全部规则")


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": None},
        {"unit": None},
        {"limit": -1},
        {"limit": None, "unit": None, "note": ""},
        {"article": ""},
        {"instrument": ""},
        {"before": True},
    ],
)
def test_an_entry_that_cannot_be_counted_or_explained_is_a_mistake(
    wrong: dict[str, object],
) -> None:
    sound = BOOK.get("INF-SUE")
    with pytest.raises(ValueError, match="INF-SUE"):
        replace(sound, **wrong)  # type: ignore[arg-type]  # wrong on purpose
