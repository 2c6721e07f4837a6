"""Days in a message on which something may have happened; deadlines and days to come are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from simdesk.domain.payment_text_parts import Found, Kind, Plain

_MONTHS = "янв фев мар апр мая июн июл авг сен окт ноя дек"
_MONTHS_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec"
_NAMES = {
    name: number
    for names in (_MONTHS, _MONTHS_ENGLISH)
    for number, name in enumerate(names.split(), 1)
}
_NAME = (
    r"янв(?:аря|\.)?|фев(?:раля|р?\.)?|мар(?:та|\.)?|апр(?:еля|\.)?|мая|июн[яь]?|июл[яь]?"
    r"|авг(?:уста|\.)?|сен(?:тября|т?\.)?|окт(?:ября|\.)?|ноя(?:бря|б?\.)?|дек(?:абря|\.)?"
    r"|jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sep(?:tember|t?\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_TIME = r"(?:,? (?:в |at )?[0-9]{1,2}:[0-9]{2})"
_DAY = r"(?P<d>[0-9]{1,2})"
_MONTH = r"(?P<m>[0-9]{1,2})"
_YEAR = r"(?P<y>20[0-9]{2}|[0-9]{2})"
_END = r"(?![0-9]|[./-][0-9])"
_FORMS = tuple(
    re.compile(f"(?<![0-9.,/:*-]){form}", re.IGNORECASE)
    for form in (
        rf"(?P<y>20[0-9]{{2}})(?P<by>[-/.]){_MONTH}(?P=by){_DAY}{_END}",
        rf"{_DAY}\.{_MONTH}\.{_YEAR}{_END}",
        rf"{_DAY}/{_MONTH}/{_YEAR}{_END}",
        rf"{_DAY}\.{_MONTH}(?={_TIME})",
        rf"(?:(?P<y>20[0-9]{{2}}) ?年 ?)?{_MONTH} ?月 ?{_DAY} ?日",
        rf"{_DAY} (?P<name>{_NAME})(?!\w)(?:,? (?P<y>20[0-9]{{2}})(?![0-9]))?",
        rf"(?<!\w)(?P<name>{_NAME}) {_DAY}(?![0-9:])(?:,? (?P<y>20[0-9]{{2}})(?![0-9]))?",
    )
)
_NOT_BEFORE = re.compile(
    r"(?:(?<!\w)(?:до|по|с|позднее|позже|until|till|before|by|from|since|expires?|valid|due|born"
    r"|рожд\w{1,8}|договор\w{0,3} от)(?: on)?|截至|截止|到期日?|有效期至?|[0-9] ?-)[ :]{0,2}$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r" ?(?:之?前|起|到期|截止|- ?[0-9]{1,2}[.])")


def find_dates(plain: Plain, today: date) -> list[Found]:
    """Return the days named, up to `today`.

    Of a day without a year the latest one is meant. `3/4/2026` may be two days, so both are given.
    """
    return [
        Found(Kind.DATE, day, *found.span())
        for form in _FORMS
        for found in form.finditer(plain.text)
        if not _NOT_BEFORE.search(plain.text, max(0, found.start() - 20), found.start())
        and not _NOT_AFTER.match(plain.text, found.end())
        for day in _days(found, today)
        if day <= today
    ]


def _days(found: re.Match[str], today: date) -> Iterator[date]:
    parts = found.groupdict()
    day = int(parts["d"])
    month = int(parts.get("m") or _NAMES[parts["name"][:3].lower()])
    if parts.get("y"):
        year = int(parts["y"]) % 100 + 2000
        yield from _day(year, month, day)
        if "/" in found[0] and not found[0].startswith("20"):
            yield from _day(year, day, month)
        return
    for year in range(today.year, today.year - 9, -1):  # 29 February may be eight years away
        latest = next(_day(year, month, day), None)
        if latest is not None and latest <= today:
            yield latest
            return


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:  # 31.02: no day at all
        return
