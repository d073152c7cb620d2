"""A frozen month to canonical JSON and back, and the digest of its figures (快照内容).

Canonical: keys sorted, no spaces, signs as themselves, UTF-8, one line feed at the end; so the
same month always gives the same bytes and the same SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from app.domain.dates import YearMonth
from app.services.closing.views import FrozenCheck, FrozenFigure, FrozenTable, Snapshot

CONTENT_FORMAT = 1


def snapshot_bytes(snapshot: Snapshot) -> bytes:
    """Return the canonical content of a frozen month."""
    return _canonical(
        {
            "format": CONTENT_FORMAT,
            "centre": {"code": snapshot.centre_code, "name": snapshot.centre},
            "month": str(snapshot.month),
            "revision": snapshot.revision,
            "taken_at": _instant(snapshot.taken_at),
            "figures": [asdict(item) for item in snapshot.figures],
            "checks": [asdict(item) for item in snapshot.checks],
            "tables": [asdict(item) for item in snapshot.tables],
            "members": snapshot.members,
            "cases": {str(key): dict(facts) for key, facts in snapshot.cases.items()},
            "audit_id": snapshot.audit_id,
        }
    )


def snapshot_from_bytes(data: bytes) -> Snapshot:
    """Return the frozen month that :func:`snapshot_bytes` wrote.

    Raises:
        ValueError: not such content, or of a later format.
    """
    found: dict[str, Any] = json.loads(data)
    if found["format"] != CONTENT_FORMAT:
        raise ValueError(f"frozen content of format {found['format']}")
    return Snapshot(
        centre_code=found["centre"]["code"],
        centre=found["centre"]["name"],
        month=YearMonth.parse(found["month"]),
        revision=found["revision"],
        taken_at=datetime.fromisoformat(found["taken_at"]),
        figures=tuple(_figure(item) for item in found["figures"]),
        checks=tuple(FrozenCheck(**item) for item in found["checks"]),
        tables=tuple(
            FrozenTable(item["name"], tuple(item["headings"]), tuple(map(tuple, item["rows"])))
            for item in found["tables"]
        ),
        members={code: tuple(map(tuple, ids)) for code, ids in found["members"].items()},
        cases={int(key): facts for key, facts in found["cases"].items()},
        audit_id=found["audit_id"],
    )


def digest_of(figures: Sequence[FrozenFigure], checks: Sequence[FrozenCheck]) -> str:
    """Return the SHA-256 of the figures and checks alone, whatever the registers say.

    A case in hand changes its state every day without changing a figure; an approval of the
    figures must outlive that.
    """
    content = [
        [[item.code, *item.values] for item in figures],
        [[item.code, item.left, item.right] for item in checks],
    ]
    return hashlib.sha256(_canonical(content)).hexdigest()


def _figure(found: dict[str, Any]) -> FrozenFigure:
    this, year, last = found.pop("values")
    facts, parts = tuple(found.pop("facts")), tuple(found.pop("parts"))
    return FrozenFigure(**found, values=(this, year, last), facts=facts, parts=parts)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _canonical(content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()
