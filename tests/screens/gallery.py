"""Grabs the widgets and two pages like the drawings into build/screens; run it as a script."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCursor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.terms import Tone
from app.ui.application import Appearance, make_application
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.shapes import Shape
from app.ui.design.theme import Theme, ThemeMode
from app.ui.design.tokens import DEFAULT_POINTS, TextRole
from app.ui.main_window import MainWindow
from app.ui.widgets.buttons import Button, ButtonKind, FilterChip
from app.ui.widgets.cards import Card, EmptyState, SectionHeader
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.key_values import KeyValue, KeyValueList
from app.ui.widgets.labels import Label
from app.ui.widgets.page import Page, PageSpec, Shell
from app.ui.widgets.pills import StatusPill
from app.ui.widgets.table_roles import CellRole, Ink, Pill
from app.ui.widgets.tabs import Tabs
from app.ui.widgets.tile import Tile
from app.ui.widgets.timeline import Step, StepState, Timeline

Cell = str | Pill | tuple[Shape, str] | tuple[Ink, str]


def model_of(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> QStandardItemModel:
    """Return a model; a row of one text is a group heading."""
    model = QStandardItemModel(0, len(headings))
    model.setHorizontalHeaderLabels(list(headings))
    for cells in rows:
        items = [_item(cell) for cell in cells]
        if len(cells) == 1:
            items[0].setData(True, CellRole.GROUP)
            items[0].setFlags(Qt.ItemFlag.ItemIsEnabled)
        model.appendRow(items)
    return model


def _item(cell: Cell) -> QStandardItem:
    if isinstance(cell, Pill):
        item = QStandardItem(cell.text)
        item.setData(cell, CellRole.PILL)
    elif isinstance(cell, tuple):
        item = QStandardItem(cell[1])
        item.setData(cell[0], CellRole.MARK if isinstance(cell[0], Shape) else CellRole.INK)
    else:
        item = QStandardItem(cell)
    return item


BAD, NOW, PLAIN = Tone.BAD, Tone.ATTENTION, Tone.NEUTRAL
DOT, RING = Shape.DOT, Shape.RING
TODO: tuple[tuple[Cell, ...], ...] = (
    ("已逾期 2",),
    (
        Pill("逾期 1 个工作日", BAD),
        (DOT, "送达请求书副本"),
        "粤中知法裁字〔2026〕171号",
        "华彩照明 诉 星煌灯饰厂 等3家",
        "吊灯",
    ),
    (
        Pill("逾期 3 天", BAD),
        (RING, "预审首次意见（承诺）"),
        "预2026-1494",
        "丰泽照明电器厂",
        "壁灯",
    ),
    ("今天 5",),
    (
        Pill("今天 17:30", NOW),
        (DOT, "缴费并上传凭证（快速预审）"),
        "预2026-1502",
        "铭晟灯饰有限公司",
        "吸顶灯",
    ),
    (
        Pill("今天", NOW),
        (DOT, "立案决定"),
        "收〔2026〕0688",
        "朗域照明 诉 普乐灯饰门市部",
        "落地灯",
    ),
    (
        Pill("今天", NOW),
        (DOT, "答辩期满"),
        "粤中知法裁字〔2026〕163号",
        "嘉骏照明 诉 欣辉灯饰",
        "台灯",
    ),
    (
        Pill("今天", NOW),
        (DOT, "司法确认申请"),
        "粤中知法调字〔2026〕88号",
        "宝莱灯饰 与 汇美照明",
        "庭院灯",
    ),
    ("本周 17",),
    (
        Pill("周三 · 2 个工作日"),
        (DOT, "口头审理通知"),
        "粤中知法裁字〔2026〕158号",
        "森雅照明 诉 卓佳灯饰",
        "壁灯",
    ),
    (
        Pill("周四 · 3 个工作日"),
        (RING, "电商判定意见（承诺）"),
        "电2026-0199",
        "康纳照明 / 某平台 2 店铺",
        "吊灯",
    ),
)
CASES: tuple[tuple[Cell, ...], ...] = tuple(
    (number, requester, respondent, product, right, state, due)
    for number, requester, respondent, product, right, state, due in (
        (
            "粤中知法裁字〔2026〕176号",
            "华彩照明有限公司",
            "星煌灯饰厂 等3家",
            "吊灯",
            "ZL202430512345.X",
            Pill("口审", NOW),
            "12-04",
        ),
        (
            "粤中知法裁字〔2026〕175号",
            "朗域照明电器厂",
            "普乐灯饰门市部",
            "落地灯",
            "ZL202530100017.3",
            Pill("已送达"),
            "12-01",
        ),
        (
            "电2026-0199",
            "康纳照明有限公司",
            "某平台·亮佳灯饰店",
            "吊灯",
            "ZL202430600001.4",
            Pill("判定", NOW),
            "11-26",
        ),
        (
            "收〔2026〕0690",
            "宝莱灯饰有限公司",
            "汇美照明电器厂",
            "庭院灯",
            "ZL202430512345.X",
            Pill("待补正"),
            "—",
        ),
        (
            "粤中知法裁字〔2026〕171号",
            "华彩照明有限公司",
            "星煌灯饰厂",
            "吊灯",
            "ZL202430512345.X",
            Pill("已立案", BAD),
            (Ink.DANGER, "11-20"),
        ),
        (
            "展2026-0031",
            "嘉骏照明有限公司",
            "A3馆12号 欣辉灯饰",
            "台灯",
            "ZL202330411111.7",
            Pill("已和解", Tone.GOOD),
            "—",
        ),
        (
            "粤中知法裁字〔2026〕151号",
            "东成灯饰厂",
            "凯圣照明有限公司",
            "吸顶灯",
            "ZL202230333333.0",
            Pill("中止", Tone.PAUSED),
            "中止中",
        ),
        (
            "收〔2026〕0679",
            "艾迪森照明",
            "顺威灯饰厂",
            "壁灯",
            "ZL202430600001.4",
            Pill("不予受理"),
            "—",
        ),
        (
            "电2026-0192",
            "丰泽照明电器厂",
            "某平台·明亮家居",
            "壁灯",
            "ZL202530100017.3",
            Pill("已断链", Tone.GOOD),
            "—",
        ),
    )
)


class WorkbenchPage(Page):
    """Like drawing 1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "工作台")
        action = QAction("收件", self)
        action.setShortcut("Ctrl+N")
        self.set_primary_action(action)
        box = column(theme, self, gap=12)
        tiles = row(theme, gap=10)
        for label, figure, tone in (
            ("已逾期", "2", BAD),
            ("今日到期", "5", NOW),
            ("本周到期", "17", PLAIN),
            ("待补正", "4", PLAIN),
            ("无下一步", "3", PLAIN),
            ("未分派", "6", PLAIN),
        ):
            tiles.addWidget(Tile(theme, label, figure=figure, tone=tone))
        box.addLayout(tiles)
        lower = row(theme, gap=12)
        card = Card(theme, "要办的事", note="法定期限以实心标出，内部期限以空心标出", flush=True)
        assert card.header is not None
        card.header.add_beside(FilterChip("我的", checked=True))
        card.header.add_beside(FilterChip("全组"))
        table = DataTable(theme, "要办的事")
        table.setModel(model_of(("期限", "事项", "案号", "当事人", "涉案产品"), TODO))
        table.set_elastic(1, 3)
        table.selectRow(4)
        card.body.addWidget(table)
        lower.addWidget(card, 5)
        side = column(theme, gap=12)
        month = Card(theme, "11月至今", note="按受理日期")
        facts = (
            KeyValue("收件 / 受理", "41 / 36", "+12%"),
            KeyValue("结案", "29", "−3%"),
            KeyValue("调解成功率", "81.3%", "+4.1"),
            KeyValue("预审合格", "188 / 214", "87.9%"),
        )
        month.body.addWidget(KeyValueList(theme, facts, numeric=True))
        side.addWidget(month)
        hints = Card(theme, "提示")
        hints.body.addWidget(
            Label("委托书 2026-12-31 到期，届时不能再出具裁决书。", TextRole.WARNING)
        )
        hints.body.addWidget(
            Label("2027 年放假安排尚未导入：3 件期限为暂定。", TextRole.SMALL_TEXT)
        )
        hints.body.addWidget(Label("10 月月报待关账，勾稽全部通过。", TextRole.SMALL))
        side.addWidget(hints)
        side.addStretch(1)
        lower.addLayout(side, 2)
        box.addLayout(lower, 1)


class ListPage(Page):
    """Like drawing 2."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "侵权维权")
        action = QAction("收件", self)
        self.set_primary_action(action)
        box = column(theme, self, gap=12)
        chips = row(theme, gap=12)
        for text, count in (("全部在办", 64), ("我的", 21), ("本月新收", 41), ("待补正", 4)):
            chips.addWidget(FilterChip(text, count=count, checked=count == 64))
        chips.addStretch(1)
        chips.addWidget(Button(theme, "列", icon=IconName.COLUMNS))
        chips.addWidget(Button(theme, "导出此视图", icon=IconName.EXPORT))
        box.addLayout(chips)
        lower = row(theme, gap=12)
        card = Card(theme, flush=True)
        table = DataTable(theme, "案件")
        headings = ("案号 / 收件号", "请求人", "被请求人", "产品", "涉案权利", "状态", "最近期限")
        table.setModel(model_of(headings, CASES))
        table.set_elastic(1, 2)
        table.selectRow(4)
        card.body.addWidget(table, 1)
        foot = row(theme, gap=12, insets=Insets(12, 4, 12, 6))
        foot.addWidget(Label("64 / 642 件　选中 1 行", TextRole.SMALL))
        foot.addStretch(1)
        foot.addWidget(Label("Ctrl+C 复制 · Ctrl+Shift+C 连同表头", TextRole.SMALL))
        card.body.addLayout(foot)
        lower.addWidget(card, 13)
        lower.addWidget(self._preview(theme), 5)
        box.addLayout(lower, 1)
        self._table = table

    def focus_first(self) -> None:
        """Begin in the list."""
        self._table.setFocus()

    def _preview(self, theme: Theme) -> Card:
        preview = Card(theme)
        preview.body.addWidget(StatusPill(theme, "送达逾期 1 个工作日", BAD))
        preview.body.addWidget(Label("华彩照明 诉 星煌灯饰厂 等3家", TextRole.HEADING))
        preview.body.addWidget(Label("粤中知法裁字〔2026〕171号 · 外观设计 · 吊灯", TextRole.SMALL))
        facts = (
            KeyValue("收件", "2026-11-09 柜台"),
            KeyValue("立案", "2026-11-13"),
            KeyValue("送达期限", "2026-11-20（5 个工作日）", tone=BAD),
            KeyValue("结案期限", "2027-02-13 暂定"),
            KeyValue("合议组", "李建文、张敏、何静"),
        )
        preview.body.addWidget(KeyValueList(theme, facts))
        preview.body.addWidget(SectionHeader(theme, "下一步"))
        steps = row(theme, gap=6)
        steps.addWidget(Button(theme, "记录送达", kind=ButtonKind.PRIMARY))
        steps.addWidget(Button(theme, "答辩通知书"))
        steps.addStretch(1)
        preview.body.addLayout(steps)
        preview.body.addWidget(Button(theme, "打开案卷 ↵"))
        preview.body.addWidget(SectionHeader(theme, "最近"))
        preview.body.addWidget(Label("11-16 李建文 印发答辩通知书 3 份", TextRole.SMALL))
        preview.body.addWidget(Label("11-13 陈支队 批准立案", TextRole.SMALL))
        preview.body.addStretch(1)
        return preview


class KitPage(Page):
    """Every other widget once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "设置 ／ 控件一览")
        box = column(theme, self, gap=12)
        stages = Card(theme)
        stages.body.addWidget(Timeline(theme, _steps()))
        box.addWidget(stages)
        lower = row(theme, gap=12)
        lower.addWidget(self._controls(theme), 3)
        empty = Card(theme)
        empty.body.addWidget(
            EmptyState(
                theme,
                IconName.INBOX,
                "还没有调解案件",
                "从侵权案件转入，或点“收件”登记一件。",
                action=Button(theme, "收件", kind=ButtonKind.PRIMARY, icon=IconName.PLUS),
            )
        )
        lower.addWidget(empty, 2)
        box.addLayout(lower, 1)

    def _controls(self, theme: Theme) -> Card:
        card = Card(theme, "控件")
        buttons = row(theme, gap=8)
        kinds = (ButtonKind.PRIMARY, ButtonKind.PLAIN, ButtonKind.QUIET, ButtonKind.DANGER)
        for kind, text in zip(kinds, ("保存收件", "存为咨询", "选用", "删除3件案件"), strict=True):
            buttons.addWidget(Button(theme, text, kind=kind))
        disabled = Button(theme, "不可用")
        disabled.setEnabled(False)
        buttons.addWidget(disabled)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        pills = row(theme, gap=8)
        for tone in Tone:
            pills.addWidget(StatusPill(theme, tone.term, tone))
        pills.addStretch(1)
        card.body.addLayout(pills)
        fields = row(theme, gap=12)
        name, code, track = QLineEdit("中山市古镇华彩照明有限公司"), QLineEdit(), QComboBox()
        code.setPlaceholderText("专利号")
        code.setProperty("level", "warning")
        track.addItems(["柜台", "网上"])
        for label, field in (("名称 *", name), ("专利号", code), ("来源渠道", track)):
            cell = column(theme, gap=4)
            cell.addWidget(Label(label, TextRole.SMALL))
            cell.addWidget(field)
            fields.addLayout(cell)
        card.body.addLayout(fields)
        card.body.addWidget(Label("校验位不符，请核对证照；可照录", TextRole.WARNING))
        checks = row(theme, gap=16)
        for at, text in enumerate(("请求书及副本", "授权公告文本")):
            check = QCheckBox(text)
            check.setChecked(at == 0)
            checks.addWidget(check)
        checks.addStretch(1)
        card.body.addLayout(checks)
        tabs = Tabs("案卷各栏")
        for text in ("期限与经过", "基本情况", "当事人 2", "历史"):
            tabs.addTab(text)
        card.body.addWidget(tabs)
        card.body.addStretch(1)
        self.name = name
        return card

    def focus_first(self) -> None:
        """Show the focus ring of a field."""
        self.name.setFocus()


def _steps() -> list[Step]:
    done, ahead = StepState.DONE, StepState.AHEAD
    return [
        Step("收件", "10-26", done),
        Step("立案", "10-30", done),
        Step("送达", "11-06", done),
        Step("答辩", "至 11-23", StepState.CURRENT),
        Step("口审", "—", ahead),
        Step("合议", "—", ahead),
        Step("裁决", "至 2027-02-01", ahead),
        Step("结案", "—", ahead),
    ]


def make_window(theme: Theme) -> MainWindow:
    """Return the shell with the dummy pages."""

    def page(kind: Callable[[Theme], Page]) -> Callable[[Shell], Page]:
        return lambda _shell: kind(theme)

    def empty(title: str) -> Callable[[Shell], Page]:
        return lambda _shell: Page(theme, title)

    specs = [
        PageSpec("workbench", "工作台", IconName.WORKBENCH, page(WorkbenchPage), "Ctrl+1"),
        PageSpec("infringement", "侵权维权", IconName.INFRINGEMENT, page(ListPage), "Ctrl+2"),
        PageSpec("fast-track", "快速预审", IconName.FAST_TRACK, empty("快速预审"), "Ctrl+3"),
        PageSpec("mediation", "调解", IconName.MEDIATION, empty("调解"), "Ctrl+4"),
        PageSpec("parties", "企业与当事人", IconName.PARTIES, empty("企业与当事人"), "Ctrl+5"),
        PageSpec("month", "月报", IconName.MONTH, empty("月报"), "Ctrl+6"),
        PageSpec("bin", "回收站", IconName.BIN, empty("回收站"), "Ctrl+8", bottom=True),
        PageSpec("settings", "设置", IconName.SETTINGS, page(KitPage), "Ctrl+9", bottom=True),
    ]
    window = MainWindow(theme, specs)
    window.rail.set_count("workbench", "12", urgent=True)
    window.rail.set_count("infringement", "642")
    window.rail.set_count("fast-track", "1,508")
    window.rail.set_count("mediation", "287")
    window.rail.set_count("month", "10月未关账")
    window.top_bar.set_day("11月23日 周一 · 工作日")
    window.top_bar.set_account("陈晓敏 · 受理员")
    window.status.set_centre("中山灯饰中心")
    window.status.set_store("存储正常 · 已加密")
    window.status.set_backup("最近可用备份 14:32")
    window.status.set_note("历表已知至 2026-12-31")
    window.status.set_version("快维 1.0")
    return window


def grab(window: QWidget, path: Path) -> None:
    """Write what the window shows."""
    for _ in range(3):
        QApplication.processEvents()
    window.grab().save(str(path))


def main(folder: Path) -> None:
    """Grab every dummy page, light and dark, in the usual, large and tight sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    stage = make_application(["gallery"], Appearance(mode=ThemeMode.LIGHT))
    window = make_window(stage.theme)
    QCursor.setPos(1000, 755)
    window.show()
    shots = (
        ("light", ThemeMode.LIGHT, DEFAULT_POINTS, (1366, 768)),
        ("dark", ThemeMode.DARK, DEFAULT_POINTS, (1366, 768)),
        ("large", ThemeMode.LIGHT, 14.0, (1366, 768)),
        ("tight", ThemeMode.LIGHT, DEFAULT_POINTS, (911, 512)),
    )
    for name, mode, points, size in shots:
        stage.theme.set_mode(mode)
        stage.theme.set_points(points)
        window.resize(*size)
        for page_id in ("workbench", "infringement", "settings"):
            window.show_page(page_id)
            if page_id == "settings":
                window.show_message("已移入回收站：收〔2026〕0679", undo=lambda: None)
            else:
                window.message_bar.hide()
            grab(window, folder / f"kit-{page_id}-{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/screens"))
