"""Python imports this at start: child processes of the tests are guarded as well."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import network_guard

network_guard.install()
del sys.path[0]
