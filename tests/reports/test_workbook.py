"""The month's workbook as other programs read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from app.domain.dates import YearMonth
from app.reports.month import load_indicators
from app.reports.workbook.canonical import file_hashes
from app.reports.workbook.chart import MAIN
from app.reports.workbook.export import export_month, month_tables
from app.reports.workbook.tables import FORMULA_MARK, display_width, safe_text
from app.support.errors import OutputFileError, TaskCancelledError
from tests.reports.random_cases import random_rows
from tests.reports.report_kit import Bench
from tests.reports.worked_month import MONTH, fill

REGISTERS = ["侵权维权登记", "快速预审登记", "调解登记", "维权援助登记"]
SHEETS = ["封面", "汇总", "图表", *REGISTERS, "校验", "差异", "清单"]
UNFILTERED = {"封面", "图表", "清单"}
MONTH_SPAN = "between '2026-10-01' and '2026-10-31'"
YEAR_SPAN = "between '2026-01-01' and '2026-10-31'"
LAST_SPAN = "between '2025-10-01' and '2025-10-31'"
# Written from domain.md 6.2, not from the program; {s} is the span, {e} its last day.
INF = "track = 'infringement'"
CLOSED = f"{INF} and closed_on {{s}} and accepted_on <= '{{e}}'"
PRE = "kind = 'pre-examination'"
MED = "track = 'mediation'"
BY_HAND = {
    "A1": f"{INF} and received_on {{s}}",
    "A1.3": "kind = 'ecommerce-complaint' and received_on {s}",
    "A2": f"{INF} and accepted_on {{s}}",
    "A2.1": f"{INF} and accepted_on {{s}} and right_kind = 'invention'",
    "A2.2": f"{INF} and accepted_on {{s}} and right_kind = 'utility-model'",
    "A2.3": f"{INF} and accepted_on {{s}} and right_kind = 'design'",
    "A2.6": "kind = 'infringement-dispute' and accepted_on {s}",
    "A3": f"{INF} and closed_on {{s}} and outcome = 'not-accepted'",
    "A4": CLOSED,
    "A4.1": f"{CLOSED} and outcome in ('infringes', 'not-infringing', 'dismissed')",
    "A4.1.1": f"{CLOSED} and outcome = 'infringes'",
    "A4.2": f"{CLOSED} and outcome = 'mediated'",
    "A4.3": f"{CLOSED} and outcome = 'withdrawn'",
    "A4.4": f"{CLOSED} and outcome = 'transferred'",
    "A4.5": f"{CLOSED} and outcome like 'opinion-%'",
    "A4.12": f"{CLOSED} and kind = 'counterfeit-report'",
    "A5": "kind = 'infringement-dispute' and decided_on {s}"
    " and outcome in ('infringes', 'not-infringing', 'dismissed')",
    "A6": f"{INF} and received_on <= '{{e}}' and accepted_on <= '{{e}}'"
    " and coalesce(closed_on, '9999') > '{e}'",
    "A11.3": f"{INF} and received_on {{s}} and venue_kind = 'market'",
    "A11.5": f"{INF} and received_on {{s}} and venue_kind = 'platform'",
    "D1": f"{MED} and received_on {{s}}",
    "D2": f"{MED} and accepted_on {{s}}",
    "D3": f"{MED} and decided_on {{s}} and outcome = 'agreed'",
    "D3.3": "kind = 'mediation-court' and decided_on {s} and outcome = 'agreed'",
    "D4": f"{MED} and decided_on {{s}} and outcome = 'not-agreed'",
    "F2": f"{PRE} and received_on {{s}}",
    "F2.3": f"{PRE} and received_on {{s}} and right_kind = 'design'",
    "F3": f"{PRE} and decided_on {{s}} and outcome = 'passed'",
    "F5": f"{PRE} and accepted_on {{s}}",
    "F6": f"{PRE} and closed_on {{s}} and outcome = 'not-accepted'",
    "F7": f"{PRE} and decided_on {{s}} and outcome = 'failed'",
    "F8": f"{PRE} and closed_on {{s}} and outcome = 'withdrawn'",
    "F9": f"{PRE} and filed_on {{s}}",
    "F10": f"{PRE} and marked_on {{s}}",
    "F11": f"{PRE} and granted_on {{s}}",
}
SUMS = {
    "A12": ("agreed_fen", f"{INF} and decided_on {{s}} and outcome = 'mediated'"),
    "A12.1": ("paid_fen", f"{INF} and decided_on {{s}} and outcome = 'mediated'"),
    "D8.1": ("agreed_fen", BY_HAND["D3"]),
}


def summary(path: Path) -> dict[str, list[Any]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("汇总").to_python()
    return {str(row[0]): row[4:7] for row in rows[3:] if row[0] and len(row) > 6}


def test_the_workbook_read_by_another_library_equals_sql_written_by_hand(
    bench: Bench, tmp_path: Path
) -> None:
    bench.add_cases(random_rows(400))
    export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    found = summary(tmp_path / "m.xlsx")
    spans = ((MONTH_SPAN, "2026-10-31"), (YEAR_SPAN, "2026-10-31"), (LAST_SPAN, "2025-10-31"))
    asked = {code: ("count(*)", where, 1) for code, where in BY_HAND.items()}
    asked |= {code: (f"sum({what})", where, 100) for code, (what, where) in SUMS.items()}
    for code, (what, where, unit) in asked.items():
        expected = [
            bench.sql(f'select {what} from "case" where {where.format(s=span, e=end)}') / unit
            for span, end in spans
        ]
        assert found[code] == pytest.approx(expected, abs=0.001), code
    assert found["A4"][0] > 0
    assert found["F3"][2] > 0
    assert set(found) >= set(load_indicators())


def test_the_registers_hold_every_case_with_a_date_in_the_month(
    bench: Bench, tmp_path: Path
) -> None:
    bench.add_cases(random_rows(400))
    result = export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    dates = ("received", "accepted", "decided", "filed", "marked", "granted", "closed")
    touched = " or ".join(f"{name}_on {MONTH_SPAN}" for name in dates)
    tracks = ("infringement", "fast-track", "mediation", "assistance")
    for name, track in zip(REGISTERS, tracks, strict=True):
        expected = bench.sql(f"select count(*) from \"case\" where track='{track}' and ({touched})")
        rows = CalamineWorkbook.from_path(tmp_path / "m.xlsx").get_sheet_by_name(name).to_python()
        assert result.rows[name] == expected == len(rows) - 3
        assert expected > 0


def test_numbers_are_text_dates_are_days_and_amounts_are_yuan(bench: Bench, tmp_path: Path) -> None:
    number = "202430380182.4"
    bench.add_cases(
        [{"received_on": date(2026, 10, 9), "right_number": number, "agreed_fen": 1_234_567}]
    )
    export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    rows = (
        CalamineWorkbook.from_path(tmp_path / "m.xlsx").get_sheet_by_name(REGISTERS[0]).to_python()
    )
    row = dict(zip(rows[2], rows[3], strict=True))
    assert row["权利号"] == number
    assert row["收件日"] == date(2026, 10, 9)
    assert row["约定金额（元）"] == 12_345.67
    assert row["已付金额（元）"] == ""


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+86 138", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c calc'!A0", "#N/A"],
)
def test_nothing_typed_becomes_a_formula(bench: Bench, tmp_path: Path, typed: str) -> None:
    texts = ("product", "first_side", "second_side", "venue_name", "town", "handler", "platform")
    bench.add_cases([{"received_on": date(2026, 10, 9), **dict.fromkeys(texts, typed)}])
    export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx")["侵权维权登记"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    guarded = [cell for cell in cells if cell.row == 4 and cell.value == safe_text(typed)]
    assert len(guarded) >= len(texts)
    assert all(cell.number_format == "@" for cell in guarded)
    assert all(cell.quotePrefix for cell in guarded) or typed == "#N/A"


def test_formulas_stand_only_in_columns_that_say_so(bench: Bench, tmp_path: Path) -> None:
    fill(bench)
    export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    places = {
        (sheet.title, sheet.cell(3, cell.column).value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert {sheet for sheet, _ in places} == {"汇总", "校验"}
    assert all(str(heading).endswith(FORMULA_MARK) for _, heading in places)


def test_control_signs_and_excel_escapes_are_made_harmless(bench: Bench, tmp_path: Path) -> None:
    bench.add_cases([{"received_on": date(2026, 10, 9), "product": "灯\x00\x0b_x0041_\ud800"[:10]}])
    export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx")["侵权维权登记"]
    assert "灯＿x0041_" in [cell.value for cell in sheet[4]]


def test_personal_numbers_are_masked_and_credit_codes_shown(bench: Bench, tmp_path: Path) -> None:
    case_id = bench.add_cases([{"received_on": date(2026, 10, 9), "handler": "li"}])[0]
    bench.add_account("li", "李雷")
    bench.add_party(case_id, "requester", "张三", "person", "11010519491231002X")
    bench.add_party(case_id, "respondent", "某厂", "company", "91350100M000100Y43")
    export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    rows = (
        CalamineWorkbook.from_path(tmp_path / "m.xlsx").get_sheet_by_name(REGISTERS[0]).to_python()
    )
    row = dict(zip(rows[2], rows[3], strict=True))
    assert row["请求人证件号"] == "110***********002X"
    assert row["被请求人证件号"] == "91350100M000100Y43"
    assert row["承办人"] == "李雷"


def test_sheets_are_frozen_filtered_and_print_on_a4_with_repeated_headings(
    bench: Bench, tmp_path: Path
) -> None:
    fill(bench)
    export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert str(sheet.freeze_panes).endswith("4")
        assert sheet.print_title_rows == "$1:$3"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in str(sheet.oddFooter.center.text)
        assert (sheet.auto_filter.ref is not None) is (sheet.title not in UNFILTERED)
    names = book["侵权维权登记"]
    assert (
        names.auto_filter.ref
        == f"A3:{names.cell(3, names.max_column).column_letter}{names.max_row}"
    )
    assert "填表人" in str(book["汇总"].cell(book["汇总"].max_row, 1).value)


def test_a_column_is_as_wide_as_its_chinese_text() -> None:
    assert display_width("中山ab") == 6
    assert display_width("一行\n第二行") == 6


def test_the_manifest_tells_what_is_in_the_file(bench: Bench, tmp_path: Path) -> None:
    fill(bench)
    result = export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "m.xlsx").get_sheet_by_name("清单").to_python()
    facts = {row[0]: row[1] for row in rows[3:] if row[0] != "工作表"}
    assert facts["工作簿格式版本"] == 3
    assert (facts["版次"], facts["状态"]) == (1, "未关账")
    assert not any(facts[name] for name in ("关账时间", "关账人", "审核人", "上一版校验值"))
    assert (facts["中心代码"], facts["月份"]) == ("zhongshan-lighting", "2026-10")
    assert facts["制表时间"] == "2026-11-03T04:00:00Z"
    sheets = {row[1]: (row[2], row[3]) for row in rows if row[0] == "工作表"}
    hashes = file_hashes(tmp_path / "m.xlsx")
    assert sheets == {name: (result.rows[name], hashes[name]) for name in SHEETS[:-1]}


def test_a_draft_says_so_on_its_cover_and_at_the_head_of_each_printed_page(
    bench: Bench, tmp_path: Path
) -> None:
    fill(bench)
    result = export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    assert result.state == "未关账"
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    assert {str(sheet.oddHeader.center.text) for sheet in book} == {"草稿　未关账　不得报送"}
    cover = {row[0].value: row[1].value for row in book["封面"].iter_rows(min_row=4)}
    assert (cover["版次"], cover["状态"], cover["关账时间"]) == ("第1版", "未关账", None)
    listed = [row[1].value for row in book["封面"].iter_rows(min_row=4) if row[0].value == "工作表"]
    assert listed == SHEETS[1:-1]
    signed = [str(row[0].value) for row in book["封面"].iter_rows() if row[0].value]
    assert [text.partition("：")[0] for text in signed[-3:]] == [
        "填表人（签字）",
        "审核人（签字）",
        "日　　期",
    ]


def test_the_chart_is_native_and_reads_the_cells_beside_it(bench: Bench, tmp_path: Path) -> None:
    fill(bench)
    result = export_month(bench.desk, MONTH, tmp_path / "m.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx")["图表"]
    (chart,) = sheet._charts  # openpyxl shows charts it has read nowhere else
    last = 3 + result.rows["图表"]
    assert [series.val.numRef.f for series in chart.series] == [
        f"'图表'!$C$4:$C${last}",
        f"'图表'!$D$4:$D${last}",
    ]
    cells = {row[0]: row[1:4] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert cells["A1"] == ("维权办案 收件", 3, 1)
    assert set(cells) <= set(MAIN)
    assert "A1.1" not in cells


def test_hashes_survive_re_saving_and_restyling_but_not_an_edit(
    bench: Bench, tmp_path: Path
) -> None:
    fill(bench)
    path = tmp_path / "m.xlsx"
    export_month(bench.desk, MONTH, path)
    before = file_hashes(path)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cell.style = "Normal"
        sheet.column_dimensions["A"].width = 3
    book.save(path)
    assert file_hashes(path) == before
    book["侵权维权登记"]["N4"] = "改"
    book.save(path)
    after = file_hashes(path)
    assert {name for name in SHEETS if after[name] != before[name]} == {"侵权维权登记"}


def test_an_older_file_stays_when_the_work_is_stopped_or_the_disk_refuses(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(bench)
    temporary, target = tmp_path / "tmp", tmp_path / "out"
    temporary.mkdir()
    target.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    path = target / "m.xlsx"
    path.write_bytes(b"older")

    def stop(done: int, total: int, text: str) -> None:
        if "写" in text or "保存" in text:
            raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        export_month(bench.desk, MONTH, path, stop)

    def stop_late(done: int, total: int, text: str) -> None:
        if "保存" in text:
            raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        export_month(bench.desk, MONTH, path, stop_late)
    assert list(temporary.iterdir()) == []
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", _full_disk)
        with pytest.raises(OutputFileError):
            export_month(bench.desk, MONTH, path)
    assert [item.name for item in target.iterdir()] == ["m.xlsx"]
    assert path.read_bytes() == b"older"
    assert list(temporary.iterdir()) == []


def _full_disk(path: Path, data: bytes) -> int:
    raise OSError(28, "No space left on device")


def test_an_empty_month_still_gives_every_sheet(bench: Bench, tmp_path: Path) -> None:
    result = export_month(bench.desk, YearMonth(2026, 1), tmp_path / "m.xlsx")
    assert result.rows["侵权维权登记"] == 0
    assert openpyxl.load_workbook(tmp_path / "m.xlsx").sheetnames == SHEETS


def test_sheet_names_are_safe(bench: Bench) -> None:
    for table in month_tables(bench.desk, MONTH):
        assert len(table.name) <= 31
        assert not set(table.name) & set("[]:*?/\\'")
