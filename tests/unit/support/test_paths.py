"""Folders of the program."""

from __future__ import annotations

from pathlib import Path

from app.support.paths import paths_under, user_paths


def test_all_folders_lie_below_a_given_root(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    for path in (paths.config, paths.logs, paths.default_store, paths.settings_file):
        assert path.is_relative_to(tmp_path)


def test_making_the_folders_makes_no_store(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    paths.make()
    paths.make()
    assert paths.config.is_dir()
    assert paths.logs.is_dir()
    assert not paths.default_store.exists()


def test_the_users_folders_are_absolute_and_apart() -> None:
    paths = user_paths()
    assert paths.config.is_absolute()
    assert paths.default_store.name == "快维数据"
    assert not paths.default_store.is_relative_to(paths.config)
