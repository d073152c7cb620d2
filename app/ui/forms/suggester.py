"""Looks for known parties while a name is typed, after a pause, off the interface thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.fields import FieldKind
from app.domain.text import name_key, tidy
from app.services.views import PartySuggestion
from app.ui.forms.form_services import FormServices
from app.ui.forms.lanes import Lanes
from app.ui.viewmodels.form_context import place_of
from app.ui.viewmodels.form_state import FormState

PAUSE_MS = 200
_LEAST = 2


class PartySuggester(QObject):
    """Tells what was found for the last name typed; late answers are dropped (当事人提示)."""

    found = Signal()
    past_cases = Signal(str, int)

    def __init__(self, services: FormServices, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._lanes = services, lanes
        self._where, self._text = "", ""
        self._refused: set[str] = set()
        self.parties: tuple[PartySuggestion, ...] = ()
        self.timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.timer.timeout.connect(self.ask)

    @property
    def where(self) -> str:
        """The address of the name that the parties were found for."""
        return self._where

    def typed(self, state: FormState, where: str) -> None:
        """Note a change; only names of parties count."""
        spec = state.spec_at(where)
        if spec is None or spec.kind is not FieldKind.PARTY_NAME:
            return
        self._where, self._text = where, tidy(state.text(where))
        self.past_cases.emit(where, 0)
        if len(self._text) < _LEAST or name_key(self._text) in self._refused:
            self.clear()
        else:
            self.timer.start()

    def ask(self) -> None:
        """Look for the last name now."""
        self.timer.stop()
        where, text = self._where, self._text
        if text:
            self._lanes.read(
                lambda: self._services.suggest(text), lambda found: self._take(where, text, found)
            )

    def choose(self, at: int, state: FormState) -> str:
        """Fill in a party and return the address of its name, empty if there is none such."""
        place = place_of(self._where)
        if place is None or not 0 <= at < len(self.parties):
            return ""
        party, where = self.parties[at], self._where
        self.clear()
        state.fill_row(place.section, place.row, {**party.values, "name": party.name})
        self.timer.stop()
        self.past_cases.emit(where, party.cases)
        return where

    def refuse(self) -> None:
        """Take the offer back for this name."""
        self._refused.add(name_key(self._text))
        self.clear()

    def clear(self) -> None:
        """Offer nothing."""
        self.timer.stop()
        if self.parties:
            self.parties = ()
            self.found.emit()

    def _take(self, where: str, text: str, found: object) -> None:
        if (where, text) != (self._where, self._text) or not isinstance(found, tuple):
            return
        self.parties = tuple(item for item in found if isinstance(item, PartySuggestion))
        same = [item for item in self.parties if name_key(item.name) == name_key(text)]
        if same:
            self.past_cases.emit(where, same[0].cases)
        self.found.emit()
