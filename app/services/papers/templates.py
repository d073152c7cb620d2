"""The book of templates: shipped wordings, and those a centre made its own (文书模板)."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.catalogue import load_catalogue
from app.domain.documents.check import SPEC_LINE, check_template
from app.domain.documents.markup import LineProblem, MarkupError, parse_body
from app.domain.documents.spec import Template, read_template
from app.domain.mappings import DataError
from app.domain.terms import Role
from app.domain.text import tidy
from app.models.paper import PaperTemplate
from app.services.desk import Desk
from app.services.papers.facts import names_for
from app.services.papers.views import TemplateLine, TemplateTexts
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, Problem, RuleViolationError
from app.support.resource_files import names_in, read_text

SPEC_FILE, BODY_FILE = "paper.toml", "body.txt"
OWN_VERSION = "本中心-"
"""What the versions of a centre's own wordings begin with; a number in the folder follows."""
LONGEST_SPEC, LONGEST_BODY = 50_000, 200_000
_SHIPPED_FOLDER = "documents"
_FOLDER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_FOLDER = 60
_LONGEST_REASON = 200
_READERS = 256

log = logging.getLogger(__name__)


@cache
def shipped_templates() -> Mapping[str, Template]:
    """Return the templates shipped with the program by folder; read once, they never change."""
    return {folder: read_template(folder, *_shipped_texts(folder)) for folder in _shipped_folders()}


def _shipped_folders() -> tuple[str, ...]:
    return tuple(name for name in names_in(_SHIPPED_FOLDER) if _FOLDER.fullmatch(name))


def _shipped_texts(folder: str) -> tuple[str, str]:
    return (
        read_text(_SHIPPED_FOLDER, folder, SPEC_FILE),
        read_text(_SHIPPED_FOLDER, folder, BODY_FILE),
    )


@lru_cache(maxsize=_READERS)
def _own(folder: str, version: str, spec: str, body: str) -> Template:
    """Return a centre's own wording; remembered by its texts, which never change."""
    return replace(read_template(folder, spec, body, own=True), version=version)


def templates(desk: Desk) -> tuple[Template, ...]:
    """Return the wordings in use by code: a centre's own before the shipped one of a folder."""
    with desk.store.reading() as session:
        rows = _active(session)
    found = {**shipped_templates(), **_readable(rows)}
    return tuple(sorted(found.values(), key=lambda item: (item.code, item.folder)))


def template(desk: Desk, folder: str) -> Template:
    """Return the wording of a folder that is in use.

    Raises:
        NotFoundError: no such template.
    """
    with desk.store.reading() as session:
        row = _active(session, folder).get(folder)
    if row is not None and (own := _readable({folder: row})):
        return own[folder]
    shipped = shipped_templates().get(folder)
    if shipped is None:
        raise _no_template()
    return shipped


def template_version(desk: Desk, folder: str, version: str, sha256: str) -> Template:
    """Return the very wording that a paper was made from, also one no longer in use.

    Raises:
        NotFoundError: a shipped wording of another version of the program; what it said stands
            in the paper itself.
    """
    query = select(PaperTemplate).where(
        PaperTemplate.folder == folder,
        PaperTemplate.version == version,
        PaperTemplate.sha256 == sha256,
    )
    with desk.store.reading() as session:
        row = session.scalar(query)
    if row is not None:
        return _own(folder, version, row.spec, row.body)
    shipped = shipped_templates().get(folder)
    if shipped is not None and (shipped.version, shipped.sha256) == (version, sha256):
        return shipped
    raise NotFoundError(
        "这个版本的模板不在本程序中，已签发的文书不受影响。", hint="文书成稿可照常打开和打印。"
    )


def list_templates(desk: Desk) -> tuple[TemplateLine, ...]:
    """Return the wordings in use as the settings list them; a centre's own are checked again."""
    with desk.store.reading() as session:
        rows = _active(session)
    lines = [
        TemplateLine(one.folder, one.code, one.title, one.version, own=False, verified=one.verified)
        for one in shipped_templates().values()
        if one.folder not in rows
    ]
    lines += [_own_line(row) for row in rows.values()]
    return tuple(sorted(lines, key=lambda line: (line.code, line.folder)))


def read_texts(desk: Desk, folder: str) -> TemplateTexts:
    """Return the texts in use for editing, and all versions of the folder, newest first.

    Raises:
        NotFoundError: no such template.
    """
    query = select(PaperTemplate).where(PaperTemplate.folder == folder)
    with desk.store.reading() as session:
        rows = tuple(session.scalars(query.order_by(PaperTemplate.id.desc())))
    shipped = shipped_templates().get(folder)
    versions = tuple(row.version for row in rows)
    if shipped is not None:
        versions = (*versions, shipped.version)
    used = next((row for row in rows if row.active), None)
    if used is not None:
        return TemplateTexts(folder, used.spec, used.body, own=True, versions=versions)
    if shipped is None:
        raise _no_template()
    return TemplateTexts(folder, shipped.spec_text, shipped.body_text, own=False, versions=versions)


def version_texts(desk: Desk, folder: str, version: str) -> TemplateTexts:
    """Return the texts of one version of a folder, to look at or to take up again.

    Raises:
        NotFoundError: no such version.
    """
    query = select(PaperTemplate).where(
        PaperTemplate.folder == folder, PaperTemplate.version == version
    )
    with desk.store.reading() as session:
        row = session.scalar(query)
    if row is not None:
        return TemplateTexts(folder, row.spec, row.body, own=True, versions=(version,))
    shipped = shipped_templates().get(folder)
    if shipped is None or shipped.version != version:
        raise _no_template()
    texts = (shipped.spec_text, shipped.body_text)
    return TemplateTexts(folder, *texts, own=False, versions=(version,))


def check_texts(desk: Desk, folder: str, spec: str, body: str) -> tuple[LineProblem, ...]:
    """Return what is wrong with two texts, by line of the body; line 0 is ``paper.toml``."""
    return problems_of(folder, spec, body)


def problems_of(folder: str, spec: str, body: str) -> tuple[LineProblem, ...]:
    """Return what is wrong with the texts of a template, without looking at any store."""
    if len(spec) > LONGEST_SPEC or len(body) > LONGEST_BODY:
        return (LineProblem(SPEC_LINE, f"模板过长：正文最多 {LONGEST_BODY} 字"),)
    try:
        read = read_template(folder, spec, body)
    except DataError as error:
        return (LineProblem(SPEC_LINE, str(error)), *_body_problems(body))
    except MarkupError as error:
        return error.problems
    kinds = load_catalogue().case_types
    words: set[str] = set()
    for kind in read.kinds or kinds:
        words |= names_for(kind)
    states = {code: [state.code for state in one.states] for code, one in kinds.items()}
    return check_template(read, words, states)


def _body_problems(body: str) -> tuple[LineProblem, ...]:
    try:
        parse_body(body)
    except MarkupError as error:
        return error.problems
    return ()


def save_template(desk: Desk, folder: str, spec: str, body: str, reason: str) -> str:
    """Make a wording the centre's own and return its version; papers issued stay as they are.

    Raises:
        NotAllowedError: not for this role.
        NotFoundError: no such template; a new one is added with :func:`add_template`.
        RuleViolationError: the check found something, nothing changed, or no reason was given.
    """
    why = _allowed(desk, reason)
    present = read_texts(desk, folder)
    if (present.spec, present.body) == (spec, body):
        raise RuleViolationError("模板没有改动，没有另存版本。")
    refuse_problems({folder: problems_of(folder, spec, body)})
    with desk.store.writing(actor=desk.account.name, reason=why) as unit:
        return write_version(unit, folder, spec, body, why)


def add_template(desk: Desk, folder: str, spec: str, body: str, reason: str) -> str:
    """Add a template of the centre's own and return its version.

    Raises:
        NotAllowedError: not for this role.
        RuleViolationError: the name is taken or malformed, the check found something, or no
            reason was given.
    """
    why = _allowed(desk, reason)
    check_folder(folder)
    refuse_problems({folder: problems_of(folder, spec, body)})
    with desk.store.writing(actor=desk.account.name, reason=why) as unit:
        if folder in shipped_templates() or _versions(unit.session, folder):
            raise RuleViolationError(
                "已有这个代号的模板，没有添加。", hint="请换一个代号，或在原模板上修改。"
            )
        return write_version(unit, folder, spec, body, why)


def restore_shipped(desk: Desk, folder: str, reason: str) -> None:
    """Use the shipped wording again; a template without one is no longer offered (停用).

    The centre's own versions stay readable. Saving any of them again takes it up again.

    Raises:
        NotAllowedError: not for this role.
        NotFoundError: the centre has no wording of its own in use there.
        RuleViolationError: no reason was given.
    """
    why = _allowed(desk, reason)
    query = select(PaperTemplate).where(PaperTemplate.folder == folder, PaperTemplate.active)
    with desk.store.writing(actor=desk.account.name, reason=why) as unit:
        rows = tuple(unit.session.scalars(query))
        if not rows:
            raise NotFoundError("这份文书没有本中心的模板在用，没有改动。")
        for row in rows:
            row.active = False


def check_folder(folder: str) -> None:
    """Refuse a malformed name of a template.

    Raises:
        RuleViolationError: it would be no safe name of a folder.
    """
    if not _FOLDER.fullmatch(folder) or len(folder) > _LONGEST_FOLDER:
        raise RuleViolationError(
            "模板代号不合格式，没有添加。",
            hint=f"用小写字母、数字和连字符，以字母开头，最多 {_LONGEST_FOLDER} 个，"
            "如 acceptance-notice。",
        )


def refuse_problems(found: Mapping[str, tuple[LineProblem, ...]]) -> None:
    """Raise if the check of any template found something.

    Raises:
        RuleViolationError: with every problem, addressed ``folder:line``.
    """
    problems = tuple(
        Problem(f"{folder}:{one.line}", problem_text(one))
        for folder, lines in found.items()
        for one in lines
    )
    if problems:
        raise RuleViolationError(
            f"模板检查有 {len(problems)} 处问题，没有保存。",
            problems=problems,
            hint="请按所列的行修改后再保存。",
        )


def problem_text(problem: LineProblem) -> str:
    """Return a problem with its line, for people."""
    place = f"第{problem.line}行" if problem.line != SPEC_LINE else SPEC_FILE
    return f"{place}：{problem.message}"


def write_version(unit: UnitOfWork, folder: str, spec: str, body: str, reason: str) -> str:
    """Add the next version of a folder, in use from now on."""
    version = f"{OWN_VERSION}{_versions(unit.session, folder) + 1}"
    unit.session.add(
        PaperTemplate(
            folder=folder,
            version=version,
            sha256=read_template(folder, spec, body).sha256,
            spec=spec,
            body=body,
            reason=reason,
            active=True,
        )
    )
    return version


def _versions(session: Session, folder: str) -> int:
    query = select(func.count()).select_from(PaperTemplate).where(PaperTemplate.folder == folder)
    return session.scalar(query) or 0


def _active(session: Session, folder: str = "") -> dict[str, PaperTemplate]:
    """Return the newest active row of each folder, or of one."""
    query = select(PaperTemplate).where(PaperTemplate.active).order_by(PaperTemplate.id)
    if folder:
        query = query.where(PaperTemplate.folder == folder)
    return {row.folder: row for row in session.scalars(query)}


def _readable(rows: Mapping[str, PaperTemplate]) -> dict[str, Template]:
    """Return those that this program can read; for others the shipped wording stands."""
    found: dict[str, Template] = {}
    for folder, row in rows.items():
        try:
            found[folder] = _own(folder, row.version, row.spec, row.body)
        except (DataError, MarkupError):
            log.warning("template %s %s cannot be read", folder, row.version)
    return found


def _own_line(row: PaperTemplate) -> TemplateLine:
    problems = problems_of(row.folder, row.spec, row.body)
    read = _readable({row.folder: row}).get(row.folder) or shipped_templates().get(row.folder)
    return TemplateLine(
        folder=row.folder,
        code=read.code if read else "",
        title=read.title if read else row.folder,
        version=row.version,
        own=True,
        verified=read.verified if read else False,
        problems=problems,
    )


def _allowed(desk: Desk, reason: str) -> str:
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    why = tidy(reason)
    if not why or len(why) > _LONGEST_REASON:
        raise RuleViolationError(
            "没有写明修改理由，模板没有改动。" if not why else "修改理由过长，模板没有改动。",
            hint=f"请写明依据或理由，不超过 {_LONGEST_REASON} 字。",
        )
    return why


def _no_template() -> NotFoundError:
    return NotFoundError("没有这份文书模板。", hint="请刷新模板列表。")
