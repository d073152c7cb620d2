"""Write ``docs/papers-catalogue.md`` anew.

Run as ``python -m tests.unit.papers.make_page`` from the project's root.
"""

from __future__ import annotations

from app.domain.catalogue import load_catalogue
from tests.unit.papers.shipped import PAGE, page, shipped


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(shipped(), load_catalogue()), encoding="utf-8")


if __name__ == "__main__":
    main()
