"""One of everything that papers list of a case, and a count of the statements it takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import Engine, event

from app.domain.documents.life import PaperState
from app.domain.terms import EvidenceKind, EvidenceSide, ServiceMethod, SittingKind
from app.models.case import Instalment, MediationSession
from app.models.evidence import ArchiveVolume, DesignComparison, Evidence, StoredFile
from app.models.handling import Service, Sitting
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.materials import Tick, tick_many
from tests.store.desk_kit import TODAY, walk

HEARD_AT = datetime(2026, 12, 1, 1, 30, tzinfo=UTC)


class Counting:
    """Collects the statements sent while it is open."""

    def __init__(self, engine: Engine, into: list[str]) -> None:
        self._engine, self._into = engine, into

    def __enter__(self) -> None:
        event.listen(self._engine, "before_cursor_execute", self._note)

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, *args: object) -> None:
        self._into.append(str(args[2]))


def fill_everything(desk: Desk, case_id: int) -> None:
    """Give a case one of everything that papers list."""
    walk(desk, case_id, ["accept", "serve"])
    tick_many(desk, case_id, (Tick("request", TODAY, 3),))
    with desk.store.writing(actor="admin") as unit:
        unit.session.add_all(handling_rows(case_id))
        files = [
            StoredFile(sha256=letter * 64, size=2048, media=media, pages=pages)
            for letter, media, pages in (
                ("a", "application/pdf", 3),
                ("b", "video/mp4", None),
                ("c", "image/png", 1),
            )
        ]
        unit.session.add_all(files)
        unit.session.flush()
        pieces = [
            Evidence(
                case_id=case_id,
                file_id=file.id,
                position=at,
                name=f"{title}.bin",
                title=title,
                kind=EvidenceKind.DOCUMENT.value,
                side=EvidenceSide.REQUESTER.value,
            )
            for at, (file, title) in enumerate(
                zip(files, ("公证书", "录像", "照片"), strict=True), start=1
            )
        ]
        unit.session.add_all(pieces)
        unit.session.flush()
        unit.session.add(
            DesignComparison(
                case_id=case_id,
                position=1,
                view="主视图",
                registered_id=pieces[0].id,
                accused_id=pieces[2].id,
                marks=list(marks()),
            )
        )


def marks() -> Iterator[dict[str, object]]:
    yield {"side": "registered", "x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4, "text": "甲"}
    yield {"side": "accused", "x": 0.5, "y": 0.5, "width": 0.1, "height": 0.1, "text": ""}


def handling_rows(case_id: int) -> list[object]:
    papers = (
        ("受理通知书", PaperState.SERVED, 2, date(2026, 11, 4)),
        ("答辩通知书", PaperState.ISSUED, 1, date(2026, 11, 5)),
        ("旧通知书", PaperState.REPLACED, 1, date(2026, 11, 3)),
        ("错通知书", PaperState.WITHDRAWN, 1, date(2026, 11, 3)),
        ("草稿", PaperState.DRAFT, None, None),
    )
    return [
        Sitting(
            case_id=case_id,
            kind=SittingKind.HEARING.value,
            starts_at=HEARD_AT,
            place="第一审理庭",
            people="甲、乙",
        ),
        Service(
            case_id=case_id,
            paper="答辩通知书",
            recipient="星煌灯饰厂",
            method=ServiceMethod.DIRECT.value,
            acted_on=TODAY,
            served_on=TODAY,
            signer="王五",
        ),
        MediationSession(case_id=case_id, held_at=HEARD_AT, mediators="甲 乙"),
        Instalment(case_id=case_id, due_on=TODAY, amount_fen=1_000_000),
        ArchiveVolume(
            case_id=case_id,
            archive_no="2026-D-1",
            box_no="12",
            loose=[{"title": "信封", "number": "", "on": "2026-11-06", "pages": 3}],
        ),
        *(
            CasePaper(
                case_id=case_id,
                code="D05",
                folder="acceptance-notice",
                template_version="1",
                template_sha256="0" * 64,
                title=title,
                state=state.value,
                pages=pages,
                issued_on=on,
            )
            for title, state, pages, on in papers
        ),
    ]
