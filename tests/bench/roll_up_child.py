"""One roll-up in a process of its own, so that its memory can be watched from outside."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from app.reports.roll_up.collect import collect
from app.reports.roll_up.write import write_roll_up


def main() -> int:
    folder, number, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    files = sorted(folder.glob("*.xlsx"))[:number]
    started = time.perf_counter()
    collected = collect(files)
    middle = time.perf_counter()
    write_roll_up(collected, out)
    ended = time.perf_counter()
    if collected.refused:
        print(collected.refused[0].sentence, file=sys.stderr)
        return 1
    print(len(collected.accepted), collected.rows, middle - started, ended - middle)
    return 0


if __name__ == "__main__":
    sys.exit(main())
