"""The centres and industries that ship with the program (内置中心)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from app.domain.centre import CentreProfile, Industry, centre_from_mapping, industries_from_mapping
from app.domain.locarno import LocarnoTable, table_from_mapping

INDUSTRIES_FILE = "industries.toml"


def _toml(folder: str, name: str) -> Mapping[str, object]:
    text = files("resources").joinpath(folder, name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def shipped_centres() -> tuple[CentreProfile, ...]:
    """Return the shipped profiles by code; a new file in the folder is a new centre."""
    names = sorted(
        item.name
        for item in files("resources").joinpath("centres").iterdir()
        if item.name.endswith(".toml") and item.name != INDUSTRIES_FILE
    )
    found = (centre_from_mapping(_toml("centres", name)) for name in names)
    return tuple(sorted(found, key=lambda item: item.code))


def shipped_centre(code: str) -> CentreProfile | None:
    """Return the shipped profile of ``code``, or None."""
    return next((item for item in shipped_centres() if item.code == code), None)


def shipped_industries() -> tuple[Industry, ...]:
    """Return the ready-made industries of the wizard."""
    return industries_from_mapping(_toml("centres", INDUSTRIES_FILE))


def locarno_table() -> LocarnoTable:
    """Return the shipped Locarno table."""
    return table_from_mapping(_toml("locarno", "classes.toml"))
