"""K: cases and leads handed to other bodies, and what came back (移送衔接)."""

from __future__ import annotations

from app.domain.transfers import Body, TransferResult
from app.reports.indicator import Basis, Group, Indicator, RowBasis
from app.services.case_filter import Book

_SENT, _ANSWERED = "sent_on", "feedback_on"


def _line(
    code: str,
    term: str,
    day: str,
    where: tuple[tuple[str, tuple[str, ...]], ...] = (),
    note: str = "",
) -> Indicator:
    basis = Basis(
        "移送日" if day == _SENT else "反馈日", None, RowBasis(Book.TRANSFERS, day, where)
    )
    return Indicator(code, Group.TRANSFERS, term, basis, note=note)


SPECS = (
    _line("K1", "移送", _SENT, note="有移送的案件；一案移送多个单位的计一件"),
    *(
        _line(f"K1.{number}", f"其中 {body.term}", _SENT, (("body", (body.value,)),))
        for number, body in enumerate(Body, 1)
    ),
    _line("K2", "收到反馈", _ANSWERED),
    _line(
        "K2.1",
        "其中 立案",
        _ANSWERED,
        (("result", (TransferResult.FILED.value,)),),
        "按最近一次反馈",
    ),
    Indicator(
        "K3",
        Group.TRANSFERS,
        "期末待反馈",
        Basis("月末", None, RowBasis(Book.TRANSFERS, _SENT, pending=_ANSWERED)),
        note="已移送、月末尚未收到反馈",
    ),
)
