"""How audit entries hold on to each other: each carries the hash of all before it (留痕链)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
"""What stands before the first entry."""

FIELDS = (
    "id",
    "at",
    "actor",
    "action",
    "table_name",
    "row_id",
    "before",
    "after",
    "reason",
    "batch",
)
"""The facts of an entry that its hash covers."""


def links(previous: str, entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the hash of each entry, the first of which follows the hash ``previous``.

    SHA-256 in lower-case hex over the UTF-8 bytes of: the hash before, a line feed, and the
    entry as one JSON object of :data:`FIELDS` with sorted keys, no spaces, and nothing escaped
    that need not be. ``at`` is an aware instant here and ``2026-03-02T04:00:00Z`` there. The
    recipe is fixed: entries of older stores were hashed by it.
    """
    written = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
    for entry in entries:
        facts = {name: entry[name] for name in FIELDS}
        facts["at"] = instant_text(entry["at"])
        previous = hashlib.sha256(f"{previous}\n{written(facts)}".encode()).hexdigest()
        yield previous


def instant_text(instant: datetime) -> str:
    """Return an aware instant in UTC as ``2026-03-02T04:00:00Z``."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
