"""List page, search, saving, opening: services on the encrypted store beside plain SQLite."""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bench_store import BenchStore, enter
from figures import Figure, alternating, seconds_of
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel

from app.domain.draft import CaseDraft
from app.domain.terms import Track
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.desk import Desk
from app.services.open_case import open_cases

PAGE = 60
CONNECTION = "bench"
RUNS = 7
SAVES = 25
INFRINGEMENT = CaseFilter(tracks=(Track.INFRINGEMENT.value,))
EVERYTHING = CaseFilter()


def measure(store: BenchStore) -> list[Figure]:
    """Return all figures of this module."""
    place = enter(store.folder)
    try:
        return [
            *_lists(place.desk, store.plain),
            *_searches(place.desk, store.plain),
            _opening(store),
            _saving(store),
        ]
    finally:
        place.close()


def _lists(desk: Desk, plain: Path) -> list[Figure]:
    if QCoreApplication.instance() is None:
        QCoreApplication([])
    database = QSqlDatabase.addDatabase("QSQLITE", CONNECTION)
    database.setDatabaseName(str(plain))
    if not database.open():
        raise OSError(database.lastError().text())
    figures = [
        _list("list_page_ms", desk, INFRINGEMENT, "track = 'infringement'"),
        _list("list_page_all_ms", desk, EVERYTHING, ""),
    ]
    database.close()
    return figures


def _list(name: str, desk: Desk, wanted: CaseFilter, condition: str) -> Figure:
    def full_load() -> None:
        model = QSqlTableModel(None, QSqlDatabase.database(CONNECTION))
        model.setTable("case")
        model.setFilter(condition)
        model.setSort(model.fieldIndex("received_at"), Qt.SortOrder.DescendingOrder)
        model.select()
        while model.canFetchMore():
            model.fetchMore()

    def page() -> None:
        case_lines(desk, find_ids(desk, wanted)[:PAGE])

    page()
    full_load()
    ours, theirs = alternating(page, full_load, RUNS)
    peer = "QSqlTableModel, full load of a plain copy"
    return Figure(name, ours * 1000, "ms", peer, theirs * 1000)


_NAIVE = """
SELECT DISTINCT c.* FROM "case" c
LEFT JOIN case_party cp ON cp.case_id = c.id
LEFT JOIN party p ON p.id = cp.party_id
LEFT JOIN case_text t ON t.case_id = c.id
WHERE c.deleted_at IS NULL AND (c.case_no LIKE :t OR c.intake_no LIKE :t OR c.title LIKE :t
 OR c.product LIKE :t OR c.right_number LIKE :t OR c.shop LIKE :t OR p.name LIKE :t
 OR p.phone LIKE :t OR p.id_number LIKE :t OR t.initials LIKE :t)
ORDER BY c.received_at DESC
"""


def _searches(desk: Desk, plain: Path) -> list[Figure]:
    texts = _texts(desk)
    figures = []
    with closing(sqlite3.connect(plain)) as connection:
        # What the copy lacks; without it the joins alone would take minutes.
        connection.execute('CREATE INDEX IF NOT EXISTS x1 ON "case_party" (case_id)')
        connection.execute('CREATE INDEX IF NOT EXISTS x2 ON "party" (id)')
        connection.execute('CREATE INDEX IF NOT EXISTS x3 ON "case_text" (case_id)')
        for kind, text in texts.items():

            def ours(text: str = text) -> None:
                case_lines(desk, find_ids(desk, CaseFilter(text=text))[:PAGE])

            def peers(text: str = text) -> None:
                connection.execute(_NAIVE, {"t": f"%{text}%"}).fetchall()

            ours()
            one, two = alternating(ours, peers, 5)
            peer = "LIKE over joined tables of a plain copy"
            figures.append(Figure(f"search_{kind}_ms", one * 1000, "ms", peer, two * 1000))
    mine = statistics.mean(item.value for item in figures)
    theirs = statistics.mean(item.peer_value or 0 for item in figures)
    return [Figure("search_ms", mine, "ms", "mean of the five below", theirs), *figures]


def _texts(desk: Desk) -> dict[str, str]:
    """Return searches for a case from the middle of the store, and one without a hit."""
    ids = find_ids(desk, INFRINGEMENT)
    (line,) = case_lines(desk, ids[len(ids) // 2 : len(ids) // 2 + 1])
    with desk.store.reading() as session:
        connection = session.connection()
        phone = connection.exec_driver_sql(
            "SELECT phone FROM party WHERE phone <> '' ORDER BY id LIMIT 1 OFFSET 900"
        ).scalar_one()
        initials = connection.exec_driver_sql(
            "SELECT initials FROM case_text WHERE case_id = ?", (line.id,)
        ).scalar_one()
    return {
        "name": line.first_side[-8:-4],
        "number": line.right_number[4:12],
        "phone": str(phone)[-4:],
        "initials": str(initials).split()[0][2:7],
        "none": "查无此人",
    }


def _opening(store: BenchStore) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "store"
        shutil.copytree(store.folder, copy)

        def ours() -> None:
            enter(copy).close()

        def peers() -> None:
            with closing(sqlite3.connect(store.plain)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()

        one, two = alternating(ours, peers, 5)
    return Figure("open_store_ms", one * 1000, "ms", "plain SQLite, no password", two * 1000)


def _saving(store: BenchStore) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        copy, plain = Path(folder) / "store", Path(folder) / "plain.db"
        shutil.copytree(store.folder, copy)
        shutil.copy(store.plain, plain)
        place = enter(copy)
        drafts = [_draft(place.desk, number) for number in range(SAVES)]
        open_cases(place.desk, drafts.pop())
        mine = [seconds_of(lambda: open_cases(place.desk, drafts.pop())) for _ in range(SAVES - 2)]
        rows = _last_rows(place.desk)
        place.close()
        with closing(sqlite3.connect(plain, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            theirs = [seconds_of(lambda: _insert(connection, rows)) for _ in range(SAVES)]
    peer = "the same rows by plain SQLite, synchronous=FULL"
    return Figure(
        "save_case_ms",
        statistics.median(mine) * 1000,
        "ms",
        peer,
        statistics.median(theirs) * 1000,
    )


def _draft(desk: Desk, number: int) -> CaseDraft:
    return CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": f"中山市量测{number}灯饰有限公司", "phone": "15400000001"},),
            "respondent": ({"name": f"量测灯饰门市部{number}", "address": "古镇镇中兴路1号"},),
            "right": ({"number": "202430512345.X", "kind": "design", "title": "吊灯"},),
            "facts": (
                {"received_at": desk.now - timedelta(minutes=1), "reasons": "请求责令停止侵权。"},
            ),
        },
    )


def _last_rows(desk: Desk) -> list[tuple[str, Sequence[object]]]:
    """Return what the last save wrote, table by table, its audit entries included."""
    found: list[tuple[str, Sequence[object]]] = []
    with desk.store.reading() as session:
        connection = session.connection()

        def take(table: str, condition: str) -> None:
            query = f'SELECT * FROM "{table}" WHERE {condition}'
            found.extend((table, tuple(row)) for row in connection.exec_driver_sql(query))

        case = '(SELECT max(id) FROM "case")'
        take("case", f"id = {case}")
        for table in ("case_party", "case_event", "case_text", "issued_number"):
            take(table, f"case_id = {case}")
        take("party", f"id IN (SELECT party_id FROM case_party WHERE case_id = {case})")
        take("audit", "batch = (SELECT batch FROM audit ORDER BY id DESC LIMIT 1)")
    return found


def _insert(connection: sqlite3.Connection, rows: Sequence[tuple[str, Sequence[object]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, values in rows:
        marks = ",".join("?" * len(values))
        connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', values)
    connection.execute("COMMIT")
