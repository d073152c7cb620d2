"""Whether a folder may hold a store, asked before one is made (存放位置检查)."""

from __future__ import annotations

from pathlib import Path

from app.models.place import check_place, refuse_foreign
from app.services.store_errors import store_errors


def check_store_place(folder: Path) -> None:
    """Refuse shares, cloud folders, removable disks and folders that hold something else.

    Raises:
        StorePlaceError: with the reason; nothing was made.
    """
    with store_errors():
        check_place(folder)
        refuse_foreign(folder)
