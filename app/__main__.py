"""Entrance of the program: ``kuaiwei`` and ``python -m app``."""

from __future__ import annotations

from app import bootstrap


def main() -> None:
    """Run the program."""
    bootstrap.run()


if __name__ == "__main__":
    main()
