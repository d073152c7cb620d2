"""What every test gets."""

from __future__ import annotations

import os
from datetime import datetime

import pytest

from app.support.clock import CHINA, FixedClock

# Without a screen Qt would end the whole run; where there is one, tests must not flash windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest_plugins = ["tests.plugins.guards"]


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at half past two on Monday, 23 November 2026, in China."""
    return FixedClock(datetime(2026, 11, 23, 14, 30, tzinfo=CHINA))
