"""The key file: the data key, wrapped once for each account and once for the recovery key."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.models.key_document import (
    KEY_BYTES,
    Argon2Cost,
    KeyDocument,
    Wrap,
    read_document,
    write_document,
)
from app.support.errors import StoreDamagedError, StoreError, WrongPasswordError

# Measured: 0.33 s on one current server core. OWASP's floor is 19 MiB and 2 passes. One lane, so
# that a weak two-core PC takes about as long as any other.
PASSWORD_COST = Argon2Cost(passes=6, memory_kib=64 * 1024, lanes=1)
# The recovery key has 160 random bits, which no stretching needs to protect.
RECOVERY_COST = Argon2Cost(passes=1, memory_kib=8 * 1024, lanes=1)

# Crockford's base 32: no I, L, O, U, so nothing looks alike on paper.
RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RECOVERY_GROUPS = 8
RECOVERY_GROUP_LENGTH = 4
_LOOK_ALIKES = str.maketrans("OIL", "011")

_RECOVERY = ""  # the recovery key's wrap has no account name


@dataclass(frozen=True, slots=True)
class NewKey:
    """A fresh data key and the recovery key to print, which is kept nowhere (恢复码)."""

    data_key: bytes
    recovery_key: str


def create(folder: Path, account: str, password: str, cost: Argon2Cost = PASSWORD_COST) -> NewKey:
    """Write a new key file with one account.

    Raises:
        FileExistsError: there is a key file already; it is not touched.
    """
    data_key = secrets.token_bytes(KEY_BYTES)
    recovery_key = new_recovery_key()
    store = secrets.token_hex(16)
    wraps = (
        _wrap(store, normal_account(account), _password_bytes(password), data_key, cost),
        _wrap(store, _RECOVERY, _recovery_bytes(recovery_key), data_key, RECOVERY_COST),
    )
    write_document(folder, KeyDocument(store, wraps), may_replace=False)
    return NewKey(data_key, recovery_key)


def accounts(folder: Path) -> tuple[str, ...]:
    """Return the names that may sign in, in the order they were added."""
    return tuple(wrap.account for wrap in read_document(folder).wraps if wrap.account)


def unlock(folder: Path, account: str, password: str) -> bytes:
    """Return the data key.

    Raises:
        WrongPasswordError: no such account, or not its password.
        StoreMissingError, StoreDamagedError: the key file; it is not touched.
    """
    document = read_document(folder)
    wrap = _find(document, normal_account(account))
    if wrap is not None:
        data_key = _unwrap(document.store, wrap, _password_bytes(password))
        if data_key is not None:
            return data_key
    raise WrongPasswordError(
        "账号或密码不对，数据没有打开，也没有被改动。",
        hint="请检查大小写和输入法后重试；忘记密码可用恢复码重设。",
    )


def unlock_with_recovery(folder: Path, recovery_key: str) -> bytes:
    """Return the data key, opened by the recovery key in any spelling of it.

    Raises:
        WrongPasswordError: not this store's recovery key.
        StoreMissingError, StoreDamagedError: the key file; it is not touched.
    """
    document = read_document(folder)
    wrap = _find(document, _RECOVERY)
    if wrap is None:
        raise StoreDamagedError(
            "密钥文件里没有恢复码的记录，不能用恢复码打开。",
            hint="请用密码登录，或从 backups 文件夹的备份恢复。",
        )
    data_key = _unwrap(document.store, wrap, _recovery_bytes(recovery_key))
    if data_key is None:
        raise WrongPasswordError(
            "恢复码不对，数据没有打开，也没有被改动。",
            hint="恢复码共 8 组、每组 4 个字符，请对照打印件逐组核对。",
        )
    return data_key


def set_password(
    folder: Path, data_key: bytes, account: str, password: str, cost: Argon2Cost = PASSWORD_COST
) -> None:
    """Give ``account`` a password: a new account, or a forgotten password's replacement."""
    document = read_document(folder)
    name = normal_account(account)
    _replace(
        folder, document, _wrap(document.store, name, _password_bytes(password), data_key, cost)
    )


def add_account(
    folder: Path, data_key: bytes, account: str, password: str, cost: Argon2Cost = PASSWORD_COST
) -> None:
    """Let another account open the store.

    Raises:
        StoreError: the name is taken.
    """
    if _find(read_document(folder), normal_account(account)) is not None:
        raise StoreError("已有同名账号，没有新增。", hint="请换一个账号名。")
    set_password(folder, data_key, account, password, cost)


def change_password(
    folder: Path, account: str, old: str, new: str, cost: Argon2Cost = PASSWORD_COST
) -> None:
    """Replace the password of ``account``, which must be known.

    Raises:
        WrongPasswordError: ``old`` is not the password; nothing changes.
    """
    set_password(folder, unlock(folder, account, old), account, new, cost)


def remove_account(folder: Path, account: str) -> None:
    """Take away an account's way in; unknown names are no error.

    Raises:
        StoreError: it is the last account.
    """
    document = read_document(folder)
    name = normal_account(account)
    kept = tuple(wrap for wrap in document.wraps if wrap.account != name)
    if not any(wrap.account for wrap in kept):
        raise StoreError("这是最后一个账号，不能移除。", hint="请先新增另一个账号。")
    if len(kept) != len(document.wraps):
        write_document(folder, KeyDocument(document.store, kept))


def renew_recovery_key(folder: Path, data_key: bytes) -> str:
    """Replace the recovery key and return the new one; the old one opens nothing any more."""
    document = read_document(folder)
    text = new_recovery_key()
    secret = _recovery_bytes(text)
    _replace(folder, document, _wrap(document.store, _RECOVERY, secret, data_key, RECOVERY_COST))
    return text


def new_recovery_key() -> str:
    """Return a random recovery key, ``XXXX-XXXX-…`` in eight groups: 160 bits."""
    groups = (
        "".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_GROUP_LENGTH))
        for _ in range(RECOVERY_GROUPS)
    )
    return "-".join(groups)


def normal_recovery_key(typed: str) -> str:
    """Return what was typed in the one spelling that counts: no case, spaces or look-alikes."""
    text = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKES)
    return "".join(character for character in text if character.isalnum())


def normal_account(typed: str) -> str:
    """Return an account name as it is matched: full width, case and spaces do not matter.

    Raises:
        ValueError: nothing is left of it.
    """
    name = " ".join(unicodedata.normalize("NFKC", typed).casefold().split())
    if not name:
        raise ValueError("an account needs a name")
    return name


def _password_bytes(password: str) -> bytes:
    # An input method left in full width must not lock anybody out.
    return unicodedata.normalize("NFKC", password).encode()


def _recovery_bytes(typed: str) -> bytes:
    return normal_recovery_key(typed).encode()


def _stretched(secret: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    return hash_secret_raw(
        secret,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _wrap(store: str, account: str, secret: bytes, data_key: bytes, cost: Argon2Cost) -> Wrap:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cipher = AESGCM(_stretched(secret, salt, cost))
    return Wrap(account, cost, salt, nonce, cipher.encrypt(nonce, data_key, _bound(store, account)))


def _unwrap(store: str, wrap: Wrap, secret: bytes) -> bytes | None:
    """Return the data key, or None when the secret is another one."""
    cipher = AESGCM(_stretched(secret, wrap.salt, wrap.cost))
    try:
        return cipher.decrypt(wrap.nonce, wrap.wrapped, _bound(store, wrap.account))
    except InvalidTag:
        return None


def _bound(store: str, account: str) -> bytes:
    """Return the associated data: a wrap fits no other store and no other account."""
    return f"{store}/{account}".encode()


def _find(document: KeyDocument, account: str) -> Wrap | None:
    return next((wrap for wrap in document.wraps if wrap.account == account), None)


def _replace(folder: Path, document: KeyDocument, wrap: Wrap) -> None:
    """Write the document with ``wrap`` in the place of its account's former one."""
    wraps: Sequence[Wrap] = document.wraps
    if _find(document, wrap.account) is None:
        wraps = (*wraps, wrap)
    else:
        wraps = [wrap if old.account == wrap.account else old for old in wraps]
    write_document(folder, KeyDocument(document.store, tuple(wraps)))
