"""Files shipped with the program: fonts, centre profiles, icons, styles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

PACKAGE = "resources"


def resource(*parts: str) -> Traversable:
    """Return the resource at ``parts`` below the package, there or not."""
    return files(PACKAGE).joinpath(*parts)


def read_text(*parts: str) -> str:
    """Return a text resource; FileNotFoundError when it is not shipped."""
    return resource(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """Return a binary resource; FileNotFoundError when it is not shipped."""
    return resource(*parts).read_bytes()


@contextmanager
def as_path(*parts: str) -> Iterator[Path]:
    """Yield a real path to a resource, for libraries that take nothing else."""
    with as_file(resource(*parts)) as path:
        yield path


def names_in(*parts: str, ending: str = "") -> tuple[str, ...]:
    """Return the names in a resource folder that end in ``ending``, sorted."""
    folder = resource(*parts)
    return tuple(sorted(item.name for item in folder.iterdir() if item.name.endswith(ending)))


def font_names() -> tuple[str, ...]:
    """Return the names of the shipped fonts, to be opened below ``fonts``."""
    return names_in("fonts", ending=".ttf")
