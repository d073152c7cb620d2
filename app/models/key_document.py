"""The key file as it lies on the disk: JSON with a checksum, written whole."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.support.atomic import replacing
from app.support.errors import StoreDamagedError, StoreMissingError, StoreTooNewError

KEY_BYTES = 32
"""Length of the data key: 256 bits."""
KEY_FILE = "store.key"
FORMAT = "kuaiwei-key"
VERSION = 1
# Bounds on what a file may ask for, so that a garbled one cannot exhaust the memory.
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 64
_MOST_LANES = 16
_HINT = "请不要删除原文件夹；可用 backups 文件夹中最近备份里的 store.key 替换后再试。"


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """How hard argon2id works; ``memory_kib`` in KiB."""

    passes: int
    memory_kib: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key, sealed for one account; the recovery key's account is empty."""

    account: str
    cost: Argon2Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyDocument:
    """All of a key file; ``store`` is the store's random name in hex."""

    store: str
    wraps: tuple[Wrap, ...]


def read_document(folder: Path) -> KeyDocument:
    """Read and check ``folder``'s key file without touching it.

    Raises:
        StoreMissingError: there is none.
        StoreTooNewError: a newer program wrote it.
        StoreDamagedError: truncated, garbled, or its checksum does not fit.
        OSError: it cannot be read.
    """
    try:
        raw = (folder / KEY_FILE).read_bytes()
    except FileNotFoundError as error:
        raise StoreMissingError(
            "文件夹里没有密钥文件 store.key，数据打不开，也没有被改动。", hint=_HINT
        ) from error
    try:
        return _parse(json.loads(raw))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoreDamagedError(
            "密钥文件 store.key 已损坏，数据打不开，也没有被改动。", hint=_HINT
        ) from error


def write_document(folder: Path, document: KeyDocument, *, may_replace: bool = True) -> None:
    """Write the key file whole, readable by its owner only.

    Raises:
        FileExistsError: there is one and ``may_replace`` is false.
        OSError: it could not be written; the old one is kept.
    """
    path = folder / KEY_FILE
    if not may_replace and path.exists():
        raise FileExistsError(path)
    body = {
        "version": VERSION,
        "store": document.store,
        "wraps": [_plain_wrap(wrap) for wrap in document.wraps],
    }
    whole = {"format": FORMAT, "body": body, "checksum": _checksum(body)}
    with replacing(path) as draft:
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")


def _parse(whole: dict[str, Any]) -> KeyDocument:
    body = whole["body"]
    if whole["format"] != FORMAT:
        raise ValueError("not a key file")
    if whole["checksum"] != _checksum(body):
        raise ValueError("the checksum does not fit")
    if body["version"] > VERSION:
        raise _too_new()
    return KeyDocument(body["store"], tuple(_parse_wrap(item) for item in body["wraps"]))


def _checksum(body: object) -> str:
    """Tell damage from a wrong password; forgery is AES-GCM's business."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain_wrap(wrap: Wrap) -> dict[str, Any]:
    return {
        "account": wrap.account,
        "argon2id": {
            "passes": wrap.cost.passes,
            "memory_kib": wrap.cost.memory_kib,
            "lanes": wrap.cost.lanes,
        },
        "salt": base64.b64encode(wrap.salt).decode(),
        "nonce": base64.b64encode(wrap.nonce).decode(),
        "wrapped": base64.b64encode(wrap.wrapped).decode(),
    }


def _parse_wrap(plain: dict[str, Any]) -> Wrap:
    cost = Argon2Cost(**{name: int(value) for name, value in plain["argon2id"].items()})
    bounds = (
        (cost.passes, _MOST_PASSES),
        (cost.memory_kib, _MOST_MEMORY_KIB),
        (cost.lanes, _MOST_LANES),
    )
    if any(not 1 <= value <= most for value, most in bounds):
        raise ValueError("argon2id parameters out of bounds")
    return Wrap(
        account=str(plain["account"]),
        cost=cost,
        salt=base64.b64decode(plain["salt"], validate=True),
        nonce=base64.b64decode(plain["nonce"], validate=True),
        wrapped=base64.b64decode(plain["wrapped"], validate=True),
    )


def _too_new() -> StoreTooNewError:
    return StoreTooNewError(
        "密钥文件由更新版本的快维写成，这个版本打不开，数据没有被改动。",
        hint="请安装新版快维后再打开。",
    )
