"""Measures the program beside its peers and writes ``build/bench.json``; asserts nothing.

What each figure means and how it is taken stands in ``docs/measurements.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures import Figure

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"


def main() -> int:
    """Run the wanted scenarios; exit status 0 unless one of them broke."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    import deadlines
    import export
    import papers
    import queries
    import roll_up
    import windows
    from bench_store import BenchStore, prepared
    from figures import Figure as Measured

    scenarios: dict[str, Callable[[BenchStore], list[Measured]]] = {
        "windows": windows.measure,
        "queries": queries.measure,
        "export": export.measure,
        "deadlines": deadlines.measure,
        "papers": papers.measure,
        "roll_up": roll_up.measure,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", choices=[*scenarios, []], default=[])
    wanted = parser.parse_args().scenarios or list(scenarios)
    warnings.simplefilter("ignore")
    print("store of 40,000 cases …", flush=True)
    store = prepared(BUILD / "bench")
    figures = [
        Measured("sample_40000_s", store.facts["seconds"] * 40_000 / store.facts["cases"], "s"),
        Measured("store_mb", store.facts["bytes"] / 1024 / 1024, "MB"),
    ]
    broken = 0
    for name in wanted:
        print(f"{name} …", flush=True)
        try:
            figures += scenarios[name](store)
        except Exception as error:  # noqa: BLE001 - one broken scenario must not hide the others
            broken += 1
            print(f"  {name} broke: {type(error).__name__}: {error}", file=sys.stderr)
    _report(figures, partly=len(wanted) < len(scenarios))
    return 1 if broken else 0


def _report(figures: list[Figure], *, partly: bool) -> None:
    BUILD.mkdir(exist_ok=True)
    out = BUILD / "bench.json"
    known = json.loads(out.read_text("utf-8")) if partly and out.exists() else {}
    entries = known | {item.name: item.as_json() for item in figures}
    out.write_text(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"\n{'':22}{'ours':>10}    {'peer':>10} {'ratio':>7}")
    for item in figures:
        print(item.as_line())


if __name__ == "__main__":
    sys.exit(main())
