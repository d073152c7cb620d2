"""The key file: passwords, recovery key, damage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.models import key_document, key_file
from app.models.key_document import KEY_FILE, KeyDocument, read_document, write_document
from app.support.errors import (
    StoreDamagedError,
    StoreError,
    StoreMissingError,
    StoreTooNewError,
    WrongPasswordError,
)
from tests.store.store_kit import CHEAP


@pytest.fixture
def made(tmp_path: Path) -> key_file.NewKey:
    return key_file.create(tmp_path, "Wang Fang", "口令-abc123", CHEAP)


def test_the_password_gives_the_data_key_back(tmp_path: Path, made: key_file.NewKey) -> None:
    assert key_file.unlock(tmp_path, "Wang Fang", "口令-abc123") == made.data_key
    assert len(made.data_key) == 32


@pytest.mark.parametrize("typed", ["wang fang", "  WANG   FANG ", "\uff37ang\u3000Fang"])
def test_case_spaces_and_width_of_the_account_do_not_matter(
    tmp_path: Path, made: key_file.NewKey, typed: str
) -> None:
    assert key_file.unlock(tmp_path, typed, "口令-abc123") == made.data_key


def test_a_password_typed_in_full_width_is_the_same(tmp_path: Path, made: key_file.NewKey) -> None:
    assert (
        key_file.unlock(tmp_path, "wang fang", "口令\uff0d\uff41\uff42\uff43\uff11\uff12\uff13")
        == made.data_key
    )


@pytest.mark.parametrize(
    ("account", "password"), [("wang fang", "口令-ABC123"), ("li lei", "口令-abc123"), ("x", "")]
)
def test_a_wrong_password_says_so_and_touches_nothing(
    tmp_path: Path, made: key_file.NewKey, account: str, password: str
) -> None:
    before = (tmp_path / KEY_FILE).read_bytes()
    with pytest.raises(WrongPasswordError, match="没有被改动"):
        key_file.unlock(tmp_path, account, password)
    assert (tmp_path / KEY_FILE).read_bytes() == before


@pytest.mark.parametrize("share", [0, 1, 10, 50, 99])
def test_a_truncated_key_file_is_damaged_not_a_wrong_password(
    tmp_path: Path, made: key_file.NewKey, share: int
) -> None:
    path = tmp_path / KEY_FILE
    cut = path.read_bytes()[: path.stat().st_size * share // 100]
    path.write_bytes(cut)
    with pytest.raises(StoreDamagedError, match="已损坏") as caught:
        key_file.unlock(tmp_path, "wang fang", "口令-abc123")
    assert "backups" in caught.value.hint
    assert path.read_bytes() == cut


def test_any_flipped_bit_is_either_harmless_or_told_as_damage(
    tmp_path: Path, made: key_file.NewKey
) -> None:
    path = tmp_path / KEY_FILE
    whole = path.read_bytes()
    damaged = 0
    for place in range(len(whole)):
        garbled = bytearray(whole)
        garbled[place] ^= 1
        path.write_bytes(garbled)
        try:
            assert key_file.unlock(tmp_path, "wang fang", "口令-abc123") == made.data_key
        except StoreDamagedError:
            damaged += 1
    assert damaged > len(whole) * 0.8


def test_a_key_file_of_a_newer_program_is_refused(tmp_path: Path, made: key_file.NewKey) -> None:
    path = tmp_path / KEY_FILE
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["body"]["version"] = key_document.VERSION + 1
    whole["checksum"] = key_document._checksum(whole["body"])
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(StoreTooNewError, match="更新版本"):
        key_file.unlock(tmp_path, "wang fang", "口令-abc123")


def test_a_missing_key_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match=r"store\.key"):
        key_file.unlock(tmp_path, "wang fang", "口令-abc123")


def test_a_key_file_is_never_overwritten_by_a_new_one(
    tmp_path: Path, made: key_file.NewKey
) -> None:
    with pytest.raises(FileExistsError):
        key_file.create(tmp_path, "li lei", "other-pass", CHEAP)
    assert key_file.unlock(tmp_path, "wang fang", "口令-abc123") == made.data_key


def test_the_key_file_holds_neither_the_data_key_nor_a_password(
    tmp_path: Path, made: key_file.NewKey
) -> None:
    raw = (tmp_path / KEY_FILE).read_text(encoding="utf-8")
    assert made.data_key.hex() not in raw
    assert "abc123" not in raw
    assert made.recovery_key not in raw


def test_the_recovery_key_opens_in_any_spelling(tmp_path: Path, made: key_file.NewKey) -> None:
    key = made.recovery_key
    assert [len(group) for group in key.split("-")] == [4] * 8
    for typed in (key, key.lower(), key.replace("-", " "), key.replace("0", "o").replace("1", "l")):
        assert key_file.unlock_with_recovery(tmp_path, typed) == made.data_key


def test_another_recovery_key_is_refused(tmp_path: Path, made: key_file.NewKey) -> None:
    with pytest.raises(WrongPasswordError, match="恢复码不对"):
        key_file.unlock_with_recovery(tmp_path, key_file.new_recovery_key())


def test_a_renewed_recovery_key_replaces_the_old_one(tmp_path: Path, made: key_file.NewKey) -> None:
    new = key_file.renew_recovery_key(tmp_path, made.data_key)
    assert key_file.unlock_with_recovery(tmp_path, new) == made.data_key
    with pytest.raises(WrongPasswordError):
        key_file.unlock_with_recovery(tmp_path, made.recovery_key)


def test_accounts_come_and_go_with_their_own_passwords(
    tmp_path: Path, made: key_file.NewKey
) -> None:
    key_file.add_account(tmp_path, made.data_key, "Li Lei", "另一口令", CHEAP)
    assert key_file.accounts(tmp_path) == ("wang fang", "li lei")
    assert key_file.unlock(tmp_path, "li lei", "另一口令") == made.data_key
    with pytest.raises(StoreError, match="同名"):
        key_file.add_account(tmp_path, made.data_key, "LI LEI", "x", CHEAP)
    key_file.remove_account(tmp_path, "Wang Fang")
    with pytest.raises(WrongPasswordError):
        key_file.unlock(tmp_path, "wang fang", "口令-abc123")
    with pytest.raises(StoreError, match="最后一个"):
        key_file.remove_account(tmp_path, "li lei")


def test_changing_a_password_needs_the_old_one(tmp_path: Path, made: key_file.NewKey) -> None:
    with pytest.raises(WrongPasswordError):
        key_file.change_password(tmp_path, "wang fang", "wrong", "新口令", CHEAP)
    key_file.change_password(tmp_path, "wang fang", "口令-abc123", "新口令", CHEAP)
    assert key_file.unlock(tmp_path, "wang fang", "新口令") == made.data_key
    with pytest.raises(WrongPasswordError):
        key_file.unlock(tmp_path, "wang fang", "口令-abc123")


def test_a_wrap_moved_to_another_account_or_store_does_not_open(
    tmp_path: Path, made: key_file.NewKey
) -> None:
    document = read_document(tmp_path)
    write_document(tmp_path, KeyDocument("0" * 32, document.wraps))
    with pytest.raises(WrongPasswordError):
        key_file.unlock(tmp_path, "wang fang", "口令-abc123")


def test_the_default_cost_is_no_weaker_than_promised() -> None:
    cost = key_file.PASSWORD_COST
    assert cost.memory_kib >= 64 * 1024
    assert cost.passes >= 4
