from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; .+)?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")


@pytest.fixture
def lock(project: Path) -> str:
    return (project / "requirements.lock").read_text(encoding="utf-8")


def entries(lock: str) -> list[list[str]]:
    joined = lock.replace("\\\n", "\n")
    found: list[list[str]] = []
    for line in filter(None, (text.strip() for text in joined.splitlines())):
        if line.startswith("--hash"):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def test_every_line_of_the_lock_is_an_exact_pin_with_hashes(lock: str) -> None:
    found = entries(lock)

    assert len(found) > 40
    for pin, *hashes in found:
        assert PIN.match(pin), pin
        assert hashes, pin
        assert all(HASH.match(text) for text in hashes), pin


def test_the_lock_names_no_host(lock: str) -> None:
    assert "://" not in lock
    assert "@" not in lock
    assert not any(line.startswith(("-i", "-f", "--i", "--f", "--e")) for line in lock.splitlines())


def test_everything_the_project_asks_for_is_locked_within_its_bounds(
    project: Path, lock: str
) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    asked = [
        *settings["project"]["dependencies"],
        *settings["build-system"]["requires"],
        *(line for group in ("build", "test", "lint") for line in groups[group]),
    ]
    pins = {
        canonicalize_name(match.group(1)): match.group(2)
        for pin, *_ in entries(lock)
        if (match := PIN.match(pin))
    }

    for line in asked:
        requirement = Requirement(line)
        version = pins.get(canonicalize_name(requirement.name))
        assert version is not None, line
        assert version in requirement.specifier, line
