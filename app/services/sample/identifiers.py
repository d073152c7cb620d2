"""Numbers with right check signs that nobody carries (示例证照号)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from app.domain.identity import card_check_sign, uscc_check_sign
from app.domain.patent_number import check_sign
from app.domain.terms import RightKind
from app.services.sample.names import pick

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_PATENT_KINDS = {
    RightKind.DESIGN: "3",
    RightKind.UTILITY_MODEL: "2",
    RightKind.INVENTION: "1",
}
_FIRST_BIRTHDAY = date(1962, 1, 1)
_BIRTHDAYS = 13_500  # to the end of 1998: everybody is of age in any sampled year from 2017 on


def credit_code(rng: Random, division: str, *, trader: bool) -> str:
    """Return a unified social credit code (统一社会信用代码) of the division."""
    body = "MA" + "".join(pick(rng, _SIGNS) for _ in range(6))
    total = sum(
        int(sign, 36) * weight for sign, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    organisation = body + "0123456789X0"[11 - total % 11]
    seventeen = f"{'92' if trader else '91'}{division}{organisation}"
    return seventeen + uscc_check_sign(seventeen)


def identity_card(rng: Random, division: str) -> str:
    """Return an identity card number (身份证号) with the serial 000, which is never given out."""
    born = _FIRST_BIRTHDAY + timedelta(days=int(rng.random() * _BIRTHDAYS))
    body = f"{division}{born:%Y%m%d}000"
    return body + card_check_sign(body)


def mobile(rng: Random) -> str:
    """Return a mobile number (手机号) of a block that is not in use."""
    return f"1540{int(rng.random() * 10**7):07}"


def patent_number(rng: Random, kind: RightKind, year: int) -> str:
    """Return a patent number (专利号) in the stored form, with a serial beyond real ones."""
    digits = f"{year}{_PATENT_KINDS[kind]}9{int(rng.random() * 10**6):06}"
    return f"{digits}.{check_sign(digits)}"
