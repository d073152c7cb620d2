"""Many papers at once: consecutive numbers, nothing lost by one that fails or by stopping."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, text

from app.domain.documents.blocks import PaperContent
from app.domain.documents.life import PaperState
from app.models.file_vault import FileVault, Taken
from app.models.paper import CasePaper
from app.reports.documents.press import DocumentPress
from app.services.desk import Desk
from app.services.number_books import list_numbers
from app.services.papers import issue as issue_module
from app.services.papers.drafts import save_draft, start_drafts
from app.services.papers.files import paper_pdf
from app.services.papers.issue import issue_many, issue_paper
from app.services.papers.listing import list_papers, read_paper, register
from app.services.papers.views import PaperLine, ReadPicture, RenderedPaper
from app.support.errors import StoreFullError, TaskCancelledError
from tests.store.desk_kit import TODAY, count
from tests.store.paper_facts_kit import Counting
from tests.store.paper_kit import ANSWER, UNPRINTABLE, CountingPress, docketed, draft, issued

TWELVE = tuple(f"{name}灯饰厂" for name in "甲乙丙丁戊己庚辛壬癸子丑")
BOOK = "paper:粤中知答字"


def serials(desk: Desk) -> list[int]:
    """Return the serials given out from the book of the answer notices."""
    return [entry.serial for entry in list_numbers(desk, BOOK, TODAY.year)]


def number_of(serial: int) -> str:
    return f"粤中知答字〔2026〕{serial}号"


@pytest.fixture
def drafts(desk: Desk) -> tuple[int, ...]:
    return start_drafts(desk, docketed(desk, *TWELVE), ANSWER)


def spoil(desk: Desk, paper_id: int) -> None:
    """Give a draft a text that no font can show."""
    line = read_paper(desk, paper_id)
    save_draft(desk, paper_id, line.version, {"答辩期": UNPRINTABLE})


def test_twelve_respondents_get_twelve_notices_with_consecutive_numbers(
    desk: Desk, drafts: tuple[int, ...]
) -> None:
    press = CountingPress()
    batch = issue_many(desk, drafts, press)
    assert batch.failed == ()
    assert [line.recipient for line in batch.issued] == list(TWELVE)
    assert [line.number for line in batch.issued] == [number_of(at) for at in range(1, 13)]
    assert len({line.sha256 for line in batch.issued}) == 12
    # Nothing changed meanwhile, so nothing was printed a second time under the lock.
    assert len(press.printed) == 12
    for line, content in zip(batch.issued, press.printed, strict=True):
        assert str(line.number) in str(content)
    assert [line.number for line in register(desk, 2026)][::-1] == [
        line.number for line in batch.issued
    ]


def test_one_that_fails_stays_a_draft_and_leaves_no_gap(
    desk: Desk, drafts: tuple[int, ...]
) -> None:
    spoil(desk, drafts[4])
    batch = issue_many(desk, drafts, CountingPress())
    assert [line.number for line in batch.issued] == [number_of(at) for at in range(1, 12)]
    (failure,) = batch.failed
    assert (failure.paper_id, failure.recipient) == (drafts[4], TWELVE[4])
    assert "※" in failure.message
    assert read_paper(desk, drafts[4]).state is PaperState.DRAFT
    assert serials(desk) == list(range(1, 12))


class _Meddling(CountingPress):
    """While the second paper is printed, somebody else issues one of the same book."""

    desk: Desk
    other: PaperLine

    def pdf(self, content: PaperContent, picture: ReadPicture) -> RenderedPaper:
        made = CountingPress.pdf(self, content, picture)
        if len(self.printed) == 2:
            issue_paper(self.desk, self.other.id, self.other.version, CountingPress())
        return made


def test_a_number_taken_meanwhile_stands_on_no_other_paper(
    desk: Desk, drafts: tuple[int, ...]
) -> None:
    press = _Meddling()
    press.desk, press.other = desk, draft(desk, docketed(desk))
    batch = issue_many(desk, drafts[:3], press)
    assert read_paper(desk, press.other.id).number == number_of(1)
    assert [line.number for line in batch.issued] == [number_of(at) for at in (2, 3, 4)]
    for line in batch.issued:
        assert str(line.number).encode() in paper_pdf(desk, line.id, press).pdf
    assert serials(desk) == [1, 2, 3, 4]
    assert len(list(desk.vault.names())) == 4


def test_stopping_keeps_what_was_issued_and_tells_the_rest(
    desk: Desk, drafts: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_module, "CHUNK", 5)

    def stop(done: int, total: int, text: str) -> None:
        if done >= 7:
            raise TaskCancelledError

    batch = issue_many(desk, drafts, CountingPress(), stop)
    assert [line.id for line in batch.issued] == list(drafts[:5])
    assert [one.paper_id for one in batch.failed] == list(drafts[5:])
    assert all("已取消" in one.message for one in batch.failed)
    assert serials(desk) == [1, 2, 3, 4, 5]
    # What was printed and not issued is not left in the vault.
    assert len(list(desk.vault.names())) == 5
    rest = issue_many(desk, drafts[5:], CountingPress())
    assert rest.issued[0].number == number_of(6)


def test_a_full_disk_issues_nothing_of_its_chunk(
    desk: Desk, drafts: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_module, "CHUNK", 5)
    with _full_after(monkeypatch, 7):
        batch = issue_many(desk, drafts, CountingPress())
    assert [line.id for line in batch.issued] == list(drafts[:5])
    assert {one.message for one in batch.failed} == {"磁盘满了。"}
    assert serials(desk) == [1, 2, 3, 4, 5]
    assert len(list(desk.vault.names())) == 5


@contextmanager
def _full_after(monkeypatch: pytest.MonkeyPatch, files: int) -> Iterator[None]:
    place = FileVault.place_all
    seen: list[Taken] = []

    def full(vault: FileVault, taken: list[Taken]) -> object:
        seen.extend(taken)
        if len(seen) > files:
            raise StoreFullError("磁盘满了。")
        return place(vault, taken)

    with monkeypatch.context() as patched:
        patched.setattr(FileVault, "place_all", full)
        yield


def test_progress_counts_to_the_end(desk: Desk, drafts: tuple[int, ...]) -> None:
    told: list[tuple[int, int]] = []
    issue_many(desk, drafts[:3], CountingPress(), lambda done, total, _: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_same_paper_named_twice_is_issued_once(desk: Desk, drafts: tuple[int, ...]) -> None:
    batch = issue_many(desk, (drafts[0], drafts[0], 9_999), CountingPress())
    assert [line.id for line in batch.issued] == [drafts[0]]
    assert [one.paper_id for one in batch.failed] == [9_999]
    assert count(desk, CasePaper) == 12


def test_the_real_press_prints_what_was_issued(desk: Desk) -> None:
    press = DocumentPress()
    case_id = docketed(desk, *TWELVE[:2])
    batch = issue_many(desk, start_drafts(desk, case_id, ANSWER), press)
    for line in batch.issued:
        kept = paper_pdf(desk, line.id, press)
        assert kept.pdf.startswith(b"%PDF-")
        assert (kept.sha256, kept.pages) == (line.sha256, line.pages)
    assert len(list_papers(desk, case_id)) == 2


def test_a_lone_paper_after_a_batch_goes_on_with_the_numbers(
    desk: Desk, drafts: tuple[int, ...]
) -> None:
    issue_many(desk, drafts, CountingPress())
    assert issued(desk, docketed(desk)).number == number_of(13)


def test_lists_of_papers_ask_the_store_as_often_for_many_as_for_one_and_search_by_index(
    desk: Desk,
) -> None:
    case_id = docketed(desk, *TWELVE)
    with desk.store.reading() as session:
        engine = session.get_bind()
    assert isinstance(engine, Engine)
    counted: list[int] = []
    plans: list[str] = []
    for _ in range(2):
        issue_many(desk, start_drafts(desk, case_id, ANSWER), CountingPress())
        asked: list[str] = []
        with Counting(engine, asked):
            list_papers(desk, case_id)
            register(desk, 2026)
        counted.append(len(asked))
    with desk.store.reading() as session:
        for query in (
            "SELECT id FROM case_paper WHERE replaces_id IN (1, 2)",
            "SELECT id FROM case_paper WHERE recipient_id = 1",
            "SELECT id FROM case_paper WHERE number = '1'",
            "SELECT id FROM case_paper WHERE issued_on BETWEEN '2026-01-01' AND '2026-12-31'",
            "SELECT id FROM evidence WHERE copy_of_id = 1",
        ):
            plans += [row[3] for row in session.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
    assert counted[0] == counted[1]
    assert [plan for plan in plans if plan.startswith("SCAN")] == []
