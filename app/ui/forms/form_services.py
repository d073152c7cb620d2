"""What a form needs of the services, as callables, so that it is tested without a store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.catalogue import Catalogue
from app.domain.centre import CentreProfile
from app.domain.draft import CaseDraft
from app.domain.fields import Choice
from app.services.case_text import initials
from app.services.desk import Desk
from app.services.entities import list_entities
from app.services.form_drafts import drop_form, keep_form
from app.services.office import list_accounts
from app.services.open_case import open_cases
from app.services.parties import suggest_parties
from app.services.read_case import read_dossier
from app.services.recent_values import recent_values
from app.services.save_case import save_case
from app.services.views import AccountLine, CaseDossier, OpenedCase, PartySuggestion
from app.ui.forms.editors import FieldSources
from app.ui.viewmodels.form_context import FormContext


@dataclass(frozen=True, slots=True)
class KeptForm:
    """An open form as it is drafted to the store (表单草稿)."""

    form: str
    kind: str
    texts: Mapping[str, str]
    summary: str
    case_id: int | None = None
    case_version: int | None = None


@dataclass(frozen=True, slots=True)
class FormServices:
    """The use-cases behind a form; those that write run in the write lane.

    ``open`` and ``save`` take the token of the draft they make superfluous. ``recent`` and
    ``suggest`` may be called for every field and pause in typing.
    """

    catalogue: Catalogue
    centre: CentreProfile
    account: AccountLine
    now: Callable[[], datetime]
    handlers: Callable[[], tuple[Choice, ...]]
    entities: Callable[[], tuple[str, ...]]
    recent: Callable[[str], tuple[str, ...]]
    suggest: Callable[[str], tuple[PartySuggestion, ...]]
    initials: Callable[[str], str]
    load: Callable[[int], CaseDossier]
    open: Callable[[CaseDraft, str], tuple[OpenedCase, ...]]
    save: Callable[[int, int, CaseDraft, str], int]
    keep: Callable[[KeptForm], None]
    drop: Callable[[str], None]

    def context(self) -> FormContext:
        """Return the environment of a form that opens now."""
        return FormContext(self.now(), self.centre, self.account.name, self.handlers())

    def sources(self, context: FormContext) -> FieldSources:
        """Return where its fields get what they offer."""
        return FieldSources(context, self.recent, self.entities, self.initials)


def form_services(desk: Desk, origin: object | None = None) -> FormServices:
    """Return the services of an open store; ``origin`` marks this page's own changes."""

    def keep(kept: KeptForm) -> None:
        keep_form(
            desk,
            kept.form,
            kept.kind,
            kept.texts,
            summary=kept.summary,
            case_id=kept.case_id,
            case_version=kept.case_version,
        )

    return FormServices(
        catalogue=desk.catalogue,
        centre=desk.centre,
        account=desk.account,
        now=lambda: desk.now,
        handlers=lambda: handler_choices(list_accounts(desk)),
        entities=lambda: tuple(line.name for line in list_entities(desk, desk.today.year)),
        recent=lambda key: recent_values(desk, key),
        suggest=lambda typed: suggest_parties(desk, typed),
        initials=lambda text: initials(text).replace(" ", ""),
        load=lambda case_id: read_dossier(desk, case_id),
        open=lambda draft, form: open_cases(desk, draft, form=form, origin=origin),
        save=lambda case_id, version, draft, form: save_case(
            desk, case_id, version, draft, form=form, origin=origin
        ),
        keep=keep,
        drop=lambda form: drop_form(desk, form),
    )


def handler_choices(accounts: tuple[AccountLine, ...]) -> tuple[Choice, ...]:
    """Return the active accounts to choose from; namesakes show their account beside."""
    active = [line for line in accounts if line.active]
    names = [line.display_name for line in active]
    return tuple(
        Choice(
            line.name,
            line.display_name
            if names.count(line.display_name) == 1
            else f"{line.display_name}（{line.name}）",
        )
        for line in active
    )
