"""The gate of a store: create, open, recover, close; all checks in their order (数据文件夹)."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, select

from app.models import backup, key_file, migrations
from app.models.engine import looks_plain, make_engine
from app.models.evidence import StoredFile
from app.models.file_vault import FileVault
from app.models.key_document import KEY_FILE, Argon2Cost, read_document
from app.models.lock import LOCK_FILE, StoreLock
from app.models.migrate import Step, load_steps, migrate
from app.models.names import BACKUPS_FOLDER, DATABASE_FILE, FILES_FOLDER
from app.models.place import check_place, refuse_foreign
from app.services.changes import ChangeBus
from app.services.store_errors import store_errors
from app.services.unit_of_work import Store
from app.support.atomic import flush_folder
from app.support.clock import Clock
from app.support.errors import StoreDamagedError, StoreError, StoreMissingError
from app.support.progress import Progress, no_progress

_BUILDING = ".building"
_MADE = (
    KEY_FILE,
    DATABASE_FILE,
    f"{DATABASE_FILE}-wal",
    f"{DATABASE_FILE}-shm",
    FILES_FOLDER,
    BACKUPS_FOLDER,
    LOCK_FILE,
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as the window lists it (备份)."""

    folder: Path
    size: int


class OpenedStore:
    """A store that this process owns until :meth:`close`."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        data_key: bytes,
        lock: StoreLock,
        *,
        clock: Clock,
        password_cost: Argon2Cost,
    ) -> None:
        self.store = store
        self.folder = folder
        self.vault = FileVault(folder / FILES_FOLDER, data_key)
        self._data_key = data_key
        self._lock = lock
        self._clock = clock
        self._cost = password_cost

    @property
    def files(self) -> Path:
        """The folder of attachments (附件)."""
        return self.folder / FILES_FOLDER

    @property
    def backups(self) -> Path:
        """The folder of backups (备份)."""
        return self.folder / BACKUPS_FOLDER

    def back_up(self, folder: Path | None = None) -> Backup:
        """Make a verified copy and thin old ones out.

        By default it goes to the store's own folder. Elsewhere each store has a folder of its
        own below ``folder``, so that two stores never thin out each other's backups.
        """
        with store_errors():
            store_id = read_document(self.folder).store
            target = folder / f"kuaiwei-{store_id[:8]}" if folder else self.backups
            info = backup.back_up(self.folder, self._data_key, target, self._clock)
            backup.thin(target)
        return Backup(info.folder, info.size)

    def accounts(self) -> tuple[str, ...]:
        """Return the names that may sign in, as they are matched."""
        with store_errors():
            return key_file.accounts(self.folder)

    def add_account(self, account: str, password: str) -> None:
        """Let another account open the store; StoreError when the name is taken."""
        with store_errors():
            key_file.add_account(self.folder, self._data_key, account, password, self._cost)

    def set_password(self, account: str, password: str) -> None:
        """Replace a password without knowing the old one: an administrator's right."""
        with store_errors():
            key_file.set_password(self.folder, self._data_key, account, password, self._cost)

    def change_password(self, account: str, old: str, new: str) -> None:
        """Replace one's own password; WrongPasswordError when ``old`` is not it."""
        with store_errors():
            key_file.change_password(self.folder, account, old, new, self._cost)

    def remove_account(self, account: str) -> None:
        """Take away an account's way in; StoreError for the last one."""
        with store_errors():
            key_file.remove_account(self.folder, account)

    def renew_recovery_key(self) -> str:
        """Return a new recovery key to print; the old one opens nothing any more."""
        with store_errors():
            return key_file.renew_recovery_key(self.folder, self._data_key)

    def close(self) -> None:
        """Close the database and give the folder free."""
        self.store.close()
        self._lock.release()


@dataclass(frozen=True, slots=True)
class CreatedStore:
    """A new store, open, and the recovery key, which is shown once and kept nowhere (恢复码)."""

    opened: OpenedStore
    recovery_key: str


class StoreGate:
    """Makes and opens stores; the only way to a database in the program."""

    def __init__(
        self,
        clock: Clock,
        bus: ChangeBus | None = None,
        *,
        place_check: Callable[[Path], None] = check_place,
        steps: Sequence[Step] | None = None,
        password_cost: Argon2Cost = key_file.PASSWORD_COST,
    ) -> None:
        self._clock = clock
        self._bus = bus or ChangeBus()
        self._place_check = place_check
        self._steps = steps
        self._password_cost = password_cost

    def create(
        self,
        folder: Path,
        account: str,
        password: str,
        *,
        progress: Progress = no_progress,
    ) -> CreatedStore:
        """Make a store in ``folder``, which is empty or not there yet, and open it.

        Raises:
            StorePlaceError: the folder is no place for a store, or holds something.
            StoreError: anything else; what was made has been removed again.
        """
        with store_errors():
            self._place_check(folder)
            refuse_foreign(folder, (LOCK_FILE, *_leftovers(folder)))
            was_there = folder.exists()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = StoreLock(folder)
            try:
                _remove_made(folder, _leftovers(folder), keep_folder=True)
                made = self._build(folder, account, password, progress)
                opened = self._opened(folder, made.data_key, lock, progress)
            except BaseException:
                lock.release()
                _remove_made(folder, (*_leftovers(folder), *_MADE), keep_folder=was_there)
                raise
        return CreatedStore(opened, made.recovery_key)

    def open(
        self, folder: Path, account: str, password: str, *, progress: Progress = no_progress
    ) -> OpenedStore:
        """Open the store in ``folder``; an older schema is backed up and upgraded.

        Raises:
            WrongPasswordError: account or password; nothing was touched.
            StoreBusyError: another process has it open.
            StoreError: anything else that keeps it shut; the store is as it was.
        """
        return self._enter(folder, lambda: key_file.unlock(folder, account, password), progress)

    def recover(
        self,
        folder: Path,
        recovery_key: str,
        account: str,
        new_password: str,
        *,
        progress: Progress = no_progress,
    ) -> OpenedStore:
        """Open the store by its recovery key and give ``account`` a new password.

        The password changes only when the database opens with the key.
        """
        opened = self._enter(
            folder, lambda: key_file.unlock_with_recovery(folder, recovery_key), progress
        )
        try:
            opened.set_password(account, new_password)
        except BaseException:
            opened.close()
            raise
        return opened

    def _enter(self, folder: Path, unlock: Callable[[], bytes], progress: Progress) -> OpenedStore:
        with store_errors():
            if not (folder / DATABASE_FILE).is_file() and not (folder / KEY_FILE).is_file():
                raise StoreMissingError(
                    "这个文件夹里没有快维数据，没有改动任何文件。",
                    hint="请选择存放 kuaiwei.db 和 store.key 的文件夹。",
                )
            self._place_check(folder)
            lock = StoreLock(folder)
            try:
                return self._opened(folder, unlock(), lock, progress)
            except BaseException:
                lock.release()
                raise

    def _opened(
        self, folder: Path, data_key: bytes, lock: StoreLock, progress: Progress
    ) -> OpenedStore:
        database = folder / DATABASE_FILE
        # Looked at before SQLite opens it: closing a second handle would drop SQLite's locks.
        _refuse_plain(database)
        (folder / FILES_FOLDER).mkdir(exist_ok=True)
        (folder / BACKUPS_FOLDER).mkdir(exist_ok=True)
        engine = make_engine(database, data_key, must_exist=True)
        try:
            migrate(
                engine,
                self._known_steps(),
                back_up=lambda: backup.back_up(
                    folder, data_key, folder / BACKUPS_FOLDER, self._clock
                ),
                progress=progress,
            )
            opened = OpenedStore(
                Store(engine, self._clock, self._bus),
                folder,
                data_key,
                lock,
                clock=self._clock,
                password_cost=self._password_cost,
            )
            _settle(opened.vault, engine)
        except BaseException:
            engine.dispose()
            raise
        return opened

    def _build(
        self, folder: Path, account: str, password: str, progress: Progress
    ) -> key_file.NewKey:
        """Build the store aside and move it in, the key file last: without it there is none."""
        aside = folder / f"{_BUILDING}-{secrets.token_hex(4)}"
        aside.mkdir()
        made = key_file.create(aside, account, password, self._password_cost)
        engine = make_engine(aside / DATABASE_FILE, made.data_key)
        try:
            migrate(engine, self._known_steps(), back_up=_nothing_to_back_up, progress=progress)
        finally:
            engine.dispose()
        _refuse_plain(aside / DATABASE_FILE)
        (aside / DATABASE_FILE).rename(folder / DATABASE_FILE)
        (aside / KEY_FILE).rename(folder / KEY_FILE)
        shutil.rmtree(aside)
        flush_folder(folder)
        return made

    def _known_steps(self) -> Sequence[Step]:
        return load_steps(migrations) if self._steps is None else self._steps


def _settle(vault: FileVault, engine: Engine) -> None:
    """Clear what a killed program left of files that were being added or removed."""
    with engine.connect() as connection:
        vault.settle(
            lambda sha256: (
                connection.scalar(select(StoredFile.id).where(StoredFile.sha256 == sha256))
                is not None
            )
        )


def _refuse_plain(database: Path) -> None:
    if not database.is_file():
        raise StoreMissingError(
            "文件夹里有密钥文件，但没有数据库 kuaiwei.db，没有改动任何文件。",
            hint="请从 backups 文件夹中最近的备份恢复。",
        )
    if looks_plain(database):
        raise StoreDamagedError(
            "数据库文件没有加密，不是快维写成的，没有打开，也没有改动。",
            hint="请从 backups 文件夹中最近的备份恢复。",
        )


def _leftovers(folder: Path) -> tuple[str, ...]:
    """Return what a killed creation left, by name; a folder with a key file is a store."""
    if (folder / KEY_FILE).exists():
        return ()
    aside = tuple(path.name for path in folder.glob(f"{_BUILDING}-*"))
    return (*aside, DATABASE_FILE) if aside else ()


def _remove_made(folder: Path, names: Sequence[str], *, keep_folder: bool) -> None:
    """Take a failed creation back; only names this module gives are handed in."""
    for name in names:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if not keep_folder:
        folder.rmdir()


def _nothing_to_back_up() -> None:
    raise StoreError("新建的数据文件夹不该需要备份。")
