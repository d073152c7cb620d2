from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

SECTIONS = ("## Context", "## Decision", "## Consequences", "## How we would notice it was wrong")
CHANGES = {"Added", "Changed", "Fixed", "Removed", "Security", "Deprecated"}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def pages(project: Path) -> list[Path]:
    found = [
        *project.glob("*.md"),
        *(project / "docs").rglob("*.md"),
        *project.glob("resources/**/*.md"),
    ]
    assert {"README.md", "CHANGELOG.md"} <= {path.name for path in found}
    return found


def test_decision_records_are_numbered_without_gaps_and_have_their_four_parts(
    project: Path,
) -> None:
    records = sorted((project / "docs" / "decisions").glob("*.md"))

    numbers = [int(path.name[:4]) for path in records]
    assert numbers == list(range(1, len(records) + 1))
    assert records
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert re.match(rf"# {path.name[:4]} \S", text), path.name
        assert [text.count(f"\n{section}\n") for section in SECTIONS] == [1] * 4, path.name
        assert len(text.splitlines()) <= 60, path.name


def test_links_between_pages_lead_somewhere(project: Path) -> None:
    dead = [
        f"{page.relative_to(project).as_posix()}: {target}"
        for page in pages(project)
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target
        and not target.startswith(("#", "mailto:"))
        and not (page.parent / target.partition("#")[0]).exists()
    ]

    assert dead == []


def test_every_page_of_the_docs_is_linked_from_somewhere(project: Path) -> None:
    found = pages(project)
    linked = {
        (page.parent / target.partition("#")[0]).resolve()
        for page in found
        for target in LINK.findall(page.read_text(encoding="utf-8"))
    }

    decisions = project / "docs" / "decisions"
    lonely = [
        path.relative_to(project).as_posix()
        for path in (project / "docs").rglob("*.md")
        if path.resolve() not in linked and path.parent != decisions
    ]
    assert lonely == []
    assert decisions.resolve() in linked


def test_the_changelog_is_newest_first_with_known_headings(project: Path) -> None:
    text = (project / "CHANGELOG.md").read_text(encoding="utf-8")

    releases = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert releases
    dated = []
    for number, release in enumerate(releases):
        match = re.fullmatch(r"(Unreleased|\d+\.\d+\.\d+)(?: - (\d{4}-\d\d-\d\d))?", release)
        assert match, release
        assert (match.group(1) == "Unreleased") == (match.group(2) is None), release
        assert match.group(2) or number == 0, "only the newest may be unreleased"
        if match.group(2):
            dated.append(date.fromisoformat(match.group(2)))
    assert dated == sorted(dated, reverse=True)
    assert set(re.findall(r"^### (.+)$", text, flags=re.MULTILINE)) <= CHANGES


def test_the_make_targets_that_the_pages_name_exist(project: Path) -> None:
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))

    named = {
        name
        for page in pages(project)
        for name in re.findall(r"`?make ([a-z-]+)`", page.read_text(encoding="utf-8"))
    }

    assert {"setup", "run", "test", "lint", "bench", "screens"} <= targets
    assert named <= targets


def test_the_licence_is_whole_and_the_same_everywhere(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))

    assert settings["project"]["license"] == "Apache-2.0"
    text = (project / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    for file in settings["project"]["license-files"]:
        assert (project / file).is_file(), file
