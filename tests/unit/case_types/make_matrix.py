"""Write ``docs/case-matrix.md`` and ``docs/case-types.md`` anew.

Run as ``python -m tests.unit.case_types.make_matrix`` from the project's root.
"""

from __future__ import annotations

from pathlib import Path

from app.domain.catalogue import load_catalogue
from app.domain.deadline_book import load_deadline_book
from tests.unit.case_types.case_pages import matrix_page, types_page

DOCS = Path(__file__).parents[3] / "docs"


def main() -> None:
    """Write both pages."""
    catalogue, book = load_catalogue(), load_deadline_book()
    (DOCS / "case-matrix.md").write_text(matrix_page(catalogue, book), encoding="utf-8")
    (DOCS / "case-types.md").write_text(types_page(catalogue), encoding="utf-8")


if __name__ == "__main__":
    main()
