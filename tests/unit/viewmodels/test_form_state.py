from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.catalogue import load_catalogue
from app.domain.draft import address
from app.domain.fields import Choice, FieldKind, FieldSpec
from app.services.centres import shipped_centre
from app.support.clock import CHINA
from app.support.errors import Level
from app.ui.viewmodels.form_checks import form_problems, good_news, live_problems
from app.ui.viewmodels.form_context import FormContext
from app.ui.viewmodels.form_paste import plan_paste
from app.ui.viewmodels.form_state import FormState
from app.ui.viewmodels.form_summary import after_saving

CATALOGUE = load_catalogue()
DESIGN = "202430512345.X"
FIELDS = [
    pytest.param(kind.code, section.key, spec.key, id=f"{kind.code}-{section.key}-{spec.key}")
    for kind in CATALOGUE.case_types.values()
    for section in kind.sections
    for spec in section.fields
]


def context() -> FormContext:
    centre = shipped_centre("zhongshan-lighting")
    assert centre is not None
    handlers = (Choice("chen", "陈晓敏"), Choice("li", "李建文"))
    return FormContext(datetime(2026, 11, 23, 14, 36, tzinfo=CHINA), centre, "chen", handlers)


def new_state(kind: str = "infringement-dispute") -> FormState:
    return FormState(CATALOGUE.get(kind), context())


def another_text(spec: FieldSpec, default: str) -> str:
    """Return a readable text that differs from the field's default."""
    samples = {
        FieldKind.DATE: "2026-11-02",
        FieldKind.INSTANT: "2026-11-02 09:30",
        FieldKind.MONEY: "1200",
        FieldKind.INTEGER: "7",
        FieldKind.FLAG: "是",
        FieldKind.RIGHT_NUMBER: DESIGN,
        FieldKind.LOCARNO: "26-05",
        FieldKind.HANDLER: "李建文",
    }
    terms = [choice.term for choice in spec.choices if choice.term != default]
    return terms[0] if terms else samples.get(spec.kind, "甲")


@pytest.mark.parametrize(("kind", "section", "key"), FIELDS)
def test_every_field_counts_as_a_change_and_undoing_it_does_not(
    kind: str, section: str, key: str
) -> None:
    state = new_state(kind)
    spec = state.case_type.section(section).by_key[key]
    where = address(section, key, 0 if state.case_type.section(section).table else None)
    before = state.text(where)
    assert not state.is_dirty

    state.set_text(where, another_text(spec, before or state.context.default_text(spec)))
    assert state.is_dirty

    state.set_text(where, before)
    assert not state.is_dirty


@pytest.mark.parametrize(("kind", "section", "key"), FIELDS)
def test_every_field_goes_to_a_draft_and_back_unchanged(kind: str, section: str, key: str) -> None:
    state = new_state(kind)
    spec = state.case_type.section(section).by_key[key]
    where = address(section, key, 0 if state.case_type.section(section).table else None)
    default = state.text(where) or state.context.default_text(spec)
    state.set_text(where, another_text(spec, default))
    state.set_text(where, state.tidied(where))

    again = new_state(kind)
    again.from_draft(state.to_draft())

    assert again.text(where) == state.text(where)
    assert again.to_draft().sections == state.to_draft().sections
    assert not again.is_dirty


def test_another_spelling_of_the_same_value_is_no_change() -> None:
    state = new_state()
    state.set_text("facts.claimed_fen", "1200")
    state.accept()

    state.set_text("facts.claimed_fen", "1,200.00 元")

    assert not state.is_dirty


def test_a_removed_row_and_a_row_made_and_emptied_are_compared_by_value() -> None:
    state = new_state()
    state.set_text("respondent[0].name", "星煌灯饰厂")
    state.accept()

    state.set_text("respondent[1].name", "亮")
    assert state.is_dirty
    state.set_text("respondent[1].name", "")
    assert not state.is_dirty
    assert state.rows("respondent") == 1

    state.remove_row("respondent", 0)
    assert state.is_dirty


def test_rows_below_a_removed_one_move_up() -> None:
    state = new_state()
    for row, name in enumerate(("甲厂", "乙店", "丙行")):
        state.set_text(f"respondent[{row}].name", name)

    state.remove_row("respondent", 1)

    assert [state.text(f"respondent[{row}].name") for row in range(3)] == ["甲厂", "丙行", ""]
    assert len(state.to_draft().rows("respondent")) == 2


def test_a_new_form_holds_the_moment_and_is_unchanged() -> None:
    state = new_state()

    assert state.text("facts.received_at") == "2026-11-23 14:36"
    assert state.text("facts.handler") == "陈晓敏"
    assert not state.is_dirty


def test_kept_texts_come_back_whole_even_unreadable_ones() -> None:
    state = new_state()
    state.set_text("right.number", "不是号码")
    state.set_text("respondent[1].name", "乙店")
    state.one_case_each = False

    again = new_state()
    again.load(state.texts())

    assert again.texts() == state.texts()
    assert again.is_dirty
    assert not again.one_case_each


def test_a_blank_row_between_others_does_not_shift_the_services_remarks() -> None:
    state = new_state()
    state.set_text("respondent[0].name", "甲厂")
    state.set_text("respondent[2].name", "丙行")

    assert len(state.to_draft().rows("respondent")) == 2
    assert state.to_form_address("respondent[1].name") == "respondent[2].name"


def test_missing_fields_are_problems_but_not_shown_while_typing() -> None:
    state = new_state()

    problems = form_problems(state)

    assert "requester.name" in {item.field for item in problems}
    assert not live_problems(state, problems)


def test_a_doubtful_credit_code_only_warns() -> None:
    state = new_state()
    state.set_text("requester.id_number", "91442000MA4UXXXX3K")

    found = [item for item in form_problems(state) if item.field == "requester.id_number"]

    assert [item.level for item in found] == [Level.WARNING]


def test_a_right_patent_number_says_what_it_tells() -> None:
    state = new_state()
    state.set_text("right.number", f"ZL{DESIGN}")
    assert good_news(state, "right.number") == "校验位正确 · 外观设计 · 2024 年申请"

    state.set_text("right.number", "202430512345.1")
    assert good_news(state, "right.number") == ""


def test_switching_the_kind_keeps_common_texts_and_switching_back_restores_all() -> None:
    state = new_state()
    state.set_text("requester.name", "华彩照明")
    state.set_text("respondent[1].name", "乙店")
    state.set_text("right.number", DESIGN)

    other = state.switched(CATALOGUE.get("counterfeit-report"))
    assert other.text("reporter.name") == "华彩照明"
    assert other.text("reported[1].name") == "乙店"

    back = other.switched(CATALOGUE.get("infringement-dispute"))
    assert back.text("requester.name") == "华彩照明"
    assert back.text("right.number") == DESIGN


def test_the_same_requester_again_clears_the_other_side_only() -> None:
    state = new_state()
    state.set_text("requester.name", "华彩照明")
    state.set_text("right.number", DESIGN)
    state.set_text("respondent[0].name", "星煌灯饰厂")
    state.set_text("facts.order_no", "A-1")

    state.same_requester_again()

    assert state.text("requester.name") == "华彩照明"
    assert state.text("right.number") == DESIGN
    assert state.rows("respondent") == 0
    assert state.text("facts.order_no") == ""
    assert not state.is_dirty


def test_a_block_without_headings_follows_the_columns_from_where_it_is_pasted() -> None:
    section = CATALOGUE.get("infringement-dispute").section("respondent")

    plan = plan_paste(section, "甲厂\t古镇\r\n\r\n乙店\t横栏", "name")

    assert plan.keys == ("name", "address")
    assert plan.rows == (("甲厂", "古镇"), ("乙店", "横栏"))
    assert plan.summary == "将填入 2 行 × 2 栏"


def test_a_block_with_headings_is_matched_by_them() -> None:
    section = CATALOGUE.get("infringement-dispute").section("respondent")

    plan = plan_paste(section, '铺位\t名称\t备注\n2-118\t"甲\n厂"\t无', "name")

    assert plan.keys == ("stall", "name", "")
    assert plan.rows == (("2-118", "甲 厂", "无"),)
    assert plan.ignored == 1


def test_the_summary_counts_a_case_for_each_respondent() -> None:
    state = new_state()
    for row in range(3):
        state.set_text(f"respondent[{row}].name", f"第{row}家")
    words = {line.label: line.text for line in after_saving(state, editing=False)}
    assert words["将收"].startswith("3 件")
    assert words["收件号"] == "收〔2026〕N"
    assert words["立案后"] == "粤中知法裁字〔2026〕N号"

    state.one_case_each = False
    words = {line.label: line.text for line in after_saving(state, editing=False)}
    assert words["将收"] == "1 件"


def test_a_known_party_fills_empty_fields_and_leaves_what_was_typed() -> None:
    state = new_state()
    state.set_text("respondent[0].name", "星煌")
    state.set_text("respondent[0].stall", "9-9")

    values = {"name": "星煌灯饰厂", "stall": "2-118", "phone": "13800001234", "kind": "sole-trader"}
    state.fill_row("respondent", 0, values)

    assert state.text("respondent[0].name") == "星煌灯饰厂"
    assert state.text("respondent[0].stall") == "9-9"
    assert state.text("respondent[0].phone") == "13800001234"
    assert state.text("respondent[0].kind") == "个体工商户"
