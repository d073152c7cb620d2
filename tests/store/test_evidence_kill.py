"""A process killed while files are added or erased: every row has its file, every file its row."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.services.evidence.adding import add_files
from app.services.evidence.changing import delete_evidence, purge_evidence
from app.services.evidence.listing import list_evidence, recycled
from app.services.store_check import check_store
from tests.store.desk_kit import ADMIN, PASSWORD, make_program, zhongshan
from tests.store.evidence_kit import PLAIN, a_case, agreed, put

PROJECT = Path(__file__).parents[2]
FILES = 200
BATCH = 8
ROUNDS = int(os.environ.get("KUAIWEI_KILL_ROUNDS", "6"))
OPERATIONS = 1300
"""About how many file operations a whole run takes."""

WATCHED = frozenset({"open", "os.rename", "os.remove", "os.mkdir"})


def work(profile: Path, store: Path, sources: Path, case_id: int, fatal: int) -> None:
    """Add files and erase some; end by SIGKILL before the ``fatal``-th operation (the child)."""
    place = make_program(profile).sign_in(store, ADMIN.name, PASSWORD)
    left = [fatal]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in WATCHED and "files" in str(arguments[0]):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    add_and_erase(place.desk, case_id, sorted(sources.iterdir()))


def add_and_erase(desk: Desk, case_id: int, paths: list[Path]) -> None:
    for begin in range(0, len(paths), BATCH):
        lines = add_files(desk, case_id, paths[begin : begin + BATCH], PLAIN).lines
        ids = [line.id for line in lines[: BATCH // 2]]
        delete_evidence(desk, ids)
        purge_evidence(desk, ids, "重复")


def run_child(profile: Path, store: Path, sources: Path, case_id: int, fatal: int) -> int:
    code = (
        "import sys; from pathlib import Path; from tests.store.test_evidence_kill import work; "
        "a = sys.argv; work(Path(a[1]), Path(a[2]), Path(a[3]), int(a[4]), int(a[5]))"
    )
    arguments = [str(one) for one in (profile, store, sources, case_id, fatal)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=PROJECT, env=environment, check=False
    )
    return done.returncode


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_after_a_kill_rows_and_files_agree_and_the_check_says_so(tmp_path: Path) -> None:
    chance = random.Random(os.environ.get("KUAIWEI_KILL_SEED", "4"))  # noqa: S311 - no secret
    program, store = make_program(tmp_path / "profile"), tmp_path / "store"
    place = program.set_up(store, zhongshan(), ADMIN).workplace
    case_id = a_case(place.desk)
    place.close()
    sources = tmp_path / "sources"
    put(sources, **{f"照片{n:03d}__jpg": chance.randbytes(3000 + n) for n in range(FILES)})
    killed = 0
    for _ in range(ROUNDS):
        ended = run_child(
            tmp_path / "profile", store, sources, case_id, chance.randint(1, OPERATIONS)
        )
        assert ended in {0, -signal.SIGKILL}
        killed += ended != 0
        place = program.sign_in(store, ADMIN.name, PASSWORD)
        try:
            agreed(place.desk)
            found = check_store(place)
            assert found.ok, found.findings
            for line in (*list_evidence(place.desk, case_id), *recycled(place.desk)):
                assert place.desk.vault.verify(line.sha256) == ""
        finally:
            place.close()
    assert killed, "no round was killed: fewer operations than thought"
