"""One party: its facts, contacts, credit entries, all its cases (当事人)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.domain.terms import PartyKind, Tone
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.credit import list_credit
from app.services.parties import (
    add_contact,
    list_contacts,
    party_lines,
    read_party,
    remove_contact,
    save_party,
)
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.page_tools import ColumnKeeper, show_ids_in_place
from app.ui.pages.party_credit import PartyCredit
from app.ui.qtmodels.case_table import CaseTable
from app.ui.viewmodels.case_columns import columns_of
from app.ui.viewmodels.case_list import load_office
from app.ui.widgets.buttons import Button, ButtonKind, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label
from app.ui.widgets.page import Page
from app.ui.workspace import Navigator, PageId, Workspace

_FIELDS: tuple[tuple[str, str], ...] = (
    ("name", "名称"),
    ("id_number", "证件号码"),
    ("legal_representative", "法定代表人/负责人"),
    ("contact_name", "联系人"),
    ("phone", "电话"),
    ("address", "地址"),
    ("stall", "铺位"),
    ("town", "镇街"),
    ("email", "电子邮箱"),
)


class PartyPage(Page):
    """Facts at the left, contacts under them, cases at the right (当事人)."""

    nav_id = PageId.PARTIES

    def __init__(self, workspace: Workspace, navigator: Navigator, party_id: int) -> None:
        super().__init__(workspace.theme, "")
        self._workspace, self._navigator, self.party_id = workspace, navigator, party_id
        self._version = 0
        self._stored: dict[str, str] = {}
        theme = workspace.theme
        box = row(theme, self, gap=12)
        left = column(theme, gap=12)
        left.addWidget(self._make_facts())
        left.addWidget(self._make_contacts())
        self.credit = PartyCredit(theme)
        left.addWidget(self.credit)
        left.addStretch(1)
        box.addLayout(left, 2)
        box.addWidget(self._make_cases(), 3)
        self.track(workspace.desk_changed, self.mark_stale)

    def _make_facts(self) -> Card:
        theme = self._workspace.theme
        card = Card(theme, self.tr("登记信息"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        self.kind = QComboBox()
        for kind in PartyKind:
            self.kind.addItem(kind.term, kind.value)
        self.fields = {key: QLineEdit() for key, _ in _FIELDS}
        cells: list[tuple[str, QWidget]] = [(word, self.fields[key]) for key, word in _FIELDS]
        cells.insert(1, (self.tr("主体类型"), self.kind))
        for at, (word, field) in enumerate(cells):
            label = Label(word, TextRole.SMALL)
            label.setBuddy(field)
            field.setAccessibleName(word)
            grid.addWidget(label, at // 2 * 2, at % 2)
            grid.addWidget(field, at // 2 * 2 + 1, at % 2)
        card.body.addLayout(grid)
        self.save_button = Button(
            theme, self.tr("保存"), kind=ButtonKind.PRIMARY, shortcut="Ctrl+S"
        )
        self.save_button.clicked.connect(self.save)
        foot = row(theme, gap=8)
        foot.addWidget(self.save_button)
        foot.addWidget(Label(self.tr("改名后，在办案件随即显示新名称。"), TextRole.SMALL), 1)
        card.body.addLayout(foot)
        return card

    def _make_contacts(self) -> Card:
        theme = self._workspace.theme
        card = Card(theme, self.tr("其他联系人"))
        self._contacts = column(theme, gap=4)
        card.body.addLayout(self._contacts)
        line = row(theme, gap=6)
        self.contact_name, self.contact_phone = QLineEdit(), QLineEdit()
        self.contact_name.setPlaceholderText(self.tr("姓名"))
        self.contact_phone.setPlaceholderText(self.tr("电话"))
        self.add_button = Button(theme, self.tr("添加"), icon=IconName.PLUS)
        self.add_button.clicked.connect(self._add_contact)
        line.addWidget(self.contact_name, 2)
        line.addWidget(self.contact_phone, 3)
        line.addWidget(self.add_button)
        card.body.addLayout(line)
        return card

    def _make_cases(self) -> Card:
        theme, workspace = self._workspace.theme, self._workspace
        self._cases_card = Card(theme, self.tr("案件"), flush=True)
        self.table = DataTable(theme, self.tr("案件"))
        columns = columns_of(None, load_office(workspace.desk))
        self.model = CaseTable(lambda: workspace.desk, columns, self)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        ColumnKeeper(workspace, self.table, self.model, "party")
        for at, one in enumerate(columns):
            if one.key in ("handler", "product"):
                self.table.setColumnHidden(at, True)  # noqa: FBT003 - a Qt setter
        self.table.opened.connect(self._open)
        self.model.failed.connect(workspace.errors.show)
        self._cases_card.body.addWidget(self.table)
        return self._cases_card

    def focus_first(self) -> None:
        """Begin in the cases."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def can_leave(self) -> bool:
        """Ask before typed changes are lost."""
        if not self._changed():
            return True
        verbs = (self.tr("保存后离开"), self.tr("不保存，离开"))
        text = self.tr("登记信息已修改，尚未保存。")
        answer = self._workspace.prompts.choose(self.tr("当事人"), text, verbs)
        return answer == 1 or (answer == 0 and self.save())

    def refresh(self) -> None:
        """Read the party; what was typed and not saved stays."""
        desk = self._workspace.desk
        try:
            values = read_party(desk, self.party_id)
            line = party_lines(desk, (self.party_id,))[0]
            contacts = list_contacts(desk, self.party_id)
            ids = find_ids(desk, CaseFilter(party_id=self.party_id))
            credit = list_credit(desk, party_id=self.party_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        if not self._changed():
            self._version = line.version
            self._stored = {key: str(values.get(key) or "") for key in (*self.fields, "kind")}
            for key, field in self.fields.items():
                field.setText(self._stored[key])
                field.setCursorPosition(0)
            self.kind.setCurrentIndex(max(0, self.kind.findData(self._stored["kind"])))
            self._stored["kind"] = str(self.kind.currentData())
        self.set_title(self.tr("企业与当事人 ／ {name}").format(name=line.name))
        show_ids_in_place(self.table, self.model, ids)
        self.credit.show_lines(credit)
        if self._cases_card.header is not None:
            words = self.tr("案件 {n}").format(n=len(ids))
            against = self.tr("其中被请求 {n} 件").format(n=line.as_respondent)
            self._cases_card.header.heading.setText(words)
            self._cases_card.header.note.setText(against if line.as_respondent else "")
        while (item := self._contacts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for contact in contacts:
            self._contacts.addWidget(
                self._contact_row(contact.id, f"{contact.name}　{contact.phone}")
            )

    def _contact_row(self, contact_id: int, text: str) -> QWidget:
        place = QWidget()
        line = row(self._workspace.theme, place, gap=6)
        line.addWidget(Label(text), 1)
        drop = IconButton(self._workspace.theme, IconName.CLOSE, self.tr("去掉联系人"))
        drop.clicked.connect(lambda: self._remove_contact(contact_id))
        line.addWidget(drop)
        return place

    def _typed(self) -> dict[str, str]:
        typed = {key: field.text() for key, field in self.fields.items()}
        typed["kind"] = str(self.kind.currentData())
        return typed

    def _changed(self) -> bool:
        return bool(self._stored) and self._typed() != self._stored

    def save(self) -> bool:
        """Save the facts; False, with the reason told, if that was not possible."""
        typed = self._typed()
        try:
            save_party(self._workspace.desk, self.party_id, self._version, typed)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return False
        self._stored = typed
        self._navigator.tell(self.tr("已保存。"), tone=Tone.GOOD)
        self.mark_stale()
        return True

    def _add_contact(self) -> None:
        try:
            add_contact(
                self._workspace.desk,
                self.party_id,
                self.contact_name.text(),
                phone=self.contact_phone.text().strip(),
            )
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self.contact_name.clear()
        self.contact_phone.clear()
        self.mark_stale()

    def _remove_contact(self, contact_id: int) -> None:
        try:
            remove_contact(self._workspace.desk, contact_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self.mark_stale()

    def _open(self, index: QModelIndex) -> None:
        case_id = self.model.id_at(index.row())
        if case_id is not None:
            self._navigator.open_case(case_id)
