"""How evidence reads, and what is typed about it (证据)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.media import media_term
from app.domain.terms import EvidenceKind, EvidenceSide, Tone
from app.domain.text import tidy
from app.services.desk import Desk
from app.services.evidence.views import AddedEvidence, EvidenceFacts, EvidenceLine
from app.services.views import CaseDossier
from app.support.clock import china_time
from app.support.errors import Problem
from app.ui.viewmodels.columns import (
    Cell,
    ColumnSpec,
    Emphasis,
    day_cell,
    person,
    second_cell,
    text_cell,
)
from app.ui.viewmodels.register_drafts import DayReader

_UNITS = ("字节", "KB", "MB", "GB", "TB")
_KIB = 1024
SHORT_HASH = 8
LONGEST_TITLE, LONGEST_PROVES = 200, 500


def size_text(size: int) -> str:
    """Return a size as people say it: ``2.3 MB``."""
    amount, unit = float(size), 0
    while amount >= _KIB and unit < len(_UNITS) - 1:
        amount, unit = amount / _KIB, unit + 1
    figure = f"{amount:.1f}" if unit and amount < 100 else f"{amount:.0f}"
    return f"{figure} {_UNITS[unit]}"


def elsewhere_text(line: EvidenceLine) -> str:
    """Return the chip of a file that other cases hold too; empty for most."""
    return f"另见 {len(line.elsewhere)} 案" if line.elsewhere else ""


def elsewhere_detail(line: EvidenceLine) -> str:
    """Return which cases hold the same file."""
    return "\n".join(f"{one.number}　{one.title}" for one in line.elsewhere)


def second_text(line: EvidenceLine) -> str:
    """Return the second line of a row: kind, who handed it in, pages, size, when taken."""
    parts = [line.kind.term, line.side.term]
    if line.pages is None:
        parts.append(media_term(line.media))
    if line.pages is not None:
        parts.append(f"{line.pages} 页")
    parts.append(size_text(line.size))
    if line.captured_at is not None:
        parts.append(f"{china_time(line.captured_at):%m-%d %H:%M} 取得")
    return " · ".join(parts)


def third_text(line: EvidenceLine) -> str:
    """Return the third line of a row: what it proves, or that nobody has said yet."""
    if line.proves:
        return f"证明：{line.proves}"
    return f"由“{line.copy_of}”制作的副本" if line.copy_of else "未写证明内容"


def evidence_facts(line: EvidenceLine, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what the preview tells of a piece; ``names`` are those of the accounts."""
    captured = "" if line.captured_at is None else f"{china_time(line.captured_at):%Y-%m-%d %H:%M}"
    pages = "" if line.pages is None else f"{line.pages} 页"
    if line.pages and line.first_page:
        last = line.first_page + line.pages - 1
        pages += (
            f"（第 {line.first_page}—{last} 页）"
            if last > line.first_page
            else (f"（第 {last} 页）")
        )
    added = f"{china_time(line.added_at):%Y-%m-%d %H:%M} {person(names, line.added_by)}"
    rows = (
        ("文件名", line.name if line.name != line.title else ""),
        ("副本", f"由“{line.copy_of}”制作" if line.copy_of else ""),
        ("证明内容", line.proves),
        ("类别", f"{line.kind.term} · {line.side.term}提交"),
        ("页数", pages),
        ("取得时间", captured),
        ("平台", " · ".join(part for part in (line.platform, line.shop) if part)),
        ("链接", line.link),
        ("订单号", line.order_no),
        ("备注", line.note),
        ("加入", f"{added} {line.device}"),
        ("文件", f"{media_term(line.media)} · {size_text(line.size)}（{line.size:,} 字节）"),
        ("SHA-256", line.sha256),
    )
    return tuple((label, value.strip()) for label, value in rows if value.strip())


def count_text(lines: tuple[EvidenceLine, ...]) -> str:
    """Return how much evidence a case has."""
    pages = sum(line.pages or 0 for line in lines)
    size = sum(line.size for line in lines)
    return f"{len(lines)} 件 · {pages} 页 · {size_text(size)}"


# --- adding ---------------------------------------------------------------------------


def case_facts_for_evidence(desk: Desk, dossier: CaseDossier) -> EvidenceFacts:
    """Return what the sheet begins with: platform, shop, link and order of an e-commerce case."""
    row = next(iter(dossier.draft.rows("facts")), {})

    def text(key: str) -> str:
        value = row.get(key)
        return value if isinstance(value, str) else ""

    platform, shop = text("platform"), text("shop")
    online = bool(platform or shop)
    return EvidenceFacts(
        captured_at=desk.now if online else None,
        platform=platform,
        shop=shop,
        link=(text("link").split() or [""])[0],
        order_no=text("order_no"),
    )


def added_text(added: AddedEvidence) -> tuple[str, Tone]:
    """Return what the quiet bar says after adding, and how it is to be felt."""
    count = len(added.lines)
    if not count:
        return "没有加入任何证据。", Tone.ATTENTION
    words = f"已加入 {count} 件证据。"
    known = added.known
    if known:
        cases = dict.fromkeys(one.number for line in known for one in line.elsewhere)
        words += f"其中 {len(known)} 件的同一文件已在 {_some(tuple(cases))} 案，已互相标明。"
        return words, Tone.ATTENTION
    return words, Tone.GOOD


def refused_text(added: AddedEvidence) -> tuple[str, str]:
    """Return the sentence on what was not added, and a line for each; both empty if all was."""
    if not added.refused:
        return "", ""
    head = f"有 {len(added.refused)} 个文件没有加入，原文件没有改动。"
    lines = [f"{one.name}：{one.message}{one.hint}" for one in added.refused]
    return head, "\n".join(lines)


def _some(numbers: tuple[str, ...], most: int = 3) -> str:
    words = "、".join(numbers[:most])
    return words if len(numbers) <= most else f"{words} 等 {len(numbers)}"


# --- the sheet ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FactTexts:
    """What stands in the fields of the sheet (证据说明表)."""

    kind: EvidenceKind | None
    side: EvidenceSide
    title: str = ""
    proves: str = ""
    captured: str = ""
    platform: str = ""
    shop: str = ""
    link: str = ""
    order_no: str = ""
    note: str = ""


def read_facts(desk: Desk, texts: FactTexts) -> tuple[EvidenceFacts, tuple[Problem, ...]]:
    """Return the facts as typed, and what is wrong with them."""
    reader = DayReader(desk.now, desk.today)
    captured = reader.instant("captured", texts.captured)
    if captured is not None and captured > desk.now:
        reader.refuse("captured", "取得时间不能在将来。")
    if len(texts.proves.strip()) > LONGEST_PROVES:
        reader.refuse("proves", f"证明内容不超过 {LONGEST_PROVES} 字。")
    facts = EvidenceFacts(
        kind=texts.kind,
        side=texts.side,
        title=tidy(texts.title),
        proves=texts.proves.strip(),
        captured_at=captured,
        platform=tidy(texts.platform),
        shop=tidy(texts.shop),
        link=texts.link.strip(),
        order_no=tidy(texts.order_no),
        note=texts.note.strip(),
    )
    return facts, reader.problems


def facts_of(line: EvidenceLine) -> EvidenceFacts:
    """Return the facts of a piece of evidence as they are kept."""
    return EvidenceFacts(
        kind=line.kind,
        side=line.side,
        title=line.title,
        proves=line.proves,
        captured_at=line.captured_at,
        platform=line.platform,
        shop=line.shop,
        link=line.link,
        order_no=line.order_no,
        note=line.note,
    )


def moved(ids: tuple[int, ...], chosen: frozenset[int], before: int) -> tuple[int, ...]:
    """Return the order after the chosen ones were put before row ``before``, kept together."""
    head = [one for one in ids[:before] if one not in chosen]
    tail = [one for one in ids[before:] if one not in chosen]
    return (*head, *(one for one in ids if one in chosen), *tail)


# --- recycle bin ----------------------------------------------------------------------


def days_left(line: EvidenceLine, today: date) -> int | None:
    """Return how many days the bin still keeps a piece; None where it is not in the bin."""
    return None if line.purge_on is None else max(0, (line.purge_on - today).days)


def _left_cell(line: EvidenceLine, today: date) -> Cell:
    left = days_left(line, today)
    if left is None:
        return Cell()
    if not left:
        return Cell("可以清除", emphasis=Emphasis.WARNING)
    return Cell(f"还有 {left} 天", number=left)


def bin_columns(today: date, numbers: Mapping[int, str]) -> tuple[ColumnSpec[EvidenceLine], ...]:
    """Return the columns of deleted evidence; ``numbers`` are those of the cases by id."""
    return (
        ColumnSpec("deleted", "删除日期", lambda line: day_cell(_deleted_on(line))),
        ColumnSpec("title", "名称", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("case", "案号 / 收件号", lambda line: text_cell(numbers.get(line.case_id, ""))),
        ColumnSpec("kind", "类别", lambda line: text_cell(line.kind.term)),
        ColumnSpec("size", "大小", lambda line: second_cell(size_text(line.size)), right=True),
        ColumnSpec("hash", "SHA-256", _hash_cell),
        ColumnSpec("left", "保留", lambda line: _left_cell(line, today)),
    )


def _deleted_on(line: EvidenceLine) -> date | None:
    return None if line.deleted_at is None else china_time(line.deleted_at).date()


def _hash_cell(line: EvidenceLine) -> Cell:
    short = f"{line.sha256[:SHORT_HASH]}…"
    return Cell(short, emphasis=Emphasis.SECOND, full=line.sha256)
