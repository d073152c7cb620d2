"""Settings survive restarts, damage and nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.support import settings as declared
from app.support.settings import ColumnState, Settings


def test_a_missing_file_gives_the_defaults_and_is_not_made(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert settings.get(declared.FONT_SIZE) == 10.5
    assert settings.get(declared.THEME) == "system"
    assert list(tmp_path.iterdir()) == []


def test_a_value_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "settings.json"
    settings = Settings(path)
    settings.set(declared.LAST_STORE, "D:/快维数据")
    settings.set(declared.NAVIGATION_FOLDED, value=True)
    again = Settings(path)
    assert again.get(declared.LAST_STORE) == "D:/快维数据"
    assert again.get(declared.NAVIGATION_FOLDED) is True


def test_column_layouts_are_kept_for_each_page(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    columns = (ColumnState("number", 120), ColumnState("town", 80, hidden=True))
    Settings(path).set_column_layout("infringement", columns)
    Settings(path).set_column_layout("mediation", columns[:1])
    assert Settings(path).column_layout("infringement") == columns
    assert Settings(path).column_layout("mediation") == columns[:1]
    assert Settings(path).column_layout("unknown") == ()


@pytest.mark.expects_log("settings file is damaged")
@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'"text"'])
def test_a_damaged_file_is_set_aside_and_the_defaults_hold(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.get(declared.FONT_SIZE) == 10.5
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    settings.set(declared.FONT_SIZE, 12.0)
    assert Settings(path).get(declared.FONT_SIZE) == 12


@pytest.mark.parametrize("stored", ["8", "15", "true", '"12"', "null", "10.7"])
def test_a_stored_value_that_no_longer_fits_gives_the_default(tmp_path: Path, stored: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"font_size": {stored}, "theme": "pink"}}', encoding="utf-8")
    settings = Settings(path)
    assert settings.get(declared.FONT_SIZE) == 10.5
    assert settings.get(declared.THEME) == "system"


def test_a_value_that_does_not_fit_is_not_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError, match="font_size"):
        settings.set(declared.FONT_SIZE, 15)
    assert settings.get(declared.FONT_SIZE) == 10.5


def test_layouts_of_another_shape_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"column_layouts": {"a": [["x"]], "b": 3, "c": null}}', encoding="utf-8")
    assert [Settings(path).column_layout(page) for page in "abc"] == [(), (), ()]


def test_a_key_this_program_does_not_know_is_kept(tmp_path: Path) -> None:
    """A newer program's settings survive a start of an older one."""
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": [1]}', encoding="utf-8")
    Settings(path).set(declared.FONT_SIZE, 11)
    assert "from_the_future" in path.read_text(encoding="utf-8")


def test_every_default_passes_its_own_check_and_keys_are_unique() -> None:
    specs = declared.specs_by_key()
    assert len(specs) == len(declared.ALL_SETTINGS)
    for spec in declared.ALL_SETTINGS:
        assert spec.check(spec.default)  # type: ignore[arg-type]  # a union of one type each
        assert spec.term


@pytest.mark.expects_log("could not be written")
def test_a_file_that_cannot_be_written_is_logged_and_the_value_holds(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "settings.json")
    settings._path = tmp_path / "file" / "settings.json"
    settings.set(declared.FONT_SIZE, 13)
    assert settings.get(declared.FONT_SIZE) == 13


@pytest.mark.parametrize(("stored", "points"), [("10.5", 10.5), ("12", 12.0), ("14.0", 14.0)])
def test_the_font_size_may_be_half_a_point(tmp_path: Path, stored: str, points: float) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"font_size": {stored}}}', encoding="utf-8")
    assert Settings(path).get(declared.FONT_SIZE) == points
