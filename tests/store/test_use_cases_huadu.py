"""The published case of domain.md 4.2, entered with all its facts in a centre of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.number_books import list_numbers
from app.services.open_case import check_case
from app.services.read_case import read_dossier
from tests.store.desk_kit import PASSWORD, tidy_draft
from tests.store.huadu_kit import ACCEPTED, NUMBER, RULING, enter_ruling, huadu_centre


def test_the_published_ruling_is_entered_whole_and_gets_its_own_number(tmp_path: Path) -> None:
    program, place = huadu_centre(tmp_path)
    assert check_case(place.desk, RULING) == ()
    enter_ruling(place.desk)
    place.close()

    again = program.sign_in(tmp_path / "store", "admin", PASSWORD)
    desk = again.desk
    (found,) = find_ids(desk, CaseFilter(text="ZL202430380182.4 卷发棒"))
    dossier = read_dossier(desk, found)
    line = dossier.line
    assert (line.case_no, line.accepted_on) == (NUMBER, ACCEPTED)
    assert (line.state_term, line.outcome_term) == ("已裁决", "裁决侵权成立")
    assert (line.right_number, line.right_kind) == ("202430380182.4", "design")
    assert tidy_draft(dossier.draft) == tidy_draft(RULING)
    assert [party.agent for party in dossier.parties] == ["李某 广州某专利代理事务所", ""]
    history = {event.text: event.on for event in dossier.events}
    assert history["登记口审"] == date(2025, 9, 10)
    assert history["立案"] == ACCEPTED
    assert find_ids(desk, CaseFilter(text=NUMBER)) == (found,)
    assert [item.serial for item in list_numbers(desk, "infringement", 2025)] == [*range(1, 12)]
    again.close()
