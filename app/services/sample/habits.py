"""How often each move is made and how long it takes, by kind of case (办理习惯).

Weights are relative among the moves out of one state; a move left out is not made. Days are
working days after the step before, both ends inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.case_type import EXIT_MOVE
from app.domain.terms import Outcome

_EXIT_WEIGHT = 0.15


def _habits(text: str) -> Mapping[str, Mapping[str, float]]:
    """Read lines of ``state: move weight, move weight``."""
    found: dict[str, Mapping[str, float]] = {}
    for line in filter(str.strip, text.splitlines()):
        state, _, rest = line.strip().partition(": ")
        pairs = (item.split() for item in rest.split(", "))
        weights = {move: float(weight) for move, weight in pairs}
        found[state] = MappingProxyType({**weights, EXIT_MOVE: _EXIT_WEIGHT})
    return MappingProxyType(found)


_DONE = """
    closed: archive 85
    withdrawn: archive 70
    not-accepted: archive 60
    ended: archive 60
"""

_DISPUTE = _habits(
    """
    received: accept 78, ask-supplement 12, refuse 4, refer 3, withdraw 3
    supplement: supplemented 84, refuse 9, withdraw 7
    accepted: serve 80, ask-material 2, mediate 8, withdraw 10
    material-awaited: material-in 90, withdraw 10
    served: answer 35, no-answer 20, mediate 14, settle 12, withdraw 14, set-hearing 2, suspend 3
    answered: forward-answer 80, mediate 8, settle 3, withdraw 4, set-hearing 3, suspend 2
    answer-forwarded: mediate 38, settle 16, withdraw 18, set-hearing 14, deliberate 4, suspend 7
    no-answer: mediate 32, settle 16, withdraw 20, set-hearing 12, deliberate 6, answer 6
    mediating: settle 72, mediation-failed 4, mediation-failed-hearing 10, \
mediation-failed-deliberate 3, withdraw 11
    hearing-set: hear 52, settle 17, withdraw 20, mediate 8, suspend 3
    heard: deliberate 40, settle 28, withdraw 15, mediate 13, suspend 3, set-hearing 1
    suspended: resume-served 25, resume-hearing 25, resume-heard 14, dismiss 12, withdraw 24
    deliberated: rule 88, withdraw 9, suspend 3
    decided: serve-decision 97, take-effect 3
    decision-served: take-effect 86, sued 14
    sued: take-effect 97, annulled 3
    effective: publish 90, enforce 10
    published: close 88, enforce 12
    enforce: close 90, publish 10
    settled: confirm 12, close 88
    confirmed: close 100
    referred: archive 60
    """
    + _DONE
)
_ECOMMERCE = _habits(
    """
    received: accept 83, ask-supplement 7, refuse 6, transfer 2, withdraw 2
    supplement: supplemented 80, refuse 12, withdraw 8
    accepted: give-opinion 92, transfer 3, withdraw 5
    opinion-given: platform-feedback 80, counter-notice 8, close 12
    platform-handled: close 93, counter-notice 7
    counter-notice: platform-feedback 45, close 55
    transferred: archive 60
    """
    + _DONE
)
_EXHIBITION = _habits(
    """
    received: accept 88, ask-supplement 5, refuse 5, withdraw 2
    supplement: supplemented 75, refuse 20, withdraw 5
    accepted: notify 88, decide 6, settle 4, transfer 2
    notified: answer 60, no-answer 25, settle 8, decide 5, withdraw 2
    answered: decide 60, settle 32, transfer 4, withdraw 4
    no-answer: decide 90, settle 6, transfer 4
    handled: report 75, close 25
    reported: close 100
    """
    + _DONE
)
_COUNTERFEIT = _habits(
    """
    received: accept 85, ask-supplement 5, transfer 4, refuse 4, withdraw 2
    supplement: supplemented 75, refuse 20, withdraw 5
    verifying: transfer 72, refuse 22, withdraw 6
    transferred: reply 80, close 20
    replied: close 100
    """
    + _DONE
)
_PRE_EXAMINATION = _habits(
    """
    submitted: accept 93, ask-supplement 4, refuse 2, withdraw 1
    supplement: supplemented 80, refuse 15, withdraw 5
    accepted: review 92, opine 4, pass 3.5, fail 0.5
    in-review: pass 68, opine 27, fail 3.5, withdraw 1.5
    opinion: reply 92, fail 5, deem-withdrawn 2, withdraw 1
    passed: file 97, mark-lost 1, withdraw 2
    filed: pay 97, mark-lost 2, not-granted 1
    paid: report 97, mark-lost 3
    reported: compare 100
    comparing: mark 96, mark-lost 4
    marked: grant 89, office-action 8, changed 1, not-granted 2
    mark-lost: grant 55, close 45
    office-action: office-action-replied 85, grant 8, not-granted 7
    granted: close 100
    failed: archive 60
    not-granted: archive 60
    """
    + _DONE
)
_EVALUATION = _habits(
    """
    requested: accept 92, ask-supplement 5, refuse 2, withdraw 1
    supplement: supplemented 85, refuse 10, withdraw 5
    accepted: submit 96, withdraw 4
    submitted: issue 88, correct 10, withdraw 2
    correction: resubmit 92, withdraw 8
    issued: use 60, close 40
    used: close 100
    """
    + _DONE
)
_PRIORITY = _habits(
    """
    requested: accept 90, ask-supplement 6, refuse 3, withdraw 1
    supplement: supplemented 85, refuse 10, withdraw 5
    accepted: recommend 88, decline 10, withdraw 2
    recommended: forward 98, close 1, withdraw 1
    forwarded: approved 85, refused 13, withdraw 2
    approved: examined 65, office-action 25, close 10
    office-action: office-action-replied 95, examined 5
    examined: close 100
    refused: close 100
    not-recommended: archive 60
    """
    + _DONE
)
_CONFIRMATION = _habits(
    """
    requested: accept 85, ask-supplement 8, refuse 5, withdraw 2
    supplement: supplemented 80, refuse 12, withdraw 8
    accepted: recommend 90, decline 8, withdraw 2
    recommended: forward 98, close 2
    forwarded: approved 70, set-joint-hearing 15, refused 13, withdraw 2
    approved: set-joint-hearing 55, decide 40, withdraw 5
    hearing-set: hear 94, withdraw 6
    heard: decide 100
    decided: close 100
    refused: close 100
    not-recommended: archive 60
    """
    + _DONE
)
_ASSISTANCE = _habits(
    """
    received: answer 50, accept 41, ask-supplement 6, refuse 3
    supplement: supplemented 85, refuse 10, withdraw 5
    reviewing: grant 93, refuse 7
    granted: assign-expert 40, give-opinion 50, refer 10
    expert-assigned: give-opinion 95, refer 5
    answered: follow-up 40, close 60
    opinion-given: follow-up 60, close 40
    referred: follow-up 70, close 30
    followed-up: close 100
    """
    + _DONE
)
_OVERSEAS = _habits(
    """
    received: accept 92, ask-supplement 6, refuse 2
    supplement: supplemented 85, refuse 10, withdraw 5
    guiding: assign-expert 30, give-opinion 50, refer 20
    expert-assigned: give-opinion 90, refer 10
    opinion-given: respond-abroad 60, follow-up 25, refer 5, close 10
    referred: respond-abroad 50, follow-up 30, close 20
    responded: follow-up 60, close 40
    followed-up: close 100
    """
    + _DONE
)
_MEDIATION = _habits(
    """
    requested: send 62, accept 30, refuse 5, withdraw 3
    sent: consent 70, accept 6, refuse 17, withdraw 7
    consented: accept 98, withdraw 2
    accepted: schedule 72, begin 20, cnipa-suspend 0.3, agree 3, fail 3, withdraw 2
    scheduled: begin 88, pause 3, agree 4, fail 3, withdraw 2
    in-session: agree 56, fail 24, schedule 11, pause 5, withdraw 4
    paused: continue 60, schedule 20, agree 8, fail 9, withdraw 3
    cnipa-suspended: schedule 80, begin 20
    agreed: sign 88, performed 6, close 6
    signed: perform 6, perform-unconfirmed 40, confirm 30, performed 12, close 10, default 2
    confirmed: perform 55, performed 30, close 10, default 5
    performing: performed 82, default 9, close 9
    defaulted: performed 40, perform 25, close 35
    performed: close 100
    failed: close 100
    """
    + _DONE
)


@dataclass(frozen=True, slots=True)
class Habit:
    """The ways of one kind of case: share of its track, weights by state (办理习惯)."""

    share: float
    moves: Mapping[str, Mapping[str, float]]


# More e-commerce than docketed disputes; court-entrusted is the main stream of mediation.
HABITS: Mapping[str, Habit] = MappingProxyType(
    {
        "infringement-dispute": Habit(0.41, _DISPUTE),
        "ecommerce-complaint": Habit(0.50, _ECOMMERCE),
        "exhibition-complaint": Habit(0.055, _EXHIBITION),
        "counterfeit-report": Habit(0.035, _COUNTERFEIT),
        "pre-examination": Habit(0.94, _PRE_EXAMINATION),
        "evaluation-report": Habit(0.035, _EVALUATION),
        "priority-examination": Habit(0.02, _PRIORITY),
        "rapid-confirmation": Habit(0.005, _CONFIRMATION),
        "mediation-court": Habit(0.68, _MEDIATION),
        "mediation-administrative": Habit(0.15, _MEDIATION),
        "mediation-people": Habit(0.12, _MEDIATION),
        "mediation-exhibition": Habit(0.05, _MEDIATION),
        "assistance-request": Habit(0.8, _ASSISTANCE),
        "overseas-referral": Habit(0.2, _OVERSEAS),
    }
)

OUTCOME_WEIGHTS: Mapping[Outcome, float] = MappingProxyType(
    {
        Outcome.INFRINGES: 66,
        Outcome.NOT_INFRINGING: 28,
        Outcome.DISMISSED: 6,
        Outcome.OPINION_INFRINGES: 62,
        Outcome.OPINION_NOT: 20,
        Outcome.OPINION_UNCLEAR: 18,
        Outcome.MEASURE: 72,
        Outcome.NO_MEASURE: 28,
    }
)

_ON_THE_SPOT = frozenset({"exhibition-complaint", "mediation-exhibition"})
_USUAL = (1, 4)
_DAYS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "accept": (0, 2),
        "ask-supplement": (0, 4),
        "supplemented": (2, 14),
        "refuse": (1, 5),
        "serve": (1, 5),
        "answer": (3, 14),
        "no-answer": (12, 14),
        "forward-answer": (1, 4),
        "serve-decision": (1, 4),
        "publish": (3, 15),
        "ask-material": (1, 3),
        "material-in": (3, 12),
        "mediate": (1, 8),
        "settle": (2, 20),
        "set-hearing": (2, 8),
        "hear": (5, 15),
        "deliberate": (2, 8),
        "rule": (3, 12),
        "suspend": (2, 10),
        "resume-served": (60, 160),
        "resume-hearing": (60, 180),
        "resume-heard": (60, 180),
        "dismiss": (80, 200),
        "take-effect": (12, 18),
        "annulled": (30, 80),
        "sued": (4, 9),
        "enforce": (5, 30),
        "withdraw": (2, 25),
        "give-opinion": (0, 1),
        "platform-feedback": (1, 8),
        "counter-notice": (2, 8),
        "transfer": (2, 12),
        "reply": (1, 3),
        "review": (0, 1),
        "opine": (1, 2),
        "pass": (1, 2),
        "fail": (2, 7),
        "file": (0, 3),
        "pay": (0, 1),
        "report": (0, 0),
        "compare": (0, 1),
        "mark": (0, 2),
        "office-action": (2, 6),
        "office-action-replied": (2, 6),
        "grant": (2, 7),
        "not-granted": (15, 40),
        "submit": (1, 4),
        "issue": (20, 42),
        "recommend": (2, 7),
        "approved": (5, 15),
        "examined": (20, 38),
        "decide": (15, 60),
        "set-joint-hearing": (3, 15),
        "send": (1, 4),
        "consent": (2, 9),
        "schedule": (2, 8),
        "begin": (1, 7),
        "agree": (0, 12),
        "confirm": (5, 20),
        "perform": (1, 6),
        "perform-unconfirmed": (1, 6),
        "performed": (8, 90),
        "default": (25, 80),
        "follow-up": (5, 30),
        "respond-abroad": (3, 15),
        "close": (1, 10),
        "archive": (5, 60),
        EXIT_MOVE: (30, 120),
    }
)


def days_of(kind: str, move: str) -> tuple[int, int]:
    """Return the least and most working days before ``move`` in a case of ``kind``."""
    if kind in _ON_THE_SPOT and move not in ("archive", EXIT_MOVE, "performed"):
        return (0, 1)
    return _DAYS.get(move, _USUAL)
