"""J: entries of the credit register (信用记录)."""

from __future__ import annotations

from app.domain.credit import CreditAct
from app.reports.indicator import EVERYTHING, Basis, Group, Indicator, RowBasis, Unit
from app.services.case_filter import Book
from app.services.month_figures import Rows

_REPEAT = (("act", (CreditAct.REPEAT_INFRINGEMENT.value,)),)


def _line(
    code: str, term: str, basis: str, day: str, where: tuple[tuple[str, tuple[str, ...]], ...] = ()
) -> Indicator:
    rows = RowBasis(Book.CREDIT, day, where)
    return Indicator(
        code,
        Group.CREDIT,
        term,
        Basis(basis, None, rows),
        EVERYTHING,
        Rows(),
        Unit.ENTRIES,
        note="按记录条数；没有对应案件的记录也计入" if not where else "",
    )


SPECS = (
    _line("J1", "登记失信行为", "生效日", "effective_on"),
    _line("J1.1", "其中 重复侵权", "生效日", "effective_on", _REPEAT),
    _line("J2", "报送", "报送日", "reported_on"),
    _line("J3", "信用修复", "修复日", "repaired_on"),
)
