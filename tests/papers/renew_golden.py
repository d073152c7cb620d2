"""Write the texts that central papers are held against anew; read the difference before keeping."""

from __future__ import annotations

from pathlib import Path

from tests.papers.hand_made import FOLDERS, told

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Write one file for each paper."""
    GOLDEN.mkdir(exist_ok=True)
    for folder in FOLDERS:
        (GOLDEN / f"{folder}.txt").write_text(told(folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
