"""What the search box finds a case by: numbers, names, phones, products, pinyin initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from app.domain.fields import FieldValue
from app.domain.text import half_width, tidy
from app.models.case import Case, CaseText

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_PLAIN_NUMBER = re.compile(r"[\dX .\-]+|ZL[\dX .\-]+")
_NUMBER_BREAK = re.compile(r"(?<=\d)[ .\-](?=[\dX])")
# Which bracket a case number is typed with should not decide whether it is found.
_BRACKETS = str.maketrans("〔〖【[〕〗】]", "(((())))")
APPLICATION_NO = "application_no"
"""The filing's number, asked when a pre-examined application is filed."""

_SEARCHED_PARTY_KEYS = (
    "name",
    "id_number",
    "phone",
    "contact_name",
    "legal_representative",
    "registered_operator",
    "actual_operator",
    "stall",
    "agent_name",
    "agent_firm",
)


def fold(text: str) -> str:
    """Return ``text`` as it is compared: half-width, upper case, one kind of bracket."""
    return half_width(tidy(text)).upper().translate(_BRACKETS)


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a search as they are stored.

    Blanks, dots and hyphens inside a number are dropped on both sides, as is ``ZL``, so that a
    phone or patent number is found however it is written.
    """
    folded = fold(text)
    words = [folded] if _PLAIN_NUMBER.fullmatch(folded) else folded.split()
    return tuple(word for word in map(_joined, words) if word)


def _joined(folded: str) -> str:
    if _PLAIN_NUMBER.fullmatch(folded):
        folded = folded.removeprefix("ZL").strip(" .-")
    return _NUMBER_BREAK.sub("", folded)


def initials(text: str) -> str:
    """Return the pinyin initials of the Chinese runs in ``text``, e.g. ``hczm`` for 华彩照明."""
    # Its dictionary takes a third of a second to load; only writing and samples need it.
    from pypinyin import Style, lazy_pinyin

    return " ".join(
        "".join(lazy_pinyin(run, style=Style.FIRST_LETTER)) for run in _CHINESE.findall(text)
    )


def write_case_text(
    session: Session, case: Case, parties: Iterable[Mapping[str, FieldValue]]
) -> None:
    """Write or renew the search row of ``case``; call after its id is known."""
    text, letters = compose(case, parties)
    row = session.get(CaseText, case.id)
    if row is None:
        session.add(CaseText(case_id=case.id, text=text, initials=letters))
    else:
        row.text, row.initials = text, letters


def compose(case: Case, parties: Iterable[Mapping[str, FieldValue]]) -> tuple[str, str]:
    """Return search text and initials of ``case`` with its ``parties``' values."""
    rows = tuple(parties)
    details = case.details or {}
    right_title = str(details.get("@right", {}).get("title") or "")
    pieces = [case.case_no, case.intake_no, case.right_number, case.product, case.town]
    pieces += [case.shop, case.venue_name, case.platform, right_title]
    pieces.append(str(details.get(APPLICATION_NO) or ""))
    for row in rows:
        pieces += [str(row[key]) for key in _SEARCHED_PARTY_KEYS if row.get(key)]
    names = [str(row.get("name") or "") for row in rows]
    # One line for each fact, so that no search runs over from one into the next.
    text = "\n".join(_joined(fold(piece)) for piece in pieces if piece)
    return text, initials("，".join([*names, case.product or "", right_title]))
