"""A signed-in desk for the tests of use-cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.services.office import Workplace
from app.services.program import Program
from tests.store.desk_kit import ADMIN, make_program, zhongshan


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return make_program(tmp_path / "profile")


@pytest.fixture
def workplace(program: Program, tmp_path: Path) -> Iterator[Workplace]:
    made = program.set_up(tmp_path / "store", zhongshan(), ADMIN)
    yield made.workplace
    made.workplace.close()


@pytest.fixture
def desk(workplace: Workplace) -> Desk:
    return workplace.desk
