"""Use-cases: a paper as PDF and DOCX, its name, its further files (文书文件)."""

from __future__ import annotations

from pathlib import Path

from app.domain.documents.content_json import content_from_json
from app.domain.documents.life import PaperPart, PaperState
from app.domain.file_names import safe_name
from app.models.evidence import StoredFile
from app.models.paper import PaperFile
from app.services.desk import Desk
from app.services.evidence.stored import keeping
from app.services.history import note_event
from app.services.papers.drafts import preview
from app.services.papers.issuing import told
from app.services.papers.listing import picture_reader
from app.services.papers.print_runs import print_run
from app.services.papers.roles import require_draft
from app.services.papers.rows import get_paper, paper_line
from app.services.papers.uploads import take_file
from app.services.papers.views import PaperLine, PaperPress, RenderedPaper
from app.services.read_case import get_live_case
from app.support.errors import NotFoundError, RuleViolationError

_LONGEST_PIECE = 60


def paper_pdf(desk: Desk, paper_id: int, press: PaperPress) -> RenderedPaper:
    """Return the PDF of a paper: as it was issued, bit for bit; of a draft, made now.

    Raises:
        NotFoundError: the paper, or its file, is gone.
        StoreDamagedError: the stored file is not what was issued.
        MissingGlyphError: a draft holds a character that no font can show.
    """
    with desk.store.reading() as session:
        paper = get_paper(session, paper_id)
        file = session.get(StoredFile, paper.issued_file_id) if paper.issued_file_id else None
    if file is None:
        return press.pdf(preview(desk, paper_id).content, picture_reader(desk))
    return RenderedPaper(desk.vault.read(file.sha256), paper.pages or 0, file.sha256)


def paper_docx(desk: Desk, paper_id: int, press: PaperPress) -> bytes:
    """Return a paper for Word and WPS; an issued one says what was issued."""
    with desk.store.reading() as session:
        stored = get_paper(session, paper_id).content
    content = content_from_json(stored) if stored else preview(desk, paper_id).content
    return press.docx(content, picture_reader(desk))


def file_name(line: PaperLine, suffix: str) -> str:
    """Return ``案号_文书名称_受送达人_日期.pdf``, safe on Windows; a draft says so.

    ``suffix`` with its dot. A long name of a party is cut, so that the day stays.
    """
    day = line.issued_on.strftime("%Y%m%d") if line.issued_on else PaperState.DRAFT.term
    pieces = (line.case_no, line.title, line.recipient, day)
    stem = "_".join(piece[:_LONGEST_PIECE].replace(".", "·") for piece in pieces if piece)
    return safe_name(f"{stem}{suffix}")


def attach_part(desk: Desk, paper_id: int, part: PaperPart, file: Path) -> PaperLine:
    """Keep a further file of an issued paper, such as the scan with the seal; return its line.

    Raises:
        RuleViolationError: the paper is a draft, or in the recycle bin.
        InputFileError: the file cannot be read.
    """
    with keeping(desk) as keeper:
        upload = take_file(keeper, file)
        with desk.store.writing(actor=desk.account.name) as unit:
            paper = get_paper(unit.session, paper_id)
            case = get_live_case(unit.session, paper.case_id)
            require_draft(desk, case.kind)
            if paper.state == PaperState.DRAFT:
                raise RuleViolationError(
                    "文书还是草稿，没有收存文件。", hint="请签发后再收存签章扫描件、改定稿。"
                )
            stored = keeper.place(unit, upload.taken, media=upload.media, pages=None)
            row = PaperFile(paper_id=paper.id, file_id=stored.id, part=part.value, name=upload.name)
            unit.session.add(row)
            note_event(unit, case, "paper-part", note=f"{part.term}：{told(paper)}")
            unit.session.flush()
            return paper_line(unit.session, paper)


def read_part(desk: Desk, part_id: int) -> bytes:
    """Return a further file of a paper, its hash checked.

    Raises:
        NotFoundError: it is gone.
        StoreDamagedError: the file is not as it was kept.
    """
    with desk.store.reading() as session:
        part = session.get(PaperFile, part_id)
        file = session.get(StoredFile, part.file_id) if part is not None else None
    if file is None:
        raise NotFoundError("这个文件已不存在。", hint="请刷新案件。")
    return desk.vault.read(file.sha256)


__all__ = ["attach_part", "file_name", "paper_docx", "paper_pdf", "print_run", "read_part"]
