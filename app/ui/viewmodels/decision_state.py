"""What is typed into the sheet of one decision about a time limit, and its checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.domain.fields import FieldSpec, FieldValue
from app.domain.parse import parse_value
from app.domain.values import is_empty
from app.support.errors import Problem
from app.ui.viewmodels.form_context import FormContext
from app.ui.viewmodels.observable import Observable

Values: TypeAlias = Mapping[str, FieldValue]
Check: TypeAlias = Callable[[Values], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """Which facts a decision asks for (期限决定表).

    ``verb`` is what the button says, ``effects`` what the decision does. ``check`` looks at
    the values together; ``preset`` are first texts by key.
    ``danger``: it takes something away.
    """

    verb: str
    fields: tuple[FieldSpec, ...]
    effects: tuple[str, ...] = ()
    check: Check | None = None
    preset: Mapping[str, str] | None = None
    danger: bool = False


class DecisionState:
    """Texts of a decision by field key (期限决定)."""

    def __init__(self, form: DecisionForm, context: FormContext) -> None:
        self.form, self.context = form, context
        self.changed: Observable[str] = Observable()
        self._texts = {spec.key: context.default_text(spec) for spec in form.fields}
        self._texts |= dict(form.preset or {})

    @property
    def verb(self) -> str:
        """What the button says."""
        return self.form.verb

    def fields(self) -> tuple[FieldSpec, ...]:
        """Return the fields of the sheet in their order."""
        return self.form.fields

    def text(self, where: str) -> str:
        """Return what stands in a field."""
        return self._texts.get(where, "")

    def set_text(self, where: str, text: str) -> None:
        """Write into a field."""
        if text != self.text(where):
            self._texts[where] = text
            self.changed.emit(where)

    def tidied(self, where: str) -> str:
        """Return the text as its field shows the value, or unchanged if it cannot be read."""
        for spec in self.fields():
            if spec.key == where:
                value, _ = self._value(spec)
                return self.text(where) if value is None else self.context.shown(spec, value)
        return self.text(where)

    def problems(self) -> tuple[Problem, ...]:
        """Return every remark, by field key."""
        found: list[Problem] = []
        for spec in self.fields():
            value, problems = self._value(spec)
            found += problems
            if spec.required and is_empty(value) and not problems:
                found.append(Problem(spec.key, f"请填{spec.term}"))
        if not found and self.form.check is not None:
            found += self.form.check(self.request())
        return tuple(found)

    def request(self) -> Values:
        """Return the values by key, empty ones as None."""
        return {spec.key: self._value(spec)[0] for spec in self.fields()}

    def effects(self) -> tuple[str, ...]:
        """Return what the decision does, a line each."""
        return self.form.effects

    def _value(self, spec: FieldSpec) -> tuple[FieldValue, tuple[Problem, ...]]:
        return parse_value(spec, self.text(spec.key), self.context.parsing(), spec.key)
