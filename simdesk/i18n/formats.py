"""Dates, money and sizes in the language in use. The patterns follow CLDR, checked by a test."""

from __future__ import annotations

from datetime import date, datetime

from simdesk.domain.money import Money
from simdesk.i18n.language import _, language, pgettext

NBSP = "\N{NO-BREAK SPACE}"


def date_long(day: date) -> str:
    """Return `3 December 2026`, `3 декабря 2026`, `2026年12月3日`."""
    # Translators: a date; {month} is the month's name as in "3 December"
    return _("{day} {month} {year}").format(
        day=day.day, month=_month_long(day.month), month_number=day.month, year=day.year
    )


def date_short(day: date, today: date | None = None) -> str:
    """Return `3 Dec`, with the year where it is not the year of `today`."""
    if today is not None and day.year != today.year:
        return _("{day} {short_month} {year}").format(
            day=day.day,
            short_month=_month_short(day.month),
            month_number=day.month,
            year=day.year,
        )
    return _("{day} {short_month}").format(
        day=day.day, short_month=_month_short(day.month), month_number=day.month
    )


def partial_date(as_of: str) -> str:
    """Return an ISO 8601 date of any precision (`2015`, `2015-12`, `2015-12-16`) in words."""
    parts = [int(p) for p in as_of.split("-")]
    if len(parts) == 3:
        return date_long(date(*parts))
    if len(parts) == 2:
        return _("{month_alone} {year}").format(
            month_alone=_month_alone(parts[1]), month_number=parts[1], year=parts[0]
        )
    return _("{year}").format(year=parts[0])


def time_of_day(moment: datetime) -> str:
    """Return `14:32`, the same in all three languages."""
    return f"{moment:%H:%M}"


def money(amount: Money, *, kopeks: bool | None = None) -> str:
    """Return `1 200 ₽` or `650,50 ₽`; kopeks are shown where there are any, or as asked."""
    return f"{plain_amount(amount, kopeks=kopeks)}{NBSP}₽"


def plain_amount(amount: Money, *, kopeks: bool | None = None) -> str:
    """Return an amount without its sign, as a person would type it."""
    whole, rest = divmod(abs(amount.kopeks), 100)
    group, point = (NBSP, ",") if language() == "ru" else (",", ".")
    text = f"{whole:,}".replace(",", group)
    if rest if kopeks is None else kopeks:
        text = f"{text}{point}{rest:02d}"
    return f"\N{MINUS SIGN}{text}" if amount.kopeks < 0 else text


def size(count: int) -> str:
    """Return a number of bytes as `21 MB`, `340 KB`."""
    if count >= 1_000_000:
        return _("{n} MB").format(n=round(count / 1_000_000))
    return _("{n} KB").format(n=max(1, round(count / 1000)))


def _month_long(month: int) -> str:
    """The month's name inside a date (the genitive in Russian)."""
    return (
        pgettext("in a date", "January"),
        pgettext("in a date", "February"),
        pgettext("in a date", "March"),
        pgettext("in a date", "April"),
        pgettext("in a date", "May"),
        pgettext("in a date", "June"),
        pgettext("in a date", "July"),
        pgettext("in a date", "August"),
        pgettext("in a date", "September"),
        pgettext("in a date", "October"),
        pgettext("in a date", "November"),
        pgettext("in a date", "December"),
    )[month - 1]


def _month_short(month: int) -> str:
    return (
        pgettext("short, in a date", "Jan"),
        pgettext("short, in a date", "Feb"),
        pgettext("short, in a date", "Mar"),
        pgettext("short, in a date", "Apr"),
        pgettext("short, in a date", "May"),
        pgettext("short, in a date", "Jun"),
        pgettext("short, in a date", "Jul"),
        pgettext("short, in a date", "Aug"),
        pgettext("short, in a date", "Sep"),
        pgettext("short, in a date", "Oct"),
        pgettext("short, in a date", "Nov"),
        pgettext("short, in a date", "Dec"),
    )[month - 1]


def _month_alone(month: int) -> str:
    return (
        pgettext("alone", "January"),
        pgettext("alone", "February"),
        pgettext("alone", "March"),
        pgettext("alone", "April"),
        pgettext("alone", "May"),
        pgettext("alone", "June"),
        pgettext("alone", "July"),
        pgettext("alone", "August"),
        pgettext("alone", "September"),
        pgettext("alone", "October"),
        pgettext("alone", "November"),
        pgettext("alone", "December"),
    )[month - 1]
