"""The remarks of the 提示 card, without Qt: what will hurt later if nobody looks (提示)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.common_moves import SUPPLEMENT
from app.domain.terms import Tone
from app.services.case_filter import CaseFilter
from app.services.entity_watch import EntityNotice
from app.services.handling_views import LapseProposal, TransferDue
from app.services.views import DraftLine
from app.ui.viewmodels.office import STALE_AFTER

ENTITIES_PAGE = "parties"
"""The page of the navigation that holds the registered entities."""
REGISTERS_PAGE = "registers"
"""The page that holds the transfer ledger."""
DELEGATION_WARNING = timedelta(days=60)
CALENDAR_WARNING = timedelta(days=45)
"""The State Council tells the next year's holidays in October or November."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A remark of the 提示 card.

    ``form`` names an unsaved form to go on with; ``wanted`` the cases it speaks of, listed
    under ``heading``; ``case_id`` the only one; ``page`` a page of the navigation.
    """

    text: str
    tone: Tone = Tone.NEUTRAL
    form: str = ""
    wanted: CaseFilter | None = None
    heading: str = ""
    case_id: int | None = None
    page: str = ""

    @property
    def leads_on(self) -> bool:
        """Whether there is somewhere to go from here."""
        return bool(self.form or self.page) or self.wanted is not None or self.case_id is not None


def draft_hints(forms: Sequence[DraftLine]) -> tuple[Hint, ...]:
    """Point out forms that were typed and not saved."""
    if not forms:
        return ()
    newest = forms[0]
    what = f"：{newest.summary}" if newest.summary and len(forms) == 1 else ""
    text = f"有 {len(forms)} 份未保存的表单{what}"
    return (Hint(text, Tone.ATTENTION, newest.form),)


def delegation_hints(until: date | None, today: date) -> tuple[Hint, ...]:
    """Point out a delegation that ends soon or has ended: rulings need it."""
    if until is None or until - today > DELEGATION_WARNING:
        return ()
    if until < today:
        return (Hint(f"委托书已于 {until.isoformat()} 到期，不能出具裁决书。", Tone.BAD),)
    return (Hint(f"委托书 {until.isoformat()} 到期，届时不能再出具裁决书。", Tone.ATTENTION),)


def calendar_hints(known_until: date | None, provisional: int, today: date) -> tuple[Hint, ...]:
    """Point out a year whose holidays are not known, and how many cases it leaves unsure."""
    if known_until is None:
        return (Hint("没有工作日历，所有期限均为暂定。", Tone.BAD),)
    if not provisional and known_until - today > CALENDAR_WARNING:
        return ()
    head = f"{known_until.year + 1} 年放假安排尚未导入"
    if not provisional:
        return (Hint(f"{head}。"),)
    wanted = CaseFilter(provisional=True)
    return (Hint(f"{head}：{provisional:,} 件期限为暂定。", wanted=wanted, heading="暂定期限"),)


def lapse_hints(lapses: Sequence[LapseProposal]) -> tuple[Hint, ...]:
    """Propose to end cases whose papers did not come in time; nothing happens by itself."""
    if not lapses:
        return ()
    first = lapses[0]
    if len(lapses) == 1:
        return (Hint(f"{first.number}：{first.text}", Tone.ATTENTION, case_id=first.case_id),)
    ids = tuple(item.case_id for item in lapses)
    # The state takes out of the list again what somebody has dealt with meanwhile.
    wanted = CaseFilter(ids=ids, states=(SUPPLEMENT.code,))
    text = f"{len(lapses):,} 件补正期限已过，材料仍未补齐，请逐件核对后办理。"
    return (Hint(text, Tone.ATTENTION, wanted=wanted, heading="补正已逾期"),)


def transfer_hints(waiting: Sequence[TransferDue]) -> tuple[Hint, ...]:
    """Point out what the transfer ledger waits for in vain."""
    late = [item for item in waiting if item.overdue]
    if not late:
        return ()
    first = late[0]
    text = f"移送台账：{first.number} {first.body_name} {first.term}已逾期"
    text += f"，共 {len(late):,} 项。" if len(late) > 1 else "。"
    return (Hint(text, Tone.ATTENTION, page=REGISTERS_PAGE),)


def entity_hints(notices: Sequence[EntityNotice]) -> tuple[Hint, ...]:
    """Point out what registered entities need, the gravest first, the rest as a number."""
    if not notices:
        return ()
    first, names = notices[0], {notice.entity_id for notice in notices}
    text = f"{first.name}：{first.text}"
    text += f"；另有 {len(names) - 1:,} 家备案主体须留意。" if len(names) > 1 else "。"
    return (Hint(text, page=ENTITIES_PAGE),)


def backup_hints(made: datetime | None, now: datetime) -> tuple[Hint, ...]:
    """Point out that there is no backup, or none of the last days; ``made`` is the newest."""
    if made is None:
        return (Hint("还没有备份，请在“设置”的“备份”中立即备份。", Tone.ATTENTION),)
    if now - made <= STALE_AFTER:
        return ()
    days = (now - made).days
    return (Hint(f"最近一次备份在 {days} 天前，请在“设置”中检查备份位置。", Tone.ATTENTION),)
