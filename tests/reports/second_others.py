"""The smaller chapters of the second count: complaints, counterfeits, help, credit, transfers."""

from __future__ import annotations

from tests.reports.second_books import (
    OPINIONS,
    REPORT,
    SHOP_ONLINE,
    SHOW,
    Books,
    Column,
    Span,
    add_details,
    day_counts,
    ended,
    finished,
    many,
    mean,
    of_code,
    pending,
    until,
    with_step,
    within,
)

BODIES = ("police", "customs", "court", "procuratorate", "enforcement", "other-bureau")


def online(books: Books, span: Span) -> Column:
    cases = [
        case for case in of_code(books, "kind", SHOP_ONLINE) if case["track"] == "infringement"
    ]
    opined = ended(cases, "decided_on", span, *OPINIONS)
    handled = with_step(books, cases, span, "platform-feedback")
    return {
        "B1": len(within(cases, "received_on", span)),
        "B2": len(within(cases, "accepted_on", span)),
        "B3": len(opined),
        **{f"B3.{n}": many(opined, "outcome", code) for n, code in enumerate(OPINIONS, 1)},
        "B4": len(handled),
        "B4.1": add_details(handled, "links_removed"),
        "B5": len(ended(cases, "closed_on", span, "transferred")),
        "B5.1": len(with_step(books, cases, span, "lead-out")),
        "B6": mean(day_counts(opined, "accepted_on", "decided_on")),
        "B7": len(finished(cases, span)),
        "B8": len(pending(cases, span.last)),
    }


def shows(books: Books, span: Span) -> Column:
    cases = [case for case in of_code(books, "kind", SHOW) if case["track"] == "infringement"]
    handled = ended(cases, "decided_on", span, "measure", "no-measure", "mediated")
    measures = ended(cases, "decided_on", span, "measure")
    return {
        "C1": len(within(cases, "received_on", span)),
        "C2": len(within(cases, "accepted_on", span)),
        "C3": len(handled),
        "C3.1": len(measures),
        "C3.2": many(handled, "outcome", "no-measure"),
        "C3.3": many(handled, "outcome", "mediated"),
        "C4": len(ended(cases, "decided_on", span, "transferred")),
        "C5": add_details(measures, "exhibits_removed"),
    }


def counterfeits(books: Books, span: Span) -> Column:
    cases = [case for case in of_code(books, "kind", REPORT) if case["track"] == "infringement"]
    fined = ended(cases, "decided_on", span, "penalised")
    published = ("publish", "publish-penalised", "publish-penalty-served")
    return {
        "E1": len(within(cases, "received_on", span)),
        "E2": len(within(cases, "accepted_on", span)),
        "E3": len(with_step(books, cases, span, "transfer")),
        "E4": len(with_step(books, cases, span, "file")),
        "E5": len(fined),
        "E5.1": add_details(fined, "fine_fen"),
        "E6": len(with_step(books, cases, span, *published)),
        "E7": len(with_step(books, cases, span, "hand-over-crime")),
        "E8": len(ended(cases, "decided_on", span, "no-penalty")),
    }


def rights_help(books: Books, span: Span) -> Column:
    reports = of_code(books, "kind", "evaluation-report")
    priority = of_code(books, "kind", "priority-examination")
    rapid = of_code(books, "kind", "rapid-confirmation")
    approved = ("approved", "approved-reexamination", "approved-invalidation")
    return {
        "G1": len(within(reports, "received_on", span)),
        "G1.1": len(within(reports, "accepted_on", span)),
        "G1.2": len(with_step(books, reports, span, "submit")),
        "G1.3": len(ended(reports, "decided_on", span, "issued")),
        "G2": len(within(priority, "received_on", span)),
        "G2.1": len(ended(priority, "decided_on", span, "recommended")),
        "G2.2": len(with_step(books, priority, span, "forward")),
        "G2.3": len(with_step(books, priority, span, *approved)),
        "G3": len(within(rapid, "received_on", span)),
        "G3.1": len(ended(rapid, "decided_on", span, "recommended")),
        "G3.2": len(with_step(books, rapid, span, "forward")),
        "G3.3": len(with_step(books, rapid, span, "approved")),
        "G3.4": len(with_step(books, rapid, span, "decide")),
    }


def assistance(books: Books, span: Span) -> Column:
    cases = of_code(books, "kind", "assistance-request")
    steps = {"H2": "answer", "H4": "assign-expert", "H5": "give-opinion", "H6": "refer"}
    return {
        "H1": len(within(cases, "received_on", span)),
        "H3": len(within(cases, "accepted_on", span)),
        **{code: len(with_step(books, cases, span, move)) for code, move in steps.items()},
        "H7": len(finished(cases, span)),
        "H8": len(pending(cases, span.last)),
    }


def overseas(books: Books, span: Span) -> Column:
    cases = of_code(books, "kind", "overseas-referral")
    steps = {"I3": "give-opinion", "I4": "refer", "I5": "respond-abroad"}
    return {
        "I1": len(within(cases, "received_on", span)),
        "I2": len(within(cases, "accepted_on", span)),
        **{code: len(with_step(books, cases, span, move)) for code, move in steps.items()},
        "I6": add_details(within(cases, "closed_on", span), "loss_avoided_fen"),
        "I7": len(finished(cases, span)),
        "I8": len(pending(cases, span.last)),
    }


def credit(books: Books, span: Span) -> Column:
    alive = {None, *(case["id"] for case in books.cases)}
    entries = [entry for entry in books.credit if entry["case_id"] in alive]
    listed = within(entries, "effective_on", span)
    return {
        "J1": len(listed),
        "J1.1": many(listed, "act", "repeat-infringement"),
        "J2": len(within(entries, "reported_on", span)),
        "J3": len(within(entries, "repaired_on", span)),
    }


def transfers(books: Books, span: Span) -> Column:
    ledgers = [books.transfers.get(case["id"], ()) for case in books.cases]
    sent = [within(rows, "sent_on", span) for rows in ledgers]
    answered = [within(rows, "feedback_on", span) for rows in ledgers]
    waiting = [
        any(
            until(row, "sent_on", span.last) and not until(row, "feedback_on", span.last)
            for row in rows
        )
        for rows in ledgers
    ]
    return {
        "K1": sum(bool(rows) for rows in sent),
        **{
            f"K1.{number}": sum(bool(many(rows, "body", body)) for rows in sent)
            for number, body in enumerate(BODIES, 1)
        },
        "K2": sum(bool(rows) for rows in answered),
        "K2.1": sum(bool(many(rows, "result", "filed")) for rows in answered),
        "K3": sum(waiting),
    }
