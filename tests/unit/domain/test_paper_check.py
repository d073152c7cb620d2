"""The check of templates, the markup it reads, the writing of values, the page about it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.centre import Book, centre_from_mapping, profile_to_mapping
from app.domain.documents.blocks import Picture
from app.domain.documents.check import check_template, names_used
from app.domain.documents.markup import MarkupError, Say, Slot, parse_body, parse_wording, walk
from app.domain.documents.spec import Ask, AskKind, read_template
from app.domain.documents.values import holds, is_gap, text_of, typed_text
from app.domain.documents.vocabulary import WORDS, Value
from app.domain.mappings import DataError
from app.domain.money import money_in_words, plain_money
from app.domain.numbering import NumberPattern
from app.services.centres import shipped_centre

HEAD = 'code = "D05"\ntitle = "受理通知书"\nversion = "1"\n'
PAGE = Path(__file__).parents[3] / "docs" / "paper-templates.md"
KINDS = {"infringement-dispute": ("received", "accepted"), "evaluation-report": ("received",)}


def problems(body: str, spec: str = "", words: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    template = read_template("x", HEAD + spec, body)
    return [(one.line, one.message) for one in check_template(template, words, KINDS)]


def ask(name: str, *lines: str) -> str:
    return "\n".join((f'[[fields]]\nname = "{name}"', *lines, ""))


def test_a_sound_template_has_no_problem() -> None:
    body = "@文号\n@标题 {文书名称}\n@每个 证据\n{序号}{名称}{起页?}\n@完\n{理由}{自有栏目}"
    spec = 'number = "{head}受字〔{year}〕{seq}号"\nkinds = ["infringement-dispute"]\n'
    assert problems(body, spec + 'states = ["accepted"]\n' + ask("理由"), ("自有栏目",)) == []


def test_an_unknown_name_is_told_by_line_with_the_nearest_known_one() -> None:
    assert problems("甲\n{被请求入名称}\n@若 第三入\n@完\n@表 1\n|{毫不相干的东西}|\n@完") == [
        (2, "不认识的占位符 {被请求入名称}，是否为 {被请求人名称}？"),
        (3, "不认识的占位符 {第三入}，是否为 {第三人}？"),
        (6, "不认识的占位符 {毫不相干的东西}"),
    ]


def test_names_of_items_are_known_only_within_their_list() -> None:
    assert problems("{起页}\n@每个 当事人\n{起页}{名称}\n@完\n@每个 证据\n{起页}\n@完") == [
        (1, "占位符 {起页} 只能写在有这一项的 @每个 之中"),
        (3, "占位符 {起页} 只能写在有这一项的 @每个 之中"),
    ]


def test_only_lists_can_be_repeated() -> None:
    assert problems("@每个 案号\n甲\n@完") == [(1, "“案号”不是清单，不能用于 @每个")]


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        (ask("理由") * 2, "栏目“理由”写了两次"),
        (ask("没用到"), "栏目“没用到”在正文中没有用到"),
        (ask("理 由"), "栏目名“理 由”只能用汉字、字母、数字和括号"),
        (ask("理由", 'kind = "choice"'), "栏目“理由”是单选，缺 choices"),
        (ask("理由", 'choices = ["甲"]'), "栏目“理由”有 choices，kind 应为 choice"),
        (
            ask("理由", 'kind = "choice"', 'choices = ["甲"]', 'default = "乙"'),
            "栏目“理由”的默认值不在 choices 之中",
        ),
        (
            ask("理由", 'default = "{产呂}"'),
            "栏目“理由”的默认文字：不认识的占位符 {产呂}，是否为 {产品}？",
        ),
        (ask("理由", 'default = "{产品"'), "栏目“理由”的默认文字：花括号不成对"),
        ('kinds = ["no-such"]\n' + ask("理由"), "没有 no-such 这种案件类型"),
        (
            'kinds = ["evaluation-report"]\nstates = ["accepted"]\n' + ask("理由"),
            "所列案件类型都没有 accepted 这个状态",
        ),
        (
            'number = "甲〔{year}〕{seq}号"\n' + ask("理由"),
            "有编号格式 number，正文却没有 @文号 或 {文号}",
        ),
    ],
)
def test_what_is_wrong_in_the_spec_is_told(spec: str, message: str) -> None:
    assert (0, message) in problems("{理由}", spec)


def test_a_compared_choice_must_be_one_of_the_field() -> None:
    spec = ask("意见", 'kind = "choice"', 'choices = ["同意", "不同意"]')
    assert problems("@若 意见 = 同意\n甲\n@完\n@若 意见 = 反对\n甲\n@完", spec) == [
        (4, "栏目“意见”没有“反对”这一项")
    ]


def test_a_number_without_pattern_pictures_with_words_and_an_empty_body_are_told() -> None:
    assert [line for line, _ in problems("甲\n@文号\n@图 图：{产品}\n@图 {产品}{产品}{产品}")] == [
        2,
        3,
        4,
    ]
    assert problems("%% 只有说明") == [(1, "正文是空的")]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("|甲|<|\n|^|<|", []),
        ("|甲|乙|\n|^|^|", []),
        ("|^|乙|", [2]),
        ("|甲|<|\n|^|乙|", [3]),
        ("|甲|乙|\n@每个 证据\n|^|{名称}|\n@完", []),
        ("@每个 证据\n|^|{名称}|\n@完", [3]),
        ("@若 证据\n|甲|乙|\n@否则\n|^|乙|\n@完", [5]),
    ],
)
def test_merged_cells_must_form_rectangles(rows: str, lines: list[int]) -> None:
    assert [line for line, _ in problems(f"@表 1 1\n{rows}\n@完")] == lines


def test_the_names_a_template_uses_include_conditions_lists_and_defaults() -> None:
    body = "{案号}\n@若 第三人\n@每个 证据\n{名称}\n@完\n@完\n@表 1\n|{理由}|\n@完"
    template = read_template("x", HEAD + ask("理由", 'default = "{产品}"'), body)
    assert names_used(template) == {"案号", "第三人", "证据", "名称", "理由", "产品"}


def test_a_fallback_within_a_cell_does_not_end_the_cell() -> None:
    body = parse_body("@表 1 1\n|{产品|无}|#{{甲}}|\n@完")
    row = walk(body.nodes)[1]
    assert [cell.pieces for cell in row.cells] == [  # type: ignore[union-attr]
        (Slot("产品", 2, optional=True, fallback="无"),),
        ("{", "甲", "}"),
    ]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("@没有", 1),
        ("甲\n@完", 2),
        ("@若 甲", 1),
        ("@否则", 1),
        ("{甲", 1),
        ("{甲 乙}", 1),
        ("|甲|", 1),
        ("@表 1\n甲\n@完", 2),
        ("@表 1\n|甲|乙|\n@完", 2),
        ("@表 1\n|甲\n@完", 2),
        ("@表 1\n@表 1\n@完\n@完", 2),
        ("@表 0\n@完", 1),
        ("@表 1 1\n|<|甲|\n@完", 2),
        ("@空 100", 1),
        ("@每个", 1),
    ],
)
def test_what_cannot_be_read_is_told_by_line(body: str, line: int) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_body(body)
    assert caught.value.problems[0].line == line


def test_all_problems_of_a_body_are_told_at_once() -> None:
    with pytest.raises(MarkupError) as caught:
        parse_body("{甲\n@没有\n@完\n")
    assert [one.line for one in caught.value.problems] == [1, 2, 3]


def test_remarks_and_empty_lines_are_nothing_and_a_brace_is_doubled() -> None:
    (node,) = parse_body("%% 说明\n\n  {{甲}}{产品?}\n").nodes
    assert node.say is Say.TEXT  # type: ignore[union-attr]
    assert parse_wording("{{甲}}{产品?}") == ("{", "甲", "}", Slot("产品", 1, optional=True))


@pytest.mark.parametrize(
    "spec",
    [
        'code = "D99"',
        'layout = "poster"',
        'to = "everybody"',
        'number = "受字{year}{seq}号"',
        'number = "受字〔{year}〕号"',
        'colour = "red"',
        'numbered = "yes"',
        '[[fields]]\nname = "甲"\nkind = "number"',
        "code = ",
    ],
)
def test_a_wrong_spec_is_refused_in_chinese(spec: str) -> None:
    head = HEAD if not spec.startswith("code") else HEAD.replace('code = "D05"\n', "")
    with pytest.raises(DataError, match=r"[\u4e00-\u9fff]"):
        read_template("x", f"{head}{spec}\n", "正文")


def test_a_template_fits_its_kinds_and_states_and_numbers_with_the_head() -> None:
    spec = 'kinds = ["a"]\nstates = ["b"]\nnumber = "{head}受字〔{year}〕{seq}号"\n'
    template = read_template("x", HEAD + spec, "@文号")
    assert [template.fits(*one) for one in (("a", "b"), ("a", "c"), ("c", "b"))] == [
        True,
        False,
        False,
    ]
    pattern = template.pattern("粤中知")
    assert pattern is not None
    assert pattern.format(2026, 7) == "粤中知受字〔2026〕7号"
    other = read_template("x", HEAD + spec, "@文号\n")
    assert template.sha256 != other.sha256


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (12000, "12000"),
        (date(2026, 9, 1), "2026年9月1日"),
        (datetime(2026, 9, 1, 1, 30, tzinfo=UTC), "2026年9月1日9时30分"),
        (datetime(2026, 8, 31, 16, 0, tzinfo=UTC), "2026年9月1日0时"),
        (Picture("a", "主视图"), "主视图"),
        (({"名称": "甲"}, {"名称": ""}, {"名称": "乙"}), "甲、乙"),
        (({"序号": 1, "事项": "答辩"},), "答辩"),
    ],
)
def test_values_are_written_as_papers_write_them(value: Value, text: str) -> None:
    assert text_of(value) == text


def test_nothing_is_told_apart_from_no() -> None:
    assert [is_gap(value) for value in (None, "", " ", (), False, 0)] == [True] * 4 + [False] * 2
    assert [holds(value) for value in (None, " ", (), False, 0, "否")] == [False] * 5 + [True]


def test_a_day_that_cannot_be_read_stays_as_typed() -> None:
    on = date(2026, 9, 1)
    assert typed_text(Ask("甲", AskKind.DAY), "昨天", on) == "2026年8月31日"
    assert typed_text(Ask("甲", AskKind.DAY), "另行通知", on) == "另行通知"
    assert typed_text(Ask("甲"), " 2026-9-1 ", on) == "2026-9-1"


@pytest.mark.parametrize(
    ("fen", "plain", "words"),
    [
        (0, "0.00", "零元整"),
        (1, "0.01", "壹分"),
        (110, "1.10", "壹元壹角整"),
        (1_005, "10.05", "壹拾元零伍分"),
        (1_200_000, "12000.00", "壹万贰仟元整"),
        (1_000_100, "10001.00", "壹万零壹元整"),
        (10_500_000, "105000.00", "壹拾万伍仟元整"),
        (100_050_000, "1000500.00", "壹佰万零伍佰元整"),
        (10_001_000_150, "100010001.50", "壹亿零壹万零壹元伍角整"),
        (1_000_000_000_000, "10000000000.00", "壹佰亿元整"),
    ],
)
def test_amounts_in_capitals_leave_out_no_zero_and_write_none_twice(
    fen: int, plain: str, words: str
) -> None:
    assert (plain_money(fen), money_in_words(fen)) == (plain, words)


def word_table() -> str:
    """Return the table of placeholders as ``docs/paper-templates.md`` holds it."""
    rows = [
        f"| `{word.name}` | {word.meaning} | {'、'.join(word.items)} |" for word in WORDS.values()
    ]
    return "\n".join(("| 占位符 | 含义 | @每个 之中的项 |", "| --- | --- | --- |", *rows))


def test_every_word_says_what_it_means() -> None:
    assert [word.name for word in WORDS.values() if not word.meaning] == []


def test_the_page_lists_every_placeholder_directive_and_kind_of_field() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert word_table() in page
    directives = [item.value for item in Say if item is not Say.TEXT]
    for word in (*directives, "表", "每个", "若", "若非", "否则", "完", "高"):
        assert f"`@{word}" in page, word
    for kind in AskKind:
        assert f"`{kind.value}`" in page, kind


def test_address_phone_and_head_of_a_centre_are_kept_and_old_profiles_still_load() -> None:
    found = shipped_centre("zhongshan-lighting")
    assert found is not None
    placed = replace(found, address="东兴路1号", phone="0760-12345678")
    assert centre_from_mapping(profile_to_mapping(placed)) == placed
    assert (placed.paper_head, found.address, found.phone) == ("粤中知", "", "")
    numbers = {**found.numbers, Book.INFRINGEMENT: NumberPattern("甲〔{year}〕{seq}号")}
    assert replace(found, numbers=numbers).paper_head == found.short_name
