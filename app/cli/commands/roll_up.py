"""``kuaiwei roll-up``: many months' workbooks into one (省级汇总)."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import KNOWN_PROBLEM, JsonOption, entrance, known_problems
from app.reports.roll_up.collect import collect
from app.reports.roll_up.expected import read_tree
from app.reports.roll_up.views import Collected
from app.reports.roll_up.write import write_roll_up
from app.support.errors import InputFileError

_TOLD = 20


def register(cli: typer.Typer) -> None:
    """Add the command."""

    @cli.command("roll-up")
    def roll_up(
        context: typer.Context,
        files: Annotated[
            list[Path], typer.Argument(metavar="FILE…", help="月报工作簿，或装有它们的文件夹")
        ],
        out: Annotated[Path, typer.Option("--out", help="写到哪个文件")],
        expect: Annotated[
            Path | None, typer.Option("--expect", help="机构名单（TOML），缺省按收到的中心")
        ] = None,
        previous: Annotated[
            Path | None, typer.Option("--previous", help="上次的汇总，用来比较")
        ] = None,
        as_json: JsonOption = False,  # noqa: FBT002
    ) -> None:
        """把各中心各月的月报核验后汇总成一个工作簿，不需要数据文件夹。"""
        here = entrance(context).merged(None, None, None, as_json=as_json)
        with known_problems():
            started = time.perf_counter()
            _refuse_own_input(files, out)
            tree = None if expect is None else read_tree(expect)
            with here.progress("核验") as progress:
                collected = collect(files, expected=tree, previous=previous, progress=progress)
            if collected.accepted:
                with here.progress("汇总") as progress:
                    write_roll_up(collected, out, progress)
            here.answer(_shape(collected, time.perf_counter() - started), _text(collected, out))
            if not collected.accepted:
                raise typer.Exit(KNOWN_PROBLEM)


def _refuse_own_input(files: list[Path], out: Path) -> None:
    """Refuse to write over a file that was handed in, except over an older roll-up.

    An older roll-up in a folder of months is no month's file; to write it anew is usual.
    """
    target = out.resolve()
    given = {item.resolve() for item in files}
    if target in given or (target.parent in given and out.exists() and _is_month(out)):
        raise InputFileError(
            "--out 指的是一份要汇总的月报，没有汇总。", hint="请换一个文件名写汇总。"
        )


def _is_month(path: Path) -> bool:
    return bool(collect([path]).accepted)


def _shape(collected: Collected, seconds: float) -> dict[str, object]:
    """Return the contract's object; every file stands in ``accepted`` or in ``refused``."""
    return {
        "accepted": [
            {
                "file": str(item.file),
                "centre": item.centre,
                "month": str(item.month),
                "revision": item.revision,
                "rows": item.rows,
            }
            for item in collected.accepted
        ],
        "refused": [
            {"file": str(item.file), "reason": item.sentence}
            for item in (*collected.refused, *collected.superseded)
        ],
        "missing": [
            {"centre": item.centre, "month": str(item.month)} for item in collected.missing
        ],
        "rows": collected.rows,
        "seconds": round(seconds, 2),
    }


def _text(collected: Collected, out: Path) -> str:
    first = (
        f"采用 {len(collected.accepted)} 份，拒收 {len(collected.refused)} 份，"
        f"旧版和重复 {len(collected.superseded)} 份，缺报 {len(collected.missing)} 份，"
        f"提示 {len(collected.warnings)} 条，登记 {collected.rows} 行。"
    )
    told = [f"  拒收 {item.file.name}：{item.sentence}" for item in collected.refused]
    told += [f"  未采用 {item.file.name}：{item.sentence}" for item in collected.superseded]
    told += [f"  缺报 {item.centre_name} {item.month}" for item in collected.missing]
    told += [f"  提示 {item.file.name}：{item.text}" for item in collected.warnings]
    lines = [first, *told[:_TOLD]]
    if len(told) > _TOLD:
        where = "，全部见汇总的“收件情况”表" if collected.accepted else ""
        lines.append(f"  另有 {len(told) - _TOLD} 条{where}。")
    lines.append(f"已写出 {out}" if collected.accepted else "没有一份可以采用，没有写汇总。")
    return "\n".join(lines)
