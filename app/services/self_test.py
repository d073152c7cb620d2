"""Checks the installed program makes of itself, in a temporary store (自检)."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.draft import CaseDraft
from app.domain.due_steps import told
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.centres import locarno_table, shipped_centres
from app.services.deadlines import read_deadlines
from app.services.desk import Desk
from app.services.open_case import open_cases
from app.services.program import Program
from app.services.requests import Administrator
from app.support.errors import KuaiWeiError

log = logging.getLogger(__name__)

PARTY = "自检照明有限公司"
_PASSWORD = "only for the self-test"  # noqa: S105  # a store that lives for seconds


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at (检查项)."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the checks work: a program, a temporary folder, a desk in it."""

    program: Program
    folder: Path
    desk: Desk


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A check by name; ``work`` returns what to say and raises when it fails."""

    name: str
    work: Callable[[Bench], str]


class CheckFailedError(KuaiWeiError):
    """A self-check found something amiss (自检未通过)."""

    code = "E180"


def run_checks(program: Program, specs: Sequence[CheckSpec]) -> tuple[Check, ...]:
    """Run ``specs`` in a temporary store with a Chinese path and return what each found.

    The store is made first; when that fails, only this is reported, for nothing else can run.
    """
    with tempfile.TemporaryDirectory(prefix="快维自检 ") as name:
        folder = Path(name)
        try:
            made = program.set_up(
                folder / "数据",
                shipped_centres()[-1],
                Administrator("admin", "自检", _PASSWORD),
            )
        except KuaiWeiError as error:
            return (Check("建立加密数据", ok=False, detail=error.message),)
        try:
            bench = Bench(program, folder, made.workplace.desk)
            first = Check("建立加密数据", ok=True, detail=made.workplace.desk.centre.short_name)
            return (first, *(_run(spec, bench) for spec in specs))
        finally:
            made.workplace.close()


def _run(spec: CheckSpec, bench: Bench) -> Check:
    try:
        return Check(spec.name, ok=True, detail=spec.work(bench))
    except KuaiWeiError as error:
        return Check(spec.name, ok=False, detail=error.message)
    except Exception as error:  # a broken build may fail in any way; each is a finding
        log.exception("self-test %s", spec.name)
        return Check(spec.name, ok=False, detail=type(error).__name__)


def store_checks() -> tuple[CheckSpec, ...]:
    """Return the checks of this floor."""
    return (
        CheckSpec("案件类型与中心", _registries),
        CheckSpec("录入并找回案件", _case_found_again),
        CheckSpec("推算期限", _limits_worked_out),
        CheckSpec("数据库中没有明文", _no_plain_text),
    )


def _registries(bench: Bench) -> str:
    kinds, centres = len(bench.program.catalogue.case_types), len(shipped_centres())
    classes = len(locarno_table().classes)
    if not (kinds and centres and classes):
        raise CheckFailedError("案件类型、中心或分类表没有随程序安装。")
    return f"案件类型 {kinds}，中心 {centres}，洛迦诺小类 {classes}"


def _case_found_again(bench: Bench) -> str:
    draft = CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": PARTY, "kind": "company"},),
            "respondent": ({"name": "自检灯饰店"},),
            "right": ({"kind": "design", "number": "202430512345.X"},),
            "facts": ({"received_at": bench.desk.now, "product": "吊灯"},),
        },
    )
    opened = open_cases(bench.desk, draft)
    if find_ids(bench.desk, CaseFilter(text="zjzm")) != (opened[0].id,):
        raise CheckFailedError("录入的案件没有找回。")
    return opened[0].intake_no


def _limits_worked_out(bench: Bench) -> str:
    """Look at the limit that began with the receipt: rules and calendar came with the program."""
    (case_id,) = find_ids(bench.desk, CaseFilter(text="zjzm"))
    for line in read_deadlines(bench.desk, case_id):
        if line.due is not None:
            return f"{line.term} {told(line.due)}"
    raise CheckFailedError("录入的案件没有推算出期限。")


def _no_plain_text(bench: Bench) -> str:
    wanted = PARTY.encode()
    files = list((bench.folder / "数据").glob("kuaiwei.db*"))
    if any(wanted in path.read_bytes() for path in files):
        raise CheckFailedError("数据文件中找到了明文。")
    if not files:
        raise CheckFailedError("没有找到数据文件。")
    return f"{len(files)} 个文件"
