"""Use-cases of the centre itself: setting up, signing in, accounts, profile (中心与账号)."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.catalogue import Catalogue
from app.domain.centre import CentreProfile, centre_from_mapping, profile_to_mapping
from app.domain.mappings import DataError
from app.domain.password import check_password
from app.domain.terms import Role
from app.domain.text import tidy
from app.models.key_file import normal_account
from app.models.office import Account, Centre
from app.services.desk import Desk
from app.services.requests import Administrator
from app.services.store_folder import sign_in_names
from app.services.store_gate import OpenedStore, StoreGate
from app.services.views import AccountLine
from app.support.clock import Clock
from app.support.errors import (
    NotFoundError,
    Problem,
    RuleViolationError,
    StoreDamagedError,
    WrongPasswordError,
)
from app.support.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Workplace:
    """An open store with the account that signed in; close it when done (工作环境)."""

    desk: Desk
    opened: OpenedStore

    def close(self) -> None:
        """Close the store and give its folder free."""
        self.opened.close()


@dataclass(frozen=True, slots=True)
class SetUp:
    """A new store, signed in, and its recovery key, which is shown this once (建库结果)."""

    workplace: Workplace
    recovery_key: str


def set_up_store(
    gate: StoreGate,
    folder: Path,
    profile: CentreProfile,
    administrator: Administrator,
    *,
    catalogue: Catalogue,
    clock: Clock,
    progress: Progress = no_progress,
) -> SetUp:
    """Make a store for a centre in ``folder``, with its first administrator, and sign in.

    Raises:
        RuleViolationError: no account name, or a weak password; nothing was made.
        StoreError: the folder will not do; nothing was made.
    """
    name = tidy(administrator.name)
    if not name:
        raise RuleViolationError(
            "请填写管理员账号，尚未建立数据。", problems=(Problem("name", "请填写账号。"),)
        )
    weak = check_password(administrator.password)
    if weak is not None:
        raise RuleViolationError(
            f"{weak}尚未建立数据。",
            problems=(Problem("password", weak),),
            hint="请换一个更长的密码，例如几个词连在一起。",
        )
    made = gate.create(folder, name, administrator.password, progress=progress)
    try:
        with made.opened.store.writing(actor=name, reason="建立数据") as unit:
            unit.session.add(Centre(code=profile.code, profile=profile_to_mapping(profile)))
            unit.session.add(
                Account(
                    name=name,
                    display_name=tidy(administrator.display_name) or name,
                    role=Role.ADMIN.value,
                )
            )
        desk = _desk(made.opened, name, catalogue, clock)
    except BaseException:
        made.opened.close()
        # The key in the recovery sheet was never shown: nobody could open this store.
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return SetUp(Workplace(desk, made.opened), made.recovery_key)


def sign_in(
    gate: StoreGate,
    folder: Path,
    account: str,
    password: str,
    *,
    catalogue: Catalogue,
    clock: Clock,
    progress: Progress = no_progress,
) -> Workplace:
    """Open the store in ``folder`` as ``account``.

    Raises:
        WrongPasswordError: account or password, or the account is no longer active.
        StoreError: anything else that keeps the store shut.
    """
    return _entered(
        gate.open(folder, account, password, progress=progress), account, catalogue, clock
    )


def recover(
    gate: StoreGate,
    folder: Path,
    recovery_key: str,
    account: str,
    new_password: str,
    *,
    catalogue: Catalogue,
    clock: Clock,
) -> Workplace:
    """Open the store by its recovery key and give ``account`` a new password.

    Raises:
        RuleViolationError: the new password is weak; nothing was changed.
        WrongPasswordError: the recovery key does not fit, or there is no such account.
    """
    weak = check_password(new_password)
    if weak is not None:
        raise RuleViolationError(f"{weak}密码没有改动。", problems=(Problem("password", weak),))
    if not tidy(account) or normal_account(account) not in sign_in_names(folder):
        raise WrongPasswordError(
            "数据中没有这个账号，密码没有改动。", hint="请从账号列表中选择，或用管理员账号重设。"
        )
    return _entered(
        gate.recover(folder, recovery_key, account, new_password), account, catalogue, clock
    )


def _entered(opened: OpenedStore, account: str, catalogue: Catalogue, clock: Clock) -> Workplace:
    try:
        return Workplace(_desk(opened, account, catalogue, clock), opened)
    except BaseException:
        opened.close()
        raise


def _desk(opened: OpenedStore, account: str, catalogue: Catalogue, clock: Clock) -> Desk:
    with opened.store.reading() as session:
        row = _find(session, account)
        if row is None or not row.active:
            raise WrongPasswordError(
                "这个账号已停用或不存在，数据没有改动。", hint="请联系管理员。"
            )
        profile = _read_profile(session)
        return Desk(opened.store, catalogue, profile, _account_line(row), clock, opened.vault)


def _read_profile(session: Session) -> CentreProfile:
    row = session.scalar(select(Centre))
    if row is None:
        raise StoreDamagedError("数据中缺少中心信息，没有改动。", hint="请从最近的备份恢复。")
    try:
        return centre_from_mapping(row.profile)
    except DataError as error:
        raise StoreDamagedError(
            "中心信息读不出来，没有改动。", hint="请从最近的备份恢复。"
        ) from error


def _find(session: Session, name: str) -> Account | None:
    wanted = tidy(name).casefold()
    return next(
        (row for row in session.scalars(select(Account)) if row.name.casefold() == wanted), None
    )


def _account_line(row: Account) -> AccountLine:
    return AccountLine(row.name, row.display_name, Role(row.role), row.active)


def save_profile(desk: Desk, profile: CentreProfile) -> Desk:
    """Store a changed profile and return the desk that uses it.

    Raises:
        NotAllowedError: only a supervisor or administrator may.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    with desk.store.writing(actor=desk.account.name) as unit:
        row = unit.session.scalars(select(Centre)).one()
        row.code, row.profile = profile.code, profile_to_mapping(profile)
    return replace(desk, centre=profile)


def list_accounts(desk: Desk) -> tuple[AccountLine, ...]:
    """Return all accounts, active ones first, by name."""
    query = select(Account).order_by(Account.active.desc(), Account.name)
    with desk.store.reading() as session:
        return tuple(_account_line(row) for row in session.scalars(query))


def add_account(
    workplace: Workplace, name: str, display_name: str, role: Role, password: str
) -> None:
    """Let somebody else sign in.

    Raises:
        NotAllowedError: only an administrator may.
        RuleViolationError: the name is taken or empty, or the password is weak.
    """
    desk = workplace.desk
    desk.require(Role.ADMIN)
    wanted = tidy(name)
    weak = check_password(password)
    if not wanted or weak is not None:
        raise RuleViolationError(
            weak or "请填写账号名。",
            problems=(Problem("password" if wanted else "name", weak or "请填写账号名。"),),
        )
    with desk.store.writing(actor=desk.account.name) as unit:
        if _find(unit.session, wanted) is not None:
            raise RuleViolationError(
                "已有同名账号，没有新增。", problems=(Problem("name", "已有同名账号。"),)
            )
        unit.session.add(
            Account(name=wanted, display_name=tidy(display_name) or wanted, role=role.value)
        )
        unit.session.flush()
        # The key file is written last: if it fails the row is rolled back with it.
        workplace.opened.add_account(wanted, password)


def change_account(
    workplace: Workplace, name: str, display_name: str, role: Role, *, active: bool
) -> None:
    """Change what an account is called and may do; an inactive one cannot sign in.

    Raises:
        NotAllowedError: only an administrator may.
        RuleViolationError: it would leave no active administrator.
    """
    desk = workplace.desk
    desk.require(Role.ADMIN)
    with desk.store.writing(actor=desk.account.name) as unit:
        row = _find(unit.session, name)
        if row is None:
            raise NotFoundError("这个账号已不存在。", hint="请刷新账号列表。")
        row.display_name = tidy(display_name) or row.name
        row.role, row.active = role.value, active
        unit.session.flush()
        admins = select(Account).where(Account.role == Role.ADMIN.value, Account.active.is_(True))
        if unit.session.scalars(admins).first() is None:
            raise RuleViolationError("至少要保留一位在用的管理员，没有改动。")
