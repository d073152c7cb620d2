"""``SCHEMA.md``: what is in an open export and how to work with it (导出说明)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.domain.case_type import CaseType, exit_move
from app.domain.catalogue import Catalogue
from app.domain.fields import FieldKind, FieldSpec, Part
from app.domain.hash_chain import FIELDS, GENESIS
from app.services.open_export.codes import STATE, code_sets
from app.services.open_export.layout import LEFT_OUT, ExportTable
from app.services.write_case import CASE_COLUMNS

_HEAD = """# 开放导出说明

这个文件夹是一个中心在快维中的全部数据，不用快维也能读。由程序生成，与数据同时写出。

**含当事人的身份证号、电话、住址等个人信息，没有加密，请按个人信息保护的规定保管和传递。**

## 格式

- `*.jsonl`：UTF-8，每行一个 JSON 对象，只以换行符（U+000A）分行；行依 `id` 从小到大。
- 日期写作 `2026-10-01`，是北京时间的日期。
- 时刻写作 `2026-10-01T01:30:00Z`，是 UTC；加 8 小时为北京时间。
- 金额是整数，单位为分，栏目名以 `_fen` 结尾。没有值的栏目为 `null`；文本栏目未填为空串。
- `centre.json`：导出的时间、人、程序版本，中心的设置，留痕的条数和链头。
- `files/`：文件原样写出。`files.jsonl` 的 `path` 指出每个文件的位置，`sha256` 是其校验值。
- `SHA256SUMS`：除它自己以外每个文件的校验值，可用 `sha256sum -c SHA256SUMS` 核对。
- 所有数据取自同一时刻。
"""
_DETAILS = """## 案件的其他栏目

`cases.jsonl` 的 `details` 依类型有以下键；没有填的键不出现。
"""
_CHAIN = f"""## 留痕校验链

`audit.jsonl` 每行的 `chain` 是 SHA-256（小写十六进制），对象是以下内容的 UTF-8 字节：
上一行的 `chain`、一个换行符、本行去掉 `chain` 后的 JSON（键依字母次序，无空格，中文不转义）。
本行的键是{"、".join(f"`{name}`" for name in FIELDS)}。
第一行之前是 {len(GENESIS)} 个 `0`。用 Python 核对：

```python
import hashlib, json
head = "0" * {len(GENESIS)}
with open("audit.jsonl", encoding="utf-8") as lines:
    for line in lines:
        entry = json.loads(line)
        chain = entry.pop("chain")
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        head = hashlib.sha256((head + "\\n" + text).encode("utf-8")).hexdigest()
        assert head == chain, entry["id"]
```

中间的行被改动、删除、插入或调换都会不符。
末尾的行被删去，或整条链被重写，只有与以前打印、报送过的链头对照才看得出。
"""


def schema_text(tables: Sequence[ExportTable], catalogue: Catalogue, figures: str) -> str:
    """Return the page; ``figures`` is its part on how to recompute each figure."""
    parts = [
        _HEAD,
        _overview(tables),
        *(_table(item) for item in tables),
        _codes(catalogue),
        "## 状态与动作\n",
        *(_life(item) for item in catalogue.case_types.values()),
        _DETAILS,
        *(_details(item) for item in catalogue.case_types.values()),
        figures,
        _CHAIN,
    ]
    return "\n".join(parts)


def _overview(tables: Sequence[ExportTable]) -> str:
    lines = [f"| `{item.file}` | {item.term} | `{item.table.name}` |" for item in tables]
    left = [f"- `{name}`：{why}。" for name, why in LEFT_OUT.items()]
    return "\n".join(
        [
            "## 文件一览\n",
            "| 文件 | 内容 | 数据表 |",
            "| --- | --- | --- |",
            *lines,
            "\n没有导出的数据表：\n",
            *left,
            "",
        ]
    )


def _table(item: ExportTable) -> str:
    lines = [
        f"| `{field.name}` | {field.term} | {field.type}{'，可空' if field.nullable else ''} "
        f"| {_meaning(field.about, field.codes)} |"
        for field in item.fields
    ]
    about = [f"{item.about}\n"] if item.about else []
    return "\n".join(
        [
            f"## {item.file} {item.term}\n",
            *about,
            "| 栏目 | 名称 | 类型 | 说明 |",
            "| --- | --- | --- | --- |",
            *lines,
            "",
        ]
    )


def _meaning(about: str, codes: str) -> str:
    if not codes:
        return about
    where = "代码见“状态与动作”" if codes == STATE else f"代码见“代码表” `{codes}`"
    return f"{about}；{where}" if about else where


def _codes(catalogue: Catalogue) -> str:
    lines = [
        f"| `{name}` | `{code}` | {term} |"
        for name, members in code_sets(catalogue).items()
        for code, term in members.items()
    ]
    return "\n".join(["## 代码表\n", "| 表 | 代码 | 含义 |", "| --- | --- | --- |", *lines, ""])


def _life(item: CaseType) -> str:
    states = [f"`{state.code}` {state.term}（{state.phase.term}）" for state in item.states]
    moves: Mapping[str, str] = {
        move.code: move.term.rstrip("…") for move in (*item.moves, exit_move(item))
    }
    steps = [f"`{code}` {term}" for code, term in moves.items()]
    lines = [f"- 状态：{'、'.join(states)}", f"- 动作：{'、'.join(steps)}", ""]
    return "\n".join([f"**{item.term}** `{item.code}`\n", *lines])


def _details(item: CaseType) -> str:
    lines = [
        f"| `{spec.key}` | {spec.term} | {_kind(spec)} |"
        for spec in _facts(item).values()
        if spec.key not in CASE_COLUMNS and spec.key != "received_at"
    ]
    head = [f"**{item.term}** `{item.code}`\n", "| 键 | 名称 | 类型 |", "| --- | --- | --- |"]
    return "\n".join([*head, *lines, ""])


def _facts(item: CaseType) -> Mapping[str, FieldSpec]:
    """Return what a case of the kind can be told: by its form, then by its moves."""
    own = [
        spec for section in item.sections if section.part is Part.CASE for spec in section.fields
    ]
    asked = [spec for move in item.moves for spec in move.asks]
    return {spec.key: spec for spec in reversed([*own, *asked])}


def _kind(spec: FieldSpec) -> str:
    plain = {
        FieldKind.DATE: "日期",
        FieldKind.INSTANT: "时刻（UTC）",
        FieldKind.MONEY: "整数，分",
        FieldKind.INTEGER: "整数",
        FieldKind.FLAG: "真假",
    }
    if spec.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        return "、".join(_choices(spec))
    return plain.get(spec.kind, "文本")


def _choices(spec: FieldSpec) -> Iterator[str]:
    if spec.kind is FieldKind.CHOICES:
        yield "数组"
    for choice in spec.choices:
        yield choice.term if choice.code == choice.term else f"`{choice.code}` {choice.term}"
