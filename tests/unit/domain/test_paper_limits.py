"""Templates from elsewhere: whatever they say, they are read, refused or filled, and soon."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.documents.check import check_template, names_used
from app.domain.documents.fill import defaults, fill
from app.domain.documents.markup import MarkupError, parse_body, walk
from app.domain.documents.spec import read_template
from app.domain.documents.vocabulary import Values

HEAD = 'code = "D05"\ntitle = "试"\nversion = "1"\n[[fields]]\nname = "理由"\nkind = "lines"\n'
VALUES: Values = {
    "案号": "粤中知法裁字〔2026〕1号",
    "请求人": ({"名称": "甲"}, {"名称": "{案号}"}),
    "产品": None,
    "签发日期": date(2026, 11, 23),
    "今天": date(2026, 11, 23),
}
_PIECES = st.sampled_from(
    [
        "@标题 ", "@文号 ", "@落款 ", "@附件 ", "@空 3", "@空", "@图 {比对}", "@表 1 2",
        "@表 1 2 表头 1", "@每个 请求人", "@若 案号", "@若 案号 = 甲", "@若非 理由", "@否则", "@完",
        "@高 3", "|a|b|", "|#{案号}|<|", "|^|={理由}|", "{理由}", "{案号?}", "{产品|无|x}",
        "{{", "}}", "{", "|", "一、甲", "／", "\n", "\n", "\n", "\t", "\u2028", "\x00", "\u202e",
        "😀",
    ]
)  # fmt: skip
BODIES = st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=60)


@settings(max_examples=200, deadline=None)
@given(BODIES, st.text(max_size=30))
def test_whatever_a_body_says_it_is_refused_by_line_or_can_be_filled(body: str, typed: str) -> None:
    try:
        template = read_template("x", HEAD, body)
    except MarkupError as error:
        if min(problem.line for problem in error.problems) < 1:
            pytest.fail("a problem without its line")
        return
    names_used(template)
    if not check_template(template):
        fill(template, VALUES, {"理由": typed})
        defaults(template, VALUES)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("@若 案号\n" * 3000 + "甲\n" + "@完\n" * 3000, "最多套"),
        ("@每个 请求人\n@每个 请求人\n{名称}\n@完\n@完", "同一清单"),
        ("@每个 请求人\n@每个 证据\n@每个 材料\n甲\n@完\n@完\n@完", "@每个 最多套"),
        ("@空 " + "1" * 5000, "行数"),
        ("@表 1 表头 " + "1" * 5000 + "\n|甲|\n@完", "@表 后面写法不对"),
        ("@表 " + "9" * 400 + " 1\n|甲|乙|\n@完", "列宽"),
        ("@表 0 0\n|甲|乙|\n@完", "列宽"),
        ("@表 1 200\n|甲|乙|\n@完", "列宽"),
        ("@表 " + "1 " * 30 + "\n|" + "甲|" * 30 + "\n@完", "列宽"),
        ("@表 1" + " " * 100_000 + "x", "@表 后面写法不对"),
    ],
)
def test_what_would_take_for_ever_is_refused_at_its_line(body: str, message: str) -> None:
    with pytest.raises(MarkupError) as raised:
        parse_body(body)
    assert any(message in problem.message for problem in raised.value.problems)


def test_as_many_blocks_as_anybody_needs_stand_inside_each_other() -> None:
    body = "@若 案号\n" * 12 + "甲\n" + "@完\n" * 12
    assert len(walk(parse_body(body).nodes)) == 13
    assert len(parse_body("@每个 请求人\n@每个 证据\n{名称}\n@完\n@完").nodes) == 1
