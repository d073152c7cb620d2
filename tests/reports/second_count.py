"""Every figure of the month, counted a second time from an open export and nothing else.

Written by hand from docs/workbook.md, the export's SCHEMA.md and the remarks printed with the
figures: it knows neither the program's indicators nor its queries, and imports nothing of it.
"""

from __future__ import annotations

from pathlib import Path

from tests.reports import second_others
from tests.reports.second_books import (
    DISPUTE,
    OPINIONS,
    REPORT,
    SHOP_ONLINE,
    SHOW,
    Books,
    Column,
    Row,
    Span,
    Value,
    add_up,
    day_counts,
    days_between,
    ended,
    finished,
    many,
    mean,
    middle,
    month_span,
    of_code,
    pending,
    read_books,
    share,
    until,
    with_step,
    within,
)

RULED = ("infringes", "not-infringing", "dismissed")
ON_SITE = ("measure", "no-measure")
NAMED_ENDS = (*RULED, "mediated", "withdrawn", "transferred", *OPINIONS, *ON_SITE)
MEDIATIONS = (
    "mediation-administrative",
    "mediation-people",
    "mediation-court",
    "mediation-exhibition",
)
PATENTS = ("invention", "utility-model", "design")
BY_LAW = ("INF-CLOSE", "CFT-CLOSE")
BY_POLICY = ("INF-INTERNAL", "INF-INTERNAL-UM")


def count_month(folder: Path, year: int, month: int) -> dict[str, tuple[Value, Value, Value]]:
    """Return each figure by code: this month, the year so far, the same month a year ago."""
    books = read_books(folder)
    this = month_span(year, month)
    so_far = Span(f"{year:04}-01-01", this.last)
    columns = [figures(books, span) for span in (this, so_far, month_span(year - 1, month))]
    return {code: (columns[0][code], columns[1][code], columns[2][code]) for code in columns[0]}


def figures(books: Books, span: Span) -> Column:
    """Return every figure of a span by its code."""
    found: Column = {}
    for chapter in (
        _enforcement,
        _limits,
        second_others.online,
        second_others.shows,
        _mediation,
        second_others.counterfeits,
        _fast_track,
        _entities,
        second_others.rights_help,
        second_others.assistance,
        second_others.overseas,
        second_others.credit,
        second_others.transfers,
    ):
        found.update(chapter(books, span))
    return found


def _enforcement(books: Books, span: Span) -> Column:
    cases = of_code(books, "track", "infringement")
    received = within(cases, "received_on", span)
    accepted = within(cases, "accepted_on", span)
    closed = finished(cases, span)
    ruled = [case for case in ended(cases, "decided_on", span, *RULED) if case["kind"] == DISPUTE]
    settled = ended(cases, "decided_on", span, "mediated")
    lasted = day_counts(closed, "accepted_on", "closed_on")
    others = [case for case in closed if case["outcome"] not in (None, *NAMED_ENDS)]
    found: Column = {
        "A1": len(received),
        "A2": len(accepted),
        "A2.4": many(accepted, "right_kind", "trademark", "copyright"),
        "A2.5": many(accepted, "right_kind", ""),
        "A3": len(ended(cases, "closed_on", span, "not-accepted")),
        "A4": len(closed),
        "A4.1": many(closed, "outcome", *RULED),
        "A4.1.1": many(closed, "outcome", "infringes"),
        "A4.1.2": many(closed, "outcome", "not-infringing"),
        "A4.1.3": many(closed, "outcome", "dismissed"),
        "A4.2": many(closed, "outcome", "mediated"),
        "A4.3": many(closed, "outcome", "withdrawn"),
        "A4.4": many(closed, "outcome", "transferred"),
        "A4.5": many(closed, "outcome", *OPINIONS),
        "A4.6": many(closed, "outcome", *ON_SITE),
        "A4.7": len(others),
        "A5": len(ruled),
        "A7": mean(lasted),
        "A7.1": middle(lasted),
        "A10": len(with_step(books, cases, span, "sued", "sued-late")),
        "A10.1": len(with_step(books, cases, span, "annulled")),
        "A10.2": sum(_stood_in_court(books, case, span) for case in cases),
        "A11": len(received),
        "A11.6": many(received, "venue_kind", "other", ""),
        "A12": add_up(settled, "agreed_fen"),
        "A12.1": add_up(settled, "paid_fen"),
        "A13": sum(case["id"] in books.foreign for case in received),
    }
    for number, kind in enumerate((DISPUTE, REPORT, SHOP_ONLINE, SHOW), 1):
        found[f"A1.{number}"] = many(received, "kind", kind)
        found[f"A2.{number + 5}"] = many(accepted, "kind", kind)
        found[f"A4.{number + 10}"] = many(closed, "kind", kind)
    for number, right in enumerate(PATENTS, 1):
        found[f"A2.{number}"] = many(accepted, "right_kind", right)
    for number, outcome in enumerate(RULED, 1):
        found[f"A5.{number}"] = many(ruled, "outcome", outcome)
    for number, venue in enumerate(("factory", "shop", "market", "exhibition", "platform"), 1):
        found[f"A11.{number}"] = many(received, "venue_kind", venue)
    return found


def _stood_in_court(books: Books, case: Row, span: Span) -> bool:
    """Tell whether a ruling took effect after a suit, that is out of the state "sued"."""
    steps = within(books.steps.get(case["id"], ()), "on", span)
    return any(step["move"] == "take-effect" and step["from_state"] == "sued" for step in steps)


def _limits(books: Books, span: Span) -> Column:
    cases = of_code(books, "track", "infringement")
    closed, open_cases = finished(cases, span), pending(cases, span.last)
    by_law = [_kept(_runs(books, case, BY_LAW), case) for case in closed]
    by_policy = [_kept(_runs(books, case, BY_POLICY), case) for case in closed]
    overdue = [
        case
        for case in open_cases
        if any(
            run["standing"] != "removed"
            and until(run, "due_on", span.last)
            and not until(run, "met_on", span.last)
            for run in _runs(books, case, BY_LAW)
        )
    ]
    return {
        "A6": len(open_cases),
        "A6.1": len(overdue),
        "A8": share(by_law.count(True), by_law.count(True) + by_law.count(False)),
        "A8.1": by_law.count(True),
        "A8.2": by_law.count(False),
        "A8.3": share(by_policy.count(True), by_policy.count(True) + by_policy.count(False)),
        "A8.3.1": by_policy.count(True),
        "A8.3.2": by_policy.count(False),
        "A9": sum(_suspended(books, case, span.last) for case in open_cases),
    }


def _runs(books: Books, case: Row, rules: tuple[str, ...]) -> list[Row]:
    runs = books.deadlines.get(case["id"], ())
    return [run for run in runs if run["rule_id"] in rules and run["promised"] is False]


def _kept(runs: list[Row], case: Row) -> bool | None:
    """Tell whether every limit was kept, None where none was put to the test.

    A limit that nobody met ends with the case: it was kept if its day had not passed then.
    """
    tested: list[bool] = []
    for run in runs:
        if run["standing"] in ("met", "met-late"):
            tested.append(run["standing"] == "met")
        elif run["standing"] in ("running", "dropped") and run["due_on"]:
            tested.append(str(case["closed_on"]) <= str(run["due_on"]))
    return all(tested) if tested else None


def _suspended(books: Books, case: Row, last: str) -> bool:
    for pause in books.pauses.get(case["id"], ()):
        over = until(pause, "ended_on", last)
        if pause["kind"] == "中止" and until(pause, "began_on", last) and not over:
            return True
    steps = [step for step in books.steps.get(case["id"], ()) if until(step, "on", last)]
    state: set[object] = set()
    for step in sorted(steps, key=lambda one: (str(one["on"]), int(str(one["id"])))):
        if step["from_state"] != step["to_state"]:
            state.discard(step["from_state"])
        if step["move"] == "suspend":
            state.add(step["to_state"])
    return bool(state)


def _mediation(books: Books, span: Span) -> Column:
    cases = of_code(books, "track", "mediation")
    received = within(cases, "received_on", span)
    accepted = within(cases, "accepted_on", span)
    agreed = ended(cases, "decided_on", span, "agreed")
    failed = ended(cases, "decided_on", span, "not-agreed")
    over = [
        case for case in within(cases, "decided_on", span) if until(case, "accepted_on", span.last)
    ]
    confirmed = with_step(books, cases, span, "confirm")
    due = [
        part
        for case in cases
        for part in within(books.instalments.get(case["id"], ()), "due_on", span)
    ]
    found: Column = {
        "D1": len(received),
        "D2": len(accepted),
        "D3": len(agreed),
        "D4": len(failed),
        "D5": share(len(agreed), len(agreed) + len(failed)),
        "D6": len(finished(cases, span)),
        "D7": len(pending(cases, span.last)),
        "D8": add_up(agreed, "claimed_fen"),
        "D8.1": add_up(agreed, "agreed_fen"),
        "D8.2": add_up(agreed, "paid_fen"),
        "D9": mean(day_counts(over, "accepted_on", "decided_on")),
        "D10": len(confirmed),
        "D10.1": many(confirmed, "kind", "mediation-court"),
        "D11": add_up(due, "amount_fen"),
        "D11.1": add_up(due, "paid_fen"),
        "D11.2": share(add_up(due, "paid_fen"), add_up(due, "amount_fen")),
        "D12": len(with_step(books, cases, span, "performed")),
        "D13": len(with_step(books, cases, span, "default")),
    }
    for number, kind in enumerate(MEDIATIONS, 1):
        found[f"D1.{number}"] = many(received, "kind", kind)
        found[f"D2.{number}"] = many(accepted, "kind", kind)
        found[f"D3.{number}"] = many(agreed, "kind", kind)
    return found


def _fast_track(books: Books, span: Span) -> Column:
    cases = of_code(books, "kind", "pre-examination")
    granted = within(cases, "granted_on", span)
    lists = {
        "F2": within(cases, "received_on", span),
        "F3": ended(cases, "decided_on", span, "passed"),
        "F5": within(cases, "accepted_on", span),
        "F7": ended(cases, "decided_on", span, "failed"),
        "F9": within(cases, "filed_on", span),
        "F10": within(cases, "marked_on", span),
        "F11": granted,
    }
    passed, failed = len(lists["F3"]), len(lists["F7"])
    concluded = within(cases, "decided_on", span)
    found: Column = {
        "F4": share(passed, len(lists["F5"])),
        "F4.1": share(passed, passed + failed),
        "F6": len(ended(cases, "closed_on", span, "not-accepted")),
        "F8": len(ended(cases, "closed_on", span, "withdrawn")),
        "F12": mean(day_counts(concluded, "received_on", "decided_on")),
        "F12.1": mean(_first_answers(books, cases, span)),
        "F13": mean(day_counts(granted, "filed_on", "granted_on")),
        "F14": len(finished(cases, span)),
        "F15": len(pending(cases, span.last)),
        "F16": share(len(granted), len(lists["F9"])),
    }
    for code, rows in lists.items():
        found[code] = len(rows)
        for number, right in enumerate(PATENTS, 1):
            found[f"{code}.{number}"] = many(rows, "right_kind", right)
    return found


def _first_answers(books: Books, cases: list[Row], span: Span) -> list[int]:
    """Return the days from acceptance to the first opinion or conclusion in the span."""
    found = []
    for case in cases:
        steps = books.steps.get(case["id"], ())
        answers = [str(one["on"]) for one in steps if one["move"] in ("opine", "pass", "fail")]
        if case["accepted_on"] and answers and span.first <= min(answers) <= span.last:
            found.append(days_between(case["accepted_on"], min(answers)))
    return found


def _entities(books: Books, span: Span) -> Column:
    known = [one for one in books.entities if until(one, "registered_on", span.last)]
    valid = [one for one in known if not until(one, "cancelled_on", span.last)]
    suspended = [
        one
        for one in valid
        if until(one, "suspended_from", span.last)
        and (one["suspended_until"] is None or str(one["suspended_until"]) >= span.last)
    ]
    return {
        "F1": len(valid),
        "F1.1": len(within(known, "registered_on", span)),
        "F1.2": len(suspended),
        "F1.3": len(within(known, "cancelled_on", span)),
    }
