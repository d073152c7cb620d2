"""Read models and requests of evidence, comparisons and archive volumes (证据、比对、归档)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.documents.blocks import Mark
from app.domain.terms import EvidenceKind, EvidenceSide


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What people write about evidence (证据说明); the file itself never changes.

    ``kind`` None is guessed from the file; an empty ``title`` becomes the file's name.
    """

    kind: EvidenceKind | None = None
    side: EvidenceSide = EvidenceSide.REQUESTER
    title: str = ""
    proves: str = ""
    captured_at: datetime | None = None
    platform: str = ""
    shop: str = ""
    link: str = ""
    order_no: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another case that holds the same file (同一文件所在案件)."""

    case_id: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece of evidence (证据行). ``size`` in bytes; ``pages`` None where nobody can tell.

    ``first_page`` is its first page within the case's list, counted over those before it.
    ``copy_of`` is the title of the original of a rotated or marked copy. ``purge_on`` is the
    day from which the recycle bin may give it up.
    """

    id: int
    version: int
    case_id: int
    position: int
    title: str
    name: str
    kind: EvidenceKind
    side: EvidenceSide
    media: str
    size: int
    sha256: str
    pages: int | None
    first_page: int | None
    proves: str
    captured_at: datetime | None
    platform: str
    shop: str
    link: str
    order_no: str
    device: str
    note: str
    added_at: datetime
    added_by: str
    copy_of: str
    elsewhere: tuple[Elsewhere, ...]
    deleted_at: datetime | None = None
    purge_on: date | None = None


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not added, and why (未加入的文件)."""

    name: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AddedEvidence:
    """What adding files gave (加入结果). ``known`` are those whose file was there already."""

    lines: tuple[EvidenceLine, ...]
    refused: tuple[RefusedFile, ...] = ()

    @property
    def known(self) -> tuple[EvidenceLine, ...]:
        """Return the added ones whose file is evidence elsewhere too."""
        return tuple(line for line in self.lines if line.elsewhere)


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """A written evidence package (证据包). ``manifest_sha256`` names its manifest."""

    file: Path
    items: int
    bytes: int
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class SideMark:
    """A mark and on which picture it lies (标注): ``registered`` or the accused product."""

    registered: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """A registered view beside a photo of the accused product (设计比对)."""

    id: int
    version: int
    case_id: int
    position: int
    view: str
    registered: EvidenceLine
    accused: EvidenceLine
    same: str
    different: str
    marks: tuple[SideMark, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing the check of a store found (检查结果)."""

    what: str
    where: str
    advice: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What the check of store, files and audit trail gave (完整性检查)."""

    findings: tuple[CheckFinding, ...]
    files: int
    bytes: int
    entries: int

    @property
    def ok(self) -> bool:
        """Tell whether nothing is left to be done."""
        return all(one.repaired for one in self.findings)


@dataclass(frozen=True, slots=True)
class IndexItem:
    """One line of the index of a volume (卷内目录行). ``page_to`` is inclusive."""

    title: str
    number: str
    on: date | None
    page_from: int
    page_to: int
    loose: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class LoosePaper:
    """A paper that exists only on paper and is bound in (纸质材料)."""

    title: str
    number: str = ""
    on: date | None = None
    pages: int = 1


@dataclass(frozen=True, slots=True)
class VolumeLine:
    """The bound file of a case (案卷归档). ``id`` None while it was not filed."""

    id: int | None
    version: int
    case_id: int
    number: str
    title: str
    archive_no: str
    box_no: str
    retention: str
    filed_on: date | None
    filed_by: str
    pages: int
    note: str
    items: tuple[IndexItem, ...]
