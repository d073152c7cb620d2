"""Identity numbers and contacts."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.identity import (
    email_remark,
    id_card_remark,
    id_number_remark,
    mobile_remark,
    organisation_code_remark,
    phone_remark,
    postcode_remark,
    uscc_remark,
)
from app.domain.terms import PartyKind

TODAY = date(2026, 11, 23)
CARD = "11010519491231002X"


@pytest.mark.parametrize(
    "code", ["91512081MA62K0260E", "9144030071526726XG", " 9144030071526726xg"]
)
def test_published_credit_codes_pass(code: str) -> None:
    assert uscc_remark(code) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("91350100M000100Y4Z", "不应含 Z"),
        ("91350211M0000XUF46", "校验位不符"),
        ("91350100M0001TGQXM", "校验位不符"),
        ("9151208", "现 7 位"),
        ("91512081MA62K0260A", "应为 E"),
    ],
)
def test_credit_codes_that_do_not_compute_get_a_remark(code: str, words: str) -> None:
    remark = uscc_remark(code)
    assert remark is not None
    assert words in remark


def test_the_published_card_number_passes() -> None:
    assert id_card_remark(CARD, TODAY) is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("110105194912310021", "应为 X"),
        ("110105194902300020", "出生日期不存在"),
        ("110105202612310020", "出生日期未到"),
        ("110105491231002", "15 位"),
        ("1101051949", "现 10 位"),
        ("11010519491231A02X", "只含数字"),
    ],
)
def test_card_numbers_get_a_remark_that_says_what_is_wrong(number: str, words: str) -> None:
    remark = id_card_remark(number, TODAY)
    assert remark is not None
    assert words in remark


def test_organisation_codes_are_checked() -> None:
    assert organisation_code_remark("71526726-X") is None
    assert organisation_code_remark("71526726X") is None
    assert organisation_code_remark("71526726-1") == "校验位不符，按规则应为 X"
    assert organisation_code_remark("7152") == "组织机构代码应为 8 位加校验位"


@pytest.mark.parametrize(
    ("kind", "number", "ok"),
    [
        (PartyKind.PERSON, CARD, True),
        (PartyKind.PERSON, "91512081MA62K0260E", False),
        (PartyKind.COMPANY, "91512081MA62K0260E", True),
        (PartyKind.COMPANY, CARD, False),
        (PartyKind.SOLE_TRADER, CARD, True),
        (None, CARD, True),
        (None, "91512081MA62K0260E", True),
        (PartyKind.OTHER, "71526726-X", True),
        (PartyKind.FOREIGN, "E12345678", True),
        (None, "123", False),
    ],
)
def test_the_legal_form_decides_which_number_is_expected(
    kind: PartyKind | None, number: str, *, ok: bool
) -> None:
    assert (id_number_remark(kind, number, TODAY) is None) is ok


def test_a_card_under_a_company_asks_for_the_legal_form() -> None:
    assert id_number_remark(PartyKind.COMPANY, CARD, TODAY) == "像身份证号，请核对主体类型"


@pytest.mark.parametrize("text", ["13800138000", "１３８００１３８０００", "+86 138-0013-8000"])
def test_mobiles_pass(text: str) -> None:
    assert mobile_remark(text) is None


@pytest.mark.parametrize("text", ["1380013800", "23800138000", "电话"])
def test_other_numbers_are_no_mobiles(text: str) -> None:
    assert mobile_remark(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "13800138000", "0760-22312345", "（0760）22312345", "22312345转801", "400-830-1234",
        "12330", "+1 415 555 0100", "13800138000、0760-22312345", "13800138000 / 13900139000",
    ],
)  # fmt: skip
def test_telephones_of_every_kind_pass(text: str) -> None:
    assert phone_remark(text) is None


@pytest.mark.parametrize("text", ["123", "138001380001234", "无", "13800138000、12"])
def test_what_is_no_telephone_gets_a_remark(text: str) -> None:
    assert phone_remark(text) is not None


def test_postcodes_have_six_digits() -> None:
    assert postcode_remark("５２８４２１") is None
    assert postcode_remark("52842") is not None


@pytest.mark.parametrize(
    ("text", "ok"), [("a.b@c-d.com.cn", True), ("a@b", False), ("a b@c.cn", False)]
)
def test_mail_addresses(text: str, *, ok: bool) -> None:
    assert (email_remark(text) is None) is ok
