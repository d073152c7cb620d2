"""How papers read in lists, and what may be done to one next (文书)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents.life import PaperState
from app.domain.terms import Tone
from app.services.papers.views import IssuedBatch, PaperLine, PaperOffer, ServedPaper
from app.ui.viewmodels.columns import (
    Cell,
    ColumnSpec,
    Emphasis,
    code_cell,
    count_cell,
    day_cell,
    person,
    second_cell,
    text_cell,
)

UNVERIFIED = "待核实"
_SHORT_HASH = 8
_TONES = {
    PaperState.DRAFT: Tone.NEUTRAL,
    PaperState.ISSUED: Tone.ATTENTION,
    PaperState.SERVED: Tone.GOOD,
    PaperState.WITHDRAWN: Tone.BAD,
    PaperState.REPLACED: Tone.NEUTRAL,
}


class PaperStep(StrEnum):
    """What usually comes next for a paper (下一步)."""

    ISSUE = "issue"  # 预览签发
    SERVE = "serve"  # 登记送达
    LOOK = "look"  # 查看


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Papers that may be made, under one heading (可制作文书)."""

    heading: str
    offers: tuple[PaperOffer, ...]


def state_tone(state: PaperState) -> Tone:
    """Return the tone of a paper's state."""
    return _TONES[state]


def state_words(line: PaperLine) -> str:
    """Return the state as its pill says it: an internal paper is not waiting to be served."""
    return line.state.term


def is_open(line: PaperLine) -> bool:
    """Tell whether the paper is still a draft."""
    return line.state is PaperState.DRAFT


def in_force(line: PaperLine) -> bool:
    """Tell whether the paper was issued and neither withdrawn nor replaced."""
    return line.state in (PaperState.ISSUED, PaperState.SERVED)


def next_step(line: PaperLine) -> PaperStep:
    """Return what usually comes next; a paper to nobody is not served."""
    if is_open(line):
        return PaperStep.ISSUE
    if line.state is PaperState.ISSUED and line.recipient:
        return PaperStep.SERVE
    return PaperStep.LOOK


def paper_name(line: PaperLine) -> str:
    """Return title and recipient, as messages name a paper."""
    return f"{line.title}（{line.recipient}）" if line.recipient else line.title


def short_hash(sha256: str) -> str:
    """Return the first signs of a hash, enough to compare by eye."""
    return f"{sha256[:_SHORT_HASH]}…" if len(sha256) > _SHORT_HASH else sha256


def paper_columns() -> tuple[ColumnSpec[PaperLine], ...]:
    """Return the columns of a case's papers."""
    return (
        ColumnSpec("title", "文书", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("recipient", "受送达人", lambda line: second_cell(line.recipient), elastic=True),
        ColumnSpec("state", "状态", _state_cell),
        ColumnSpec("number", "文号", lambda line: text_cell(line.number or "")),
        ColumnSpec("issued", "签发日期", lambda line: day_cell(line.issued_on)),
        ColumnSpec("served", "送达日", _served_cell),
        ColumnSpec("pages", "页数", lambda line: count_cell(line.pages or 0), right=True),
    )


def register_columns(names: Mapping[str, str]) -> tuple[ColumnSpec[PaperLine], ...]:
    """Return the columns of the register of issued papers (发文登记簿); ``names`` of accounts."""
    return (
        ColumnSpec("number", "文号", lambda line: text_cell(line.number or "")),
        ColumnSpec("issued", "签发日期", lambda line: day_cell(line.issued_on)),
        ColumnSpec("title", "文书", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("recipient", "受送达人", lambda line: text_cell(line.recipient), elastic=True),
        ColumnSpec(
            "case", "案号", lambda line: Cell(line.case_no, emphasis=Emphasis.ACCENT), wide=820
        ),
        ColumnSpec("state", "状态", _state_cell),
        ColumnSpec("served", "送达日", _served_cell, wide=700),
        ColumnSpec(
            "issued_by",
            "签发人",
            lambda line: second_cell(person(names, line.issued_by)),
            wide=1000,
        ),
        ColumnSpec("pages", "页数", lambda line: count_cell(line.pages or 0), right=True, wide=900),
        ColumnSpec("hash", "校验码", lambda line: _hash_cell(line.sha256), hidden=True),
    )


def _state_cell(line: PaperLine) -> Cell:
    full = f"{line.state.term}：{line.withdrawn_reason}" if line.withdrawn_reason else ""
    return Cell(state_words(line), tone=state_tone(line.state), full=full)


def _served_cell(line: PaperLine) -> Cell:
    if line.served_on is None:
        return Cell()
    day = line.served_on.isoformat()
    return Cell(day, full=f"{day} {line.service}".strip())


def _hash_cell(sha256: str) -> Cell:
    return Cell(short_hash(sha256), full=sha256) if sha256 else code_cell("")


# --- what may be made ----------------------------------------------------------------


def offer_words(offer: PaperOffer) -> str:
    """Return how an offer reads: title, how many there are, what is unsure."""
    marks = []
    if offer.made:
        marks.append(f"已有 {offer.made} 份")
    if offer.own:
        marks.append("本中心")
    if not offer.verified:
        marks.append(UNVERIFIED)
    return offer.title + (f"　{'　'.join(marks)}" if marks else "")


def offer_groups(offers: Sequence[PaperOffer], text: str = "") -> tuple[OfferGroup, ...]:
    """Return the offers that match what is typed: those of the step, of the next ones, by code."""
    words = text.casefold().split()
    found = [
        offer
        for offer in offers
        if all(word in f"{offer.code} {offer.title}".casefold() for word in words)
    ]
    called = tuple(offer for offer in found if offer.called_for)
    ahead = tuple(offer for offer in found if offer.ahead and not offer.called_for)
    others = [offer for offer in found if not offer.called_for and not offer.ahead]
    groups = (
        OfferGroup("本步骤", called),
        OfferGroup("下一步可用", ahead),
        OfferGroup("其他文书", tuple(sorted(others, key=lambda one: one.code))),
    )
    return tuple(group for group in groups if group.offers)


# --- what is told afterwards ---------------------------------------------------------


def issued_words(line: PaperLine) -> str:
    """Return what is said once a paper is issued."""
    number = f"，文号 {line.number}" if line.number else ""
    return f"已签发{paper_name(line)}{number}。"


def batch_words(batch: IssuedBatch) -> str:
    """Return what is said once several were issued, each failure on a line of its own."""
    head = f"已签发 {len(batch.issued)} 份"
    if not batch.failed:
        return head + "。"
    lines = [f"{head}，{len(batch.failed)} 份没有签发："]
    for one in batch.failed:
        name = f"{one.title}（{one.recipient}）" if one.recipient else one.title
        lines.append(f"{name}：{one.message}")
    return "\n".join(lines)


def served_words(served: ServedPaper) -> str:
    """Return what service gave: its day, the step taken, each limit that it started."""
    text = f"已登记送达，送达日 {served.served_on.isoformat()}"
    if served.step:
        text += f"；同时办理“{served.step}”"
    if served.started:
        text += f"；期限起算：{'、'.join(served.started)}"
    return text + "。"


def issue_question(line: PaperLine, *, numbered: bool) -> str:
    """Return what issuing does, to be read before it is done."""
    parts = [f"{paper_name(line)}签发后不能再修改；有误时只能撤回或更换。"]
    if numbered:
        parts.append("签发时编定文号，编过的号不再收回。")
    return "\n".join(parts)


def paper_facts(line: PaperLine, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what an issued paper's side tells, label and value; ``names`` of accounts."""
    facts = [
        ("文号", line.number or "不编号"),
        ("受送达人", line.recipient or "内部文书"),
        ("签发", " ".join(x for x in (_iso(line.issued_on), person(names, line.issued_by)) if x)),
        ("页数", str(line.pages or "")),
        ("送达", " ".join(x for x in (_iso(line.served_on), line.service) if x) or "未送达"),
        ("模板", f"{line.code} 第{line.template_version}版"),
        ("校验码", short_hash(line.sha256)),
    ]
    if line.withdrawn_reason:
        facts.append((line.state.term, line.withdrawn_reason))
    return tuple((label, value) for label, value in facts if value)


def _iso(day: object) -> str:
    return "" if day is None else str(day)
