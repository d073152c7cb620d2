"""Errors of database and disk become sentences in one place."""

from __future__ import annotations

import errno
import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from app.services.store_errors import database_errors, store_errors, translate
from app.support.errors import (
    KuaiWeiError,
    StaleRecordError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreMissingError,
    StoreReadOnlyError,
)


def driver_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("trouble")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, StoreBusyError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreBusyError),
        (sqlite3.SQLITE_LOCKED, StoreBusyError),
        (sqlite3.SQLITE_READONLY, StoreReadOnlyError),
        (sqlite3.SQLITE_IOERR_WRITE, StoreError),
        (sqlite3.SQLITE_CORRUPT, StoreDamagedError),
        (sqlite3.SQLITE_FULL, StoreFullError),
        (sqlite3.SQLITE_CANTOPEN, StoreMissingError),
        (sqlite3.SQLITE_NOTADB, StoreDamagedError),
    ],
)
def test_each_result_code_has_its_error_bare_or_wrapped(
    code: int, kind: type[KuaiWeiError]
) -> None:
    bare = driver_error(code)
    for error in (bare, OperationalError("statement", {}, bare)):
        known = translate(error)
        assert type(known) is kind
        assert known.message.endswith("。")
        assert known.hint


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StoreFullError),
        (errno.EACCES, StoreReadOnlyError),
        (errno.EROFS, StoreReadOnlyError),
        (errno.EIO, StoreError),
    ],
)
def test_each_file_error_has_its_error(number: int, kind: type[KuaiWeiError]) -> None:
    assert type(translate(OSError(number, "trouble"))) is kind


def test_the_sentences_differ_from_each_other() -> None:
    errors = [translate(driver_error(code)) for code in (5, 8, 10, 11, 13, 14)]
    assert len({error.message for error in errors if error}) == 6


def test_a_stale_row_is_told_as_such() -> None:
    with pytest.raises(StaleRecordError, match="他人修改"), database_errors():
        raise StaleDataError("0 rows matched")


def test_a_bug_stays_a_bug() -> None:
    broken = IntegrityError("statement", {}, driver_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE))
    for guard in (database_errors, store_errors):
        with pytest.raises(IntegrityError), guard():
            raise broken
        with pytest.raises(LookupError), guard():
            raise LookupError


def test_a_callers_own_file_error_is_not_blamed_on_the_store() -> None:
    with pytest.raises(PermissionError), database_errors():
        raise PermissionError(errno.EACCES, "the export's folder")
