"""Who may make, issue and take back papers (文书权限)."""

from __future__ import annotations

from app.domain.case_type import CaseType, Move
from app.domain.papers import PAPERS
from app.domain.terms import Role
from app.domain.transitions import may_make
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.support.errors import NotAllowedError

_ANY_STEP = Move("", "", (), "")


def may_draft(case_type: CaseType, role: Role) -> bool:
    """Tell whether ``role`` may draft papers of such cases: whoever may make a plain step."""
    return may_make(case_type, _ANY_STEP, role)


def may_issue(case_type: CaseType, code: str, role: Role) -> bool:
    """Tell whether ``role`` may issue a paper.

    A paper that belongs to steps is issued by whoever may make one of them; so rulings and
    penalties are the officers'.
    """
    steps = [move for move in case_type.moves if code in move.papers]
    if not steps or code in case_type.papers:
        return may_draft(case_type, role)
    return any(may_make(case_type, move, role) for move in steps)


def require_draft(desk: Desk, kind: str) -> None:
    """Refuse roles that make no papers of such cases.

    Raises:
        NotAllowedError: nothing was changed.
    """
    if not may_draft(desk.catalogue.get(kind), desk.account.role):
        raise NotAllowedError(
            f"{desk.account.role.term}不能制作这类案件的文书，数据没有改动。",
            hint="请由承办这类案件的账号办理。",
        )


def require_issue(desk: Desk, kind: str, code: str) -> None:
    """Refuse roles that may not issue the paper.

    Raises:
        NotAllowedError: nothing was changed.
    """
    if not may_issue(desk.catalogue.get(kind), code, desk.account.role):
        title = PAPERS[code].title if code in PAPERS else code
        raise NotAllowedError(
            f"{desk.account.role.term}不能签发“{title}”，文书仍是草稿。",
            hint="请由承办人或者负责人签发。",
        )


def require_end(desk: Desk, paper: CasePaper) -> None:
    """Refuse everybody but who issued the paper and the heads.

    Raises:
        NotAllowedError: nothing was changed.
    """
    if paper.issued_by != desk.account.name:
        desk.require(Role.SUPERVISOR, Role.ADMIN)
