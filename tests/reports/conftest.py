"""What the tests of reports get."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.open_export.layout import export_tables
from tests.reports.report_kit import Bench, open_bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with open_bench(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Yield one store for a whole module, for tests that fill it again and again.

    Their exports need neither survive a power failure nor explain themselves.
    """
    tables = export_tables()
    with pytest.MonkeyPatch.context() as patch, open_bench(tmp_path_factory.mktemp("apart")) as one:
        patch.setattr("os.fsync", lambda _handle: None)
        patch.setattr("app.services.open_export.export.export_tables", lambda: tables)
        patch.setattr("app.services.open_export.export.schema_text", lambda *_: "")
        yield one
