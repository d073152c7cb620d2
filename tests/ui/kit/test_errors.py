"""What the user is told when something goes wrong."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.terms import Tone
from app.support.errors import (
    NotFoundError,
    Problem,
    RuleViolationError,
    StoreFullError,
    TaskCancelledError,
)
from app.ui.errors import ErrorPresenter, UncaughtErrors, error_sentence


class Listener:
    """A prompter that only remembers."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []
        self.announced: list[tuple[str, Tone]] = []

    def tell(self, title: str, text: str, *, detail: str = "") -> None:
        self.told.append((title, text, detail))

    def announce(self, text: str, tone: Tone) -> None:
        self.announced.append((text, tone))

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        raise AssertionError(title)

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> int | None:
        raise AssertionError(title)

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        raise AssertionError(title)

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        raise AssertionError(title)

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        raise AssertionError(title)

    def open_paths(self, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
        raise AssertionError(title)

    def folder(self, title: str, start: Path) -> Path | None:
        raise AssertionError(title)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def presenter(qtbot: QtBot, listener: Listener, tmp_path: Path) -> Iterator[ErrorPresenter]:
    made = ErrorPresenter(listener, tmp_path / "kuaiwei.log", listener.announce)
    yield made
    made.deleteLater()


def test_a_trouble_of_the_store_is_told_with_hint_and_code(
    presenter: ErrorPresenter, listener: Listener
) -> None:
    presenter.show(StoreFullError("磁盘已满，这次没有保存。", hint="请清理后再保存。"))
    assert listener.told == [
        ("未能完成", "磁盘已满，这次没有保存。\n请清理后再保存。", "代码 E204")
    ]


def test_a_small_trouble_goes_to_the_quiet_bar(
    presenter: ErrorPresenter, listener: Listener
) -> None:
    presenter.show(NotFoundError("这件案件已被删除。"))
    assert listener.announced == [("这件案件已被删除。（E120）", Tone.BAD)]
    assert listener.told == []


def test_every_remark_of_a_rule_is_said() -> None:
    error = RuleViolationError(
        "还不能立案。", problems=[Problem("right", "缺专利号。")], hint="补齐。"
    )
    assert error_sentence(error) == "还不能立案。\n缺专利号。\n补齐。"


def test_a_cancelled_task_is_told_as_nothing(presenter: ErrorPresenter, listener: Listener) -> None:
    presenter.show(TaskCancelledError())
    assert (listener.told, listener.announced) == ([], [])


def test_a_bug_names_the_log_and_shows_no_traceback(
    presenter: ErrorPresenter,
    listener: Listener,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.CRITICAL):
        presenter.show(ZeroDivisionError("secret 黄先生"))
    title, text, detail = listener.told[0]
    assert title == "程序出错"
    assert str(tmp_path / "kuaiwei.log") in detail
    assert "E900 ZeroDivisionError" in detail
    assert "secret" not in text + detail
    assert "Traceback" not in text + detail


def test_an_error_in_another_thread_reaches_the_presenter(
    qtbot: QtBot, presenter: ErrorPresenter, listener: Listener
) -> None:
    hooks = UncaughtErrors(presenter)
    hooks.install()
    try:

        def fail() -> None:
            raise StoreFullError("磁盘已满。")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(listener.told), timeout=5000)
    finally:
        hooks.remove()
    assert listener.told[0][1] == "磁盘已满。"
