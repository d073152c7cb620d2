"""Cases in JSON, and the examples of the documentation."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.centre import CentreProfile, default_numbers
from app.domain.check import check_draft
from app.domain.draft import CaseDraft
from app.domain.draft_json import draft_from_json, draft_to_json
from app.domain.parse import ParseContext
from app.support.errors import Level, Problem

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
CONTEXT = ParseContext(now=datetime(2026, 11, 23, 6, 30, tzinfo=UTC), today=date(2026, 11, 23))
CENTRE = CentreProfile(
    code="test",
    name="试验中心",
    short_name="试验",
    industry="灯饰",
    city="中山市",
    division_code="442000",
    numbers=default_numbers("粤中"),
    locarno=("26-05",),
)


def _read(data: object) -> tuple[CaseDraft | None, tuple[Problem, ...]]:
    return draft_from_json(data, load_catalogue().by_text, CONTEXT)


def _fields(data: object) -> list[str]:
    return [problem.field for problem in _read(data)[1]]


@pytest.mark.parametrize("name", ["infringement-case", "fast-track-request", "mediation"])
def test_each_documented_example_is_a_complete_case(name: str) -> None:
    draft, problems = _read(json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8")))
    assert problems == ()
    assert draft is not None
    case_type = load_catalogue().get(draft.kind)
    assert check_draft(case_type, draft, CENTRE, CONTEXT.today) == ()
    again = json.loads(json.dumps(draft_to_json(draft, case_type)))
    assert _read(again) == (draft, ())


def test_terms_and_codes_days_and_fen_are_read() -> None:
    draft, problems = _read(
        {
            "kind": "infringement-dispute",
            "one_case_each": True,
            "requester": [{"name": "甲", "kind": "自然人", "id_number": "11010519491231002X"}],
            "respondent": {"name": "乙", "postcode": 528421, "acts": ["销售", "制造", "销售"]},
            "right": {"number": "第123号", "kind": "商标", "filed_on": None},
            "facts": {"claimed_fen": 1200, "no_suit": True, "received_at": "2026-10-01 09:00"},
        }
    )
    assert problems == ()
    assert draft is not None
    assert draft.one_case_each
    assert draft.value("requester", "kind") == "person"
    assert draft.value("respondent", "acts") == ("销售", "制造")
    assert draft.value("respondent", "postcode") == "528421"
    assert draft.value("right", "number") == "123"
    assert draft.value("facts", "claimed_fen") == 1200
    assert draft.value("facts", "received_at") == datetime(2026, 10, 1, 1, 0, tzinfo=UTC)
    case_type = load_catalogue().get(draft.kind)
    assert _read(draft_to_json(draft, case_type))[0] == draft


@pytest.mark.parametrize("data", [[], "x", None])
def test_what_is_no_object_is_no_draft(data: object) -> None:
    assert _read(data)[0] is None


@pytest.mark.parametrize("kind", ["parking", None, 3])
def test_an_unknown_kind_is_no_draft(kind: object) -> None:
    draft, problems = _read({"kind": kind})
    assert draft is None
    assert [(item.field, item.level) for item in problems] == [("kind", Level.ERROR)]


def test_every_wrong_part_is_named_by_its_address() -> None:
    assert _fields(
        {
            "kind": "infringement-dispute",
            "one_case_each": "yes",
            "parking": {},
            "requester": {"colour": "red", "name": True},
            "respondent": [{"name": "乙"}, "丙", {"acts": ["飞行"]}],
            "facts": {"claimed_fen": "很多", "received_at": 1.5, "no_suit": ["x"]},
        }
    ) == [
        "one_case_each",
        "parking",
        "requester.colour",
        "requester.name",
        "respondent",
        "respondent[2].acts",
        "facts.claimed_fen",
        "facts.received_at",
        "facts.no_suit",
    ]
