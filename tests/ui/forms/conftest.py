"""A form page with invented services, for the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.catalogue import load_catalogue
from app.domain.draft import CaseDraft
from app.domain.fields import Choice
from app.domain.terms import Role
from app.services.case_text import initials
from app.services.centres import shipped_centre
from app.services.views import AccountLine, CaseDossier, OpenedCase, PartySuggestion
from app.support.clock import CHINA
from app.ui.design.theme import Theme, ThemeMode
from app.ui.forms.form_opening import FormOpening
from app.ui.forms.form_services import FormServices, KeptForm
from app.ui.forms.lanes import DirectLanes
from app.ui.pages.intake_page import IntakePage


@dataclass
class Office:
    """What the page did, and how its services answer."""

    opened: list[CaseDraft] = field(default_factory=list)
    kept: list[KeptForm] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    known: tuple[PartySuggestion, ...] = ()
    refusal: Exception | None = None
    reported: list[object] = field(default_factory=list)
    answers: list[int | None] = field(default_factory=list)

    def open(self, draft: CaseDraft, _form: str) -> tuple[OpenedCase, ...]:
        if self.refusal is not None:
            raise self.refusal
        self.opened.append(draft)
        return (OpenedCase(1, "收〔2026〕0001", None, ""),)

    def save(self, _case: int, version: int, draft: CaseDraft, _form: str) -> int:
        if self.refusal is not None:
            raise self.refusal
        self.opened.append(draft)
        return version + 1

    def load(self, _case: int) -> CaseDossier:
        raise LookupError

    def confirm(self, _title: str, _text: str, _verb: str, *, danger: bool = False) -> bool:
        return danger

    def choose(self, _title: str, _text: str, _verbs: tuple[str, ...]) -> int | None:
        return self.answers.pop(0)

    def services(self) -> FormServices:
        centre = shipped_centre("zhongshan-lighting")
        assert centre is not None
        return FormServices(
            catalogue=load_catalogue(),
            centre=centre,
            account=AccountLine("chen", "陈晓敏", Role.CLERK),
            now=lambda: datetime(2026, 11, 23, 14, 36, tzinfo=CHINA),
            handlers=lambda: (Choice("chen", "陈晓敏"), Choice("li", "李建文")),
            entities=lambda: (),
            recent=lambda _key: (),
            suggest=lambda typed: tuple(p for p in self.known if typed in p.name),
            initials=lambda text: initials(text).replace(" ", ""),
            load=self.load,
            open=self.open,
            save=self.save,
            keep=self.kept.append,
            drop=self.dropped.append,
        )


MakePage = Callable[..., IntakePage]


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, mode=ThemeMode.LIGHT)
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A parent that goes with its page when the test is over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def make_page(theme: Theme, office: Office, qtbot: QtBot) -> MakePage:
    def make(
        kind: str = "infringement-dispute", opening: FormOpening | None = None
    ) -> IntakePage:
        page = IntakePage(
            theme,
            office.services(),
            DirectLanes(),
            office,  # type: ignore[arg-type]  # answers only what the page asks
            office.reported.append,
            opening or FormOpening(kind),
        )
        qtbot.addWidget(page, before_close_func=lambda made: made.release())
        page.resize(1150, 662)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus_first()
        return page

    return make
