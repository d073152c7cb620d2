"""Use-cases around passwords and the recovery key of an open store (密码与恢复码)."""

from __future__ import annotations

from app.domain.password import check_password
from app.domain.terms import Role
from app.services.office import Workplace
from app.support.errors import Problem, RuleViolationError


def change_own_password(workplace: Workplace, old: str, new: str) -> None:
    """Replace the signed-in account's password.

    Raises:
        RuleViolationError: the new password is weak; nothing changed.
        WrongPasswordError: ``old`` is not the password; nothing changed.
    """
    _refuse_weak(new)
    workplace.opened.change_password(workplace.desk.account.name, old, new)


def reset_password(workplace: Workplace, account: str, new: str) -> None:
    """Give another account a password without knowing its old one.

    Raises:
        NotAllowedError: only an administrator may.
        RuleViolationError: the new password is weak; nothing changed.
    """
    workplace.desk.require(Role.ADMIN)
    _refuse_weak(new)
    workplace.opened.set_password(account, new)


def renew_recovery_key(workplace: Workplace) -> str:
    """Return a new recovery key, shown this once; the old one opens nothing any more.

    Raises:
        NotAllowedError: only an administrator may.
    """
    workplace.desk.require(Role.ADMIN)
    return workplace.opened.renew_recovery_key()


def _refuse_weak(new: str) -> None:
    weak = check_password(new)
    if weak is not None:
        raise RuleViolationError(f"{weak}密码没有改动。", problems=(Problem("password", weak),))
