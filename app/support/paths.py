"""The program's own folders; the only place that knows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_documents_path, user_log_path

PROGRAM = "KuaiWei"
STORE_FOLDER = "快维数据"


@dataclass(frozen=True, slots=True)
class Paths:
    """Where settings and logs lie, and where a new store is proposed (程序目录)."""

    config: Path
    logs: Path
    default_store: Path

    @property
    def settings_file(self) -> Path:
        """The settings of this user on this computer."""
        return self.config / "settings.json"

    def make(self) -> None:
        """Make the folders of settings and logs; a store's folder is made by its gate."""
        self.config.mkdir(parents=True, exist_ok=True)
        self.logs.mkdir(parents=True, exist_ok=True)


def user_paths() -> Paths:
    """Return the folders the system gives this user.

    A store is proposed on the data disk when Windows has one, for documents are often
    synchronised or cleaned with the system disk; the gate checks the place anyway.
    """
    data_disk = Path("D:/")
    near = data_disk if data_disk.is_dir() else user_documents_path()
    return Paths(
        config=user_config_path(PROGRAM, appauthor=False, roaming=False),
        logs=user_log_path(PROGRAM, appauthor=False),
        default_store=near / STORE_FOLDER,
    )


def paths_under(root: Path) -> Paths:
    """Return folders below ``root``: tests, a profile on the command line, a portable copy."""
    return Paths(config=root / "config", logs=root / "logs", default_store=root / STORE_FOLDER)
