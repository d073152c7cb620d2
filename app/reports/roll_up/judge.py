"""Files weighed against each other: copies, revisions, gaps, continuity (比对)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.dates import DateTextError, YearMonth
from app.reports.roll_up.expected import CentreTree, Level, Unit
from app.reports.roll_up.views import (
    Collected,
    Earlier,
    Missing,
    MonthFile,
    Refusal,
    Remark,
)
from app.services.centres import shipped_centres

Key = tuple[str, YearMonth]
_MONTH_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_.年]?(0[1-9]|1[0-2])(?!\d)")


def judged(
    readings: Iterable[MonthFile | Refusal],
    expected: CentreTree | None = None,
    previous: Earlier | None = None,
) -> Collected:
    """Return which files count, which do not and what is missing."""
    choice = _Choice()
    whole: dict[Key, list[MonthFile]] = defaultdict(list)
    known: dict[str, str] = {}
    for item in readings:
        if isinstance(item, Refusal):
            choice.refused.append(item)
            if item.centre:
                known.setdefault(item.centre, item.centre)
        elif refusal := _unexpected(item, expected):
            choice.refused.append(refusal)
        else:
            whole[item.key].append(item)
    for group in whole.values():
        choice.choose(group)
        known[group[0].centre] = group[0].centre_name
    tree = expected or _tree_of(known)
    order = {unit.code: place for place, unit in enumerate(tree.units)}
    accepted = sorted(choice.accepted, key=lambda item: (order[item.centre], str(item.month)))
    return Collected(
        accepted=tuple(accepted),
        refused=tuple(choice.refused),
        superseded=tuple(choice.superseded),
        missing=tuple(_missing(accepted, choice.refused, tree)),
        warnings=tuple(_remarks(accepted, tree, choice.broken)),
        tree=tree,
        previous=previous,
    )


@dataclass(slots=True)
class _Choice:
    """Takes one file for each centre and month, and says why not the others."""

    accepted: list[MonthFile] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    superseded: list[Refusal] = field(default_factory=list)
    broken: dict[Key, str] = field(default_factory=dict)
    """Accepted files that follow another earlier revision than the one at hand."""

    def choose(self, group: Sequence[MonthFile]) -> None:
        closed = [item for item in group if not item.is_draft] or group
        newest = max(item.revision for item in closed)
        best = [item for item in closed if item.revision == newest]
        for item in group:
            if item in best:
                continue
            what = "未关账的草稿" if item.is_draft and closed is not group else "旧版"
            self.superseded.append(
                _about(item, f"第 {item.revision} 版是{what}，已采用第 {newest} 版。")
            )
            if item.revision == newest - 1 and best[0].former not in {"", item.manifest}:
                self.broken[best[0].key] = item.file.name
        if len({item.content for item in best}) > 1:
            others = "、".join(item.file.name for item in best)
            self.refused += [
                _about(
                    item,
                    f"同一中心同一月份的第 {newest} 版有内容不同的几份（{others}），都没有采用。",
                    "请与中心核对以哪份为准，删去另一份再汇总；数字确有更正的，应报送新的版次。",
                )
                for item in best
            ]
            return
        self.accepted.append(best[0])
        self.superseded += [
            _about(item, f"与 {best[0].file.name} 内容相同，只采用一份。") for item in best[1:]
        ]


def _about(item: MonthFile, reason: str, hint: str = "") -> Refusal:
    return Refusal(item.file, reason, hint, item.centre, item.month)


def _unexpected(item: MonthFile, expected: CentreTree | None) -> Refusal | None:
    if expected is None:
        return None
    unit = expected.unit(item.centre)
    if unit is None:
        return _about(
            item,
            f"中心代码 {item.centre}（{item.centre_name}）不在机构名单里。",
            "请核对代码，或把它加进机构名单后再汇总。",
        )
    if not unit.reports:
        return _about(
            item,
            f"{unit.name}不单独报送，数字应已在所属中心的月报里。",
            "确须单独报送的，请在机构名单里写上 reports = true。",
        )
    return None


def _tree_of(names: Mapping[str, str]) -> CentreTree:
    """Return the centres seen, with city and industry where the program knows the centre."""
    profiles = {item.code: item for item in shipped_centres()}
    units = []
    for code in sorted(names):
        profile = profiles.get(code)
        units.append(
            Unit(
                code=code,
                name=profile.name if profile and names[code] == code else names[code],
                level=Level.CENTRE,
                centre=code,
                city=profile.city if profile else "",
                industry=profile.industry if profile else "",
            )
        )
    return CentreTree(units=tuple(units))


def _missing(
    accepted: Sequence[MonthFile], refused: Sequence[Refusal], tree: CentreTree
) -> Iterator[Missing]:
    """Yield what no accepted file covers, within the months given or seen."""
    there = {item.key for item in accepted}
    seen = [item.month for item in accepted]
    seen += [item.month for item in refused if item.month and tree.unit(item.centre)]
    bounds = (*seen, *(month for month in (tree.first, tree.last) if month))
    if not bounds:
        return
    month = tree.first or min(bounds, key=str)
    last = tree.last or max(bounds, key=str)
    while str(month) <= str(last):
        for unit in tree.units:
            if unit.owes(month) and (unit.code, month) not in there:
                yield Missing(unit.code, unit.name, month)
        month = month.next


def _remarks(
    accepted: Sequence[MonthFile], tree: CentreTree, broken: Mapping[Key, str]
) -> Iterator[Remark]:
    by_key = {item.key: item for item in accepted}
    codes = {unit.code for unit in tree.units}
    for item in accepted:
        unit = tree.unit(item.centre)
        texts = [*item.warnings, *_name_remarks(item, codes)]
        if unit is not None and unit.name != item.centre_name:
            texts.append(f"文件里的中心名称是“{item.centre_name}”，名单上是“{unit.name}”")
        if item.key in broken:
            texts.append(f"所记的上一版校验值与 {broken[item.key]} 不符，那不是它更正的那一版")
        before = by_key.get((item.centre, item.month.previous))
        if before is not None:
            texts += _breaks(item, before)
        for text in texts:
            yield Remark(item.file, item.centre, item.month, text)


def _name_remarks(item: MonthFile, codes: Iterable[str]) -> Iterator[str]:
    """Yield how a file's name contradicts its content; the content decides."""
    name = item.file.stem
    found = _MONTH_IN_NAME.search(name)
    if found is not None:
        try:
            told = YearMonth(int(found.group(1)), int(found.group(2)))
        except DateTextError:
            told = item.month
        if told != item.month:
            yield f"文件名像是 {told} 的，内容是 {item.month} 的，已按内容汇总"
    others = [code for code in codes if code in name and code not in item.centre]
    if others and item.centre not in name:
        yield f"文件名像是 {others[0]} 的，内容是 {item.centre} 的，已按内容汇总"


def _breaks(item: MonthFile, before: MonthFile) -> Iterator[str]:
    for code, opening in item.openings.items():
        closing = before.figures.get(code)
        if closing is not None and round(closing) != opening:
            yield (
                f"期初与上月期末不连续：{code} 本月期初 {opening}，{before.month} 期末"
                f" {round(closing)}；多为上月报送后又补录或更正了案件，请中心说明或报送上月新版"
            )
