"""Logs hold no personal data and tell of the last crash."""

from __future__ import annotations

import faulthandler
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.support.logs import CRASH_FILE, LOG_FILE, Logs, redacted, start_logs, stop_logs


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Logs]:
    was_enabled = faulthandler.is_enabled()
    logs = start_logs(tmp_path)
    yield logs
    stop_logs(logs)
    if was_enabled:  # pytest's own
        faulthandler.enable()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("电话13800138000。", "电话[数字]。"),
        ("证件44010119900101123X", "证件[数字]"),
        ("专利202330123456.7", "专利[数字].7"),
        ("wang.fang@example.com.cn 来信", "[邮箱] 来信"),
        ("2026年3月，第123456号", "2026年3月，第123456号"),
    ],
)
def test_long_numbers_and_addresses_are_blotted_out(line: str, expected: str) -> None:
    assert redacted(line) == expected


def test_arguments_and_tracebacks_are_redacted_too(tmp_path: Path, logs: Logs) -> None:
    logger = logging.getLogger("kuaiwei.test")
    logger.info("call %s", "13800138000")
    logger.info("failed", exc_info=ValueError("13900139000"))
    logs.handler.flush()
    text = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert "call [数字]" in text
    assert "ValueError: [数字]" in text
    assert "13900139000" not in text


def test_stopping_leaves_logging_as_it_was(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    was_enabled = faulthandler.is_enabled()
    stop_logs(start_logs(tmp_path, logging.DEBUG))
    if was_enabled:
        faulthandler.enable()
    assert (root.level, list(root.handlers)) == before


def test_the_next_start_sees_what_a_hard_crash_left_once(tmp_path: Path) -> None:
    was_enabled = faulthandler.is_enabled()
    (tmp_path / CRASH_FILE).write_text("Fatal Python error", encoding="utf-8")
    first = start_logs(tmp_path)
    stop_logs(first)
    second = start_logs(tmp_path)
    stop_logs(second)
    if was_enabled:
        faulthandler.enable()
    assert (first.previous_crash, second.previous_crash) == ("Fatal Python error", "")
