"""The wording of eight central papers, word for word, for a case written out by hand.

A template that was changed on purpose: ``python -m tests.papers.renew_golden`` writes the texts
in ``tests/papers/golden`` anew. Read what changed, as a lawyer would, before it is kept.
"""

from __future__ import annotations

import pytest

from tests.papers.hand_made import FOLDERS, filled, told
from tests.papers.renew_golden import GOLDEN


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_central_paper_says_what_it_said(folder: str) -> None:
    assert told(folder) == (GOLDEN / f"{folder}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_case_written_by_hand_leaves_no_gap(folder: str) -> None:
    assert filled(folder).gaps == ()


def test_no_golden_text_is_left_without_its_paper() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == list(FOLDERS)
