"""The records of an export for machines: whole, with original names, and read back by SimDesk."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from simdesk.domain.fiscal import Fiscal
from simdesk.domain.line import TiedAccount
from simdesk.domain.money import Money
from simdesk.domain.receipt import Receipt
from simdesk.services.exporting.around import Around
from simdesk.services.exporting.choices import AS_KEPT, Choices
from simdesk.services.exporting.rows import fiscal_of

if TYPE_CHECKING:
    from simdesk.services.exporting.plan import Entry

FORMAT = 2
"""Raised with every field that comes, goes or changes its meaning: a program refuses what it does
not know rather than lose a part of it. Bags of format 1 held receipts alone."""

KEYS = MappingProxyType(
    {
        "line_id": "number",
        "run_id": "run",
        "after_run_id": "after_run",
        "receipt_id": "receipt",
        "tariff_price": "tariff_price_kopeks",
        "amount": "kopeks",
        "fee": "fee_kopeks",
        "balance": "balance_kopeks",
    }
)
"""What fields are called outside of the program, where it is not their own name."""

RECEIPT_KEYS = MappingProxyType({**KEYS, "name": "original_name"})
READ = "read"
"""Of a receipt: the fiscal document in its file. SimDesk reads the file again instead."""
AIDS = ("msisdn", "label", "operator", "route", READ)
"""Said at each receipt for whoever reads it alone; SimDesk takes them from other records."""

FILE = "file"
ORIGINAL = "original_sha256"
"""Of a receipt: its place in the bag, and what its unchanged original is known by."""

NOTES = frozenset({"note", "sim_note", "reference", "fields"})
"""What the owner typed for himself: left out together."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class LeftOut(StrEnum):
    """What an export leaves out. METADATA: of photos, so that their files are not the originals."""

    DIGITS = "digits"
    NOTES = "notes"
    METADATA = "metadata"


def render(
    entries: Iterable[Entry],
    around: Around | None = None,
    choices: Choices = AS_KEPT,
    originals: Mapping[str, str] = _NOTHING,
) -> bytes:
    """Return JSON; money is whole kopeks, dates are ISO 8601, unknown is null.

    With hidden digits the receipts stand alone, and their numbers as the entries have them.
    `originals` names, by the receipt's id, the SHA-256 of an original whose file is a changed
    copy; the entry's receipt then tells of the copy, its SHA-256 and size.
    """
    alone = around is None or choices.hide_digits
    about = Around() if around is None or alone else around
    without = NOTES if choices.without_notes else frozenset()
    left_out = {
        LeftOut.DIGITS: choices.hide_digits,
        LeftOut.NOTES: choices.without_notes,
        LeftOut.METADATA: bool(originals),
    }
    everything = {
        "format": FORMAT,
        "left_out": [part for part, is_so in left_out.items() if is_so],
        "receipts": [_receipt(e, without, originals, alone=alone) for e in entries],
        "numbers": [record_of(line, without) for line in about.lines],
        "runs": [record_of(run, without) for run in about.runs],
        "events": [record_of(event, without) for event in about.events],
        "rules": [record_of(rule, without) for rule in about.rules],
    }
    return json.dumps(everything, ensure_ascii=False, indent=1).encode()


def _receipt(
    entry: Entry, without: Collection[str], originals: Mapping[str, str], *, alone: bool
) -> dict[str, Any]:
    receipt, line = entry.receipt, entry.line
    record = record_of(receipt, without)
    if alone:
        record |= {KEYS["line_id"]: None, KEYS["run_id"]: None}
    if receipt.id in originals:
        record[ORIGINAL] = originals[receipt.id]
    return {
        **record,
        FILE: entry.target,
        "msisdn": line.msisdn if line else None,
        "label": line.label if line else None,
        "operator": entry.operator or None,
        "route": entry.route or None,
        READ: _fiscal(fiscal_of(entry)),
    }


def _fiscal(fiscal: Fiscal | None) -> dict[str, Any] | None:
    """Return the fields under the names of the code itself; `datetime` is the till's own time."""
    if fiscal is None:
        return None
    return {
        "datetime": fiscal.at.isoformat(timespec="seconds" if fiscal.seconds else "minutes"),
        "kopeks": fiscal.amount.kopeks,
        "fn": fiscal.fn,
        "i": fiscal.i,
        "fp": fiscal.fp,
        "n": None if fiscal.n is None else fiscal.n.value,
        "warnings": [str(warning) for warning in fiscal.warnings],
    }


def record_of(thing: Any, without: Collection[str] = ()) -> dict[str, Any]:
    """Return a number, a run, an event, a receipt or a rule as JSON has it."""
    keys = RECEIPT_KEYS if isinstance(thing, Receipt) else KEYS
    return {
        keys.get(field.name, field.name): _plain(getattr(thing, field.name))
        for field in fields(thing)
        if field.name not in without
    }


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return value.kopeks
    if isinstance(value, TiedAccount):
        return record_of(value)
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
