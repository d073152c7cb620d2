"""What a template is: its ``paper.toml`` and its ``body.txt`` (文书模板)."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents.blocks import Layout
from app.domain.documents.life import Recipients
from app.domain.documents.markup import Body, MarkupError, parse_body
from app.domain.mappings import DataError, Reader
from app.domain.numbering import NumberPattern, NumberPatternError
from app.domain.papers import PAPERS

CASE_NUMBER = "case"
"""As ``number``: the paper bears the case's own number, as a ruling does."""
_HEAD = "{head}"


class AskKind(StrEnum):
    """How a field of a paper is typed (栏目类型)."""

    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Ask:
    """A field typed for one paper, used in its body by ``name`` (自填栏目).

    ``default`` is markup text, placeholders allowed. ``choices`` are those of a CHOICE.
    """

    name: str
    kind: AskKind = AskKind.TEXT
    required: bool = False
    default: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """One wording of one paper (模板). ``folder`` names it for ever; ``code`` is D01 to D41.

    ``kinds`` and ``states`` are codes of the kinds of case and states it belongs to; empty means
    any. ``number`` is a pattern with ``{head}`` ``{year}`` ``{seq}``, ``case`` or empty.
    ``own``: a centre changed or added it. ``verified`` false shows as 待核实.
    """

    folder: str
    code: str
    title: str
    version: str
    layout: Layout
    to: Recipients
    kinds: tuple[str, ...]
    states: tuple[str, ...]
    number: str
    seal: bool
    numbered: bool
    asks: tuple[Ask, ...]
    body: Body
    spec_text: str
    body_text: str
    own: bool = False
    verified: bool = True
    source: str = ""

    @property
    def sha256(self) -> str:
        """Return the hash of the wording, over both texts."""
        whole = f"{self.spec_text}\n---\n{self.body_text}"
        return hashlib.sha256(whole.encode()).hexdigest()

    def fits(self, kind: str, state: str) -> bool:
        """Tell whether the paper belongs to cases of ``kind`` in ``state``."""
        return (not self.kinds or kind in self.kinds) and (not self.states or state in self.states)

    def pattern(self, head: str) -> NumberPattern | None:
        """Return the pattern of the paper's own numbers; None without numbers of its own.

        ``head`` is the centre's place prefix, such as 粤中知.
        """
        if not self.number or self.number == CASE_NUMBER:
            return None
        prefix, rest = self.number.split("〔", 1)
        return NumberPattern("{prefix}〔" + rest, prefix.replace(_HEAD, head))


_KEYS = (
    "code", "title", "version", "layout", "to", "kinds", "states", "number", "seal",
    "numbered", "fields", "verified", "source",
)  # fmt: skip


def read_template(folder: str, spec_text: str, body_text: str, *, own: bool = False) -> Template:
    """Build a template from the texts of its two files.

    Raises:
        DataError: ``paper.toml`` is malformed or says something unknown; the message is Chinese.
        MarkupError: ``body.txt`` cannot be read; ``problems`` tell the lines.
    """
    try:
        data: Mapping[str, object] = tomllib.loads(spec_text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"paper.toml 写法不对：{error}") from error
    reader = Reader(data)
    reader.only(*_KEYS)
    template = Template(
        folder=folder,
        code=_code(reader),
        title=reader.text("title"),
        version=reader.text("version"),
        layout=Layout(_one_of(reader, "layout", tuple(Layout), Layout.OFFICIAL.value)),
        to=Recipients(_one_of(reader, "to", tuple(Recipients), Recipients.OFFICE.value)),
        kinds=reader.texts("kinds"),
        states=reader.texts("states"),
        number=reader.text("number", ""),
        seal=reader.flag("seal"),
        numbered="numbered" not in data or reader.flag("numbered"),
        asks=tuple(_ask(row) for row in reader.rows("fields")),
        body=parse_body(body_text),
        spec_text=spec_text,
        body_text=body_text,
        own=own,
        verified="verified" not in data or reader.flag("verified"),
        source=reader.text("source", ""),
    )
    _check_number(reader, template)
    return template


def _code(reader: Reader) -> str:
    code = reader.text("code")
    if code not in PAPERS:
        raise DataError(f"{reader.path('code')}：文书目录中没有 {code}")
    return code


def _one_of(reader: Reader, key: str, allowed: tuple[str, ...], default: str) -> str:
    value = reader.text(key, default)
    if value not in allowed:
        raise DataError(f"{reader.path(key)} 只能是 {'、'.join(allowed)}")
    return value


def _ask(row: Reader) -> Ask:
    row.only("name", "kind", "required", "default", "hint", "choices")
    return Ask(
        name=row.text("name"),
        kind=AskKind(_one_of(row, "kind", tuple(AskKind), AskKind.TEXT.value)),
        required=row.flag("required"),
        default=row.text("default", ""),
        hint=row.text("hint", ""),
        choices=row.texts("choices"),
    )


def _check_number(reader: Reader, template: Template) -> None:
    if not template.number or template.number == CASE_NUMBER:
        return
    if "〔" not in template.number:
        raise DataError(f"{reader.path('number')} 缺六角括号〔〕")
    try:
        template.pattern("")
    except NumberPatternError as error:
        raise DataError(f"{reader.path('number')}：{error}") from error


__all__ = ["Ask", "AskKind", "MarkupError", "Template", "read_template"]
