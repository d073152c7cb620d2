"""Sizes of GB/T 9704-2012, in points unless said otherwise (版面尺寸)."""

from __future__ import annotations

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
TOP, LEFT, RIGHT, BOTTOM = 37 * MM, 28 * MM, 26 * MM, 35 * MM
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT  # 版心宽156毫米
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM  # 版心高225毫米
TEXT_TOP = PAGE_HEIGHT - TOP

LINES_A_PAGE, CHARS_A_LINE = 22, 28
LEADING = 28.95  # 每面22行
ROOM = LINES_A_PAGE * LEADING
PITCH = TEXT_WIDTH / CHARS_A_LINE

BODY_SIZE = 16.0  # 3号
TITLE_SIZE = 22.0  # 2号
SMALL_SIZE = 14.0  # 4号：页码、版记
TABLE_SIZE = 12.0  # 小4号
TABLE_LEAST = 9.5  # 小5号以上：编号、日期缩到这里为止
TABLE_LEADING = 17.0
TABLE_PADDING = 3.5
TABLE_RULE = 0.5

CENTRE_OF_GLYPH = 0.38
"""How far the middle of a Chinese glyph is above its baseline, in parts of the type size."""
