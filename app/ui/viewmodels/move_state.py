"""What is typed into the sheet of one move, its checks and what it will do."""

from __future__ import annotations

from app.domain.case_type import CaseType, Move
from app.domain.fields import Choice, FieldKind, FieldSpec, FieldValue
from app.domain.parse import parse_value
from app.domain.terms import Outcome, Phase, Role
from app.domain.transitions import check_move, outcome_of
from app.services.deadline_views import MovePreview
from app.services.requests import MoveRequest
from app.support.errors import Level, Problem
from app.ui.viewmodels.form_context import FormContext
from app.ui.viewmodels.form_summary import number_preview
from app.ui.viewmodels.observable import Observable

ON = FieldSpec("on", "办理日期", FieldKind.DATE, required=True, width=4, default="today")


class MoveState:
    """Texts of a move by field key, ``on``, ``outcome`` and ``reason`` among them (办理动作)."""

    def __init__(
        self,
        case_type: CaseType,
        move: Move,
        *,
        state: str,
        role: Role,
        context: FormContext,
        case_no: str | None = None,
    ) -> None:
        self.case_type, self.move, self.context = case_type, move, context
        self.changed: Observable[str] = Observable()
        self._state, self._role, self._case_no = state, role, case_no
        self._texts = {spec.key: context.default_text(spec) for spec in self.fields()}
        self._baseline = dict(self._texts)
        self._day = self._texts[ON.key]

    def fields(self) -> tuple[FieldSpec, ...]:
        """Return the fields of the sheet in their order."""
        found = [ON]
        if len(self.move.outcomes) > 1:
            choices = tuple(Choice(item.value, item.term) for item in self.move.outcomes)
            found.append(
                FieldSpec(
                    "outcome",
                    "处理结果",
                    FieldKind.CHOICE,
                    required=True,
                    width=8,
                    choices=choices,
                )
            )
        found += self.move.asks
        found.append(
            FieldSpec(
                "reason",
                "理由" if self.move.reason else "备注",
                FieldKind.LONG_TEXT,
                required=self.move.reason,
                width=12,
                max_length=2_000,
            )
        )
        return tuple(found)

    def text(self, where: str) -> str:
        """Return what stands in a field."""
        return self._texts.get(where, "")

    def set_text(self, where: str, text: str) -> None:
        """Write into a field."""
        if text == self.text(where):
            return
        self._texts[where] = text
        self.changed.emit(where)
        if where == ON.key:
            self._bring_days_along()

    def _bring_days_along(self) -> None:
        """Let days that stand as the day of the step go with it: work entered a day late."""
        before, day = self._day, self.tidied(ON.key)
        if self._value(ON)[0] is None or day == before:
            return
        self._day = day
        for spec in self.fields():
            same = spec.kind is FieldKind.DATE and spec.default == "today"
            if same and spec.key != ON.key and self.text(spec.key) == before:
                self.set_text(spec.key, day)

    def spec_at(self, where: str) -> FieldSpec | None:
        """Return the field of a key."""
        return next((spec for spec in self.fields() if spec.key == where), None)

    def tidied(self, where: str) -> str:
        """Return the text as its field shows the value, or unchanged if it cannot be read."""
        spec = self.spec_at(where)
        value = None if spec is None else self._value(spec)[0]
        return (
            self.text(where) if spec is None or value is None else self.context.shown(spec, value)
        )

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from how the sheet opened."""
        return self._texts != self._baseline

    def problems(self) -> tuple[Problem, ...]:
        """Return every remark, by field key."""
        own = [item for spec in self.fields() for item in self._value(spec)[1]]
        day, _ = self._value(ON)
        if day is None and not any(item.field == ON.key for item in own):
            own.append(Problem(ON.key, "请填办理日期"))
        elif day is not None and str(day) > self.context.today.isoformat():
            own.append(Problem(ON.key, "日期晚于今天"))
        wrong = {item.field for item in own if item.level is Level.ERROR}
        rules = check_move(
            self.case_type,
            self._state,
            self.move.code,
            self._role,
            self._outcome(),
            self.text("reason"),
            self._asked(),
        )
        return (*own, *(item for item in rules if item.field not in wrong))

    def request(self) -> MoveRequest:
        """Return what is asked of the service; call it when there are no errors."""
        day, _ = self._value(ON)
        on = self.context.today if not isinstance(day, type(self.context.today)) else day
        return MoveRequest(
            self.move.code,
            on,
            outcome_of(self.move, self._outcome()),
            self.text("reason").strip(),
            self._asked(),
        )

    @property
    def verb(self) -> str:
        """Return what the button says: the move's own words."""
        return self.move.term.rstrip("…")

    def effects(self) -> tuple[str, ...]:
        """Return what the move will do, a line each."""
        target = self.case_type.state(self.move.target)
        stays = target.code == self._state
        lines = [f"状态仍为“{target.term}”" if stays else f"状态改为“{target.term}”"]
        outcome = outcome_of(self.move, self._outcome())
        if outcome is not None:
            lines.append(f"处理结果记为“{outcome.term}”")
        if self.move.dockets and self._case_no is None:
            year = self.request().on.year
            number = number_preview(self.context.centre, self.case_type.book, year)
            lines.append(f"将编案号 {number}")
        if target.phase is Phase.DONE:
            lines.append("案件办结，不再计入在办")
        elif self.case_type.state(self._state).phase is Phase.DONE:
            lines.append("案件恢复为在办")
        return tuple(lines)

    def _value(self, spec: FieldSpec) -> tuple[FieldValue, tuple[Problem, ...]]:
        return parse_value(spec, self.text(spec.key), self.context.parsing(), spec.key)

    def _outcome(self) -> Outcome | None:
        spec = self.spec_at("outcome")
        code = None if spec is None else self._value(spec)[0]
        return Outcome(code) if isinstance(code, str) else None

    def _asked(self) -> dict[str, FieldValue]:
        values = {spec.key: self._value(spec)[0] for spec in self.move.asks}
        return {key: value for key, value in values.items() if value is not None}


def preview_groups(preview: MovePreview) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what a preview found under short headings, empty groups left out."""
    papers = "、".join(f"{title}（{code}）" for code, title in preview.papers)
    groups = (
        ("文书", (papers,) if papers else ()),
        ("起算", preview.starts),
        ("完成", preview.meets),
        ("不再计算", preview.stops),
        ("中止", (preview.pauses,) if preview.pauses else ()),
    )
    return tuple((heading, lines) for heading, lines in groups if lines)
