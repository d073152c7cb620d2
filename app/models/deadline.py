"""Time limits of cases (期限), what was decided about them, and times not counted (中止)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Audited, Base, Identified, Instant, Stamped


class Deadline(Base, Identified):
    """One run of a time limit in a case, as last worked out (期限).

    Derived from the history, the pauses, the decisions, the rules and the calendar; it may be
    thrown away and worked out again, so it is not audited. ``rule_id`` is the newest id of
    the rule's line, empty for one of the user's own; ``promised`` marks the centre's own,
    shorter promise beside a statutory limit. ``due_on`` is a China day, also for limits in
    hours, whose instant is ``due_at``; both empty while paused.
    """

    __tablename__ = "deadline"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    rule_id: Mapped[str] = mapped_column(String(60))
    ordinal: Mapped[int] = mapped_column(Integer)
    promised: Mapped[bool] = mapped_column(Boolean)
    rule_used: Mapped[str] = mapped_column(String(60))
    term: Mapped[str] = mapped_column(String(120))
    statutory: Mapped[bool] = mapped_column(Boolean)
    started_on: Mapped[date] = mapped_column(Date)
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    begun_by: Mapped[str] = mapped_column(String(40))
    due_on: Mapped[date | None] = mapped_column(Date)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    provisional: Mapped[bool] = mapped_column(Boolean)
    standing: Mapped[str] = mapped_column(String(10))
    met_on: Mapped[date | None] = mapped_column(Date)

    __table_args__ = (
        UniqueConstraint("case_id", "rule_id", "ordinal", "promised"),
        # What is due when, over all cases; the workbench and the agenda read only this.
        Index("ix_deadline_agenda", "standing", "due_on", "case_id", "statutory", "provisional"),
    )


class DeadlineDecision(Base, Identified, Stamped, Audited):
    """What somebody decided about one time limit, with the reason (期限决定).

    ``kind`` is a :class:`app.domain.terms.Decision`. ``amount`` counts in the unit of the
    rule's extension. ``until`` is the day a limit was moved to, or of a limit of one's own,
    whose name is ``term``. The newest decision of a run counts, extensions add up.
    """

    __tablename__ = "deadline_decision"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    rule_id: Mapped[str] = mapped_column(String(60))
    ordinal: Mapped[int] = mapped_column(Integer)
    promised: Mapped[bool] = mapped_column(Boolean, default=False)
    kind: Mapped[str] = mapped_column(String(10))
    amount: Mapped[int] = mapped_column(Integer, default=0)
    until: Mapped[date | None] = mapped_column(Date)
    term: Mapped[str] = mapped_column(String(120), default="")
    approved_by: Mapped[str] = mapped_column(String(64), default="")
    paper: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_on: Mapped[date] = mapped_column(Date)


class CasePause(Base, Identified, Stamped, Audited):
    """A time that is not counted, entered by hand: public notice, appraisal (不计入期限).

    Suspensions that moves begin and end come from the history and are not stored again.
    ``kind`` is one of the rule's exclusions.
    """

    __tablename__ = "case_pause"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    began_on: Mapped[date] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    ground: Mapped[str] = mapped_column(String(200), default="")
    paper: Mapped[str] = mapped_column(String(120), default="")


class CalendarYear(Base, Identified, Stamped, Audited):
    """A year's holidays as a centre imported them from the notice (年度放假安排).

    ``data`` has the shape of a shipped year file (``app.domain.calendar.year_from_mapping``).
    """

    __tablename__ = "calendar_year"

    year: Mapped[int] = mapped_column(Integer)
    issued_on: Mapped[date] = mapped_column(Date)
    reference: Mapped[str] = mapped_column(String(200), default="")
    data: Mapped[dict[str, Any]] = mapped_column(JSON)

    __table_args__ = (UniqueConstraint("year", "issued_on"),)


class CalendarEdit(Base, Identified, Stamped, Audited):
    """A single day set by hand, with the reason (手工调整)."""

    __tablename__ = "calendar_edit"

    on: Mapped[date] = mapped_column(Date, unique=True)
    works: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(String(200))


class RuleSetting(Base, Identified, Stamped, Audited):
    """A centre's own word on a rule (本中心的期限设置).

    ``promised``: a shorter promise beside the statutory limit (承诺时限). Otherwise the limit
    itself where it is not verified, and ``confirmed`` once somebody checked the source.
    """

    __tablename__ = "rule_setting"

    rule_id: Mapped[str] = mapped_column(String(60))
    promised: Mapped[bool] = mapped_column(Boolean)
    limit: Mapped[int] = mapped_column(Integer)
    unit: Mapped[str] = mapped_column(String(20))
    confirmed: Mapped[bool] = mapped_column(Boolean, default=False)
    reason: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (UniqueConstraint("rule_id", "promised"),)
