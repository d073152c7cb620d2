"""Reading the beginning of a text file in one of the usual encodings (文本编码)."""

from __future__ import annotations

import codecs

from app.domain.media import text_encoding
from app.support.errors import InputFileError


def decode_text(data: bytes) -> str:
    """Return the text of the beginning of a file; a character cut off at the end is left out.

    Raises:
        InputFileError: it reads as none of UTF-8, UTF-16 and GB18030.
    """
    encoding = text_encoding(data)
    if not encoding:
        raise InputFileError(
            "这个文件不是能识别的文本，不能在这里显示；原文件没有改动。",
            hint="请用“打开副本”换其他软件查看。",
        )
    return codecs.getincrementaldecoder(encoding)("replace").decode(data)
