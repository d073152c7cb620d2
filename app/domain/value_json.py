"""Checked values to JSON and back; the form in which the store keeps details and drafts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypeAlias

from app.domain.fields import FieldKind, FieldSpec, FieldValue

JsonValue: TypeAlias = str | int | bool | list[str] | None
"""What a field value looks like in JSON: days as ``2026-11-23``, instants as UTC with ``Z``."""


def encode(value: FieldValue) -> JsonValue:
    """Return the JSON form of ``value``; instants become UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def decode(spec: FieldSpec, value: object) -> FieldValue:
    """Return the value that ``encode`` wrote for a field of ``spec``'s kind.

    Raises:
        ValueError: the JSON value cannot be one of this kind.
    """
    if value is None:
        return None
    if spec.kind is FieldKind.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    if spec.kind is FieldKind.INSTANT and isinstance(value, str):
        return datetime.fromisoformat(value)
    if spec.kind is FieldKind.CHOICES and isinstance(value, (list, tuple)):
        return tuple(str(item) for item in value)
    if isinstance(value, (str, int, bool)):
        return value
    raise ValueError(f"{spec.key}: {value!r}")
