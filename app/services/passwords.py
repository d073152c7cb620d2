"""Use-cases around passwords and the recovery key of an open store (密码与恢复码)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from app.domain.password import check_password
from app.domain.terms import Role
from app.models.audit import AuditAction
from app.models.office import Account
from app.services.office import Workplace
from app.support.errors import Problem, RuleViolationError


def change_own_password(workplace: Workplace, old: str, new: str) -> None:
    """Replace the signed-in account's password.

    Raises:
        RuleViolationError: the new password is weak; nothing changed.
        WrongPasswordError: ``old`` is not the password; nothing changed.
    """
    _refuse_weak(new)
    name = workplace.desk.account.name
    with _noted(workplace, name, "修改本人密码"):
        workplace.opened.change_password(name, old, new)


def reset_password(workplace: Workplace, account: str, new: str) -> None:
    """Give another account a password without knowing its old one.

    Raises:
        NotAllowedError: only an administrator may.
        RuleViolationError: the new password is weak; nothing changed.
    """
    workplace.desk.require(Role.ADMIN)
    _refuse_weak(new)
    with _noted(workplace, account, "重设密码"):
        workplace.opened.set_password(account, new)


def renew_recovery_key(workplace: Workplace) -> str:
    """Return a new recovery key, shown this once; the old one opens nothing any more.

    Raises:
        NotAllowedError: only an administrator may.
    """
    workplace.desk.require(Role.ADMIN)
    with _noted(workplace, workplace.desk.account.name, "换发恢复码"):
        return workplace.opened.renew_recovery_key()


@contextmanager
def _noted(workplace: Workplace, account: str, what: str) -> Iterator[None]:
    """Leave an audit row for a change of the key file, which is outside the database.

    The row is committed only when the key file was changed; what it became is not in it.
    """
    desk = workplace.desk
    with desk.store.writing(actor=desk.account.name, reason=what) as unit:
        row = unit.session.scalar(select(Account).where(Account.name == account))
        row_id = row.id if row is not None else 0
        unit.note(AuditAction.UPDATE, Account.__tablename__, row_id, {"key": what})
        yield


def _refuse_weak(new: str) -> None:
    weak = check_password(new)
    if weak is not None:
        raise RuleViolationError(f"{weak}密码没有改动。", problems=(Problem("password", weak),))
