"""Which written cells of a table are one (并格)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

LEFTWARD, UPWARD = "<", "^"
"""A cell that is one with the cell on its left, or with the one above."""


class Box(NamedTuple):
    """A merged cell: where its first cell stands, and how much it covers."""

    row: int
    column: int
    span: int
    rows: int


def boxes(joins: Sequence[Sequence[str]]) -> tuple[tuple[Box, ...], tuple[int, ...]]:
    """Return the cells of a table whose places hold ``<``, ``^`` or nothing.

    The second value lists the rows in which a join cannot be followed, since the cells would
    form no rectangle or have no neighbour; such a place is a cell of its own.
    """
    owners = _owners(joins)
    wrong: set[int] = set()
    found: list[Box] = []
    covered: set[tuple[int, int]] = set()
    for row, marks in enumerate(joins):
        for column, mark in enumerate(marks):
            place = (row, column)
            if place in covered:
                continue
            if mark:
                wrong.add(row)
                found.append(Box(row, column, 1, 1))
                continue
            box = _grown(owners, row, column)
            found.append(box)
            covered |= {
                (row + down, column + right)
                for down in range(box.rows)
                for right in range(box.span)
            }
    return tuple(found), tuple(sorted(wrong))


def _owners(joins: Sequence[Sequence[str]]) -> list[list[tuple[int, int]]]:
    """Return for each place the first cell that it is one with."""
    owners: list[list[tuple[int, int]]] = []
    for row, marks in enumerate(joins):
        line: list[tuple[int, int]] = []
        for column, mark in enumerate(marks):
            if mark == LEFTWARD and column:
                line.append(line[column - 1])
            elif mark == UPWARD and row:
                line.append(owners[row - 1][column])
            else:
                line.append((row, column))
        owners.append(line)
    return owners


def _grown(owners: list[list[tuple[int, int]]], row: int, column: int) -> Box:
    """Return the largest rectangle of ``(row, column)`` towards the right, then down."""
    mine = (row, column)
    span = 1
    while column + span < len(owners[row]) and owners[row][column + span] == mine:
        span += 1
    rows = 1
    while row + rows < len(owners) and all(
        owner == mine for owner in owners[row + rows][column : column + span]
    ):
        rows += 1
    return Box(row, column, span, rows)
