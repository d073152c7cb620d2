"""What can be told of a closed store without opening it: light, for the sign-in window."""

from __future__ import annotations

from pathlib import Path

from app.models import key_file
from app.models.key_document import KEY_FILE
from app.models.names import DATABASE_FILE
from app.support.errors import StoreReadOnlyError


def is_store(folder: Path) -> bool:
    """Tell whether ``folder`` looks like a store: the wizard's question, nothing is opened."""
    return (folder / DATABASE_FILE).is_file() and (folder / KEY_FILE).is_file()


def sign_in_names(folder: Path) -> tuple[str, ...]:
    """Return the account names a closed store knows, for the sign-in list.

    Raises:
        StoreDamagedError: the key file is damaged.
        StoreReadOnlyError: it cannot be read.
    """
    try:
        return key_file.accounts(folder)
    except OSError as error:
        raise StoreReadOnlyError(
            "密钥文件读不出来，没有打开数据，也没有改动。", hint="请检查文件夹的读取权限。"
        ) from error
