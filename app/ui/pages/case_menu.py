"""What can be done to a case beside its moves: link, change kind, void, delete, record again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.terms import LinkKind, Phase, Role
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.linked_cases import link_cases, unlink_cases
from app.services.move_case import change_kind
from app.services.number_books import void_number
from app.services.views import CaseDossier, LinkedCase
from app.support.errors import KuaiWeiError, NotFoundError
from app.ui.pages.page_tools import delete_cases_undoably
from app.ui.widgets.page import Page
from app.ui.workspace import Navigator, Workspace


class CaseMenu(QObject):
    """The 更多 menu of a dossier (更多); ``archive_asked`` carries the id of a closed case."""

    archive_asked = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        again: Callable[[int], None] | None,
        page: Page,
    ) -> None:
        super().__init__(page)
        self._workspace, self._navigator = workspace, navigator
        self._again, self._page = again, page

    def build(self, dossier: CaseDossier, parent: QWidget) -> QMenu:
        """Return the menu for a case; what the role may not do is not offered."""
        menu = QMenu(parent)
        line = dossier.line
        again = self._again
        if again is not None:
            same = menu.addAction(self.tr("同一请求人再录一件"))
            same.triggered.connect(lambda: again(line.id))
        self._add_links(menu, dossier)
        if line.phase is Phase.DONE:
            archive = menu.addAction(self.tr("归档…"))
            archive.triggered.connect(lambda: self.archive_asked.emit(line.id))
        head = self._workspace.desk.account.role in (Role.SUPERVISOR, Role.ADMIN)
        if head:
            kinds = menu.addMenu(self.tr("转换办理途径"))
            for kind in self._workspace.desk.catalogue.case_types.values():
                if kind.code != line.kind:
                    action = kinds.addAction(f"{kind.term}…")
                    action.triggered.connect(
                        lambda _=False, code=kind.code: self._change_kind(dossier, code)
                    )
        if head and line.case_no:
            menu.addAction(self.tr("作废案号…")).triggered.connect(lambda: self._void(dossier))
        if head or not line.case_no:
            menu.addSeparator()
            menu.addAction(self.tr("移入回收站")).triggered.connect(lambda: self._delete(dossier))
        return menu

    def _add_links(self, menu: QMenu, dossier: CaseDossier) -> None:
        """Offer to link the case in each way, and to take away the links it has."""
        links = menu.addMenu(self.tr("关联案件"))
        for kind in LinkKind:
            links.addAction(f"{kind.term}…").triggered.connect(
                lambda _=False, one=kind: self._link(dossier, one)
            )
        if dossier.links:
            drop = menu.addMenu(self.tr("取消关联"))
            for link in dossier.links:
                drop.addAction(f"{link.kind_term}：{link.case.number}").triggered.connect(
                    lambda _=False, one=link: self._unlink(one)
                )

    def _unlink(self, link: LinkedCase) -> None:
        def act() -> None:
            unlink_cases(self._workspace.desk, link.link_id)
            self._navigator.tell(
                self.tr("已取消与 {number} 的关联").format(number=link.case.number)
            )

        self._do(act)

    def _link(self, dossier: CaseDossier, kind: LinkKind) -> None:
        label = self.tr("要关联的案号或收件号：")
        number = self._workspace.prompts.ask_text(kind.term, label)
        if number is None:
            return

        def act() -> None:
            desk = self._workspace.desk
            found = case_lines(desk, find_ids(desk, CaseFilter(text=number), limit=50))
            exact = [one for one in found if number.strip() in (one.case_no, one.intake_no)]
            if not exact and len(found) != 1:
                raise NotFoundError(
                    "没有找到这个编号的案件，没有关联。", hint="请填写完整的案号或收件号。"
                )
            other = (exact or found)[0]
            link_cases(desk, dossier.line.id, other.id, kind)
            self._navigator.tell(self.tr("已关联 {number}").format(number=other.number))

        self._do(act)

    def _change_kind(self, dossier: CaseDossier, kind: str) -> None:
        term = self._workspace.desk.catalogue.get(kind).term
        title = self.tr("转换为{term}").format(term=term)
        label = self.tr("转换后从第一步重新办理，经过全部保留。原因：")
        reason = self._workspace.prompts.ask_text(title, label)
        if reason is not None:
            line, desk = dossier.line, self._workspace.desk
            self._do(lambda: change_kind(desk, line.id, line.version, kind, reason))

    def _void(self, dossier: CaseDossier) -> None:
        label = self.tr("{number} 作废后仍列在编号簿中，不再使用。作废原因：").format(
            number=dossier.line.case_no
        )
        reason = self._workspace.prompts.ask_text(self.tr("作废案号"), label)
        if reason is not None:
            self._do(lambda: void_number(self._workspace.desk, dossier.line.id, reason))

    def _delete(self, dossier: CaseDossier) -> None:
        if delete_cases_undoably(self._workspace, self._navigator, (dossier.line,)):
            self._navigator.go_back()

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._page.mark_stale()
