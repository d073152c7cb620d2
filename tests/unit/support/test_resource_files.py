"""Shipped files are found through the package, not through a path."""

from __future__ import annotations

import pytest

from app.support import resource_files


def test_fonts_are_shipped_and_have_a_real_path() -> None:
    names = resource_files.font_names()
    assert names
    with resource_files.as_path("fonts", names[0]) as path:
        assert path.read_bytes() == resource_files.read_bytes("fonts", names[0])


def test_a_text_is_read_and_a_missing_one_is_an_error() -> None:
    assert "SIL" in resource_files.read_text("fonts", "OFL.txt")
    with pytest.raises(FileNotFoundError):
        resource_files.read_text("fonts", "none.txt")
