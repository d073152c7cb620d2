"""Changes of the store, and the second start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.changes import ChangeBus, ChangeSet
from app.ui.change_bridge import ChangeBridge
from app.ui.single_instance import SingleInstance


def test_changes_close_together_arrive_as_one(qtbot: QtBot) -> None:
    bus = ChangeBus()
    bridge = ChangeBridge(bus)
    heard: list[tuple[object, object]] = []
    bridge.changed.connect(lambda rows, origins: heard.append((rows, origins)))
    bus.publish(ChangeSet(frozenset({("cases", 7)}), "page"))
    bus.publish(ChangeSet(frozenset({("parties", 3)})))
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard == [
        (frozenset({("cases", 7), ("parties", 3)}), frozenset({"page", None})),
    ]
    bridge.close()
    bridge.deleteLater()


def test_a_second_start_shows_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.raise_asked, timeout=5000):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_two_stores_do_not_meet(qapp: QApplication, tmp_path: Path) -> None:
    one, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert one.claim()
    assert other.claim()
    one.release()
    other.release()
