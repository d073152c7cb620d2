from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.domain.catalogue import load_catalogue
from app.domain.draft import address
from app.domain.fields import FieldKind
from app.services.views import PartySuggestion
from app.support.errors import Problem, RuleViolationError, StaleRecordError
from app.ui.forms.draft_keeper import KEEP_MS
from app.ui.forms.form_opening import FormOpening
from app.ui.forms.remarks import Remark
from app.ui.pages.intake_page import IntakePage
from tests.ui.forms.form_kit import Office

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard", extend=True
)
MakePage = Callable[..., IntakePage]
KINDS = list(load_catalogue().case_types)
CONTROL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(*words: str) -> None:
    """Type each word into the field with the keyboard and press Enter."""
    for word in words:
        widget = focused()
        if (word and isinstance(widget, QComboBox)) or word:
            QTest.keyClicks(widget, word)
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def where_focused(page: IntakePage) -> str:
    for where, editor in page.form.stops():
        if editor.stop() is QApplication.focusWidget():
            return where
    return ""


def test_a_complaint_against_three_respondents_is_typed_without_the_mouse(
    make_page: MakePage, office: Office
) -> None:
    page = make_page()
    write("Huacai Lighting", "91442000MA4UXXXX3K", "", "Huang", "13800001234", "")
    for name, stall in (("Xinghuang", "2-118"), ("Liangjing", "3-056"), ("Mingliang", "B1-09")):
        write(name, "Guzhen", stall, "")
    assert where_focused(page) == "respondent[3].name"
    write("")
    assert where_focused(page) == "right.number"
    write("ZL202430512345X", "lamp", "2605", "")
    assert page.state.text("right.number") == "202430512345.X"
    assert page.state.text("right.locarno") == "26-05"
    write("", "gt", "zysc", "guzhen")
    assert page.state.text("facts.venue_kind") == "专业市场"

    QTest.keyClick(focused(), Qt.Key.Key_S, CONTROL)

    (draft,) = office.opened
    assert draft.one_case_each
    names = [row["name"] for row in draft.rows("respondent")]
    assert names == ["Xinghuang", "Liangjing", "Mingliang"]


def test_enter_does_nothing_while_the_input_method_is_composing(make_page: MakePage) -> None:
    page = make_page()
    field = focused()
    QCoreApplication.sendEvent(field, QInputMethodEvent("huacai", []))

    QTest.keyClick(field, Qt.Key.Key_Return)
    assert focused() is field
    assert page.state.text("requester.name") == ""

    done = QInputMethodEvent()
    done.setCommitString("华彩")
    QCoreApplication.sendEvent(field, done)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert focused() is not field
    assert page.state.text("requester.name") == "华彩"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_shows_a_draft_and_writes_back_the_same(make_page: MakePage, kind: str) -> None:
    page = make_page(kind)
    samples = {
        FieldKind.DATE: "2026-11-02",
        FieldKind.INSTANT: "2026-11-02 09:30",
        FieldKind.MONEY: "1,200.00",
        FieldKind.INTEGER: "7",
        FieldKind.FLAG: "是",
        FieldKind.RIGHT_NUMBER: "202430512345.X",
        FieldKind.LOCARNO: "26-05",
        FieldKind.HANDLER: "李建文",
    }
    texts = {}
    for section in page.state.case_type.sections:
        for spec in section.fields:
            row = 0 if section.table else None
            term = spec.choices[-1].term if spec.choices else "甲乙"
            texts[address(section.key, spec.key, row)] = samples.get(spec.kind, term)
    page.state.load(texts)

    for where, text in texts.items():
        editor = page.form.editor_at(where)
        assert editor is not None, where
        assert editor.read() == text, where
        editor.edited.emit(editor.read())

    assert page.state.texts() == texts


def test_a_draft_is_kept_within_two_seconds_and_none_before_anything_is_typed(
    make_page: MakePage, office: Office
) -> None:
    page = make_page()
    page.keeper.flush()
    assert office.kept == []
    assert page.keeper.timer.interval() == KEEP_MS < 2000

    QTest.keyClicks(focused(), "Hua")
    assert page.keeper.timer.isActive()
    page.keeper.timer.timeout.emit()

    assert office.kept[-1].texts["requester.name"] == "Hua"
    assert office.kept[-1].form == page.token
    assert "14:36" in page.bar.words.text()


def test_leaving_a_field_keeps_the_draft_at_once_and_undoing_the_change_drops_it(
    make_page: MakePage, office: Office
) -> None:
    page = make_page()
    write("Hua")
    assert [item.texts["requester.name"] for item in office.kept] == ["Hua"]

    page.form.focus_address("requester.name")
    QTest.keyClicks(focused(), "\b\b\b")
    page.keeper.flush()

    assert office.dropped == [page.token]


def test_leaving_the_page_keeps_what_is_half_typed(make_page: MakePage, office: Office) -> None:
    page = make_page()
    QTest.keyClicks(focused(), "Hua")

    assert page.can_leave()

    assert office.kept[-1].texts["requester.name"] == "Hua"


def test_twelve_respondents_are_pasted_from_excel_at_once(make_page: MakePage) -> None:
    page = make_page()
    page.form.focus_address("respondent[0].name")
    block = "\r\n".join(f"第{at}家灯饰\t古镇\tA-{at}\t销售" for at in range(12))
    QGuiApplication.clipboard().setText(block)

    QTest.keyClick(focused(), Qt.Key.Key_V, CONTROL)

    assert page.state.rows("respondent") == 12
    assert page.state.text("respondent[11].stall") == "A-11"
    assert page.state.to_draft().rows("respondent")[3]["acts"] == ("销售",)
    table = page.form.block("respondent").table
    assert table is not None
    assert len(table.rows) == 13
    assert page.form.block("respondent").chip.text() == "12 家，各立一案"


def test_a_warning_is_shown_and_never_blocks(make_page: MakePage, office: Office) -> None:
    page = make_page()
    page.state.load(
        {
            "requester.name": "华彩",
            "requester.id_number": "91442000MA4UXXXX3K",
            "respondent[0].name": "星煌",
            "right.number": "202430512345.X",
            "facts.received_at": "2026-11-23 14:30",
        }
    )
    cell = next(
        cell
        for cell in page.form.block("requester").cells()
        if cell.address == "requester.id_number"
    )
    assert cell.remark.kind is Remark.WARNING
    assert cell.remark.text

    page.save()

    assert len(office.opened) == 1


def test_saving_with_errors_saves_nothing_and_goes_to_the_first(
    make_page: MakePage, office: Office
) -> None:
    page = make_page()
    page.form.focus_address("facts.reasons")

    page.save()

    assert office.opened == []
    assert where_focused(page) == "requester.name"


def test_remarks_of_the_service_stand_at_their_fields(make_page: MakePage, office: Office) -> None:
    page = make_page()
    page.state.load(
        {
            "requester.name": "华彩",
            "respondent[0].name": "星煌",
            "right.number": "202430512345.X",
            "right.title": "吊灯",
            "facts.received_at": "2026-11-23 14:30",
        }
    )
    office.refusal = RuleViolationError("不行", problems=(Problem("right.title", "重名"),))

    page.save()

    assert where_focused(page) == "right.title"
    assert office.kept, "the draft is kept when saving failed"
    assert page.state.is_dirty


def test_a_case_changed_by_another_is_asked_about_and_nothing_is_lost(
    make_page: MakePage, office: Office
) -> None:
    source = make_page()
    source.state.load(
        {
            "requester.name": "华彩",
            "respondent[0].name": "星煌",
            "right.number": "202430512345.X",
            "facts.received_at": "2026-11-23 14:30",
        }
    )
    draft = source.state.to_draft()
    page = make_page(
        opening=FormOpening("infringement-dispute", 5, 3, "收〔2026〕0001", draft=draft)
    )
    assert not page.state.is_dirty
    page.state.set_text("right.title", "吊灯")
    office.refusal = StaleRecordError("这件案件刚被修改。")
    office.answers = [0]

    page.save()

    assert page.state.text("right.title") == "吊灯"
    assert office.kept[-1].case_id == 5
    assert office.kept[-1].case_version == 3


def test_known_parties_are_offered_without_taking_the_keyboard_and_fill_the_row(
    make_page: MakePage, office: Office
) -> None:
    office.known = (
        PartySuggestion(
            7, "Xinghuang Works", "", "", "古镇", 2, {"stall": "2-118", "town": "古镇镇"}
        ),
    )
    page = make_page()
    page.form.focus_address("respondent[0].name")
    QTest.keyClicks(focused(), "Xing")
    page.suggester.timer.timeout.emit()
    assert page.side.suggestions.isVisible()
    assert where_focused(page) == "respondent[0].name"

    QTest.keyClick(focused(), Qt.Key.Key_1, CONTROL)

    assert page.state.text("respondent[0].name") == "Xinghuang Works"
    assert page.state.text("respondent[0].stall") == "2-118"
    assert not page.side.suggestions.isVisible()
    table = page.form.block("respondent").table
    assert table is not None
    assert table.rows[0].note.text() == "2 件往案"


def test_the_wheel_never_changes_a_choice(make_page: MakePage) -> None:
    page = make_page()
    editor = page.form.editor_at("facts.channel")
    assert editor is not None
    before = editor.read()
    middle = QPointF(editor.widget.rect().center())

    event = QWheelEvent(
        middle,
        QPointF(editor.widget.mapToGlobal(middle.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(editor.widget, event)

    assert editor.read() == before


def test_dates_are_read_as_typed_and_shown_whole_on_leaving(make_page: MakePage) -> None:
    page = make_page()
    page.form.focus_address("right.filed_on")
    write("5.6")
    assert page.state.text("right.filed_on") == "2026-05-06"

    page.form.focus_address("right.granted_on")
    QTest.keyClick(focused(), Qt.Key.Key_Semicolon, CONTROL)
    assert page.state.text("right.granted_on") == "2026-11-23"


def test_the_routine_complaint_with_three_respondents_fits_without_scrolling(
    make_page: MakePage,
) -> None:
    page = make_page()
    for row in range(3):
        page.state.set_text(f"respondent[{row}].name", f"第{row}家")
    QApplication.processEvents()

    assert page._scroll.verticalScrollBar().maximum() == 0


def test_switching_the_kind_keeps_what_was_typed(make_page: MakePage) -> None:
    page = make_page()
    write("Huacai")

    page.switch.chips[1].click()

    assert page.state.case_type.code == "ecommerce-complaint"
    assert page.state.text("requester.name") == "Huacai"
    assert "电商投诉" in page.title


def test_every_field_is_named_for_assistive_tools(make_page: MakePage) -> None:
    page = make_page()
    for block in page.state.case_type.sections:
        page.form.block(block.key).unfold()

    nameless = [where for where, editor in page.form.stops() if not editor.widget.accessibleName()]

    assert nameless == []


def test_the_same_requester_again_saves_and_begins_with_the_requester(
    make_page: MakePage, office: Office
) -> None:
    page = make_page()
    page.state.load(
        {
            "requester.name": "华彩",
            "respondent[0].name": "星煌",
            "right.number": "202430512345.X",
            "facts.received_at": "2026-11-23 14:30",
        }
    )

    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)

    assert len(office.opened) == 1
    assert page.state.text("requester.name") == "华彩"
    assert page.state.rows("respondent") == 0
    assert where_focused(page) == "respondent[0].name"
