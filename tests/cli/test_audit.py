"""``audit verify``: the contract's shape, and exit 1 with the entry named once it was touched."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.cli.cli_kit import Terminal
from tests.store.desk_kit import PASSWORD, dispute, open_one


@pytest.fixture
def busy(terminal: Terminal) -> Terminal:
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    open_one(place.desk, dispute())
    place.close()
    return terminal


def tampered(terminal: Terminal, statement: str) -> None:
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    with place.desk.store.writing(actor="nobody") as unit:
        unit.session.execute(text(statement))
    place.close()


def test_a_whole_trail_is_ok_and_gives_its_head(busy: Terminal) -> None:
    answer = busy.on_store("audit", "verify", "--json")
    assert answer.status == 0
    assert answer.json.keys() == {"ok", "entries", "head"}
    assert answer.json["ok"] is True
    head = str(answer.json["head"])
    assert len(head) == 64
    assert head in busy.on_store("audit", "verify").out
    assert busy.on_store("audit", "verify", "--head", head.upper()).status == 0


def test_a_touched_entry_is_named_and_the_exit_status_is_1(busy: Terminal) -> None:
    tampered(busy, "UPDATE audit SET reason = 'x' WHERE id = 3")
    answer = busy.on_store("audit", "verify", "--json")
    assert (answer.status, answer.json["ok"]) == (1, False)
    (finding,) = answer.json["findings"]
    assert finding["entry"] == 3
    told = busy.on_store("audit", "verify")
    assert (told.status, "第3条" in told.out) == (1, True)


def test_a_cut_off_tail_is_told_by_the_head_of_before(busy: Terminal) -> None:
    head = str(busy.on_store("audit", "verify", "--json").json["head"])
    tampered(busy, "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")
    assert busy.on_store("audit", "verify").status == 0
    answer = busy.on_store("audit", "verify", "--head", head)
    assert (answer.status, "链头不在留痕中" in answer.out) == (1, True)
