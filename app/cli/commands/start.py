"""``kuaiwei start``: the window where there is a screen, else a sample and its workbook."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import entrance, known_problems
from app.domain.terms import Track
from app.reports.documents.press import DocumentPress
from app.reports.workbook.export import export_month
from app.services.program import Program
from app.services.requests import Opening
from app.services.sample.centre import SAMPLE_ADMINISTRATOR, make_sample_centre
from app.services.store_folder import is_store

SAMPLE_FOLDER = "build/sample"


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def register(cli: typer.Typer, open_window: Callable[[Program, Opening], int]) -> None:
    """Add the command."""

    @cli.command(hidden=True)
    def start(
        context: typer.Context,
        sample_folder: Annotated[Path, typer.Option("--sample-folder")] = Path(SAMPLE_FOLDER),
    ) -> None:
        """有屏幕时打开窗口；没有屏幕时建立示例数据和月报工作簿。"""
        here = entrance(context)
        with known_problems():
            if has_screen():
                raise typer.Exit(open_window(here.program, here.opening()))
            for line in make_sample(here.program, sample_folder):
                typer.echo(line)


def make_sample(program: Program, folder: Path) -> tuple[str, ...]:
    """Make a sample store and the workbook of its last whole month; return what to tell.

    An earlier sample in ``folder`` is replaced: it holds invented records only.

    Raises:
        WrongPasswordError: the folder holds a store that is no sample; it is kept.
    """
    store = folder / "store"
    if is_store(store):
        # Only a store that the sample's published password opens is a sample to be replaced.
        owner = SAMPLE_ADMINISTRATOR
        program.sign_in(store, owner.name, owner.password).close()
        shutil.rmtree(store)
    made, result = make_sample_centre(program, store, press=DocumentPress())
    try:
        month = program.sample_months()[-2]
        workbook = folder / f"月报-{month}.xlsx"
        export_month(made.desk, month, workbook)
    finally:
        made.close()
    parts = "，".join(f"{Track(key).term} {n} 件" for key, n in result.counts.items())
    return (
        "这里没有屏幕，没有打开窗口；已建立示例数据：",
        f"  数据文件夹 {store}：{parts}",
        f"  账号 {SAMPLE_ADMINISTRATOR.name}，密码 {SAMPLE_ADMINISTRATOR.password}",
        f"  月报工作簿 {workbook}",
        f"有屏幕时打开它：kuaiwei --store {store}",
    )
