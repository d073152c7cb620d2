"""Screens of 台账: the transfer ledger, the credit register, their sheets, both empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.credit import CreditAct
from app.domain.transfers import Body, TransferResult
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.credit import (
    CreditEntry,
    list_credit,
    record_credit,
    repair_credit,
    report_credit,
)
from app.services.desk import Desk
from app.services.read_case import read_dossier
from app.services.transfers import (
    TransferEntry,
    note_feedback,
    note_receipt,
    note_sent,
    record_transfer,
)
from app.support.clock import CHINA
from app.ui.dialogs.credit_sheet import CreditSheet
from app.ui.pages.registers_page import RegistersPage
from app.ui.viewmodels.schedule import case_words
from app.ui.workspace import PageId
from tests.screens.studio import Studio

Go = Callable[[Studio], QWidget | None]
_POLICE, _CUSTOMS = "中山市公安局古镇分局", "中华人民共和国中山海关"


def register_shots() -> Iterator[tuple[str, Go]]:
    """Yield the name of each screen and the way there; the empty one comes first."""
    yield "registers-empty", _empty
    yield "registers-transfers", _transfers
    yield "registers-transfers-all", _all_transfers
    yield "registers-credit", _credit
    yield "sheet-transfer", _sheet(0, lambda page, _: page.transfers.record())
    yield "sheet-transfer-answer", _sheet(0, lambda page, _: page.transfers.note_answer())
    yield "sheet-credit", _sheet(1, _record_credit)
    yield "sheet-credit-report", _sheet(1, lambda page, _: page.credit.report())
    yield "party-credit", _party


def _page(studio: Studio, tab: int) -> RegistersPage:
    studio.window.show_page(PageId.REGISTERS)
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, RegistersPage)
    page.transfers.clear_filter()
    page.credit.clear_filter()
    page.tabs.setCurrentIndex(tab)
    page.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)
    studio.settle()
    return page


def _empty(studio: Studio) -> None:
    _page(studio, 1)


def _transfers(studio: Studio) -> None:
    _fill(studio.window.workspace.desk)
    _page(studio, 0).transfers.table.selectRow(1)


def _all_transfers(studio: Studio) -> None:
    _fill(studio.window.workspace.desk)
    page = _page(studio, 0)
    page.transfers.all_chip.click()
    studio.settle()


def _credit(studio: Studio) -> None:
    _fill(studio.window.workspace.desk)
    _page(studio, 1).credit.table.selectRow(0)


def _sheet(tab: int, ask: Callable[[RegistersPage, Desk], object]) -> Go:
    def go(studio: Studio) -> QWidget | None:
        desk = studio.window.workspace.desk
        _fill(desk)
        page = _page(studio, tab)
        page.panel.table.selectRow(0)
        ask(page, desk)
        studio.settle()
        return QApplication.activeModalWidget()

    return go


def _record_credit(page: RegistersPage, desk: Desk) -> None:
    page.credit.record()
    sheet = page.credit.acts.sheet
    assert isinstance(sheet, CreditSheet)
    (line,) = case_lines(desk, _cases(desk)[:1])
    sheet.finder.take(line.id, case_words(line))


def _party(studio: Studio) -> None:
    desk = studio.window.workspace.desk
    _fill(desk)
    studio.window.show_page(PageId.PARTIES)
    studio.window.ways.open_party(list_credit(desk)[0].party_id)


def _cases(desk: Desk) -> tuple[int, ...]:
    return tuple(find_ids(desk, CaseFilter(kinds=("infringement-dispute",)), limit=8))


def _fill(desk: Desk) -> None:
    """Enter what a centre would have in its registers; once."""
    if list_credit(desk):
        return
    ids = _cases(desk)
    _fill_transfers(desk, ids)
    _fill_credit(desk, ids)


def _fill_transfers(desk: Desk, ids: tuple[int, ...]) -> None:
    early = datetime(2026, 11, 19, 9, 30, tzinfo=CHINA)
    late = datetime(2026, 11, 22, 17, 10, tzinfo=CHINA)
    first = TransferEntry(Body.POLICE, _POLICE, early, paper_no="粤中知移〔2026〕4号")
    record_transfer(desk, ids[0], first)
    second = record_transfer(desk, ids[1], TransferEntry(Body.POLICE, _POLICE, late))
    note_sent(desk, second, date(2026, 11, 23), "粤中知移〔2026〕6号")
    note_receipt(desk, second, date(2026, 11, 23))
    goods = TransferEntry(Body.CUSTOMS, _CUSTOMS, sent_on=date(2026, 11, 2))
    third = record_transfer(desk, ids[2], goods)
    note_receipt(desk, third, date(2026, 11, 3))
    note_feedback(desk, third, date(2026, 11, 20), TransferResult.DETAINED, "扣留吊灯 320 件")
    lead = TransferEntry(
        Body.ENFORCEMENT,
        "中山市古镇镇综合行政执法局",
        sent_on=date(2026, 11, 9),
        received_on=date(2026, 11, 10),
        feedback_due_on=date(2026, 11, 30),
    )
    record_transfer(desk, ids[3], lead)
    court = TransferEntry(Body.COURT, "广州知识产权法院", sent_on=date(2026, 10, 12))
    done = record_transfer(desk, ids[4], court)
    note_receipt(desk, done, date(2026, 10, 14))
    note_feedback(desk, done, date(2026, 10, 30), TransferResult.FILED)


def _fill_credit(desk: Desk, ids: tuple[int, ...]) -> None:
    acts = (CreditAct.FALSE_MATERIAL, CreditAct.ABNORMAL_FILING, CreditAct.BROKEN_COMMITMENT)
    made = []
    for at, act in enumerate(acts):
        parties = read_dossier(desk, ids[at]).parties
        party = next(one for one in parties if one.role == "respondent")
        paper = f"粤中知罚〔2026〕{at + 3}号行政处罚决定书"
        entry = CreditEntry(
            party.party_id, act, paper, date(2026, 9, 10 + at), ids[at], date(2027, 9, 9 + at)
        )
        made.append(record_credit(desk, entry))
    report_credit(desk, made[0], "中山市市场监督管理局", date(2026, 11, 6))
    repair_credit(desk, made[1], date(2026, 11, 16), "已主动撤回申请并提交说明")
