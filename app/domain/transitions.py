"""Which moves a role may make from a state, and what a move still lacks (办理动作校验)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.case_type import CaseType, Milestone, Move, exit_move
from app.domain.common_fields import APPROVED_BY
from app.domain.fields import FieldKind, FieldSpec, FieldValue
from app.domain.terms import Outcome, Phase, Role, Track
from app.domain.values import is_empty
from app.support.errors import Problem

_HEADS = (Role.SUPERVISOR, Role.ADMIN)
_ALWAYS = frozenset({Role.CLERK, Role.HANDLER, Role.SUPERVISOR, Role.ADMIN})


def may_make(case_type: CaseType, move: Move, role: Role) -> bool:
    """Tell whether ``role`` may make ``move``.

    A move without roles of its own is open to the office's staff, to examiners on the
    fast track only, to mediators in mediation and wherever a settlement is recorded.
    """
    if move.roles:
        return role in move.roles
    if role is Role.EXAMINER:
        return case_type.track is Track.FAST_TRACK
    if role is Role.MEDIATOR:
        return case_type.track is Track.MEDIATION or Outcome.MEDIATED in move.outcomes
    return role in _ALWAYS


def allowed_moves(case_type: CaseType, state: str, role: Role) -> tuple[Move, ...]:
    """Return the moves ``role`` may make from ``state``: the usual one first, the exit last."""
    usual = case_type.usual.get(state)
    found = (item for item in case_type.moves_from(state) if may_make(case_type, item, role))
    return tuple(sorted(found, key=lambda item: item.code != usual))


def check_move(
    case_type: CaseType,
    state: str,
    move_code: str,
    role: Role,
    outcome: Outcome | None,
    reason: str,
    asked: Mapping[str, FieldValue],
) -> tuple[Problem, ...]:
    """Return everything that forbids the move; empty when it may be made.

    Problems are addressed ``outcome``, ``reason`` or by the key of an asked field. An
    impossible move is the only problem returned: the rest would be about another form.
    """
    move = next((item for item in case_type.moves_from(state) if item.code == move_code), None)
    if move is None:
        return (Problem("", "案件现在的状态不能办理这一步，请刷新后再试。"),)
    if not may_make(case_type, move, role):
        return (Problem("", f"{role.term}不能办理“{move.term}”。"),)
    problems = list(_check_outcome(move, outcome))
    if move.reason and not reason.strip():
        problems.append(Problem("reason", "请写明理由。"))
    if move.approval and role not in _HEADS and is_empty(asked.get(APPROVED_BY.key)):
        problems.append(Problem(APPROVED_BY.key, "这一步须经负责人批准，请填写批准人。"))
    problems += _check_asked(move, asked)
    return tuple(problems)


def outcome_of(move: Move, chosen: Outcome | None) -> Outcome | None:
    """Return the outcome a checked move records: the only one, the chosen one or none."""
    return move.outcomes[0] if len(move.outcomes) == 1 else chosen


def outcome_stands(case_type: CaseType, outcome: Outcome, target: str) -> bool:
    """Tell whether a case that a move without a result takes to ``target`` keeps ``outcome``.

    A case that stands where nothing is decided yet has no outcome. One that is taken up again
    behind its decision keeps it, but never an outcome by which it had ended, as a withdrawal.
    """
    if case_type.state(target).phase is Phase.DONE:
        return True
    ending = (move for move in (*case_type.moves, exit_move(case_type)) if _ends(move))
    ended = any(outcome in move.outcomes for move in ending)
    return not ended and target not in undecided_states(case_type)


def undecided_states(case_type: CaseType) -> frozenset[str]:
    """Return the states in hand that a case reaches without any outcome being recorded."""
    found = {case_type.first_state.code}
    waiting = [case_type.first_state.code]
    while waiting:
        for move in case_type.moves_from(waiting.pop()):
            in_hand = case_type.state(move.target).phase is not Phase.DONE
            if in_hand and not move.outcomes and move.target not in found:
                found.add(move.target)
                waiting.append(move.target)
    return frozenset(found)


def _ends(move: Move) -> bool:
    return Milestone.CLOSED in move.sets


def _check_outcome(move: Move, outcome: Outcome | None) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen outcome; one that is the only one needs no choice."""
    if outcome is None:
        return (Problem("outcome", "请选择处理结果。"),) if len(move.outcomes) > 1 else ()
    if outcome not in move.outcomes:
        return (Problem("outcome", f"“{move.term}”没有“{outcome.term}”这一结果。"),)
    return ()


def _check_asked(move: Move, asked: Mapping[str, FieldValue]) -> list[Problem]:
    """Return what is wrong with the facts typed beside the move."""
    specs = {spec.key: spec for spec in move.asks}
    problems = [Problem(key, f"“{move.term}”没有这一栏。") for key in asked if key not in specs]
    for spec in move.asks:
        value = asked.get(spec.key)
        if is_empty(value):
            if spec.required:
                problems.append(Problem(spec.key, f"请填写{spec.term}。"))
        elif not _is_choice(spec, value):
            problems.append(Problem(spec.key, f"{spec.term}不在可选项中。"))
    return problems


def _is_choice(spec: FieldSpec, value: FieldValue) -> bool:
    """Tell whether ``value`` keeps to the field's choices, if it has any."""
    if spec.kind not in {FieldKind.CHOICE, FieldKind.CHOICES}:
        return True
    chosen = value if isinstance(value, tuple) else (value,)
    codes = {choice.code for choice in spec.choices}
    return all(item in codes for item in chosen)
