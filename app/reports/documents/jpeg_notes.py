"""A JPEG without what the camera wrote into it: place, device, owner (去除照片附加信息)."""

from __future__ import annotations

_START, _SCAN, _MARKER = b"\xff\xd8", 0xDA, 0xFF
_COMMENT = 0xFE
_FIRST_NOTE, _LAST_NOTE = 0xE1, 0xEF
_ADOBE = 0xEE
"""Says how the colours are stored; without it they come out wrong."""
_HEADER = 4


def without_notes(data: bytes) -> bytes:
    """Return the picture with its very pixels, notes and comments left out.

    A paper goes out of the house; where and with what a photo was taken stays in the vault.
    What does not read as a JPEG is returned as it is.
    """
    if not data.startswith(_START):
        return data
    kept = [_START]
    at = len(_START)
    while at + _HEADER <= len(data) and data[at] == _MARKER and data[at + 1] != _SCAN:
        kind = data[at + 1]
        end = at + 2 + int.from_bytes(data[at + 2 : at + _HEADER], "big")
        if not _is_note(kind):
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, data[at:]))


def _is_note(kind: int) -> bool:
    return kind == _COMMENT or (_FIRST_NOTE <= kind <= _LAST_NOTE and kind != _ADOBE)
