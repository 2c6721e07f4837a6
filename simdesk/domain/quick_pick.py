"""What a person remembers of a day ("this month"), read as the earliest day it can have been."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum


class QuickPick(StrEnum):
    """The answers on offer beside an exact day."""

    TODAY = "today"
    THIS_MONTH = "this_month"
    ONE_TO_THREE = "one_to_three"
    HALF_YEAR = "half_year"


def earliest_day(pick: QuickPick, today: date) -> date:
    """Return the earliest day that `pick` can mean: clocks then end too soon, never too late.

    Months are calendar months; where the month is shorter, its last day.
    """
    if pick is QuickPick.TODAY:
        return today
    if pick is QuickPick.THIS_MONTH:
        return today.replace(day=1)
    return _months_before(today, 3 if pick is QuickPick.ONE_TO_THREE else 6)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
