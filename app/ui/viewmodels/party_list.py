"""Parties and registered entities as lists, without Qt (当事人、备案主体)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.registered_entity import RegisteredEntity, entity_problems
from app.domain.terms import PartyKind, Tone
from app.domain.text import mask_id
from app.services.views import EntityLine, PartyLine
from app.ui.viewmodels.case_dossier import Fact
from app.ui.viewmodels.columns import (
    Cell,
    ColumnSpec,
    count_cell,
    day_cell,
    second_cell,
    text_cell,
)

_BLOCKS = 8


def kind_term(code: str) -> str:
    """Return the term of a legal form, empty for none."""
    return PartyKind(code).term if code else ""


def id_text(line: PartyLine) -> str:
    """Return the identity number; that of a natural person is masked in lists."""
    return mask_id(line.id_number) if line.kind == PartyKind.PERSON else line.id_number


def place_text(line: PartyLine) -> str:
    """Return stall or address."""
    return " ".join(part for part in (line.stall, line.address) if part) or line.town


def party_columns() -> tuple[ColumnSpec[PartyLine], ...]:
    """Return the columns of the party list."""
    return (
        ColumnSpec("name", "名称", lambda line: text_cell(line.name), elastic=True),
        ColumnSpec("kind", "类型", lambda line: second_cell(kind_term(line.kind))),
        ColumnSpec("cases", "案件", lambda line: count_cell(line.cases), right=True),
        ColumnSpec("respondent", "被请求", lambda line: count_cell(line.as_respondent), right=True),
        ColumnSpec("phone", "电话", lambda line: text_cell(line.phone)),
        ColumnSpec("place", "铺位 / 地址", lambda line: text_cell(place_text(line)), elastic=True),
        ColumnSpec("entity", "备案", lambda line: text_cell("已备案" if line.registered else "")),
        ColumnSpec("id", "证件号码", lambda line: text_cell(id_text(line)), wide=1000),
        ColumnSpec("contact", "联系人", lambda line: text_cell(line.contact_name), wide=1120),
        ColumnSpec("town", "镇街", lambda line: text_cell(line.town), wide=1220),
    )


def party_facts(line: PartyLine) -> tuple[Fact, ...]:
    """Return what the preview says of a party."""
    rows = (
        ("类型", kind_term(line.kind)),
        ("证件号码", id_text(line)),
        ("联系人", line.contact_name),
        ("电话", line.phone),
        ("地址", place_text(line)),
        ("镇街", line.town),
    )
    return tuple(Fact(label, value) for label, value in rows if value)


def standing(line: EntityLine, today: date) -> tuple[str, Tone]:
    """Return in words whether the entity may hand in a request now."""
    facts = RegisteredEntity(
        line.name,
        quota=line.quota or None,
        used=line.used,
        valid_to=line.valid_to,
        suspended_from=line.suspended_from,
        suspended_until=line.suspended_until,
        cancelled=line.cancelled_on is not None and line.cancelled_on <= today,
    )
    problems = entity_problems(facts, today)
    if not problems:
        return "有效", Tone.GOOD
    first = problems[0]
    bad = first.level == "error"
    return first.message, Tone.BAD if bad else Tone.ATTENTION


def quota_text(used: int, quota: int) -> str:
    """Return ``12 / 50 ▰▰▱▱▱▱▱▱``; without a quota only what was used."""
    if not quota:
        return f"{used:,}（不限）"
    filled = min(_BLOCKS, round(used * _BLOCKS / quota))
    return f"{used:,} / {quota:,}  {'▰' * filled}{'▱' * (_BLOCKS - filled)}"


def entity_columns(today: date) -> tuple[ColumnSpec[EntityLine], ...]:
    """Return the columns of the register of entities."""

    def state(line: EntityLine) -> Cell:
        words, tone = standing(line, today)
        return Cell(words, tone=tone)

    return (
        ColumnSpec("name", "备案主体", lambda line: text_cell(line.name), elastic=True),
        ColumnSpec("number", "备案号", lambda line: text_cell(line.registration_no), wide=560),
        ColumnSpec("state", "状况", state),
        ColumnSpec("quota", "本年额度", lambda line: text_cell(quota_text(line.used, line.quota))),
        ColumnSpec("valid", "有效期至", lambda line: day_cell(line.valid_to), wide=680),
        ColumnSpec("passed", "合格", lambda line: count_cell(line.passed), right=True, wide=980),
        ColumnSpec("grade", "等级", lambda line: text_cell(line.grade), wide=1060),
        ColumnSpec("classes", "分类", lambda line: text_cell(line.classes), wide=1160),
    )


def entity_ids(lines: Sequence[EntityLine]) -> tuple[int, ...]:
    """Return the ids in list order."""
    return tuple(line.id for line in lines)
