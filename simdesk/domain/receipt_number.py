"""Which phone number the text of a receipt was paid for; numbers of the till's owner are not it."""

from __future__ import annotations

import re

from simdesk.domain.payment_text_numbers import find_numbers
from simdesk.domain.payment_text_parts import make_plain

LONGEST = 20_000
"""Characters of a receipt's text that are looked at."""

_ITEM = re.compile(
    r"аванс|связ|пополн|номер|абонент|лицев|телефон|phone|number|充值|号码", re.IGNORECASE
)
"""Words of the line that says what was paid; other lines name the shop and its customer."""


def shown_number(text: str, msisdn: str) -> str:
    """Return `msisdn` (E.164) if the text of a receipt shows it, by its last four digits at least.

    Otherwise another number that stands in the line of what was paid, as E.164 or as its last
    four digits; "" where none does.
    """
    plain = make_plain(text[:LONGEST])
    found = sorted(find_numbers(plain), key=lambda part: part.start)
    shown = [(str(part.value), part) for part in found]
    if msisdn and any(msisdn.endswith(digits) for digits, _part in shown):
        return msisdn
    for digits, part in shown:
        line = plain.text.rfind("\n", 0, part.start) + 1
        end = plain.text.find("\n", part.end)
        if _ITEM.search(plain.text, line, len(plain.text) if end < 0 else end):
            return digits
    return ""


def shown_numbers(text: str) -> frozenset[str]:
    """Return every number in the text of a receipt, as E.164 or as its last four digits."""
    return frozenset(str(part.value) for part in find_numbers(make_plain(text[:LONGEST])))
