"""Which field a specification is typed into, behind one small interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QWidget

from app.domain.fields import FieldKind, FieldSpec
from app.ui.forms.chips_field import ChipsField
from app.ui.forms.editor_widgets import ChoiceField, FlagField, LineField, LongField
from app.ui.viewmodels.form_context import FormContext

_LONG_LINES = 2


@dataclass(frozen=True, slots=True)
class FieldSources:
    """Where the fields get what they offer (栏目的备选值).

    ``recent`` and ``entities`` are asked when a field is first entered. ``initials`` gives
    the pinyin initials by which a choice is picked.
    """

    context: FormContext
    recent: Callable[[str], tuple[str, ...]]
    entities: Callable[[], tuple[str, ...]]
    initials: Callable[[str], str]

    def towns(self) -> tuple[str, ...]:
        """Return the centre's towns."""
        return tuple(town.name for town in self.context.centre.towns)

    def known(self, key: str) -> tuple[str, ...]:
        """Return what the centre's profile knows for a field, before the recent values."""
        centre = self.context.centre
        fixed = {
            "venue_name": tuple(market.name for market in centre.markets),
            "platform": centre.platforms,
            "event_name": centre.exhibitions,
            "product": centre.products,
            "locarno": centre.locarno,
        }.get(key, ())
        return tuple(dict.fromkeys((*self.recent(key), *fixed)))


@dataclass(frozen=True, slots=True)
class Editor:
    """A field on the screen; ``stop`` is the widget that takes the keyboard."""

    widget: QWidget
    stop: Callable[[], QWidget]
    read: Callable[[], str]
    show: Callable[[str], None]
    edited: SignalInstance
    entered: SignalInstance
    left: SignalInstance


def make_editor(spec: FieldSpec, sources: FieldSources, *, cell: bool = False) -> Editor:
    """Return the field for ``spec``; ``cell`` asks for the flat line of a table."""
    if not cell:
        special = _special(spec, sources)
        if special is not None:
            return special
    line = LineField()
    _offer(line, spec, sources)
    line.setPlaceholderText("" if cell else spec.hint)
    if spec.kind is FieldKind.MONEY and not cell:
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if spec.kind in (FieldKind.PHONE, FieldKind.POSTCODE, FieldKind.DATE, FieldKind.MONEY):
        line.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
    line.setProperty("cell", "true" if cell else None)
    return Editor(
        line, lambda: line, line.text, line.show_text, line.edited, line.entered, line.left
    )


def _special(spec: FieldSpec, sources: FieldSources) -> Editor | None:
    """Return the field of a kind that is not one line of text."""
    terms = tuple(choice.term for choice in spec.choices)
    match spec.kind:
        case FieldKind.LONG_TEXT:
            return _wrapped(LongField(_LONG_LINES), spec)
        case FieldKind.CHOICE if terms:
            return _wrapped(ChoiceField(terms, sources.initials), spec)
        case FieldKind.HANDLER if sources.context.handlers:
            names = tuple(choice.term for choice in sources.context.handlers)
            return _wrapped(ChoiceField(names, sources.initials), spec)
        case FieldKind.CHOICES if terms:
            chips = ChipsField(terms)
            return Editor(
                chips,
                lambda: chips.stop,
                chips.text,
                chips.show_text,
                chips.edited,
                chips.entered,
                chips.left,
            )
        case FieldKind.FLAG:
            return _wrapped(FlagField(), spec)
        case _:
            return None


def _wrapped(field: LongField | ChoiceField | FlagField, spec: FieldSpec) -> Editor:
    if isinstance(field, LongField):
        field.setPlaceholderText(spec.hint)
    read = field.value if isinstance(field, FlagField) else field.text
    return Editor(
        field, lambda: field, read, field.show_text, field.edited, field.entered, field.left
    )


def _offer(line: LineField, spec: FieldSpec, sources: FieldSources) -> None:
    """Give a line what it may complete from."""
    context = sources.context
    if spec.kind is FieldKind.TOWN:
        line.offer(sources.towns)
    elif spec.kind is FieldKind.ENTITY:
        line.offer(sources.entities)
    elif spec.kind is FieldKind.DATE:
        line.offer_today(context.shown(spec, context.today))
    elif spec.kind is FieldKind.INSTANT:
        line.offer_today(context.shown(spec, context.now))
    elif spec.kind is FieldKind.CHOICES or spec.choices:
        line.offer_ticks(tuple(item.term for item in spec.choices), f"选择{spec.term}")
    elif spec.recent or spec.kind is FieldKind.LOCARNO:
        line.offer(lambda: sources.known(spec.key))
