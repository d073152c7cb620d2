"""A case as ``cases add`` reads it: one JSON object, terms or codes, ISO days (案件 JSON)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft, Row, address
from app.domain.fields import FieldKind, FieldSpec, FieldValue, Part, SectionSpec
from app.domain.parse import ParseContext, parse_value
from app.domain.terms import PartyKind, RightKind
from app.domain.value_json import encode
from app.support.errors import NotFoundError, Problem

_Read = tuple[FieldValue, tuple[Problem, ...]]


def draft_from_json(
    data: object, lookup: Callable[[str], CaseType], context: ParseContext
) -> tuple[CaseDraft | None, tuple[Problem, ...]]:
    """Read ``{"kind": …, "<section>": {…} or [{…}], "one_case_each": …}``.

    ``lookup`` finds a case type by code or Chinese term and raises NotFoundError. Texts are
    read as in the form; whole numbers of money fields are fen. There is no draft when the
    kind cannot be told; otherwise unreadable fields are empty in it and named in a problem.
    """
    if not isinstance(data, Mapping):
        return None, (Problem("", "每个案件应是一个 JSON 对象"),)
    kind = data.get("kind")
    try:
        case_type = lookup(kind if isinstance(kind, str) else "")
    except NotFoundError as error:
        return None, (Problem("kind", error.message),)
    each = data.get("one_case_each", False)
    problems: list[Problem] = []
    if not isinstance(each, bool):
        problems.append(Problem("one_case_each", "应为 true 或 false"))
    known = {item.key: item for item in case_type.sections}
    sections: dict[str, tuple[Row, ...]] = {}
    for key, value in data.items():
        if key in ("kind", "one_case_each"):
            continue
        if key not in known:
            problems.append(Problem(str(key), f"没有“{key}”这一栏"))
            continue
        sections[key], found = _rows(known[key], value, context)
        problems.extend(found)
    return CaseDraft(case_type.code, sections, one_case_each=each is True), tuple(problems)


def draft_to_json(draft: CaseDraft, case_type: CaseType) -> dict[str, object]:
    """Return the object that :func:`draft_from_json` reads back as the same draft."""
    result: dict[str, object] = {"kind": draft.kind}
    for key, rows in draft.sections.items():
        objects = [{name: encode(value) for name, value in row.items()} for row in rows]
        single = not case_type.section(key).table and len(objects) == 1
        result[key] = objects[0] if single else objects
    if draft.one_case_each:
        result["one_case_each"] = True
    return result


def _rows(
    section: SectionSpec, value: object, context: ParseContext
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Read one section; a table may be given as one object, a single section as a list."""
    items = value if isinstance(value, list) else [value]
    rows: list[Row] = []
    problems: list[Problem] = []
    for index, item in enumerate(items):
        if not isinstance(item, Mapping):
            problems.append(Problem(section.key, f"{section.term}应是 JSON 对象"))
            continue
        row, found = _row(section, item, context, index if section.table else None)
        rows.append(row)
        problems.extend(found)
    return tuple(rows), tuple(problems)


def _row(
    section: SectionSpec, item: Mapping[object, object], context: ParseContext, index: int | None
) -> tuple[Row, tuple[Problem, ...]]:
    row: dict[str, FieldValue] = {}
    problems: list[Problem] = []
    for name, value in sorted(item.items(), key=lambda pair: pair[0] != "kind"):
        spec = section.by_key.get(str(name))
        at = address(section.key, str(name), index)
        if spec is None:
            problems.append(Problem(at, f"没有“{name}”这一项"))
            continue
        row[spec.key], found = _value(spec, value, _within(section, row, context), at)
        problems.extend(found)
    return row, tuple(problems)


def _within(section: SectionSpec, row: Row, context: ParseContext) -> ParseContext:
    """Return the context with what the row's ``kind``, read first, tells about the rest."""
    kind = row.get("kind")
    if section.part is Part.RIGHT:
        right = next((item for item in RightKind if item.value == kind), None)
        return replace(context, right_kind=right)
    if section.part is Part.PARTY:
        party = next((item for item in PartyKind if item.value == kind), None)
        return replace(context, party_kind=party)
    return replace(context, party_kind=PartyKind.PERSON)


def _value(spec: FieldSpec, value: object, context: ParseContext, at: str) -> _Read:
    """Read one JSON value of a field."""
    if value is None:
        return None, ()
    if isinstance(value, str):
        return parse_value(spec, value, context, at)
    if isinstance(value, bool):
        if spec.kind is FieldKind.FLAG:
            return value, ()
    elif isinstance(value, int):
        if spec.kind is FieldKind.MONEY:
            return value, ()
        return parse_value(spec, str(value), context, at)
    elif isinstance(value, list) and spec.kind is FieldKind.CHOICES:
        return _codes(spec, value, context, at)
    return None, (Problem(at, f"{spec.term}的类型不对"),)


def _codes(spec: FieldSpec, items: list[object], context: ParseContext, at: str) -> _Read:
    codes: list[str] = []
    problems: list[Problem] = []
    one = replace(spec, kind=FieldKind.CHOICE)
    for item in items:
        code, found = parse_value(one, str(item), context, at)
        problems.extend(found)
        if isinstance(code, str) and code not in codes:
            codes.append(code)
    return (None if problems else tuple(codes)), tuple(problems)
