"""Centre profiles, industries and the Locarno table as data."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from importlib import resources

import pytest

from app.domain.centre import (
    Book,
    CentreProfile,
    Delegation,
    blank_profile,
    centre_from_mapping,
    industries_from_mapping,
    profile_to_mapping,
)
from app.domain.locarno import LocarnoError, LocarnoTable, normal_locarno, table_from_mapping
from app.domain.mappings import DataError, Reader
from app.domain.terms import RightKind

CODES = ["zhongshan-lighting", "dongguan-furniture", "shunde-appliances"]


def _read(*path: str) -> dict[str, object]:
    source = resources.files("resources").joinpath(*path)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _centre(code: str) -> CentreProfile:
    return centre_from_mapping(_read("centres", f"{code}.toml"))


def _table() -> LocarnoTable:
    return table_from_mapping(_read("locarno", "classes.toml"))


@pytest.mark.parametrize("code", CODES)
def test_each_centre_is_complete(code: str) -> None:
    centre = _centre(code)
    assert centre.code == code
    assert set(centre.numbers) == set(Book)
    assert {market.town for market in centre.markets} <= set(centre.town_names)
    assert len(set(centre.town_names)) == len(centre.towns)
    assert all(town.code.startswith(centre.division_code) for town in centre.towns)
    assert centre.products
    assert centre.letterhead


@pytest.mark.parametrize("code", CODES)
def test_doubtful_facts_are_tagged_by_keys_that_exist(code: str) -> None:
    centre = _centre(code)
    assert {"numbers", "letterhead", "markets"} <= set(centre.unverified)
    assert set(centre.unverified) <= set(profile_to_mapping(centre))


@pytest.mark.parametrize("code", CODES)
def test_every_approved_class_has_a_name(code: str) -> None:
    table = _table()
    assert all(table.name_of(item) for item in _centre(code).locarno)


@pytest.mark.parametrize("code", CODES)
def test_a_profile_survives_json(code: str) -> None:
    centre = _centre(code)
    text = json.dumps(profile_to_mapping(centre), ensure_ascii=False)
    assert centre_from_mapping(json.loads(text)) == centre


def test_a_profile_of_the_first_edition_gets_the_usual_numbers_of_later_books() -> None:
    data = profile_to_mapping(_centre("zhongshan-lighting"))
    later = ("rapid-confirmation", "assistance", "overseas")
    numbers = data["numbers"]
    assert isinstance(numbers, dict)
    data["numbers"] = {book: item for book, item in numbers.items() if book not in later}
    centre = centre_from_mapping(data)
    shown = [centre.number_pattern(book).format(2026, 3) for book in later]
    assert shown == ["确2026-0003", "援2026-0003", "外2026-0003"]


def test_zhongshan_is_as_published() -> None:
    centre = _centre("zhongshan-lighting")
    assert len(centre.locarno) == 7
    assert centre.division_code == "442000"
    assert ("442000105", "古镇镇") in {(town.code, town.name) for town in centre.towns}
    assert centre.fast_track_kinds == (RightKind.DESIGN, RightKind.UTILITY_MODEL)
    assert centre.number_pattern("infringement").format(2026, 12) == "粤中知法裁字〔2026〕12号"
    assert centre.number_pattern(Book.INTAKE).format(2026, 12) == "收〔2026〕0012"


def test_no_two_books_of_a_centre_share_their_numbers() -> None:
    for code in CODES:
        numbers = [pattern.format(2026, 1) for pattern in _centre(code).numbers.values()]
        assert len(set(numbers)) == len(numbers)


def test_an_unknown_book_is_refused() -> None:
    with pytest.raises(ValueError, match="parking"):
        _centre("zhongshan-lighting").number_pattern("parking")


def test_the_wizard_makes_a_working_centre_of_another_industry() -> None:
    industries = industries_from_mapping(_read("centres", "industries.toml"))
    leather = next(item for item in industries if item.code == "leather")
    centre = blank_profile(
        "huadu-leather", "花都皮具知识产权快速维权中心", "广州市花都区", "440114", leather, "粤穗花"
    )
    assert centre.short_name == "花都皮具"
    assert centre.locarno == ("02-04", "02-07", "03-01")
    assert centre.number_pattern("infringement").format(2025, 11) == "粤穗花知法裁字〔2025〕11号"
    assert "numbers" in centre.unverified


def test_industries_named_by_the_field_are_there_and_their_classes_have_names() -> None:
    industries = industries_from_mapping(_read("centres", "industries.toml"))
    assert {"ceramics", "cutlery", "leather", "jewellery", "toys"} <= {i.code for i in industries}
    table = _table()
    assert all(table.name_of(code) for item in industries for code in item.locarno)


@pytest.mark.parametrize("code", ["Huadu", "华", "-a", "a--b"])
def test_a_centre_code_has_small_letters_digits_and_hyphens(code: str) -> None:
    industry = industries_from_mapping(_read("centres", "industries.toml"))[0]
    with pytest.raises(DataError, match="code"):
        blank_profile(code, "名", "市", "440114", industry, "粤")


def _changed(**changes: object) -> dict[str, object]:
    return profile_to_mapping(_centre("zhongshan-lighting")) | changes


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "name 应为文字"),
        ({"name": 3}, "name 应为文字"),
        ({"colour": "red"}, "不认识的项目：colour"),
        ({"division_code": "44"}, "division_code 写法不对"),
        ({"numbers": []}, "numbers 应为表格"),
        ({"numbers": {}}, "numbers.intake 应为表格"),
        ({"numbers": {"parking": {}}}, "不认识的项目：numbers.parking"),
        ({"numbers": {"intake": {"pattern": "{x}"}}}, "numbers.intake：编号格式中不认识 {x}"),
        ({"towns": [{"code": "1"}]}, r"towns[0].name 应为文字"),
        ({"towns": ["古镇"]}, "towns 应为表格"),
        ({"towns": "古镇"}, "towns 应为列表"),
        ({"products": ["灯", 3]}, "products 应为文字列表"),
        ({"locarno": ["99-01"]}, "locarno：没有第 99 大类"),
        ({"fast_track_kinds": ["x"]}, "fast_track_kinds 含不认识的权利类型"),
        ({"delegation": {"valid_from": "去年"}}, "delegation.valid_from 应为日期"),
        ({"delegation": {"valid_from": 3}}, "delegation.valid_from 应为日期"),
    ],
)
def test_a_wrong_profile_is_refused_naming_the_key(changes: dict[str, object], words: str) -> None:
    with pytest.raises(DataError) as caught:
        centre_from_mapping(_changed(**changes))
    assert words in str(caught.value)


def test_a_profile_without_delegation_is_allowed() -> None:
    data = _changed()
    del data["delegation"]
    assert centre_from_mapping(data).delegation == Delegation()


def test_a_delegation_covers_both_ends_and_open_ones() -> None:
    term = Delegation("局", "1号", date(2025, 7, 22), date(2028, 7, 21))
    assert term.covers(date(2025, 7, 22))
    assert term.covers(date(2028, 7, 21))
    assert not term.covers(date(2025, 7, 21))
    assert not term.covers(date(2028, 7, 22))
    assert Delegation().covers(date(1999, 1, 1))


def test_the_delegation_term_may_be_a_toml_day() -> None:
    centre = centre_from_mapping(_changed(delegation={"valid_until": date(2028, 7, 21)}))
    assert centre.delegation.valid_until == date(2028, 7, 21)
    assert centre_from_mapping(profile_to_mapping(centre)) == centre


@pytest.mark.parametrize(
    "text", ["26-05", "2605", "26.5", "26－05", "LOC (14) Cl. 26-05", "LOC(14)CL.26-05"]
)
def test_every_usual_spelling_of_a_class_is_read(text: str) -> None:
    assert normal_locarno(text) == "26-05"


@pytest.mark.parametrize("text", ["33-01", "00-01", "26", "灯"])
def test_what_is_no_class_is_refused(text: str) -> None:
    with pytest.raises(LocarnoError):
        normal_locarno(text)


def test_the_class_table_carries_its_edition_and_marks_what_was_checked() -> None:
    table = _table()
    assert (table.edition, table.valid_from) == (14, date(2023, 1, 1))
    assert table.name_of("99-99") == ""
    assert {item.code for item in table.classes if item.verified} >= {"03-01", "06-01"}
    assert len({item.code for item in table.classes}) == len(table.classes)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"edition": True, "valid_from": "2023-01-01"}, "edition 应为整数"),
        ({"edition": 14, "valid_from": ""}, "valid_from 应为日期"),
        (
            {
                "edition": 14,
                "valid_from": "2023-01-01",
                "classes": [{"code": "01-01", "name": "x", "verified": 1}],
            },
            "classes[0].verified",
        ),
    ],
)
def test_a_wrong_class_table_is_refused(data: dict[str, object], words: str) -> None:
    with pytest.raises(DataError) as caught:
        table_from_mapping(data)
    assert words in str(caught.value)


def test_a_default_stands_only_for_an_absent_key() -> None:
    assert Reader({}).text("a", "b") == "b"
    assert Reader({"a": ""}).text("a", "b") == ""
