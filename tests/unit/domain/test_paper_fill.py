"""Filling of templates: slots, conditions, loops, tables, gaps, defaults."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.documents.blocks import (
    Addressee,
    Align,
    Attachments,
    Blank,
    Block,
    Cell,
    Heading,
    Imprint,
    Layout,
    Letterhead,
    Number,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Signature,
    Table,
    Title,
)
from app.domain.documents.content_json import content_from_json, content_to_json
from app.domain.documents.fill import BLANK_TEXT, Filled, defaults, fill
from app.domain.documents.spec import Template, read_template
from app.domain.documents.vocabulary import Value, Values
from app.domain.mappings import DataError

HEAD = 'code = "D05"\ntitle = "受理通知书"\nversion = "1"\n'
DAY = date(2026, 9, 1)
BASE: Values = {
    "签发日期": DAY,
    "今天": DAY,
    "字头": "粤中知",
    "发文机关": "中山市市场监督管理局",
    "文号": "",
    "案号": "粤中知法裁字〔2026〕5号",
}
PARTIES: Value = (
    {"名称": "甲公司", "地址": "东兴路8号", "备注": ""},
    {"名称": "乙厂", "地址": "", "备注": ""},
)


def made(body: str, spec: str = "", **values: Value) -> Template:
    return read_template("x", HEAD + spec, body)


def filled(body: str, spec: str = "", texts: dict[str, str] | None = None, **more: Value) -> Filled:
    return fill(made(body, spec), {**BASE, **more}, texts or {})


def blocks(body: str, spec: str = "", **more: Value) -> tuple[Block, ...]:
    return fill(made(body, spec), {**BASE, **more}, {}).content.blocks


def ask(name: str, *lines: str) -> str:
    return "\n".join((f'[[fields]]\nname = "{name}"', *lines, ""))


def table(body: str, spec: str = 'layout = "form"\n', **more: Value) -> Table:
    (block,) = blocks(body, spec, **more)
    assert isinstance(block, Table)
    return block


def cells(found: Table) -> list[list[Cell]]:
    return [list(row.cells) for row in found.rows]


def test_every_directive_becomes_its_block() -> None:
    body = (
        "@红头 {发文机关}\n@文号\n@标题 处理／通知书\n@主送 {受送达人}：\n正文。\n@左 左\n@中 中\n"
        "@右 右\n@空 2\n@分页\n@附件 一\n@附件 二\n@落款 {发文机关}\n@版记 甲\n@版记 乙\n"
    )
    spec = 'number = "{head}受字〔{year}〕{seq}号"\nseal = true\n'
    assert blocks(body, spec, 受送达人="甲公司", 文号="粤中知受字〔2026〕7号") == (
        Letterhead("中山市市场监督管理局"),
        Number("粤中知受字〔2026〕7号"),
        Title(("处理", "通知书")),
        Addressee("甲公司："),
        Paragraph("正文。"),
        Paragraph("左", 0),
        Paragraph("中", 0, Align.CENTRE),
        Paragraph("右", 0, Align.RIGHT),
        Blank(2),
        PageBreak(),
        Attachments(("一", "二")),
        Signature("中山市市场监督管理局", "2026年9月1日", seal=True),
        Imprint(("甲", "乙")),
    )


def test_a_missing_value_is_a_blank_to_write_in_and_a_gap_with_its_line() -> None:
    found = filled("一\n专利号：{专利号}，{专利号}。\n{专利名称?}{产品|无}。")
    assert found.content.blocks[1:] == (
        Paragraph(f"专利号：{BLANK_TEXT}，{BLANK_TEXT}。"),
        Paragraph("无。"),
    )
    assert found.gaps == (("专利号", 2),)


def test_no_and_zero_are_values_in_text_but_nothing_to_a_condition() -> None:
    assert blocks("{同日双报}{办理天数}", 同日双报=False, 办理天数=0) == (Paragraph("否0"),)
    assert blocks("@若 同日双报\n甲\n@否则\n乙\n@完", 同日双报=False) == (Paragraph("乙"),)
    assert blocks("@若 证据页数\n甲\n@完", 证据页数=0) == ()


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ("若 处理结果 = 撤回", True),
        ("若 处理结果=撤回", True),
        ("若非 处理结果 = 撤回", False),
        ("若 处理结果 = 移送", False),
        ("若 处理结果", True),
        ("若非 处理结果", False),
        ("若 请求人", True),
        ("若 第三人", False),
    ],
)
def test_a_condition_compares_the_written_text(condition: str, kept: bool) -> None:  # noqa: FBT001
    found = blocks(f"@{condition}\n甲\n@完", 处理结果="撤回", 请求人=PARTIES, 第三人=())
    assert found == ((Paragraph("甲"),) if kept else ())


def test_a_loop_repeats_its_lines_and_counts_the_items() -> None:
    body = "@每个 请求人\n{序号}. {名称}，{地址|地址不详}。\n@完"
    assert blocks(body, 请求人=PARTIES) == (
        Paragraph("1. 甲公司，东兴路8号。"),
        Paragraph("2. 乙厂，地址不详。"),
    )


def test_a_list_outside_a_loop_is_the_names_of_its_items() -> None:
    assert blocks("{请求人}", 请求人=PARTIES) == (Paragraph("甲公司、乙厂"),)


def test_within_a_loop_an_item_goes_before_a_field_of_the_same_name() -> None:
    body = "@每个 请求人\n{名称}{备注?}{电话}\n@完\n{备注}"
    spec = ask("备注") + ask("电话", 'default = "甲"')
    found = filled(body, spec, {"备注": "全案"}, 请求人=PARTIES, 电话="乙")
    assert found.content.blocks[0] == Paragraph("甲公司甲")
    assert found.content.blocks[2] == Paragraph("全案")


def test_typed_texts_go_before_values_and_defaults_stand_where_nothing_was_typed() -> None:
    spec = ask("理由", 'default = "因{产品}侵权"') + ask("产品说明", 'default = "{产品}"')
    body = "{理由}\n{产品说明?}"
    assert filled(body, spec, {"理由": "另述"}, 产品="吊灯").content.blocks == (
        Paragraph("另述"),
        Paragraph("吊灯"),
    )
    assert filled(body, spec, {"理由": " "}, 产品="吊灯").content.blocks[0] == Paragraph(
        "因吊灯侵权"
    )
    assert blocks(body, spec) == (Paragraph(f"因{BLANK_TEXT}侵权"),)
    assert defaults(made(body, spec), {**BASE, "产品": "吊灯"}) == {
        "理由": "因吊灯侵权",
        "产品说明": "吊灯",
    }


def test_only_a_required_field_is_a_gap_when_nobody_fills_it() -> None:
    body = "{签收人}。{见证人}。\n@若 附言\n{附言}\n@完"
    spec = ask("签收人") + ask("见证人", "required = true") + ask("附言", "required = true")
    found = filled(body, spec)
    assert found.content.blocks == (Paragraph(f"{BLANK_TEXT}。{BLANK_TEXT}。"),)
    assert found.gaps == (("见证人", 1), ("附言", 2))


def test_a_default_with_a_blank_is_a_gap_until_the_required_field_is_typed() -> None:
    spec = ask("口审情况", "required = true", 'default = "于{口审时间}口头审理。"')
    body = "{口审情况}"
    assert filled(body, spec).gaps == (("口审情况", 1),)
    assert filled(body, spec, {"口审情况": "书面审理。"}).gaps == ()
    assert filled(body, spec, 口审时间="9月1日").gaps == ()


def test_several_lines_become_paragraphs_in_text_and_lines_in_a_cell() -> None:
    spec = 'layout = "form"\n' + ask("理由", 'kind = "lines"')
    typed = {"理由": "第一。\n\n 第二。"}
    found = filled("理由：{理由}\n@表 1\n|{理由}|\n@完\n@附件 {理由}", spec, typed).content.blocks
    assert found[:2] == (Paragraph("理由：第一。"), Paragraph("第二。"))
    assert isinstance(found[2], Table)
    assert found[2].rows[0].cells[0].text == "第一。\n\n 第二。"
    assert found[3] == Attachments(("第一。", "第二。"))


def test_typed_days_are_written_out() -> None:
    spec = ask("开庭日", 'kind = "day"') + ask("开庭时间", 'kind = "moment"')
    typed = {"开庭日": "2026-09-03", "开庭时间": "2026-9-3 14:05"}
    found = filled("{开庭日}，{开庭时间}", spec, typed)
    assert found.content.blocks == (Paragraph("2026年9月3日，2026年9月3日14时05分"),)


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("一、基本案情", Heading("一、基本案情", 1)),
        ("十一、其他", Heading("十一、其他", 1)),
        ("（二）被请求人意见", Heading("（二）被请求人意见", 2)),
        ("一、责令停止侵权。", Paragraph("一、责令停止侵权。")),
        ("一、" + "长" * 27, Paragraph("一、" + "长" * 27)),
        ("1. 其他", Paragraph("1. 其他")),
        ("一件产品", Paragraph("一件产品")),
    ],
)
def test_a_short_line_with_a_chinese_ordinal_is_a_heading(line: str, block: Block) -> None:
    assert blocks(line) == (block,)


def test_merged_cells_have_spans_and_what_they_cover_has_no_cell() -> None:
    found = table("@表 1 2 3 表头 1\n|#甲|<|#乙|\n|^|<|=丙|\n|丁|戊|己|\n@完")
    centre = Align.CENTRE
    # The second < stands beside a ^ and so belongs to the same cell.
    assert cells(found) == [
        [Cell("甲", 2, 2, label=True, align=centre), Cell("乙", label=True, align=centre)],
        [Cell("丙", align=centre)],
        [Cell("丁"), Cell("戊"), Cell("己")],
    ]
    assert (found.widths, found.heads) == ((1.0, 2.0, 3.0), 1)


def test_a_label_beside_a_loop_spans_all_its_rows() -> None:
    body = "@表 1 1\n@每个 请求人\n|#{地位|当事人}|{名称}|\n|^|{地址?}|\n@完\n@完"
    found = cells(table(body, 请求人=PARTIES))
    assert [[(cell.text, cell.rows) for cell in row] for row in found] == [
        [("当事人", 2), ("甲公司", 1)],
        [("东兴路8号", 1)],
        [("当事人", 2), ("乙厂", 1)],
        [("", 1)],
    ]


def test_cells_of_a_form_stay_empty_where_a_value_is_wanting() -> None:
    body = "@表 1 1\n@高 4\n|{专利号}|a／b{产品}|\n@完"
    found = filled(body, 'layout = "form"\n', 产品="吊／灯")
    (block,) = found.content.blocks
    assert isinstance(block, Table)
    assert [cell.text for cell in block.rows[0].cells] == ["", "a\nb吊／灯"]
    assert block.rows[0].least == 4
    assert found.gaps == (("专利号", 3),)
    (official,) = blocks(body, 产品="灯")
    assert isinstance(official, Table)
    assert official.rows[0].cells[0].text == BLANK_TEXT


def test_a_table_without_rows_is_left_out() -> None:
    assert blocks("@表 1\n@每个 请求人\n|{名称}|\n@完\n@完", 请求人=()) == ()


def test_pictures_stand_side_by_side_and_a_missing_one_is_a_gap() -> None:
    one, two = Picture("a" * 64, "登记"), Picture("b" * 64, "被控")
    body = "@每个 比对\n@图 {登记视图} {被控照片}\n@完"
    pair: Value = ({"登记视图": one, "被控照片": two},)
    found = filled(body, 比对=pair)
    assert found.content.blocks == (Pictures((one, two)),)
    assert found.content.pictures == ("a" * 64, "b" * 64)
    assert filled("@图 {登记视图}").gaps == (("登记视图", 1),)


def test_the_number_to_come_shows_its_place_and_is_no_gap() -> None:
    spec = 'number = "{head}受字〔{year}〕{seq:03}号"\n'
    found = filled("@文号\n{文号}", spec)
    assert found.content.blocks[0] == Number("粤中知受字〔2026〕＿＿号")
    assert found.gaps == ()
    assert blocks("@文号", 'number = "case"\n') == (Number("粤中知法裁字〔2026〕5号"),)
    assert blocks("@文号") == ()


def test_the_title_of_the_paper_is_a_placeholder() -> None:
    assert blocks("{文书名称}") == (Paragraph("受理通知书"),)


def test_what_a_value_holds_is_never_read_as_markup() -> None:
    text = "{专利号}@分页 |a| ／ %% <"
    assert blocks("{产品}", 产品=text) == (Paragraph(text),)
    assert blocks("@标题 {产品}", 产品="吊／灯") == (Title(("吊／灯",)),)


def test_content_goes_to_json_and_back() -> None:
    body = (
        "@红头 甲\n@文号\n@标题 乙\n@主送 丙\n一、丁\n戊。\n@附件 己\n@落款 庚\n@版记 辛\n@空\n"
        "@分页\n@表 1 2\n|#a|b|\n@完\n@图 {图}"
    )
    picture = Picture("a" * 64, "图")
    content = fill(made(body), {**BASE, "图": picture, "文号": "1号"}, {}).content
    assert len({type(block) for block in content.blocks}) == 13
    assert content_from_json(content_to_json(content)) == content


@pytest.mark.parametrize(
    "data",
    [{}, {"format": 2}, {"format": 1, "title": "x"}, {"format": 1, "blocks": [{"block": "?"}]}],
)
def test_json_of_another_kind_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(DataError):
        content_from_json(data)


def test_layout_and_author_come_from_template_and_centre() -> None:
    content = fill(made("正文", 'layout = "label"\n'), {"中心名称": "某中心"}, {}).content
    assert (content.layout, content.author, content.numbered) == (Layout.LABEL, "某中心", True)
