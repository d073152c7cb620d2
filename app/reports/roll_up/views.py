"""What the collector hands up: files taken and refused, figures, what is missing (汇总结果)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.dates import YearMonth
from app.reports.roll_up.expected import CentreTree

Number = float | None
"""A figure in the unit of its row in 汇总; None where the cell is empty."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator as a month's file names it (指标)."""

    code: str
    term: str
    unit: str
    basis: str


@dataclass(frozen=True, slots=True)
class SheetFact:
    """A sheet of a file: its data rows and the hash of its content."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackedRows:
    """A register's rows, drawn as the sheet will hold them and deflated.

    ``size`` and ``crc`` are those of the text before deflating. The text ends on a whole byte
    of the stream, so packed rows of several files follow one another as one stream.
    """

    sheet: str
    rows: int
    size: int
    crc: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MonthFile:
    """One month's workbook that passed every check (已核验的月报).

    ``openings`` holds, by the code of a stock, the opening figure as the file's own checks tell
    it. ``days`` holds, by the code of an average, how many cases took how many days. ``causes``
    holds what the file says changed since the revision before, by the code of the figure.
    ``former`` is the hash of that revision's manifest, ``manifest`` that of this one's.
    """

    file: Path
    version: int
    centre: str
    centre_name: str
    month: YearMonth
    revision: int
    made_at: str
    sheets: tuple[SheetFact, ...]
    indicators: tuple[IndicatorLine, ...] = field(repr=False)
    figures: Mapping[str, Number] = field(repr=False)
    openings: Mapping[str, int] = field(repr=False)
    days: Mapping[str, Mapping[int, int]] = field(repr=False)
    packed: tuple[PackedRows, ...] = field(repr=False)
    is_draft: bool = False
    manifest: str = ""
    former: str = ""
    causes: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    warnings: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Return the rows of all registers."""
        return sum(item.rows for item in self.packed)

    @property
    def key(self) -> tuple[str, YearMonth]:
        """Return what only one file may stand for: centre and month."""
        return self.centre, self.month

    @property
    def content(self) -> tuple[tuple[str, str], ...]:
        """Return what two copies of one file share, whoever saved them last."""
        return tuple(sorted((item.name, item.sha256) for item in self.sheets))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken: why, and what to do (拒收)."""

    file: Path
    reason: str
    hint: str = ""
    centre: str = ""
    month: YearMonth | None = None

    @property
    def sentence(self) -> str:
        """Return reason and hint."""
        return f"{self.reason}{self.hint}"


@dataclass(frozen=True, slots=True)
class Missing:
    """A centre's month that no taken file covers (缺报)."""

    centre: str
    centre_name: str
    month: YearMonth


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a taken file that people should look at (提示)."""

    file: Path
    centre: str
    month: YearMonth
    text: str


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """What the last roll-up said of a centre's month (上次数字)."""

    revision: int
    figures: Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last roll-up, as far as it is compared (上次汇总)."""

    file: Path
    months: Mapping[tuple[str, str], EarlierFigure]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Collected:
    """Everything that came of a set of files (收件结果).

    ``accepted`` is in the order of centre and month. ``superseded`` files are whole, but a
    newer revision or a copy of them was taken.
    """

    accepted: tuple[MonthFile, ...]
    refused: tuple[Refusal, ...]
    superseded: tuple[Refusal, ...]
    missing: tuple[Missing, ...]
    warnings: tuple[Remark, ...]
    tree: CentreTree
    previous: Earlier | None = None

    @property
    def months(self) -> tuple[YearMonth, ...]:
        """Return the months seen, the oldest first."""
        return tuple(sorted({item.month for item in self.accepted}, key=str))

    @property
    def centres(self) -> tuple[str, ...]:
        """Return the codes of the centres seen, in the order of the accepted files."""
        return tuple(dict.fromkeys(item.centre for item in self.accepted))

    @property
    def indicators(self) -> tuple[IndicatorLine, ...]:
        """Return every indicator of the accepted files, in the order of the newest formats."""
        newest: Sequence[MonthFile] = sorted(
            self.accepted, key=lambda item: (item.version, str(item.month)), reverse=True
        )
        found: dict[str, IndicatorLine] = {}
        for item in newest:
            for line in item.indicators:
                found.setdefault(line.code, line)
        return tuple(found.values())

    @property
    def rows(self) -> int:
        """Return the register rows of all accepted files."""
        return sum(item.rows for item in self.accepted)

    def figure(self, centre: str, month: YearMonth, code: str) -> Number:
        """Return a centre's figure of a month; None where there is none."""
        for item in self.accepted:
            if item.key == (centre, month):
                return item.figures.get(code)
        return None
