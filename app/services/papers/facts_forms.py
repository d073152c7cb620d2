"""The fields of a kind's own forms and steps as placeholders, by their terms (栏目即占位符)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from app.domain.case_type import CaseType
from app.domain.documents.vocabulary import WORDS, Value
from app.domain.fields import FieldKind, FieldSpec, FieldValue, Part, SectionSpec
from app.models.case import CaseParty
from app.services.papers.facts_case import person
from app.services.papers.facts_source import LIST_SIGN, Source, shown, written
from app.services.write_case import CASE_COLUMNS, RIGHT_SNAPSHOT


def form_names(case_type: CaseType) -> frozenset[str]:
    """Return the names that the kind's fields and the facts asked at its steps supply.

    A field of parties or right is one only where no other section has its term, as 地址 of
    either side would be meant; a name of WORDS keeps its own meaning.
    """
    own = {name_of(spec) for spec in _case_fields(case_type)}
    found = own | {name_of(spec) for _, spec in _single_fields(case_type)}
    return frozenset(found) - frozenset(WORDS)


def name_of(spec: FieldSpec) -> str:
    """Return a field's name in templates: its term without spaces, 、 for a stroke."""
    return re.sub(r"\s+", "", spec.term).replace("/", "、")


def form_facts(source: Source) -> dict[str, Value]:
    """Return the values of all such names; of one asked several times the last word counts."""
    found: dict[str, Value] = {}
    for section, spec in _single_fields(source.case_type):
        if section.part is Part.RIGHT:
            found[name_of(spec)] = written(spec, source.details.get(RIGHT_SNAPSHOT, {}))
    found.update(_of_parties(source))
    for spec in _case_fields(source.case_type):
        if found.get(name_of(spec)) in (None, ""):
            found[name_of(spec)] = _own_value(source, spec)
    return {name: value for name, value in found.items() if name not in WORDS}


def _own_value(source: Source, spec: FieldSpec) -> Value:
    if spec.key in CASE_COLUMNS or spec.key == "received_at":
        stored: FieldValue = getattr(source.case, spec.key)
        value = shown(spec, stored)
    else:
        value = written(spec, source.details)
    return person(source, str(value or "")) if spec.kind is FieldKind.HANDLER else value


def _of_parties(source: Source) -> Iterator[tuple[str, Value]]:
    """Yield what stands in one section of parties only, joined over its rows."""
    fields = [
        (section, spec)
        for section, spec in _single_fields(source.case_type)
        if section.part is Part.PARTY
    ]
    if not fields:
        return
    query = (
        select(CaseParty.section, CaseParty.details)
        .where(CaseParty.case_id == source.case.id)
        .order_by(CaseParty.position)
    )
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for key, details in source.session.execute(query):
        rows.setdefault(key, []).append(details)
    for section, spec in fields:
        texts = [written(spec, row) for row in rows.get(section.key, [])]
        if len(texts) == 1:
            yield name_of(spec), texts[0]
        else:
            distinct = dict.fromkeys(str(text) for text in texts if text not in (None, ""))
            yield name_of(spec), LIST_SIGN.join(distinct)


def _case_fields(case_type: CaseType) -> Iterator[FieldSpec]:
    """Yield the facts of the case and those asked at steps, which are kept beside them."""
    for section in case_type.sections:
        if section.part is Part.CASE:
            yield from section.fields
    for move in case_type.moves:
        yield from move.asks


def _single_fields(case_type: CaseType) -> Iterator[tuple[SectionSpec, FieldSpec]]:
    """Yield the fields of parties and right whose term stands in no other section."""
    terms = Counter(name_of(spec) for section in case_type.sections for spec in section.fields)
    for section in case_type.sections:
        if section.part is not Part.CASE:
            for spec in section.fields:
                if terms[name_of(spec)] == 1:
                    yield section, spec
