"""Invented services for a form page, and a record of what it asked of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.catalogue import load_catalogue
from app.domain.draft import CaseDraft
from app.domain.fields import Choice
from app.domain.terms import Role
from app.services.case_text import initials
from app.services.centres import shipped_centre
from app.services.views import AccountLine, CaseDossier, OpenedCase, PartySuggestion
from app.support.clock import CHINA
from app.ui.forms.form_services import FormServices, KeptForm


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
