"""As test_second_count, for the months at the turn of a year: another hundred random stores."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.dates import YearMonth
from tests.reports.report_kit import Bench
from tests.reports.second_kit import BLOCKS, STORES, Drawn, everything_agrees


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    store=STORES,
    month=st.sampled_from([YearMonth(2025, 12), YearMonth(2026, 1), YearMonth(2026, 2)]),
)
@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.slow
def test_all_counts_agree_where_the_year_begins_and_ends(
    block: int,
    apart: Bench,
    tmp_path_factory: pytest.TempPathFactory,
    store: Drawn,
    month: YearMonth,
) -> None:
    everything_agrees(apart, tmp_path_factory.getbasetemp(), month, store)
