"""Pairs of a registered view and a photo, as they are edited (设计比对)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.documents.blocks import Mark
from app.domain.media import Shown, shown_as
from app.domain.terms import EvidenceKind
from app.services.evidence.views import ComparisonLine, EvidenceLine, SideMark

VIEWS = ("主视图", "后视图", "左视图", "右视图", "俯视图", "仰视图", "立体图")
"""The views of 专利审查指南, in the order they are compared."""
_FIRST = {True: EvidenceKind.DESIGN_VIEW, False: EvidenceKind.PRODUCT_PHOTO}
_NEW_MARK = Mark(0.4, 0.4, 0.2, 0.2)
_LEAST = 0.02


@dataclass(frozen=True, slots=True)
class PairDraft:
    """A pair as it stands on the page; ``id`` None while it was never saved (比对草稿)."""

    id: int | None = None
    version: int | None = None
    view: str = VIEWS[0]
    registered: int | None = None
    accused: int | None = None
    same: str = ""
    different: str = ""
    marks: tuple[SideMark, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether both pictures are chosen, without which nothing can be kept."""
        return self.registered is not None and self.accused is not None

    @property
    def written(self) -> bool:
        """Whether somebody put anything into a pair that was never saved."""
        return bool(self.marks or self.same.strip() or self.different.strip())


def draft_of(line: ComparisonLine) -> PairDraft:
    """Return a kept pair for editing."""
    return PairDraft(
        line.id,
        line.version,
        line.view,
        line.registered.id,
        line.accused.id,
        line.same,
        line.different,
        line.marks,
    )


def comparable(lines: Sequence[EvidenceLine], *, registered: bool) -> tuple[EvidenceLine, ...]:
    """Return the pictures that may stand on a side, those of its own kind first."""
    pictures = [line for line in lines if shown_as(line.media) is Shown.PICTURE]
    first = _FIRST[registered]
    return tuple(sorted(pictures, key=lambda line: line.kind is not first))


def new_pair(lines: Sequence[EvidenceLine], pairs: Sequence[ComparisonLine]) -> PairDraft:
    """Return an empty pair: the next view, the next pictures that no pair has yet."""
    seen = {one.view for one in pairs}
    view = next((one for one in VIEWS if one not in seen), "")
    registered = _next_of(lines, [one.registered.id for one in pairs], registered=True)
    accused = _next_of(lines, [one.accused.id for one in pairs], registered=False)
    if registered == accused:
        accused = None
    return PairDraft(view=view, registered=registered, accused=accused)


def _next_of(lines: Sequence[EvidenceLine], used: Sequence[int], *, registered: bool) -> int | None:
    found = comparable(lines, registered=registered)
    own = [line for line in found if line.kind is _FIRST[registered]] or found
    fresh = [line for line in own if line.id not in used] or own
    return fresh[0].id if fresh else None


# --- marks ----------------------------------------------------------------------------


def next_number(marks: Sequence[SideMark], *, registered: bool) -> str:
    """Return the number of the next mark of a side, so that like parts bear like numbers."""
    numbers = [int(one.mark.text) for one in marks if _numbered(one, registered=registered)]
    return str(max(numbers, default=0) + 1)


def _numbered(one: SideMark, *, registered: bool) -> bool:
    return one.registered is registered and one.mark.text.isascii() and one.mark.text.isdigit()


def add_mark(draft: PairDraft, mark: Mark | None, *, registered: bool) -> PairDraft:
    """Return the draft with one more mark, numbered; in the middle unless drawn."""
    text = next_number(draft.marks, registered=registered)
    made = SideMark(registered, replace(mark or _NEW_MARK, text=text))
    return replace(draft, marks=(*draft.marks, made))


def drop_mark(draft: PairDraft, at: int) -> PairDraft:
    """Return the draft without one mark."""
    return replace(draft, marks=draft.marks[:at] + draft.marks[at + 1 :])


def name_mark(draft: PairDraft, at: int, text: str) -> PairDraft:
    """Return the draft with other words at one mark."""
    return _with_mark(draft, at, replace(draft.marks[at].mark, text=text.strip()))


def move_mark(draft: PairDraft, at: int, by: tuple[float, float], *, size: bool) -> PairDraft:
    """Return the draft with one mark moved, or made larger or smaller, kept on the picture."""
    mark = draft.marks[at].mark
    if size:
        width = min(1 - mark.x, max(_LEAST, mark.width + by[0]))
        height = min(1 - mark.y, max(_LEAST, mark.height + by[1]))
        return _with_mark(draft, at, replace(mark, width=width, height=height))
    x = min(1 - mark.width, max(0.0, mark.x + by[0]))
    y = min(1 - mark.height, max(0.0, mark.y + by[1]))
    return _with_mark(draft, at, replace(mark, x=x, y=y))


def _with_mark(draft: PairDraft, at: int, mark: Mark) -> PairDraft:
    changed = replace(draft.marks[at], mark=mark)
    return replace(draft, marks=(*draft.marks[:at], changed, *draft.marks[at + 1 :]))


def mark_text(one: SideMark) -> str:
    """Return a mark's line in the list."""
    side = "授权设计" if one.registered else "被控产品"
    return f"{one.mark.text or '（无文字）'}　{side}"
