"""Sealing of one file: AES-256-GCM in chunks, so that any part can be read and none swapped.

A sealed file is a header of 40 bytes (``KWF1``, the chunk size, a random salt) and chunks of
1 MiB, each followed by its tag. The key of each file comes by HKDF-SHA256 from the store's data
key and the salt, so a nonce needs only to differ within one file: it is the chunk's number and a
flag for the last chunk (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
The header is associated data of each chunk, the SHA-256 of the original that of the last one.
Flipped bits, chunks left out or in another order, a cut end and a file under another's name are
all found: the last three when the file is opened, the first when the chunk is read.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import struct
from collections.abc import Callable
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 1024 * 1024
_MAGIC = b"KWF1"
_HEADER = struct.Struct(">4sI32s")
_TAG = 16
_NONCE = struct.Struct(">7xIB")
_CONTEXT = b"kuaiwei file"

Heard = Callable[[int], None]
"""Told the bytes done so far; may raise to stop."""


class SealBrokenError(Exception):
    """The bytes are not those that were sealed (密文被改动)."""


def sealed_size(size: int) -> int:
    """Return how long a file of ``size`` bytes is when sealed."""
    chunks = max(1, -(-size // CHUNK))
    return _HEADER.size + size + chunks * _TAG


def seal(source: BinaryIO, target: BinaryIO, data_key: bytes, heard: Heard) -> tuple[str, int]:
    """Write ``source`` to ``target`` sealed; return the SHA-256 and size of the original."""
    header = _HEADER.pack(_MAGIC, CHUNK, secrets.token_bytes(32))
    cipher = _cipher(data_key, header)
    target.write(header)
    digest = hashlib.sha256()
    size, number = 0, 0
    chunk = _filled(source)
    while True:
        digest.update(chunk)
        size += len(chunk)
        following = _filled(source) if len(chunk) == CHUNK else b""
        last = not following
        bound = header + digest.digest() if last else header
        target.write(cipher.encrypt(_NONCE.pack(number, last), chunk, bound))
        heard(size)
        if last:
            return digest.hexdigest(), size
        chunk, number = following, number + 1


class SealedReader(io.RawIOBase):
    """The original of a sealed file, seekable; one chunk is held in memory at a time."""

    def __init__(self, sealed: BinaryIO, data_key: bytes, sha256: str) -> None:
        """Open the last chunk at once.

        Raises:
            SealBrokenError: the file was cut, or is not the one of this name.
        """
        super().__init__()
        self._sealed = sealed
        body = sealed.seek(0, io.SEEK_END) - _HEADER.size
        sealed.seek(0)
        header = sealed.read(_HEADER.size)
        if body < _TAG or header[: len(_MAGIC)] != _MAGIC:
            raise SealBrokenError
        self._header = header
        self._bound = header + bytes.fromhex(sha256)
        self._cipher = _cipher(data_key, header)
        self._last = (body - 1) // (CHUNK + _TAG)
        self.size = body - (self._last + 1) * _TAG
        self._position = 0
        self._held = -1
        self._chunk = b""
        self._hold(self._last)

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the place in the original."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place in the original; behind its end reads give nothing."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the beginning")
        self._position = base + offset
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` up to the end of the present chunk; SealBrokenError if it was changed."""
        if self._position >= self.size:
            return 0
        number, begin = divmod(self._position, CHUNK)
        self._hold(number)
        part = memoryview(self._chunk)[begin : begin + len(buffer)]
        buffer[: len(part)] = part
        self._position += len(part)
        return len(part)

    def close(self) -> None:
        """Close the sealed file too."""
        if not self.closed:
            self._sealed.close()
        super().close()

    def _hold(self, number: int) -> None:
        if number == self._held:
            return
        self._sealed.seek(_HEADER.size + number * (CHUNK + _TAG))
        data = self._sealed.read(CHUNK + _TAG)
        last = number == self._last
        bound = self._bound if last else self._header
        try:
            self._chunk = self._cipher.decrypt(_NONCE.pack(number, last), data, bound)
        except InvalidTag as error:
            raise SealBrokenError from error
        self._held = number


def _cipher(data_key: bytes, header: bytes) -> AESGCM:
    salt = _HEADER.unpack(header)[2]
    return AESGCM(HKDF(hashes.SHA256(), 32, salt, _CONTEXT).derive(data_key))


def _filled(source: BinaryIO) -> bytes:
    """Return a whole chunk unless the source ends: pipes and sockets give less at a time."""
    parts: list[bytes] = []
    missing = CHUNK
    while missing and (part := source.read(missing)):
        parts.append(part)
        missing -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
