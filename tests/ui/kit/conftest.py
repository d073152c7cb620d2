"""The theme that the kit's tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.design.theme import Theme, ThemeMode


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return the light theme at the default size."""
    made = Theme(qapp, mode=ThemeMode.LIGHT)
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()
