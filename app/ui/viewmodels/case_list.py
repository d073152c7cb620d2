"""A case list without Qt: its quick views, what is filtered, how that reads, how it loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.dates import YearMonth, month_span
from app.domain.terms import Phase, Track
from app.services.case_filter import CaseFilter, CaseOrder, DateField, DateSpan, SortField
from app.services.case_queries import count_cases, find_ids
from app.services.desk import Desk
from app.services.office import list_accounts
from app.ui.viewmodels.case_columns import Office
from app.ui.viewmodels.columns import person

LIVE_PHASES = (Phase.INTAKE.value, Phase.OPEN.value)
MONTHS_OFFERED = 12
_KIND_WORDS = (
    "电商", "展会现场", "展会", "假冒", "评价报告", "优先审查", "侵权纠纷", "法院委托",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuickView:
    """A view offered as a chip with its count (快捷视图)."""

    key: str
    text: str
    wanted: CaseFilter


@dataclass(frozen=True, slots=True)
class MonthChoice:
    """Cases by the month of a date (按月)."""

    field: DateField
    month: YearMonth

    @property
    def text(self) -> str:
        """Return ``收件 2026-11``."""
        return f"{MONTH_FIELDS[self.field]} {self.month}"


MONTH_FIELDS: Mapping[DateField, str] = {
    DateField.RECEIVED: "收件",
    DateField.ACCEPTED: "立案",
    DateField.CLOSED: "结案",
}


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the filter bar holds; ``given`` is a figure's own filter with its name (筛选条件)."""

    view: str = "open"
    given: CaseFilter | None = None
    heading: str = ""
    text: str = ""
    states: tuple[str, ...] = ()
    handler: str | None = None
    month: MonthChoice | None = None

    @property
    def narrowed(self) -> bool:
        """Whether anything beyond the quick view is asked for."""
        return bool(
            self.given is not None
            or self.text
            or self.states
            or self.handler is not None
            or self.month is not None
        )


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """One filter in force, shown as a chip that takes it away."""

    key: str
    text: str


def quick_views(catalogue: Catalogue, track: Track | None, office: Office) -> tuple[QuickView, ...]:
    """Return the chips over a list: all in hand, mine, new this month, each kind, everything."""
    tracks = (track.value,) if track else ()
    live = CaseFilter(tracks=tracks, phases=LIVE_PHASES)
    first, _ = month_span(YearMonth.of(office.today))
    this_month = DateSpan(DateField.RECEIVED, first, office.today)
    views = [
        QuickView("open", "全部在办", live),
        QuickView("mine", "我的", replace(live, handler=office.me)),
        QuickView("new", "本月新收", CaseFilter(tracks=tracks, spans=(this_month,))),
    ]
    views += [
        QuickView(f"kind:{kind.code}", kind_word(kind.term), replace(live, kinds=(kind.code,)))
        for kind in (catalogue.of_track(track) if track else ())
    ]
    views.append(QuickView("all", "全部", CaseFilter(tracks=tracks)))
    return tuple(views)


def kind_word(term: str) -> str:
    """Return a kind's term short enough for a chip, e.g. 电商 for 电商平台专利侵权投诉."""
    for word in (
        "电商",
        "展会现场",
        "展会",
        "假冒",
        "评价报告",
        "优先审查",
        "侵权纠纷",
        "法院委托",
    ):
        if word in term:
            return word
    return term


def filter_of(criteria: Criteria, views: Sequence[QuickView]) -> CaseFilter:
    """Return the one filter that the page, its count and its export use."""
    if criteria.given is not None:
        wanted = criteria.given
    else:
        wanted = next((one.wanted for one in views if one.key == criteria.view), views[0].wanted)
    if criteria.text:
        wanted = replace(wanted, text=f"{wanted.text} {criteria.text}".strip())
    if criteria.states:
        wanted = replace(wanted, states=criteria.states)
    if criteria.handler is not None:
        wanted = replace(wanted, handler=criteria.handler)
    if criteria.month is not None:
        span = DateSpan(criteria.month.field, *month_span(criteria.month.month))
        wanted = replace(wanted, spans=(*wanted.spans, span))
    return wanted


def own_order(wanted: CaseFilter) -> CaseOrder:
    """Return the order of a list nobody sorted: what is due first where limits are asked for."""
    if wanted.asks_for_limits:
        return CaseOrder(SortField.DUE, descending=False)
    return CaseOrder()


def active_filters(
    criteria: Criteria, terms: Mapping[str, str], office: Office
) -> tuple[ActiveFilter, ...]:
    """Return the filters in force as removable chips; ``terms`` are those of the states."""
    found = []
    if criteria.given is not None:
        found.append(ActiveFilter("given", criteria.heading or "所选统计"))
    if criteria.text:
        found.append(ActiveFilter("text", f"含“{criteria.text}”"))
    if criteria.states:
        few = len(criteria.states) == 1
        words = terms.get(criteria.states[0], criteria.states[0]) if few else ""
        found.append(ActiveFilter("states", words or f"状态 {len(criteria.states)} 项"))
    if criteria.handler is not None:
        who = person(office.names, criteria.handler) or "未分派"
        found.append(ActiveFilter("handler", f"承办 {who}"))
    if criteria.month is not None:
        found.append(ActiveFilter("month", criteria.month.text))
    return tuple(found)


def without(criteria: Criteria, key: str) -> Criteria:
    """Return the criteria less one active filter."""
    empty = Criteria(view=criteria.view)
    if key == "given":
        return replace(criteria, given=None, heading="")
    changes: Mapping[str, Callable[[], Criteria]] = {
        "text": lambda: replace(criteria, text=empty.text),
        "states": lambda: replace(criteria, states=empty.states),
        "handler": lambda: replace(criteria, handler=empty.handler),
        "month": lambda: replace(criteria, month=empty.month),
    }
    return changes[key]()


def state_terms(catalogue: Catalogue, track: Track | None) -> Mapping[str, str]:
    """Return the states of a track's kinds in order, with their terms, doubles joined by ／."""
    found: dict[str, list[str]] = {}
    kinds = catalogue.of_track(track) if track else tuple(catalogue.case_types.values())
    for kind in kinds:
        for state in kind.states:
            words = found.setdefault(state.code, [])
            if state.term not in words:
                words.append(state.term)
    return {code: "／".join(words[:3]) for code, words in found.items()}


def months_back(today: date, count: int = MONTHS_OFFERED) -> tuple[YearMonth, ...]:
    """Return this month and those before it, newest first."""
    return tuple(YearMonth.of(today).plus(-back) for back in range(count))


@dataclass(frozen=True, slots=True)
class ListState:
    """What one load of a list gave: ids in order, how many there are at all, counts of chips."""

    ids: tuple[int, ...]
    total: int
    counts: Mapping[str, int]


def load_list(
    desk: Desk,
    views: Sequence[QuickView],
    wanted: CaseFilter,
    order: CaseOrder,
) -> ListState:
    """Read a list; every figure comes from the same filter that lists it."""
    counts = {view.key: count_cases(desk, view.wanted) for view in views}
    total = counts.get("all", 0)
    return ListState(find_ids(desk, wanted, order), total, counts)


def load_office(desk: Desk) -> Office:
    """Return people and places of the desk's centre."""
    names = {account.name: account.display_name for account in list_accounts(desk)}
    places = (desk.centre.city, *desk.centre.town_names)
    return Office(desk.account.name, names, tuple(place for place in places if place), desk.today)
