"""Papers and evidence of the sample centre: made by the use-cases, repeatable, in good order."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import select

from app.domain.documents.life import PaperState
from app.models.evidence import ArchiveVolume, DesignComparison, Evidence, StoredFile
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.papers.listing import register
from app.services.papers.views import PaperPress
from app.services.sample.fill import fill_store
from app.services.sample.papers import SamplePapers, fill_papers
from app.support.errors import TaskCancelledError
from tests.store.paper_kit import CountingPress
from tests.store.sample_kit import MONTHS, TODAY, workplace

Given: TypeAlias = Generator[tuple[Desk, SamplePapers], None, None]


def sample(folder: Path, press: PaperPress | None) -> Given:
    place = workplace(folder / "store")
    fill_store(
        place.desk, MONTHS[:6], seed=3, disputes=60, fast_track=40, mediations=0, assistance=0
    )
    yield place.desk, fill_papers(place.desk, press, seed=3)
    place.close()


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory,
) -> Given:
    yield from sample(tmp_path_factory.mktemp("made"), CountingPress())


def states(desk: Desk) -> Counter[str]:
    with desk.store.reading() as session:
        return Counter(session.scalars(select(CasePaper.state)))


def content(desk: Desk) -> list[object]:
    """Return what two samples are compared by: papers, evidence files, comparisons."""
    with desk.store.reading() as session:
        papers = select(CasePaper.case_id, CasePaper.folder, CasePaper.number, CasePaper.content)
        files = (
            select(Evidence.case_id, Evidence.name, StoredFile.sha256)
            .join(StoredFile, Evidence.file_id == StoredFile.id)
            .order_by(Evidence.id)
        )
        rows = [*session.execute(papers.order_by(CasePaper.id)), *session.execute(files)]
        return [tuple(row) for row in rows]


def test_there_are_drafts_and_papers_issued_and_served(made: tuple[Desk, SamplePapers]) -> None:
    desk, told = made
    found = states(desk)
    assert found[PaperState.SERVED] == told.served >= 4
    assert found[PaperState.SERVED] + found[PaperState.ISSUED] == told.issued >= 10
    assert found[PaperState.DRAFT] == told.drafts >= 4


def test_what_is_meant_to_be_issued_is_issued(made: tuple[Desk, SamplePapers]) -> None:
    with made[0].store.reading() as session:
        drafts = select(CasePaper.folder).where(CasePaper.state == PaperState.DRAFT.value)
        left = set(session.scalars(drafts))
    assert left.isdisjoint({"acceptance-notice", "closing-notice", "preexam-pass"})


def test_numbers_follow_the_days_and_none_lies_ahead(made: tuple[Desk, SamplePapers]) -> None:
    lines = sorted(register(made[0], TODAY.year), key=lambda line: line.id)
    books: dict[str, list[tuple[int, date]]] = {}
    for line in lines:
        head, _, serial = (line.number or "").partition("〕")
        assert line.issued_on is not None
        assert line.issued_on <= TODAY
        books.setdefault(head, []).append((int(serial.rstrip("号")), line.issued_on))
    assert max(len(book) for book in books.values()) >= 3
    for book in books.values():
        assert [serial for serial, _ in book] == list(range(1, len(book) + 1))
        assert all(one[1] <= two[1] for one, two in itertools.pairwise(book))


def test_a_paper_is_issued_by_the_cases_own_handler(made: tuple[Desk, SamplePapers]) -> None:
    assert "admin" not in {line.issued_by for line in register(made[0], TODAY.year)}


def test_evidence_is_compared_and_a_volume_is_filed(made: tuple[Desk, SamplePapers]) -> None:
    desk, told = made
    with desk.store.reading() as session:
        assert len(session.scalars(select(Evidence)).all()) == told.evidence >= 8
        assert 1 <= len(session.scalars(select(DesignComparison)).all()) <= 4
        assert len(session.scalars(select(ArchiveVolume)).all()) == told.volumes == 1
        hashes = session.scalars(select(StoredFile.sha256)).all()
    assert all(desk.vault.verify(sha256) == "" for sha256 in hashes)


def test_the_same_seed_gives_the_same_papers_and_files(
    made: tuple[Desk, SamplePapers], tmp_path: Path
) -> None:
    again = sample(tmp_path, CountingPress())
    desk, told = next(again)
    assert told == made[1]
    assert content(desk) == content(made[0])
    again.close()


def test_without_a_press_every_paper_stays_a_draft(
    made: tuple[Desk, SamplePapers], tmp_path: Path
) -> None:
    bare = sample(tmp_path, None)
    desk, told = next(bare)
    assert (told.issued, told.served) == (0, 0)
    assert states(desk) == {PaperState.DRAFT: told.drafts}
    assert told.drafts == made[1].drafts + made[1].issued
    bare.close()


def test_it_can_be_stopped(made: tuple[Desk, SamplePapers]) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        fill_papers(made[0], None, seed=1, progress=stop)
