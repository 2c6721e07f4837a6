"""Amounts in roubles, kept as whole kopeks, and the strict reading of typed amounts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from simdesk.domain.errors import MoneyError, MoneyProblem

LARGEST_KOPEKS = 1_000_000_00
"""No phone account holds a million roubles; a larger sum is a slip of the hand."""

_CURRENCY = re.compile(r"(?:₽|р(?:уб(?:\.|лей|ля|ль)?|\.)?|rub|rur)\s*$", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<sep>[ .,'])[0-9]{3}(?:(?P=sep)[0-9]{3})*")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in Russian roubles. `kopeks` may be negative (a debt on the balance)."""

    kopeks: int

    def __add__(self, other: Money) -> Money:
        return Money(self.kopeks + other.kopeks)

    def __sub__(self, other: Money) -> Money:
        return Money(self.kopeks - other.kopeks)

    def days_at(self, per_day: Money) -> int:
        """Return for how many whole days the amount pays `per_day` (> 0), never less than 0."""
        return max(0, self.kopeks // per_day.kopeks)


def parse_rubles(text: str, *, allow_negative: bool = False, allow_zero: bool = True) -> Money:
    """Read a typed amount such as `650,00`, `1 200 ₽`, `1,234.50` or `1.234,56`.

    A single comma or point followed by exactly three digits groups thousands, because kopeks
    have two digits; anything that is not plain digits with separators is refused, raised kopeks
    (`650⁰⁰`) too.

    Raises:
        MoneyError: the text is empty, no number, negative, zero, too precise or too large.
    """
    if any(unicodedata.category(c) == "No" for c in text):
        raise MoneyError(MoneyProblem.NOT_A_NUMBER)
    plain = unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    plain = re.sub(r"\s+", " ", "".join(c for c in plain if unicodedata.category(c) != "Cf"))
    plain = _CURRENCY.sub("", plain.strip()).strip().removeprefix("₽").strip()
    if not plain:
        raise MoneyError(MoneyProblem.EMPTY)
    negative = plain.startswith("-")
    kopeks = _kopeks(plain[1:].strip() if plain[0] in "+-" else plain)
    if negative and not allow_negative:
        raise MoneyError(MoneyProblem.NEGATIVE)
    if kopeks == 0 and not allow_zero:
        raise MoneyError(MoneyProblem.ZERO)
    if kopeks > LARGEST_KOPEKS:
        raise MoneyError(MoneyProblem.TOO_LARGE)
    return Money(-kopeks if negative else kopeks)


def _kopeks(plain: str) -> int:
    """Return the kopeks of an unsigned amount made of ASCII digits and separators."""
    whole, fraction = plain, ""
    cut = max(plain.rfind(","), plain.rfind("."))
    if cut >= 0 and not _GROUPED.fullmatch(plain):
        whole, fraction = plain[:cut], plain[cut + 1 :]
        if not re.fullmatch(r"[0-9]+", fraction) or plain[cut] in whole:
            raise MoneyError(MoneyProblem.NOT_A_NUMBER)
        if len(fraction) > 2:
            raise MoneyError(MoneyProblem.TOO_PRECISE)
    if not (_GROUPED.fullmatch(whole) or re.fullmatch(r"[0-9]+", whole)):
        raise MoneyError(MoneyProblem.NOT_A_NUMBER)
    digits = re.sub(r"[ .,']", "", whole)
    if len(digits) > 12:
        raise MoneyError(MoneyProblem.TOO_LARGE)
    return int(digits) * 100 + int(fraction.ljust(2, "0") or 0)
