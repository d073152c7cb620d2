"""Changes of passwords and of the recovery key leave a trace in the store."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.models.audit import AuditEntry
from app.services.office import Workplace
from app.services.passwords import change_own_password, renew_recovery_key, reset_password
from app.support.errors import WrongPasswordError
from tests.store.desk_kit import PASSWORD


def traces(workplace: Workplace) -> list[tuple[str, str]]:
    with workplace.desk.store.reading() as session:
        rows = session.scalars(select(AuditEntry).where(AuditEntry.table_name == "account"))
        return [(row.actor, row.reason) for row in rows if row.after and "key" in row.after]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda place: change_own_password(place, PASSWORD, "another long one"), "修改本人密码"),
        (lambda place: reset_password(place, "admin", "another long one"), "重设密码"),
        (renew_recovery_key, "换发恢复码"),
    ],
)
def test_a_change_of_the_key_file_leaves_an_audit_row(
    workplace: Workplace, change: Callable[[Workplace], object], reason: str
) -> None:
    change(workplace)

    assert traces(workplace) == [("admin", reason)]


def test_a_refused_change_leaves_none_and_no_password_is_ever_in_it(workplace: Workplace) -> None:
    with pytest.raises(WrongPasswordError):
        change_own_password(workplace, "not the password", "another long one")
    assert traces(workplace) == []

    change_own_password(workplace, PASSWORD, "another long one")
    with workplace.desk.store.reading() as session:
        texts = [str(row.after) + row.reason for row in session.scalars(select(AuditEntry))]
    assert not any("another long one" in text for text in texts)
