"""A whole sample centre in one step, for looking around (示例中心)."""

from __future__ import annotations

from pathlib import Path

from app.services.centres import shipped_centre
from app.services.office import Workplace
from app.services.papers.views import PaperPress
from app.services.program import Program
from app.services.requests import Administrator
from app.services.sample.fill import SampleResult, fill_store
from app.services.sample.papers import fill_papers
from app.support.errors import NotFoundError
from app.support.progress import Progress, no_progress

SAMPLE_CENTRE = "zhongshan-lighting"
SAMPLE_MONTHS = 15
"""More than a year, so that the same month of last year is there to compare with."""
SAMPLE_SEED = 1
SAMPLE_ADMINISTRATOR = Administrator("admin", "示例管理员", "kuaiwei-sample")
"""The password guards invented records only and is told wherever the sample is offered."""


def make_sample_centre(
    program: Program,
    folder: Path,
    progress: Progress = no_progress,
    press: PaperPress | None = None,
) -> tuple[Workplace, SampleResult]:
    """Make a store in ``folder`` with a year of invented records, open and signed in.

    With ``press`` a dozen cases have issued and served papers; without it theirs stay drafts.

    Raises:
        StoreError: the folder will not do; nothing was made.
        TaskCancelledError: stopped; what was written by then stays in the folder.
    """
    profile = shipped_centre(SAMPLE_CENTRE)
    if profile is None:
        raise NotFoundError("示例中心没有随程序安装。", hint="请重新安装程序。")
    made = program.set_up(folder, profile, SAMPLE_ADMINISTRATOR)
    try:
        result = fill_store(
            made.workplace.desk,
            program.sample_months(SAMPLE_MONTHS),
            seed=SAMPLE_SEED,
            progress=progress,
        )
        fill_papers(made.workplace.desk, press, seed=SAMPLE_SEED, progress=progress)
    except BaseException:
        made.workplace.close()
        raise
    return made.workplace, result
