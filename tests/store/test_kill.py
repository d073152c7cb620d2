"""A process killed in the middle of typing and saving loses nothing that it said was saved."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.models import dialect
from app.models.case import Case, CaseEvent, CaseParty, CaseText
from app.models.office import IssuedNumber
from app.services.desk import Desk
from app.services.form_drafts import keep_form, list_forms
from app.services.move_case import move_case
from app.services.open_case import open_cases
from app.services.program import Program
from app.services.requests import MoveRequest
from tests.store.desk_kit import ADMIN, PASSWORD, TODAY, dispute, make_program, zhongshan

PROJECT = Path(__file__).parents[2]
ROUNDS = 5
MOST_ACKNOWLEDGED = 30


def write_for_ever(profile: Path, store: Path, start: int) -> None:
    """Type, save and docket without end; say on standard output what is committed (the child)."""
    place = make_program(profile).sign_in(store, ADMIN.name, PASSWORD)
    for number in range(start, start + 1_000_000):
        _write_one(place.desk, number)


def _write_one(desk: Desk, number: int) -> None:
    form, kept = f"form-{number}", f"kept-{number}"
    texts = {"requester.name": f"请求人{number}", "right.number": "还没有填完"}
    keep_form(desk, form, "infringement-dispute", texts)
    keep_form(desk, kept, "infringement-dispute", texts, summary=str(number))
    _say(draft=kept)
    names = (f"甲{number}灯饰厂", f"乙{number}灯饰厂")
    first, second = open_cases(desk, dispute(*names, each=True), form=form)
    _say(cases=[first.intake_no, second.intake_no], gone=form)
    number_given = move_case(desk, first.id, 1, MoveRequest("accept", TODAY))
    _say(docketed=[first.intake_no, number_given])


def _say(**done: object) -> None:
    sys.stdout.write(json.dumps(done) + "\n")
    sys.stdout.flush()


class Acknowledged:
    """What children said was saved, over all rounds."""

    def __init__(self) -> None:
        self.cases: set[str] = set()
        self.drafts: set[str] = set()
        self.gone: set[str] = set()
        self.numbers: dict[str, str] = {}

    def hear(self, line: str) -> None:
        said = json.loads(line)
        self.cases.update(said.get("cases", ()))
        self.drafts.update([said["draft"]] if "draft" in said else ())
        self.gone.update([said["gone"]] if "gone" in said else ())
        if "docketed" in said:
            intake, number = said["docketed"]
            self.numbers[intake] = number


def kill_after(acknowledged: Acknowledged, count: int, profile: Path, store: Path, at: int) -> None:
    """Start a writer, kill it once it acknowledged ``count`` writes, hear out what it had said."""
    code = (
        "import sys; from pathlib import Path; from tests.store.test_kill import write_for_ever; "
        "write_for_ever(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(profile), str(store), str(at)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": f"{PROJECT}{os.pathsep}{os.environ['PYTHONPATH']}"},
    ) as child:
        assert child.stdout is not None
        for _ in range(count):
            line = child.stdout.readline()
            assert line, "the writer ended by itself"
            acknowledged.hear(line)
        child.kill()
        for line in child.stdout:
            if line.endswith("\n"):
                acknowledged.hear(line)
    assert child.returncode != 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_process_loses_no_acknowledged_write_and_leaves_no_half_record(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # chooses when to kill, guards nothing
    program, store = make_program(tmp_path / "profile"), tmp_path / "store"
    program.set_up(store, zhongshan(), ADMIN).workplace.close()
    acknowledged = Acknowledged()
    for turn in range(ROUNDS):
        count = chance.randint(1, MOST_ACKNOWLEDGED)
        kill_after(acknowledged, count, tmp_path / "profile", store, turn * 1_000_000)
        check(program, store, acknowledged)


def check(program: Program, store: Path, acknowledged: Acknowledged) -> None:
    place = program.sign_in(store, ADMIN.name, PASSWORD)
    try:
        check_drafts(place.desk, acknowledged)
        check_cases(place.desk, acknowledged)
    finally:
        place.close()


def check_drafts(desk: Desk, acknowledged: Acknowledged) -> None:
    offered = {item.form: item for item in list_forms(desk)}
    assert acknowledged.drafts <= offered.keys()
    assert not acknowledged.gone & offered.keys()
    for form in acknowledged.drafts:
        assert offered[form].texts["right.number"] == "还没有填完"


def check_cases(desk: Desk, acknowledged: Acknowledged) -> None:
    with desk.store.reading() as session:
        cases = {row.intake_no: row for row in session.scalars(select(Case))}
        assert acknowledged.cases <= cases.keys()
        for intake, number in acknowledged.numbers.items():
            assert (cases[intake].case_no, cases[intake].state) == (number, "accepted")
        assert len(cases) % 2 == 0, "one half of a pair was saved"
        for row in cases.values():
            events = select(func.count()).where(CaseEvent.case_id == row.id)
            parties = select(func.count()).where(CaseParty.case_id == row.id)
            assert session.scalar(events) == (2 if row.case_no else 1)
            assert session.scalar(parties) == 2
            assert session.get(CaseText, row.id) is not None
        for book in ("intake", "infringement"):
            serials = select(IssuedNumber.serial).where(IssuedNumber.book == book)
            given = sorted(session.scalars(serials))
            assert given == [*range(1, len(given) + 1)]
        connection = session.connection()
        assert dialect.foreign_key_violations(connection) == 0
        raw = connection.connection.driver_connection
        assert raw is not None
        assert dialect.is_sound(raw)
