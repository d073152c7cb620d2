"""中心: names, delegation, places, classes and number patterns of this centre."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.centre import CentreProfile
from app.domain.terms import RightKind, Role, Tone
from app.services.desk import Desk
from app.services.office import save_profile
from app.services.store_facts import next_serials
from app.support.errors import Problem
from app.ui.design.layouts import column, row
from app.ui.pages.settings.centre_fields import PatternTable, UnverifiedTag
from app.ui.pages.settings.panel import SaveRow, SettingsPanel, fields_grid
from app.ui.viewmodels.settings import (
    PATENT_KINDS,
    CentreTexts,
    ListField,
    centre_texts,
    expiry_problem,
    read_centre,
)
from app.ui.widgets.cards import Card
from app.ui.widgets.field_box import FieldBox, show_problems
from app.ui.workspace import Navigator, Workspace


class CentrePanel(SettingsPanel):
    """The centre's profile; a supervisor or administrator changes it (中心)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("中心"))
        self._base: CentreProfile = workspace.desk.centre
        self._unverified: set[str] = set()
        self._filling = False
        self.tags: dict[str, UnverifiedTag] = {}
        self.rights = self.remark(self.tr("只有负责人和管理员可以改动中心资料。"))
        self.save_row = SaveRow(self.theme, self.tr("保存"))
        self.box.addWidget(self.rights)
        for card in (
            self._names_card(),
            self._delegation_card(),
            self._places_card(),
            self._classes_card(),
            self._numbers_card(),
        ):
            self.box.addWidget(card)
        self.footer = self.save_row
        self.box.addStretch(1)
        self.save_row.save_asked.connect(self.save)
        self.save_row.discard_asked.connect(self.discard)
        self.changed.connect(self._update)
        self.discard()

    # --- parts -------------------------------------------------------------

    def _tagged(self, key: str, box: FieldBox, term: str) -> QWidget:
        """Return a field with its tag under it."""
        whole = QWidget()
        lines = column(self.theme, whole, gap=4)
        lines.addWidget(box)
        lines.addWidget(self._tag(key, term))
        return whole

    def _tag(self, key: str, term: str) -> UnverifiedTag:
        tag = UnverifiedTag(self.theme, key, term)
        tag.confirmed.connect(self._confirm)
        self.tags[key] = tag
        return tag

    def _names_card(self) -> Card:
        card = Card(self.theme, self.tr("名称"))
        self.name, self.short, self.letterhead = self.line(), self.line(), self.line()
        self.address, self.phone = self.line(), self.line()
        printed = self.tr("印在文书上，可空")
        name, head = self.tr("中心全称"), self.tr("文书落款机关")
        card.body.addLayout(
            fields_grid(
                self.theme,
                (
                    (
                        (self._tagged("name", self.field("name", name, self.name), name), 5),
                        (self.field("short_name", self.tr("简称"), self.short), 3),
                        (
                            self._tagged(
                                "letterhead",
                                self.field("letterhead", head, self.letterhead),
                                head,
                            ),
                            4,
                        ),
                    ),
                    (
                        (self.field("address", self.tr("办公地址"), self.address, printed), 8),
                        (self.field("phone", self.tr("联系电话"), self.phone, printed), 4),
                    ),
                ),
            )
        )
        return card

    def _delegation_card(self) -> Card:
        card = Card(self.theme, self.tr("委托"))
        if card.header is not None:
            card.header.add_beside(self._tag("delegation", self.tr("委托")))
        self.authority, self.number = self.line(), self.line()
        self.first, self.last = self.line(), self.line()
        days = self.tr("如 2026-1-1，可空")
        card.body.addLayout(
            fields_grid(
                self.theme,
                (
                    (
                        (self.field("authority", self.tr("委托机关"), self.authority), 4),
                        (self.field("number", self.tr("委托书编号"), self.number), 4),
                        (self.field("valid_from", self.tr("起"), self.first, days), 2),
                        (self.field("valid_until", self.tr("止"), self.last, days), 2),
                    ),
                ),
            )
        )
        return card

    def _places_card(self) -> Card:
        card = Card(self.theme, self.tr("镇街与专业市场"))
        self.towns, self.markets = self.lines(6), self.lines(6)
        towns = self.field(
            "towns", self.tr("镇街"), self.towns, self.tr("一行一个：名称，行政区划代码（可空）")
        )
        markets = self.field(
            "markets",
            self.tr("专业市场"),
            self.markets,
            self.tr("一行一个：名称，所在镇街（可空）"),
        )
        tagged = self._tagged("markets", markets, self.tr("专业市场"))
        card.body.addLayout(fields_grid(self.theme, (((towns, 6), (tagged, 6)),)))
        return card

    def _classes_card(self) -> Card:
        card = Card(self.theme, self.tr("分类、产品与平台"))
        if card.header is not None:
            card.header.note.setText(self.tr("各项之间用顿号隔开"))
        self.locarno = self.line()
        self.lists: dict[ListField, QPlainTextEdit] = {one: self.lines(2) for one in ListField}
        words = {
            ListField.EXHIBITIONS: self.tr("展会"),
            ListField.PLATFORMS: self.tr("电商平台"),
            ListField.PRODUCTS: self.tr("产品"),
            ListField.IPC: self.tr("获准的国际专利分类"),
        }
        parts: dict[str, QWidget] = {}
        for key, term in words.items():
            box = self.field(key.value, term, self.lists[key])
            parts[key.value] = self._tagged(key.value, box, term)
        locarno = self.tr("获准的洛迦诺分类")
        parts["locarno"] = self._tagged(
            "locarno",
            self.field("locarno", locarno, self.locarno, self.tr("如 26-05、26-03")),
            locarno,
        )
        kinds = self.tr("快速预审的专利类型")
        parts["kinds"] = self._tagged(
            "fast_track_kinds", self.field("fast_track_kinds", kinds, self._kinds()), kinds
        )
        card.body.addLayout(
            fields_grid(
                self.theme,
                (
                    ((parts["locarno"], 7), (parts["kinds"], 5)),
                    ((parts["products"], 7), (parts["platforms"], 5)),
                    ((parts["exhibitions"], 7), (parts["ipc"], 5)),
                ),
            )
        )
        return card

    def _kinds(self) -> QWidget:
        part = QWidget()
        line = row(self.theme, part, gap=16)
        self.kinds: dict[RightKind, QCheckBox] = {}
        for kind in PATENT_KINDS:
            self.kinds[kind] = QCheckBox(kind.term)
            self.kinds[kind].toggled.connect(self.changed)
            line.addWidget(self.kinds[kind])
        line.addStretch(1)
        return part

    def _numbers_card(self) -> Card:
        note = self.tr("{prefix} 字头 · {year} 年份 · {seq} 顺序号，{seq:04} 补足四位")
        card = Card(self.theme, self.tr("编号格式"), note=note)
        if card.header is not None:
            card.header.add_beside(self._tag("numbers", self.tr("编号格式")))
        self.patterns = PatternTable(self)
        card.body.addWidget(self.patterns)
        return card

    # --- state -------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what is stored."""
        if self._filling:
            return False
        tags = self._unverified != set(self._base.unverified)
        return tags or self.texts() != centre_texts(self._base)

    def texts(self) -> CentreTexts:
        """Return what stands in the form."""
        return CentreTexts(
            name=self.name.text(),
            short_name=self.short.text(),
            letterhead=self.letterhead.text(),
            authority=self.authority.text(),
            number=self.number.text(),
            valid_from=self.first.text(),
            valid_until=self.last.text(),
            towns=self.towns.toPlainText(),
            markets=self.markets.toPlainText(),
            locarno=self.locarno.text(),
            lists={key: edit.toPlainText() for key, edit in self.lists.items()},
            kinds=frozenset(kind for kind, box in self.kinds.items() if box.isChecked()),
            numbers=self.patterns.texts(),
            address=self.address.text(),
            phone=self.phone.text(),
        )

    def load(self) -> None:
        """Show what is stored, unless something typed would be lost."""
        if not self.is_changed:
            self.discard()

    def discard(self) -> None:
        """Show what is stored."""
        desk = self.workspace.desk
        self._base = desk.centre
        self._unverified = set(self._base.unverified)
        self._filling = True
        self._fill(centre_texts(self._base))
        self.patterns.set_counters(desk.today.year, next_serials(desk, desk.today.year))
        self._filling = False
        self._show_problems({})
        self._lock(read_only=not self.may(Role.SUPERVISOR, Role.ADMIN))
        self._update()

    def _fill(self, texts: CentreTexts) -> None:
        for edit, text in (
            (self.name, texts.name),
            (self.short, texts.short_name),
            (self.letterhead, texts.letterhead),
            (self.address, texts.address),
            (self.phone, texts.phone),
            (self.authority, texts.authority),
            (self.number, texts.number),
            (self.first, texts.valid_from),
            (self.last, texts.valid_until),
            (self.locarno, texts.locarno),
        ):
            edit.setText(text)
            edit.setCursorPosition(0)
        self.towns.setPlainText(texts.towns)
        self.markets.setPlainText(texts.markets)
        for key, area in self.lists.items():
            area.setPlainText(texts.lists[key])
        for kind, box in self.kinds.items():
            box.setChecked(kind in texts.kinds)
        self.patterns.set_texts(texts.numbers)

    def _lock(self, *, read_only: bool) -> None:
        self.rights.setHidden(not read_only)
        self.save_row.setHidden(read_only)
        for box in self.boxes.values():
            if isinstance(box.editor, QLineEdit | QPlainTextEdit):
                box.editor.setReadOnly(read_only)
        for check in self.kinds.values():
            check.setEnabled(not read_only)
        self.patterns.set_read_only(read_only)
        for tag in self.tags.values():
            tag.button.setHidden(read_only)

    def _update(self) -> None:
        if self._filling:
            return
        for key, tag in self.tags.items():
            tag.setHidden(key not in self._unverified)
        self.save_row.show_changed(changed=self.is_changed)

    def _confirm(self, key: str) -> None:
        self._unverified.discard(key)
        self._update()

    # --- saving ------------------------------------------------------------

    def save(self) -> bool:
        """Check the form and begin to store it."""
        desk = self.workspace.desk
        kept = [key for key in self._base.unverified if key in self._unverified]
        read = read_centre(self.texts(), self._base, kept, desk.today)
        if read.profile is None:
            self._show_problems({one.field: one for one in reversed(read.problems)})
            return False
        profile = read.profile
        self._show_problems({})
        self.start(self.tr("保存中心资料"), lambda _p: save_profile(desk, profile), self._saved)
        return True

    def _saved(self, desk: object) -> None:
        if isinstance(desk, Desk):
            self.workspace.set_desk(desk)
            self.discard()
            self.navigator.tell(self.tr("中心资料已保存"), tone=Tone.GOOD)

    def _show_problems(self, problems: Mapping[str, Problem]) -> None:
        self.patterns.show_problems(problems)
        shown = dict(problems)
        expiry = expiry_problem(self._base.delegation.valid_until, self.workspace.desk.today)
        if expiry is not None:
            shown.setdefault(expiry.field, expiry)
        if problems:
            show_problems(self.boxes, tuple(shown.values()))
            return
        for key, box in self.boxes.items():
            box.show_problem(shown.get(key))
