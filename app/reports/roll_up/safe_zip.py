"""A look at a workbook before a reader may open it: no bombs, no giants (压缩包检查)."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

from app.support.errors import InputFileError

_MOST_FILE = 64 * 1024 * 1024
_MOST_TEXT = 256 * 1024 * 1024
_MOST_ENTRIES = 500
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LOCAL = struct.Struct("<4s22xHH")
_BEYOND = re.compile(
    # A filled cell past column ZZ or row 99,999: readers lay out the whole rectangle up to it.
    rb"""<c\s[^>]*?\br\s*=\s*["'](?:[A-Z]{3,}\d|[A-Z]+\d{6,})[^>]*(?<!/)>"""
    rb"""|<row\s[^>]*?\br\s*=\s*["']\d{6,}["'][^>]*(?<!/)>(?!\s*(?:<c\b[^>]*/>\s*)*</row>)"""
)
_QUICK = re.compile(rb"""r="(?:[A-Z]{3,}[0-9]|[A-Z]*[0-9]{6})|r=?\s*=?\s*'|r\s+=|r=\s""")
"""Matches whatever ``_BEYOND`` could match, and seldom anything else; five times as fast."""
_AGAIN = "请中心用快维重新导出这个月的月报，不要另用其他工具改动后再报送。"


def check_package(path: Path) -> None:
    """Refuse what cannot be a month's workbook, or would take the memory of the machine.

    Raises:
        InputFileError: with the reason and what to do.
    """
    try:
        _check(path)
    except OSError as error:
        raise InputFileError(
            "文件读不出来。", hint="请检查文件是否还在、有没有读取权限。"
        ) from error
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError) as error:
        raise InputFileError("文件已损坏，打不开。", hint=_AGAIN) from error


def _check(path: Path) -> None:
    size = path.stat().st_size
    if size == 0:
        raise InputFileError("文件是空的。", hint="多半没有拷贝完整，请重新拷贝或请中心重新报送。")
    if size > _MOST_FILE:
        raise InputFileError("文件过大，不像月报工作簿。", hint=_AGAIN)
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLD_EXCEL:
        raise InputFileError(
            "文件加了打开密码，或是旧版 .xls 格式。",
            hint="请中心去掉密码、以 .xlsx 格式报送快维导出的原文件。",
        )
    if not start.startswith(b"PK"):
        raise InputFileError("文件不是 Excel 工作簿。", hint="请核对是否放错了文件。")
    with zipfile.ZipFile(path) as package:
        entries = package.infolist()
        if len(entries) > _MOST_ENTRIES or sum(item.file_size for item in entries) > _MOST_TEXT:
            raise InputFileError("文件解开后过大，没有打开。", hint=_AGAIN)
        if not any(item.filename == "xl/workbook.xml" for item in entries):
            raise InputFileError("文件不是 Excel 工作簿。", hint="请核对是否放错了文件。")
        data = path.read_bytes()
        for item in entries:
            _check_entry(item, data)


def _check_entry(item: zipfile.ZipInfo, data: bytes) -> None:
    """Unpack an entry no further than it says; what says less than it holds is a bomb."""
    signature, name, extra = _LOCAL.unpack_from(data, item.header_offset)
    if signature != b"PK\x03\x04" or item.flag_bits & 1:
        raise zipfile.BadZipFile
    start = item.header_offset + _LOCAL.size + name + extra
    raw = memoryview(data)[start : start + item.compress_size]
    if item.compress_type == zipfile.ZIP_STORED:
        text = bytes(raw)
    elif item.compress_type == zipfile.ZIP_DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        text = stream.decompress(raw, item.file_size + 1)
        if not stream.eof and len(text) <= item.file_size:
            text += stream.flush()
    else:
        raise zipfile.BadZipFile
    if len(text) > item.file_size:
        raise InputFileError("文件解开后与自报的大小不符，没有打开。", hint=_AGAIN)
    if len(text) < item.file_size or zlib.crc32(text) != item.CRC:
        raise zipfile.BadZipFile
    if item.filename.startswith("xl/worksheets/"):
        _check_extent(text)


def _check_extent(text: bytes) -> None:
    if b"\x00" in text[:4] or (_QUICK.search(text) and _BEYOND.search(text)):
        raise InputFileError("工作表的范围大得不合理，没有打开。", hint=_AGAIN)
