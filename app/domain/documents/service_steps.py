"""Which step of a case the service of a paper belongs to (送达所对应的办理动作)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.case_type import CaseType, Clock, Move
from app.domain.clockwork import SERVICE_METHOD

RECEIPT = "D10"
"""送达回证: what a step names when it only records that something was served."""

_SERVED_BY_LIMIT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "INF-SUE": ("D19",),  # 裁决书送达后可以起诉
        "CFT-PAY": ("D28",),  # 处罚决定书送达后应当缴款
        "MED-REPLY": ("D09", "D02"),  # 征询意见通知书和请求书送对方
    }
)
"""What was served where the step names only the receipt, by the limit that then begins."""


def service_clock(move: Move) -> Clock | None:
    """Return the limit that a service starts with this move; None for any other move."""
    if all(spec.key != SERVICE_METHOD for spec in move.asks):
        return None
    return next((clock for clock in move.starts if clock.served and clock.begins), None)


def service_step(case_type: CaseType, state: str, code: str) -> Move | None:
    """Return the step from ``state`` that serving the paper ``code`` is, if there is one.

    Of several recipients the first one served takes the step; where the kind of case has a
    step for the others, it is that one which is open then, and each has a limit of its own.
    """
    if code == RECEIPT:
        return None
    for move in case_type.moves_from(state):
        clock = service_clock(move)
        if clock is None:
            continue
        named = tuple(paper for paper in move.papers if paper != RECEIPT)
        if code in (named[:1] or _SERVED_BY_LIMIT.get(clock.rule, ())):
            return move
    return None
