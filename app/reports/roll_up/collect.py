"""Collecting files: read by several processes, then weighed against each other (收件)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from app.reports.roll_up.expected import CentreTree
from app.reports.roll_up.judge import judged
from app.reports.roll_up.previous import read_earlier
from app.reports.roll_up.read_file import Memory, leave_interrupts, read_many, read_month_file
from app.reports.roll_up.views import Collected, MonthFile, Refusal
from app.support.errors import InputFileError
from app.support.progress import Progress, no_progress

Reading = MonthFile | Refusal
_SUFFIX = ".xlsx"
_FEW = 6
"""Starting processes takes longer than reading so few files."""
_MOST_PROCESSES = 8
_CHUNK = 8
_WAIT = 0.2
_TEXT = "正在核验月报"


def collect(
    files: Iterable[Path],
    *,
    expected: CentreTree | None = None,
    previous: Path | None = None,
    progress: Progress = no_progress,
) -> Collected:
    """Read and check files; folders stand for the workbooks in them.

    Nothing is written. Whatever is wrong with a file is told in ``refused``.

    Raises:
        InputFileError: no file is given, or ``previous`` is no roll-up.
        TaskCancelledError: ``progress`` stopped it.
    """
    paths = workbooks(files)
    earlier = None if previous is None else read_earlier(previous)
    return judged(_read(paths, progress), expected, earlier)


def workbooks(files: Iterable[Path]) -> tuple[Path, ...]:
    """Return each file once, folders opened, in the order given.

    Raises:
        InputFileError: there is none.
    """
    found: dict[Path, None] = {}
    for item in files:
        inside = sorted(_inside(item)) if item.is_dir() else (item,)
        found.update(dict.fromkeys(inside))
    if not found:
        raise InputFileError(
            "没有找到月报工作簿，没有汇总。", hint="请给出 .xlsx 文件，或装有它们的文件夹。"
        )
    return tuple(found)


def _inside(folder: Path) -> Iterator[Path]:
    """Yield a folder's workbooks; ``~$`` marks what Excel keeps beside an open file."""
    for path in folder.iterdir():
        if path.suffix.lower() == _SUFFIX and not path.name.startswith(("~$", ".")):
            yield path


def _read(paths: Sequence[Path], progress: Progress) -> list[Reading]:
    progress(0, len(paths), _TEXT)
    workers = min(os.cpu_count() or 1, _MOST_PROCESSES, len(paths) // _FEW)
    if workers <= 1:
        return _read_here(paths, progress)
    try:
        return _read_by_processes(paths, workers, progress)
    except BrokenProcessPool as error:
        raise InputFileError(
            "核验月报的进程意外中断，没有汇总。",
            hint="请关闭其他程序后再试；仍不行，请分批汇总，找出读不了的文件。",
        ) from error


def _read_here(paths: Sequence[Path], progress: Progress) -> list[Reading]:
    memory, found = Memory(), []
    for number, path in enumerate(paths, 1):
        found.append(read_month_file(path, memory))
        progress(number, len(paths), _TEXT)
    return found


def _read_by_processes(paths: Sequence[Path], workers: int, progress: Progress) -> list[Reading]:
    chunks = [tuple(paths[start : start + _CHUNK]) for start in range(0, len(paths), _CHUNK)]
    found: list[tuple[Reading, ...]] = [()] * len(chunks)
    # Spawned, not forked: the same on Windows, and no thread of the window is copied.
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=leave_interrupts
    )
    try:
        places: dict[Future[tuple[Reading, ...]], int] = {
            pool.submit(read_many, chunk): place for place, chunk in enumerate(chunks)
        }
        waiting, done = set(places), 0
        while waiting:
            finished, waiting = wait(waiting, _WAIT, FIRST_COMPLETED)
            for item in finished:
                found[places[item]] = item.result()
                done += len(found[places[item]])
            progress(done, len(paths), _TEXT)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return [item for chunk in found for item in chunk]
