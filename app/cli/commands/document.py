"""``kuaiwei document``: a paper of a case, previewed or issued (文书)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import (
    JsonOption,
    PasswordFileOption,
    StoreOption,
    UserOption,
    entrance,
    known_problems,
)
from app.domain.documents.spec import Template
from app.services.desk import Desk
from app.services.papers.by_code import case_by_number, recipient_by_name, template_by_code
from app.services.papers.drafts import discard_draft, preview_new, save_draft, start_drafts
from app.services.papers.files import paper_docx, paper_pdf
from app.services.papers.issue import issue_paper
from app.services.papers.listing import picture_reader, read_paper
from app.services.papers.views import PaperPress, Recipient
from app.support.atomic import written_whole
from app.support.errors import (
    InputFileError,
    KuaiWeiError,
    OutputFileError,
    RuleViolationError,
)
from app.support.progress import Progress

_STEPS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper is wanted of which case (所要的文书)."""

    case_id: int
    template: Template
    recipient: Recipient | None
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper ready to be written to the disk: number if it has one, gaps told by name."""

    data: bytes
    number: str | None
    pages: int
    gaps: tuple[str, ...] = ()


def typed_texts(chosen: Template, pairs: Sequence[str]) -> dict[str, str]:
    """Return the texts of ``栏目=内容`` pairs.

    Raises:
        InputFileError: a pair has no ``=``, or the paper has no such field.
    """
    names = {ask.name for ask in chosen.asks}
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign or name.strip() not in names:
            raise InputFileError(
                f"--set {name.strip()} 用不上，没有生成文书。",
                hint=f"写法为 栏目=内容，可填的栏目：{'、'.join(names) or '没有'}。",
            )
        found[name.strip()] = text
    return found


def previewed(desk: Desk, wanted: Wanted, press: PaperPress, *, docx: bool) -> Document:
    """Return the paper as it would be issued today; nothing is stored, no number is used."""
    shown = preview_new(
        desk, wanted.case_id, wanted.template.folder, wanted.recipient, wanted.texts
    )
    picture = picture_reader(desk)
    pdf = press.pdf(shown.content, picture)
    data = press.docx(shown.content, picture) if docx else pdf.pdf
    return Document(data, None, pdf.pages, tuple(dict.fromkeys(gap.name for gap in shown.gaps)))


def issued(desk: Desk, wanted: Wanted, press: PaperPress, *, docx: bool) -> Document:
    """Issue the paper and return it; where it cannot be issued, no draft is left behind.

    Raises:
        RuleViolationError: values are wanting, or it goes to several and none was named.
    """
    whom = (wanted.recipient,) if wanted.recipient is not None else ()
    drafts = start_drafts(desk, wanted.case_id, wanted.template.folder, whom)
    try:
        if len(drafts) > 1:
            raise RuleViolationError(
                f"这种文书须给 {len(drafts)} 个受送达人各签发一份，没有签发。",
                hint="请用 --recipient 指明受送达人，每份各运行一次。",
            )
        line = save_draft(desk, drafts[0], read_paper(desk, drafts[0]).version, wanted.texts)
        line = issue_paper(desk, line.id, line.version, press)
    except KuaiWeiError:
        for draft in drafts:
            discard_draft(desk, draft)
        raise
    pdf = paper_pdf(desk, line.id, press)
    data = paper_docx(desk, line.id, press) if docx else pdf.pdf
    return Document(data, line.number, pdf.pages)


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command()
    def document(
        context: typer.Context,
        code: Annotated[str, typer.Argument(help="文书代码如 D05，或模板名如 acceptance-notice")],
        case_no: Annotated[str, typer.Argument(help="案号或收件号")],
        out: Annotated[Path, typer.Option("--out", help="写到哪个文件")],
        template: Annotated[str, typer.Option("--template", help="同一代码有几种时指明模板")] = "",
        recipient: Annotated[str, typer.Option("--recipient", help="受送达人名称")] = "",
        text: Annotated[
            list[str] | None, typer.Option("--set", help="自填栏目，写作 栏目=内容，可以多次")
        ] = None,
        issue: Annotated[bool, typer.Option("--issue", help="签发并编号；缺省只预览")] = False,  # noqa: FBT002
        docx: Annotated[bool, typer.Option("--docx", help="写成 DOCX")] = False,  # noqa: FBT002
        store: StoreOption = None,
        user: UserOption = None,
        password_file: PasswordFileOption = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """预览或签发一份文书。预览不编号，也不在案件中留下草稿。"""
        here = entrance(context).merged(store, user, password_file, as_json=as_json)
        with known_problems():
            with here.workplace() as place, here.progress("文书") as progress:
                desk = place.desk
                case_id = case_by_number(desk, case_no)
                chosen = template_by_code(desk, case_id, code, template)
                whom = recipient_by_name(desk, case_id, recipient)
                wanted = Wanted(case_id, chosen, whom, typed_texts(chosen, text or ()))
                made = _written(desk, wanted, out, progress, issue=issue, docx=docx)
            here.answer(
                {"file": str(out), "number": made.number, "pages": made.pages},
                _told(made, out, issue=issue),
            )


def _written(
    desk: Desk, wanted: Wanted, out: Path, progress: Progress, *, issue: bool, docx: bool
) -> Document:
    """Make the paper and write it; a place that cannot be written is noticed before the issue."""
    # Half a second of imports that neither the window's start nor another command should pay.
    from app.reports.documents.press import DocumentPress  # noqa: PLC0415

    press = DocumentPress()
    made: Document | None = None
    try:
        with written_whole(out) as file:
            file.touch()
            progress(1, _STEPS, "正在排版")
            made = (issued if issue else previewed)(desk, wanted, press, docx=docx)
            progress(2, _STEPS, "正在写文件")
            file.write_bytes(made.data)
    except OutputFileError as error:
        if made is None or not issue:
            raise
        raise _issued_but_not_written(made, error) from error
    progress(_STEPS, _STEPS, "完成")
    return made


def _issued_but_not_written(made: Document, error: OutputFileError) -> OutputFileError:
    """Say that the number is used, so that nobody issues the paper a second time."""
    number = f" {made.number}" if made.number else ""
    return OutputFileError(
        f"文书{number} 已经签发并存入案件，但是{error.message}",
        hint="请勿再次签发；打开案件的“文书”，从那里导出这份文书。",
    )


def _told(made: Document, out: Path, *, issue: bool) -> str:
    if issue:
        number = f" {made.number}" if made.number else ""
        return f"已签发{number}，{made.pages} 页：{out}"
    lacks = f"；还缺：{'、'.join(made.gaps)}" if made.gaps else ""
    return f"预览 {made.pages} 页，没有签发：{out}{lacks}"
