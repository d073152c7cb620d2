"""The people of an invented centre, by whose names cases are listed (示例人员)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from app.domain.case_type import CaseType, Move
from app.domain.terms import Role, Track
from app.services.sample.names import pick

MEMBERS: tuple[tuple[str, Role], ...] = (
    ("梁婉怡", Role.CLERK),
    ("何志彬", Role.CLERK),
    ("冯嘉琪", Role.CLERK),
    ("欧阳俊", Role.HANDLER),
    ("麦永亮", Role.HANDLER),
    ("关慧珊", Role.HANDLER),
    ("邝伟强", Role.HANDLER),
    ("萧敏仪", Role.EXAMINER),
    ("温子轩", Role.EXAMINER),
    ("霍晓燕", Role.EXAMINER),
    ("简国栋", Role.MEDIATOR),
    ("卢秀芳", Role.MEDIATOR),
    ("甘文杰", Role.SUPERVISOR),
)
_ROLE_OF = {
    Track.INFRINGEMENT: Role.HANDLER,
    Track.FAST_TRACK: Role.EXAMINER,
    Track.MEDIATION: Role.MEDIATOR,
    Track.ASSISTANCE: Role.HANDLER,
}


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works at the centre, account names by role (人员)."""

    members: Sequence[tuple[str, Role]] = MEMBERS

    def clerk(self, rng: Random, on: date) -> str:
        """Return the clerk at the counter; one of them joined in mid-2023."""
        clerks = self.names(Role.CLERK)
        return pick(rng, clerks if on >= date(2023, 7, 1) else clerks[:-1])

    def handler(self, rng: Random, case_type: CaseType) -> str:
        """Return somebody of the case's track."""
        return pick(rng, self.names(_ROLE_OF[case_type.track]))

    def mediators(self, rng: Random) -> str:
        """Return one or two mediators as written in the form."""
        names = self.names(Role.MEDIATOR)
        return "、".join(names) if rng.random() < 0.25 else pick(rng, names)

    def actor(self, move: Move, clerk: str, handler: str) -> str:
        """Return who makes ``move``: supervisors what only they may, clerks what comes in."""
        if Role.SUPERVISOR in move.roles:
            return self.names(Role.SUPERVISOR)[0]
        return clerk if move.code in ("ask-supplement", "supplemented", "archive") else handler

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the account names of one role."""
        return tuple(name for name, has in self.members if has is role)
