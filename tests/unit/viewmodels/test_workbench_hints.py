"""What the workbench remarks about the backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.terms import Tone
from app.ui.viewmodels.workbench import backup_hints

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_no_backup_at_all_is_pointed_out() -> None:
    (hint,) = backup_hints(None, NOW)
    assert hint.tone is Tone.ATTENTION
    assert "还没有备份" in hint.text


def test_only_a_backup_older_than_three_days_is_pointed_out() -> None:
    ages = (timedelta(hours=1), timedelta(days=3), timedelta(days=4))
    told = [[hint.text for hint in backup_hints(NOW - age, NOW)] for age in ages]
    assert told[:2] == [[], []]
    assert "4 天前" in told[2][0]
