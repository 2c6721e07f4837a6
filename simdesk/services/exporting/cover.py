"""What an export holds, in a few lines: receipts, days, numbers and sums; not how it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from simdesk import __version__
from simdesk.domain import msisdn
from simdesk.i18n.formats import date_long, money, time_of_day
from simdesk.i18n.language import _, ngettext
from simdesk.services.exporting.rows import Row, totals


class Fact(NamedTuple):
    """One line: what it is and what it comes to."""

    caption: str
    value: str


class NumberSum(NamedTuple):
    """What was paid for one number; `number` and `operator` are empty where none is known."""

    number: str
    label: str
    operator: str
    receipts: int
    paid: str


def made(made_at: datetime) -> str:
    """Return when it was made, and by what."""
    return _("Made on {day} at {time} (UTC{offset}) by SimDesk {version}").format(
        day=date_long(made_at.date()),
        time=time_of_day(made_at),
        offset=made_at.isoformat()[-6:],
        version=__version__,
    )


def facts(listed: Sequence[Row]) -> list[Fact]:
    """Return the lines; those that say nothing are left out."""
    sums = totals(listed)
    days = sorted(row.entry.receipt.on for row in listed if row.entry.receipt.on)
    numbers = {row.entry.receipt.line_id for row in listed} - {None}
    period = [date_long(day) for day in (days[0], days[-1])] if days else []
    known = [
        (_("Receipts"), str(len(listed))),
        (_("Numbers"), str(len(numbers))),
        (_("Period"), " – ".join(dict.fromkeys(period))),
        (_("Paid"), money(sums.paid, kopeks=True)),
        (_("Returned"), money(sums.returned, kopeks=True) if sums.returned.kopeks else ""),
        (
            _("Not in the sums"),
            ngettext(
                "{n} receipt without an amount", "{n} receipts without an amount", sums.unknown
            )
            if sums.unknown
            else "",
        ),
        (
            _("Counted once"),
            ngettext(
                "{n} more picture of a fiscal document that is listed already",
                "{n} more pictures of fiscal documents that are listed already",
                sums.repeated,
            )
            if sums.repeated
            else "",
        ),
    ]
    return [Fact(caption, value) for caption, value in known if value]


def by_number(listed: Sequence[Row]) -> list[NumberSum]:
    """Return what was paid for each number, those without one at the end."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in listed:
        groups[row.entry.receipt.line_id or ""].append(row)
    sums = []
    for line_id in sorted(groups, key=lambda id_: (not id_, _order(groups[id_][0]))):
        entry = groups[line_id][0].entry
        number = msisdn.spaced(entry.line.msisdn) if entry.line else _("No number")
        label = entry.line.label if entry.line else ""
        paid = money(totals(groups[line_id]).paid, kopeks=True)
        sums.append(NumberSum(number, label, entry.operator, len(groups[line_id]), paid))
    return sums


def _order(row: Row) -> tuple[str, str]:
    line = row.entry.line
    return (line.msisdn, line.label) if line else ("", "")
