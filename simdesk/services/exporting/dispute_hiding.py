"""Takes the digits of phone numbers out of the texts of a sheet; pictures are not its matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from simdesk.domain import msisdn
from simdesk.services.exporting.dispute import Dispute

_TYPED = ("letter/wrong", "letter/contact")
"""Fields of a renewal in which another number may have been typed."""
_BETWEEN = r"[\s\u2010-\u2015().\-]{0,3}"


def hiding(dispute: Dispute) -> Callable[[str], str]:
    """Return what hides the numbers of a renewal in a text, or changes nothing if not wanted.

    A number is found however it is parted: `+7 916 123-45-67`, `8(916)1234567`, `9161234567`.
    """
    if not dispute.choices.hide_digits:
        return lambda text: text
    forms = [(_form(number), hidden(number)) for number in sorted(set(_numbers(dispute)))]

    def hide(text: str) -> str:
        for form, mask in forms:
            text = form.sub(mask, text)
        return text

    return hide


def hidden(number: str) -> str:
    """Return an E.164 number with the digits in its middle hidden: `+7 916 ***-**-67`."""
    if not msisdn.is_russian(number):
        return f"{number[:3]} *** {number[-2:]}"
    return f"+7 {number[2:5]} ***-**-{number[-2:]}"


def _numbers(dispute: Dispute) -> Iterator[str]:
    yield dispute.line.msisdn
    for field in _TYPED:
        digits = re.sub(r"\D", "", dispute.run.fields.get(field, ""))
        if len(digits) >= 10:
            yield f"+7{digits[-10:]}"


def _form(number: str) -> re.Pattern[str]:
    """Return what finds a number; full-width digits are digits too."""
    own = msisdn.national(number)
    digits = _BETWEEN.join(f"[{digit}{chr(0xFF10 + int(digit))}]" for digit in own)
    before = rf"(?:[+＋]?[7７8８]{_BETWEEN})?" if msisdn.is_russian(number) else r"[+＋]?"
    return re.compile(rf"(?<!\d){before}{digits}(?!\d)")
