"""What of a receipt is searched, and how what is typed is understood; it knows no list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from simdesk.domain import msisdn
from simdesk.domain.errors import MoneyError
from simdesk.domain.fiscal import Fiscal
from simdesk.domain.line import Line
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.receipt import Receipt
from simdesk.i18n.formats import date_long, partial_date
from simdesk.i18n.language import language
from simdesk.services.search import fold

_SHORT = 4
"""Fewer digits than this stand somewhere in most long numbers, so they must begin or end one."""

_BETWEEN = re.compile(r"[\s()\-+.]")
"""What people write between the digits of a phone number."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A receipt as search sees it. `numbers` are digits: FN, FD and FPD, and the phone number.

    `groups` are the parts into which a phone number is read; `words` and `days` are folded, the
    days in several ways of writing them.
    """

    words: str = ""
    days: str = ""
    groups: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    amounts: tuple[Money, ...] = ()


def searched(
    receipt: Receipt, line: Line | None, names: Iterable[str], fiscal: Fiscal | None = None
) -> Searched:
    """Return what can be found of a receipt, in the language in use.

    `names` are those of its operator and way; `fiscal` is what its file says of itself.
    """
    words = [receipt.name, receipt.reference, receipt.note, *names]
    numbers = [receipt.fn, receipt.fd, receipt.fpd]
    amounts = {receipt.amount}
    days = {receipt.on or receipt.added_at.date()}
    groups: tuple[str, ...] = ()
    if line is not None:
        words.append(line.label)
        groups = (*msisdn.groups(line.msisdn)[1:], line.msisdn[-4:])
        numbers += [line.msisdn[1:], msisdn.trunk(line.msisdn)]
    if fiscal is not None:
        numbers += [fiscal.fn, fiscal.i, fiscal.fp]
        amounts.add(fiscal.amount)
        days.add(fiscal.at.date())
    return Searched(
        fold("\n".join(filter(None, words))),
        "\n".join(_forms(day, language()) for day in days),
        groups,
        tuple(dict.fromkeys(digits.lstrip("0") for digits in numbers if digits)),
        tuple(amount for amount in amounts if amount is not None),
    )


@lru_cache(maxsize=4_000)
def _forms(day: date, _language: str) -> str:
    """Return a day as people write it; receipts share their days."""
    month = partial_date(f"{day:%Y-%m}")
    forms = (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", date_long(day), month)
    return fold("\n".join(forms))


class ReceiptQuery:
    """What was typed: every word of it must be found, or the whole as a number or a sum."""

    def __init__(self, text: str) -> None:
        folded = fold(text).strip()
        self._terms = [_Term(word) for word in folded.split()]
        self._whole = _Term(folded) if len(self._terms) > 1 else None

    def takes(self, what: Searched) -> bool:
        """Tell whether a receipt is wanted; an empty query wants every one."""
        if self._whole is not None and self._whole.counts(what):
            return True
        return all(term.found(what) for term in self._terms)


class _Term:
    def __init__(self, words: str) -> None:
        self._words = words
        bare = _BETWEEN.sub("", words)
        # Only the digits of a keyboard: others are letters to the eye.
        self._digits = bare.lstrip("0") if bare.isascii() and bare.isdecimal() else ""
        self._day = re.compile(rf"(?<![0-9]){re.escape(words)}")
        self._amount = _amount(words)

    def found(self, what: Searched) -> bool:
        """Tell whether it stands anywhere in a receipt."""
        if self._words in what.words or self.counts(what):
            return True
        return self._words in what.days and self._day.search(what.days) is not None

    def counts(self, what: Searched) -> bool:
        """Tell whether it is a receipt's number, the beginning or end of one, or its sum."""
        if self._amount is not None and any(map(self._is_sum, what.amounts)):
            return True
        digits = self._digits
        if not digits:
            return False
        if len(digits) >= _SHORT:
            return any(digits in number for number in what.numbers)
        return digits in what.numbers or any(group.startswith(digits) for group in what.groups)

    def _is_sum(self, amount: Money) -> bool:
        """Tell whether the sum is meant; roubles alone mean it with any kopeks."""
        assert self._amount is not None
        if "," in self._words or "." in self._words:
            return amount == self._amount
        return amount.kopeks // 100 == self._amount.kopeks // 100


def _amount(text: str) -> Money | None:
    try:
        return parse_rubles(text, allow_zero=False)
    except MoneyError:
        return None
