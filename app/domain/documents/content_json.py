"""Finished content to JSON and back; the form in which an issued paper is kept (成稿存档)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.domain.documents import blocks
from app.domain.documents.blocks import Block, PaperContent
from app.domain.mappings import DataError

_KIND = "block"
_FORMAT = 1
_BLOCKS: Mapping[str, type[Any]] = MappingProxyType(
    {kind.__name__.lower(): kind for kind in get_args(Block)}
)


def content_to_json(content: PaperContent) -> dict[str, Any]:
    """Return content as JSON-ready values; :func:`content_from_json` reads it back."""
    return {"format": _FORMAT, **_plain(content)}


def content_from_json(data: Mapping[str, Any]) -> PaperContent:
    """Return the content that :func:`content_to_json` wrote.

    Raises:
        DataError: the mapping was not written by this format.
    """
    if data.get("format") != _FORMAT:
        raise DataError(f"文书成稿的格式不是 {_FORMAT}")
    try:
        content: PaperContent = _built(PaperContent, data)
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"文书成稿读不出来：{error}") from error
    return content


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        kind = {_KIND: type(value).__name__.lower()} if isinstance(value, get_args(Block)) else {}
        return kind | {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _built(kind: type[Any], data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any dataclass
    hints = get_type_hints(kind, vars(blocks))
    known = {item.name for item in fields(kind)}
    # A later program may add fields with defaults; what is missing takes its default.
    return kind(**{name: _read(hints[name], data[name]) for name in known if name in data})


def _read(hint: Any, value: Any) -> Any:  # noqa: ANN401 - as typed by the dataclass
    if get_origin(hint) is tuple:
        return tuple(map(partial(_read, get_args(hint)[0]), value))
    if isinstance(hint, UnionType):
        return _built(_BLOCKS[value[_KIND]], value)
    if isinstance(hint, type) and is_dataclass(hint):
        return _built(hint, value)
    return hint(value)
