"""The audit chain: whole as written, and every way of tampering with it shows or is named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.domain.hash_chain import FIELDS, GENESIS, links
from app.models import migrations
from app.models.audit import AuditEntry
from app.models.case import Case
from app.models.engine import make_engine
from app.models.migrate import load_steps, migrate
from app.models.migrations import m0005_audit_chain
from app.models.party import Party
from app.services.audit_chain import ChainCheck, chain_head, verify_chain
from app.services.changes import ChangeBus
from app.services.desk import Desk
from app.services.office import Workplace
from app.services.passwords import change_own_password
from app.services.store_check import check_store
from app.services.unit_of_work import Store
from app.support.clock import FixedClock
from app.support.errors import TaskCancelledError
from tests.store.desk_kit import PASSWORD, dispute, last_audit, open_one

KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def behind_the_program(desk: Desk, *statements: str) -> None:
    """Run SQL as somebody with the key but without the program would."""
    with desk.store.writing(actor="nobody") as unit:
        for statement in statements:
            unit.session.execute(text(statement))


def entries_named(check: ChainCheck) -> list[int]:
    return [one.entry for one in check.breaks]


@pytest.fixture
def busy(desk: Desk) -> Desk:
    for name in ("甲灯饰厂", "乙灯饰厂", "丙灯饰厂"):
        open_one(desk, dispute(name))
    assert last_audit(desk) > 12
    return desk


def test_a_store_that_only_the_program_wrote_has_a_whole_chain(busy: Desk) -> None:
    check = verify_chain(busy)
    assert (check.ok, check.entries) == (True, last_audit(busy))
    assert check.head == chain_head(busy) != GENESIS


def test_anybody_can_work_the_chain_out_with_a_few_lines(busy: Desk) -> None:
    head = GENESIS
    with busy.store.reading() as session:
        for row in session.scalars(select(AuditEntry).order_by(AuditEntry.id)):
            facts = {name: getattr(row, name) for name in FIELDS}
            facts["at"] = row.at.strftime("%Y-%m-%dT%H:%M:%SZ")
            line = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            head = hashlib.sha256((head + "\n" + line).encode("utf-8")).hexdigest()
            assert row.chain == head


def test_each_fact_of_an_entry_is_held_by_its_hash() -> None:
    entry = {
        "id": 7, "at": NOON, "actor": "王芳", "action": "update", "table_name": "case",
        "row_id": 3, "before": {"town": "古镇镇"}, "after": {"town": None}, "reason": "补录",
        "batch": "b",
    }  # fmt: skip
    (plain,) = links(GENESIS, [entry])
    others: dict[str, object] = {
        "id": 8, "at": NOON.replace(microsecond=1), "actor": "王方", "action": "insert",
        "table_name": "party", "row_id": 4, "before": None, "after": {}, "reason": "", "batch": "",
    }  # fmt: skip
    changed = [next(links(GENESIS, [{**entry, name: others[name]}])) for name in FIELDS]
    assert len({plain, *changed, *links("1" * 64, [entry])}) == len(FIELDS) + 2


def test_a_change_outside_the_tables_is_chained_like_any_other(
    busy: Desk, workplace: Workplace
) -> None:
    before = last_audit(busy)
    change_own_password(workplace, PASSWORD, "另一句 很长的 口令 2027")
    assert last_audit(busy) == before + 1
    assert verify_chain(busy).ok


def test_a_unit_that_failed_leaves_no_gap(busy: Desk) -> None:
    def fail() -> None:
        with busy.store.writing(actor="王芳") as unit:
            unit.session.get_one(Case, 1).town = "横栏镇"
            unit.session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    open_one(busy, dispute("丁灯饰厂"))
    assert verify_chain(busy).ok


def test_many_rows_at_once_are_chained(desk: Desk) -> None:
    rows = [
        {"id": 100 + n, "kind": "company", "name": f"厂{n}", "name_key": f"厂{n}"}
        for n in range(3000)
    ]
    blank = dict.fromkeys(
        (
            "id_number", "legal_representative", "registered_operator", "actual_operator",
            "nationality", "address", "postcode", "town", "stall", "contact_name", "phone",
            "email", "note",
        ),
        "",
    )  # fmt: skip
    with desk.store.writing(actor="示例") as unit:
        unit.insert_many(Party, [{**blank, **row} for row in rows])
    assert verify_chain(desk).ok


STRANGER = (
    "INSERT INTO audit (at, actor, action, table_name, row_id, reason, batch)"
    " VALUES ('2026-01-01 00:00:00', 'x', 'insert', 'case', 1, '', 'b')"
)
TAMPERED: Sequence[tuple[str, tuple[str, ...], list[int]]] = (
    ("edited", ("UPDATE audit SET actor = '他人' WHERE id = 5",), [5]),
    ("edited json", ('UPDATE audit SET after = \'{"name":"x"}\' WHERE id = 5',), [5]),
    ("instant", ("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE id = 5",), [5]),
    ("removed", ("DELETE FROM audit WHERE id = 5",), [6]),
    ("two removed", ("DELETE FROM audit WHERE id IN (5, 6)",), [7]),
    ("first removed", ("DELETE FROM audit WHERE id = 1",), [2]),
    (
        "swapped",
        (
            "UPDATE audit SET id = -1 WHERE id = 5",
            "UPDATE audit SET id = 5 WHERE id = 6",
            "UPDATE audit SET id = 6 WHERE id = -1",
        ),
        [5, 6, 7],
    ),
    (
        "removed and closed up",
        ("DELETE FROM audit WHERE id = 5", "UPDATE audit SET id = id - 1 WHERE id > 5"),
        [],
    ),
    (
        "put in at the end",
        (STRANGER,),
        [],
    ),
)


@pytest.mark.parametrize(("how", "statements", "named"), TAMPERED, ids=[row[0] for row in TAMPERED])
def test_tampering_is_found_and_the_entry_named(
    busy: Desk, how: str, statements: tuple[str, ...], named: list[int]
) -> None:
    last = last_audit(busy)
    behind_the_program(busy, *statements)
    check = verify_chain(busy)
    assert not check.ok, how
    if named:
        assert entries_named(check) == named
    elif how == "put in at the end":
        assert entries_named(check) == [last + 1]
        assert "没有校验值" in check.breaks[0].what
    else:
        assert entries_named(check) == list(range(5, last))


def test_what_is_missing_is_told_by_its_numbers(busy: Desk) -> None:
    behind_the_program(busy, "DELETE FROM audit WHERE id IN (5, 6, 9)")
    told = [one.what for one in verify_chain(busy).breaks]
    assert told == ["第7条留痕之前缺少第5至6条", "第10条留痕之前缺少第9条"]


def test_an_entry_hashed_again_by_itself_breaks_the_next_one(busy: Desk) -> None:
    with busy.store.writing(actor="nobody") as unit:
        row = unit.session.get_one(AuditEntry, 5)
        before = unit.session.get_one(AuditEntry, 4).chain
        row.actor = "他人"
        (row.chain,) = links(before, [{name: getattr(row, name) for name in FIELDS}])
    assert entries_named(verify_chain(busy)) == [6]


def test_a_tail_cut_off_shows_only_against_a_head_kept_elsewhere(busy: Desk) -> None:
    middle = verify_chain(busy).head
    open_one(busy, dispute("戊灯饰厂"))
    kept = chain_head(busy)
    behind_the_program(busy, f"DELETE FROM audit WHERE id > {last_audit(busy) - 2}")
    assert verify_chain(busy).ok
    assert verify_chain(busy, middle).ok
    check = verify_chain(busy, kept)
    assert not check.ok
    assert "链头不在留痕中" in check.breaks[0].what


def test_no_more_breaks_are_named_than_anybody_reads(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.audit_chain.MOST_BREAKS", 3)
    behind_the_program(busy, "UPDATE audit SET actor = 'x'")
    assert entries_named(verify_chain(busy)) == [1, 2, 3]


def test_the_check_of_the_store_looks_at_the_chain_too(workplace: Workplace) -> None:
    open_one(workplace.desk, dispute())
    assert check_store(workplace).ok
    behind_the_program(workplace.desk, "UPDATE audit SET actor = '他人' WHERE id = 2")
    (finding,) = check_store(workplace, repair=True).findings
    assert "第2条" in finding.what
    assert not finding.repaired


def test_the_check_can_be_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    monkeypatch.setattr("app.services.audit_chain._AT_ONCE", 2)
    with pytest.raises(TaskCancelledError):
        verify_chain(desk, progress=stop)


def test_the_chain_of_an_empty_trail_is_its_beginning(tmp_path: Path, desk: Desk) -> None:
    engine = make_engine(tmp_path / "kuaiwei.db", KEY)
    migrate(engine, load_steps(migrations), back_up=lambda: None)
    fresh = replace(desk, store=Store(engine, FixedClock(NOON), ChangeBus()))
    assert chain_head(fresh) == GENESIS
    assert verify_chain(fresh) == ChainCheck(0, GENESIS, ())
    assert verify_chain(fresh, GENESIS).ok
    engine.dispose()


def test_entries_of_an_older_store_are_chained_by_the_upgrade(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps before the chain, rows as the older program wrote them, a gap among them."""
    monkeypatch.setattr(m0005_audit_chain, "_BATCH", 3)
    engine = make_engine(tmp_path / "kuaiwei.db", KEY)
    steps = load_steps(migrations)
    migrate(engine, [step for step in steps if step.version < 5], back_up=lambda: None)
    statement = text(
        "INSERT INTO audit"
        " (id, at, actor, action, table_name, row_id, before, after, reason, batch)"
        " VALUES (:id, '2026-03-02 04:00:00.000000', '王芳', 'update', 'case', 1, :before,"
        " :after, '', 'b')"
    )
    with engine.execution_options(write=True).begin() as connection:
        for number in (1, 2, 3, 5, 6, 7, 8, 9):
            before = None if number % 2 else '{"town":null}'
            values = {"id": number, "before": before, "after": '{"town":"古镇镇","n":1.5}'}
            connection.execute(statement, values)
    migrate(engine, steps, back_up=lambda: None)
    older = replace(desk, store=Store(engine, FixedClock(NOON), ChangeBus()))
    check = verify_chain(older)
    assert (check.ok, check.entries) == (True, 8)
    behind_the_program(older, "UPDATE audit SET after = '{}' WHERE id = 8")
    assert entries_named(verify_chain(older)) == [8]
    engine.dispose()
