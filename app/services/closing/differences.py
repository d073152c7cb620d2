"""Two moments of one month: which figures differ, and which cases explain it (差异)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from app.services.closing.members import NUMBER
from app.services.closing.traces import (
    Traces,
    current_facts,
    fact_term,
    read_traces,
    shown_fact,
)
from app.services.closing.views import (
    CaseCause,
    CaseEffect,
    FactChange,
    FigureDifference,
    FrozenFigure,
    Plain,
    Snapshot,
)
from app.services.desk import Desk

COLUMNS = 3
_NO_FACTS: Mapping[str, Plain] = {}


def differences(desk: Desk, before: Snapshot, after: Snapshot) -> tuple[FigureDifference, ...]:
    """Return every figure that changed, with the cases that came, went or changed in it.

    Who changed a case, when and why is read from the traces left since ``before``. For a
    count, cases that came minus cases that went are the difference itself.
    """
    changed = tuple(changed_figures(before.figures, after.figures))
    touched = touched_cases(before, after, [(code, column) for code, column, *_ in changed])
    # A case that left every figure and register is still there, with other facts.
    gone = current_facts(desk, [one for one in touched if one not in after.cases])
    after = replace(after, cases={**gone, **after.cases})
    traces = read_traces(desk, touched, since=before.audit_id, after=before.taken_at)
    return tuple(
        FigureDifference(
            code=code,
            term=now.term if now else then.term if then else code,
            unit=now.unit if now else then.unit if then else "",
            column=column,
            before=then.values[column] if then else None,
            after=now.values[column] if now else None,
            causes=_causes(desk, before, after, code, column, traces),
        )
        for code, column, then, now in changed
    )


def changed_figures(
    before: Iterable[FrozenFigure], after: Iterable[FrozenFigure]
) -> Iterator[tuple[str, int, FrozenFigure | None, FrozenFigure | None]]:
    """Yield code, column and both figures wherever a value differs; None where there is none."""
    old, new = ({item.code: item for item in figures} for figures in (before, after))
    for code in dict.fromkeys((*old, *new)):
        then, now = old.get(code), new.get(code)
        for column in range(COLUMNS):
            was = then.values[column] if then else None
            if was != (now.values[column] if now else None):
                yield code, column, then, now


def _causes(
    desk: Desk, before: Snapshot, after: Snapshot, code: str, column: int, traces: Traces
) -> tuple[CaseCause, ...]:
    return tuple(
        CaseCause(
            case_id=case_id,
            number=_number(case_id, before, after),
            effect=effect,
            changes=_changes(desk, case_id, before, after, traces),
        )
        for case_id, effect in _touched(before, after, code, column).items()
    )


def _touched(before: Snapshot, after: Snapshot, code: str, column: int) -> Mapping[int, CaseEffect]:
    """Return the cases that changed what a figure says; those of its parts for a ratio."""
    figure = _figure(after, code) or _figure(before, code)
    found: dict[int, CaseEffect] = {}
    for part in figure.parts if figure else ():
        found |= _touched(before, after, part, column)
    then, now = _members(before, code, column), _members(after, code, column)
    found |= dict.fromkeys(sorted(now - then), CaseEffect.ENTERED)
    found |= dict.fromkeys(sorted(then - now), CaseEffect.LEFT)
    for case_id in sorted(then & now) if figure and figure.facts else ():
        old, new = before.cases.get(case_id, _NO_FACTS), after.cases.get(case_id, _NO_FACTS)
        if figure and any(old.get(name) != new.get(name) for name in figure.facts):
            found[case_id] = CaseEffect.CHANGED
    return found


def touched_cases(
    before: Snapshot, after: Snapshot, figures: Collection[tuple[str, int]]
) -> tuple[int, ...]:
    """Return the cases behind changed figures, given as code and column, ascending."""
    return tuple(
        sorted({one for code, column in figures for one in _touched(before, after, code, column)})
    )


def _changes(
    desk: Desk, case_id: int, before: Snapshot, after: Snapshot, traces: Traces
) -> tuple[FactChange, ...]:
    """Return the facts that differ; a case the former moment did not know is read from traces."""
    trace = traces.of(case_id)
    old = before.cases.get(case_id)
    new = after.cases.get(case_id)
    if trace.made is not None and old is None:
        return (FactChange("收件登记", "", "新登记", *trace.made),)
    if old is None:
        old = trace.earlier(new or _NO_FACTS)
    if new is None:
        new = trace.later(old)
    names = [name for name in dict.fromkeys((*old, *new)) if name != NUMBER]
    found = [
        FactChange(
            fact_term(name),
            shown_fact(desk, name, old.get(name)),
            shown_fact(desk, name, new.get(name)),
            *trace.who(name),
        )
        for name in names
        if old.get(name) != new.get(name)
    ]
    return tuple(found) or trace.anything()


def _figure(snapshot: Snapshot, code: str) -> FrozenFigure | None:
    return next((item for item in snapshot.figures if item.code == code), None)


def _members(snapshot: Snapshot, code: str, column: int) -> frozenset[int]:
    ids = snapshot.members.get(code)
    return frozenset(ids[column]) if ids else frozenset()


def _number(case_id: int, before: Snapshot, after: Snapshot) -> str:
    facts = after.cases.get(case_id) or before.cases.get(case_id) or _NO_FACTS
    return str(facts.get(NUMBER, ""))
