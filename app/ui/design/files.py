"""Where the shipped fonts, icons and style sheets lie."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file that Qt must open by name."""
    return Path(str(files("resources").joinpath(*parts)))
