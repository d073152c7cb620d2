"""Everything a paper of a case can be filled with, by the names of the templates (套打取数)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from app.domain.catalogue import load_catalogue
from app.domain.documents.vocabulary import WORDS, Value, Values
from app.models.case import Case
from app.services.desk import Desk
from app.services.papers.facts_case import CASE_GROUPS
from app.services.papers.facts_evidence import EVIDENCE_GROUPS
from app.services.papers.facts_forms import form_facts, form_names
from app.services.papers.facts_handling import HANDLING_GROUPS
from app.services.papers.facts_parties import PARTY_GROUPS
from app.services.papers.facts_source import Source
from app.services.papers.facts_volume import VOLUME_GROUPS
from app.services.papers.views import Recipient

GROUPS = (*CASE_GROUPS, *PARTY_GROUPS, *HANDLING_GROUPS, *EVIDENCE_GROUPS, *VOLUME_GROUPS)
_ALWAYS = frozenset({"发文机关", "字头", "案号", "签发日期"})
"""Names that filling and numbering look for, whatever the template says."""


def paper_values(
    desk: Desk,
    session: Session,
    case: Case,
    recipient: Recipient | None,
    *,
    number: str,
    on: date,
    wanted: Collection[str] | None = None,
) -> Values:
    """Return what a paper of ``case`` to ``recipient`` can say, by placeholder.

    ``number`` is the paper's number, empty while it has none; ``on`` the day of issue. With
    ``wanted``, the names a template uses, only the groups it touches are read: two or three
    queries a notice instead of some twenty.
    """
    source = Source(desk, session, case, desk.catalogue.get(case.kind), recipient, number, on)
    names = None if wanted is None else frozenset(wanted) | _ALWAYS
    found: dict[str, Value] = {}
    for group in GROUPS:
        if names is None or group.names & names:
            found.update(group.read(source))
    if names is None or form_names(source.case_type) & names:
        found.update(form_facts(source))
    return found


def names_for(kind: str) -> frozenset[str]:
    """Return all names that cases of a kind supply; of an unknown kind, those of every case.

    The kind's own fields stand for themselves by their terms, see
    :func:`app.services.papers.facts_forms.form_names`.
    """
    case_type = load_catalogue().case_types.get(kind)
    return frozenset(WORDS) | (form_names(case_type) if case_type else frozenset())
