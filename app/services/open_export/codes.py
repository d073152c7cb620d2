"""The closed sets of codes that the exported fields take their values from (代码表)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.catalogue import Catalogue
from app.domain.credit import CreditAct
from app.domain.deadline import Unit
from app.domain.documents.life import PaperPart, PaperState
from app.domain.terms import (
    Channel,
    Decision,
    EvidenceKind,
    EvidenceSide,
    LinkKind,
    Outcome,
    PartyKind,
    PartyRole,
    Phase,
    RightKind,
    Role,
    ServiceMethod,
    SittingKind,
    Standing,
    Term,
    Track,
    VenueKind,
)
from app.domain.transfers import Body, TransferResult
from app.models.audit import AuditAction
from app.services.closing.views import MonthState, StepKind

STATE = "state"
"""The set that differs by kind of case; :func:`state_codes` lists it."""

_SETS: Mapping[str, type[Term]] = {
    "track": Track,
    "phase": Phase,
    "outcome": Outcome,
    "channel": Channel,
    "venue_kind": VenueKind,
    "right_kind": RightKind,
    "party_kind": PartyKind,
    "party_role": PartyRole,
    "link_kind": LinkKind,
    "standing": Standing,
    "decision": Decision,
    "sitting_kind": SittingKind,
    "service_method": ServiceMethod,
    "body": Body,
    "transfer_result": TransferResult,
    "credit_act": CreditAct,
    "paper_state": PaperState,
    "paper_part": PaperPart,
    "evidence_kind": EvidenceKind,
    "evidence_side": EvidenceSide,
    "unit": Unit,
    "role": Role,
    "month_state": MonthState,
    "month_step": StepKind,
}
_ACTIONS: Mapping[AuditAction, str] = {
    AuditAction.INSERT: "新增",
    AuditAction.UPDATE: "修改",
    AuditAction.DELETE: "删除",
    AuditAction.EXPORT: "导出",
}


def code_sets(catalogue: Catalogue) -> Mapping[str, Mapping[str, str]]:
    """Return each set of codes with its Chinese terms."""
    kinds = {code: item.term for code, item in catalogue.case_types.items()}
    sets = {
        name: {member.value: member.term for member in members} for name, members in _SETS.items()
    }
    actions = {action.value: term for action, term in _ACTIONS.items()}
    return {"kind": kinds, **sets, "audit_action": actions}
