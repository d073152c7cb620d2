"""A draft while it is typed: its texts, what is wrong with them, whether it changed (文书草稿)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from app.domain.dates import DateTextError, format_date, format_instant, parse_date, parse_instant
from app.domain.documents.spec import Ask, AskKind
from app.services.papers.views import Gap, PaperForm, Recipient
from app.support.errors import Problem


class PaperFormState:
    """The typed texts of a draft by field name (填写状态)."""

    def __init__(self, form: PaperForm, now: datetime, today: date) -> None:
        """Begin with what the draft holds; ``now`` and ``today`` are for short forms of days."""
        self.form, self._now, self._today = form, now, today
        self._texts = {ask.name: form.texts.get(ask.name, "") for ask in form.asks}
        self._recipient: Recipient | None = None
        self._saved = dict(self._texts)
        self._chosen = False

    @property
    def changed(self) -> bool:
        """Whether something typed is not saved."""
        return self._chosen or self._texts != self._saved

    @property
    def recipient(self) -> Recipient | None:
        """The recipient chosen just now; None leaves the draft's own."""
        return self._recipient if self._chosen else None

    def text(self, name: str) -> str:
        """Return what is typed in a field, empty while its default stands."""
        return self._texts.get(name, "")

    def default(self, name: str) -> str:
        """Return what stands in the paper where nothing is typed."""
        return self.form.defaults.get(name, "")

    def set_text(self, name: str, text: str) -> None:
        """Take what was typed; the default itself counts as nothing, so it follows the case."""
        self._texts[name] = "" if text == self.default(name) else text

    def choose(self, recipient: Recipient) -> None:
        """Take another recipient; an empty name leaves the draft's own."""
        other = bool(recipient.name) and recipient.name != self.form.line.recipient
        self._recipient, self._chosen = (recipient if other else None), other

    def texts(self) -> Mapping[str, str]:
        """Return the texts as they are kept: days and instants written out where they can be."""
        return {ask.name: self._written(ask) for ask in self.form.asks}

    def saved(self, form: PaperForm) -> None:
        """Go on from what was stored."""
        self.form = form
        self._saved, self._chosen, self._recipient = dict(self._texts), False, None

    def problems(self) -> tuple[Problem, ...]:
        """Return what cannot be kept as it is typed; lacking fields are told by the preview."""
        found = []
        for ask in self.form.asks:
            message = self._problem(ask)
            if message:
                found.append(Problem(ask.name, message))
        return tuple(found)

    def lacking(self) -> tuple[str, ...]:
        """Return the required fields that are empty and have no default."""
        return tuple(
            ask.name
            for ask in self.form.asks
            if ask.required
            and not self.text(ask.name).strip()
            and not self.form.defaults.get(ask.name)
        )

    def _problem(self, ask: Ask) -> str:
        text = self.text(ask.name).strip()
        if not text:
            return ""
        try:
            if ask.kind is AskKind.DAY:
                parse_date(text, self._today)
            elif ask.kind is AskKind.MOMENT:
                parse_instant(text, self._now)
        except DateTextError as error:
            return str(error)
        if ask.kind is AskKind.WHOLE and not (text.isascii() and text.isdigit()):
            return "应是整数，例如 12。"
        return ""

    def _written(self, ask: Ask) -> str:
        text = self.text(ask.name).strip()
        if not text or self._problem(ask):
            return text
        if ask.kind is AskKind.DAY:
            return format_date(parse_date(text, self._today))
        if ask.kind is AskKind.MOMENT:
            return format_instant(parse_instant(text, self._now))
        return text


def gap_words(gaps: tuple[Gap, ...]) -> tuple[str, ...]:
    """Return what a draft still lacks, each once, in the order of the paper."""
    return tuple(dict.fromkeys(gap.name for gap in gaps))


def recipient_words(recipient: Recipient) -> str:
    """Return how a recipient reads in the chooser."""
    return f"{recipient.name}（{recipient.role_term}）" if recipient.role_term else recipient.name
