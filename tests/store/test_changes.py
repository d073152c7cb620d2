"""The change bus."""

from __future__ import annotations

import pytest

from app.services.changes import ChangeBus, ChangeSet

CHANGES = ChangeSet(frozenset({("cases", 7)}))


def test_every_listener_hears_until_it_unsubscribes() -> None:
    bus = ChangeBus()
    first: list[ChangeSet] = []
    second: list[ChangeSet] = []
    end = bus.subscribe(first.append)
    bus.subscribe(second.append)
    bus.publish(CHANGES)
    end()
    end()
    bus.publish(CHANGES)
    assert (len(first), len(second)) == (1, 2)


@pytest.mark.expects_log("change listener failed")
def test_a_failing_listener_is_logged_and_the_others_still_hear() -> None:
    bus = ChangeBus()
    heard: list[ChangeSet] = []

    def fail(_: ChangeSet) -> None:
        raise LookupError

    bus.subscribe(fail)
    bus.subscribe(heard.append)
    bus.publish(CHANGES)
    assert heard == [CHANGES]


def test_one_listener_subscribed_twice_hears_twice_and_ends_one_by_one() -> None:
    bus = ChangeBus()
    heard: list[ChangeSet] = []
    end = bus.subscribe(heard.append)
    bus.subscribe(heard.append)
    end()
    bus.publish(CHANGES)
    assert len(heard) == 1


def test_a_change_touches_its_row_and_its_table_only() -> None:
    assert CHANGES.touches("cases", 7)
    assert CHANGES.touches("cases")
    assert not CHANGES.touches("cases", 8)
    assert not CHANGES.touches("parties")
    assert CHANGES.tables == {"cases"}
