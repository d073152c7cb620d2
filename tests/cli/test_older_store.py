"""A store of before the program knew time limits, opened by a command."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from app.services.desk import Desk
from app.support.errors import TaskCancelledError
from app.support.progress import Progress
from tests.cli.cli_kit import Terminal
from tests.store.desk_kit import PASSWORD, dispute, forget_limits, open_one


@pytest.fixture
def older(terminal: Terminal) -> Terminal:
    """Return a terminal whose store holds one case without its time limits."""
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    open_one(place.desk, dispute())
    forget_limits(place.desk)
    place.close()
    return terminal


def rules_due(terminal: Terminal) -> list[str]:
    answer = terminal.on_store("agenda", "--json")
    assert (answer.status, answer.err) == (0, "")
    return [item["rule"] for item in json.loads(answer.out)["items"]]


def test_the_first_command_works_out_the_limits_of_older_cases(older: Terminal) -> None:
    assert rules_due(older) == ["INF-ACCEPT"]


def test_the_limits_are_worked_out_only_where_they_are_missing(
    older: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert older.on_store("search", "灯").status == 0

    def twice(_desk: Desk, _progress: Progress) -> int:
        raise AssertionError("worked out a second time")

    monkeypatch.setattr("app.cli.common.rebuild_deadlines", twice)
    assert rules_due(older) == ["INF-ACCEPT"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, TaskCancelledError])
def test_an_interrupted_run_is_gone_on_with_by_the_next_command(
    older: Terminal, monkeypatch: pytest.MonkeyPatch, stop: Callable[[], BaseException]
) -> None:
    def stopped(_desk: Desk, _progress: Progress) -> int:
        raise stop()

    with monkeypatch.context() as patch:
        patch.setattr("app.cli.common.rebuild_deadlines", stopped)
        answer = older.on_store("search", "灯", "--json")
    assert (answer.status, answer.out) == (1, "")
    assert rules_due(older) == ["INF-ACCEPT"]
