"""All guards of the program, found by discovery, and what they find (办理条件目录)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from app.domain import guard_rules
from app.domain.guard import Guard, GuardFacts, GuardLevel
from app.support.errors import Level, Problem
from app.support.specs import load_specs


@cache
def load_guards() -> Mapping[str, Guard]:
    """Return every guard by its code, found by discovery; the same mapping each time."""
    return load_specs(guard_rules, Guard, lambda item: item.code)


def check_guards(codes: Iterable[str], facts: GuardFacts) -> tuple[Problem, ...]:
    """Return what the guards find, in the order of ``codes``; errors forbid, warnings do not.

    Raises:
        KeyError: no such guard.
    """
    guards = load_guards()
    return tuple(
        _eased(guards[code].level, problem)
        for code in codes
        for problem in guards[code].check(facts)
    )


def _eased(level: GuardLevel, problem: Problem) -> Problem:
    """Turn the error of a guard that only warns into a warning."""
    if level is GuardLevel.WARN and problem.level is Level.ERROR:
        return replace(problem, level=Level.WARNING)
    return problem
