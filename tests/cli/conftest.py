"""A terminal with a store, for the tests of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli_kit import Terminal
from tests.store.desk_kit import make_program


@pytest.fixture
def bare(tmp_path: Path) -> Terminal:
    """Return a terminal where no store was made yet."""
    return Terminal(make_program(tmp_path / "profile"), tmp_path / "store")


@pytest.fixture
def terminal(bare: Terminal) -> Terminal:
    """Return a terminal with an empty store."""
    assert bare.init().status == 0
    return bare
