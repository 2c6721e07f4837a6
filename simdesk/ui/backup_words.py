"""How a backup is named: when it was made and what it holds."""

from __future__ import annotations

from simdesk.i18n.formats import date_long, time_of_day
from simdesk.i18n.language import _, ngettext
from simdesk.storage.backup import BackupInfo


def made(info: BackupInfo) -> str:
    """Return when a backup was made: `20 November 2026, 09:12`."""
    when = info.made_at
    return _("{date}, {time}").format(date=date_long(when.date()), time=time_of_day(when))


def contents(info: BackupInfo) -> str:
    """Return what a backup holds: `8 numbers, 37 receipts`."""
    numbers = ngettext("{n} number", "{n} numbers", info.lines)
    receipts = ngettext("{n} receipt", "{n} receipts", info.receipts)
    return _("{numbers}, {receipts}").format(numbers=numbers, receipts=receipts)
