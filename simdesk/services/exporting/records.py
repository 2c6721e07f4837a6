"""The records of an export for machines: whole, with original names, and read back by SimDesk."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from simdesk.domain.line import TiedAccount
from simdesk.domain.money import Money
from simdesk.domain.receipt import Receipt
from simdesk.services.exporting.around import Around

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
AIDS = ("msisdn", "label", "operator", "route")
"""Said at each receipt for whoever reads it alone; SimDesk takes them from other records."""

FILE = "file"
ORIGINAL = "original_sha256"
"""Of a receipt: its place in the bag, and what its unchanged original is known by."""

NOTES = frozenset({"note", "sim_note"})
_NOTHING: Mapping[str, str] = MappingProxyType({})


class LeftOut(StrEnum):
    """What an export leaves out. METADATA: of photos, so that their files are not the originals."""

    DIGITS = "digits"
    NOTES = "notes"
    METADATA = "metadata"


def render(
    entries: Iterable[Entry],
    around: Around | None = None,
    *,
    left_out: Collection[LeftOut] = (),
    originals: Mapping[str, str] = _NOTHING,
) -> bytes:
    """Return JSON; money is whole kopeks, dates are ISO 8601, unknown is null.

    With DIGITS left out the receipts stand alone, as they are given. `originals` names, by the
    receipt's id, the SHA-256 of an original whose file is a changed copy; the entry's receipt then
    tells of the copy.
    """
    alone = around is None or LeftOut.DIGITS in left_out
    about = Around() if around is None or alone else around
    without = NOTES if LeftOut.NOTES in left_out else frozenset()
    everything = {
        "format": FORMAT,
        "left_out": sorted(left_out),
        "receipts": [_receipt(e, without, originals, alone=alone) for e in entries],
        "numbers": [_record(line, without) for line in about.lines],
        "runs": [_record(run, without) for run in about.runs],
        "events": [_record(event, without) for event in about.events],
        "rules": [_record(rule, without) for rule in about.rules],
    }
    return json.dumps(everything, ensure_ascii=False, indent=1).encode()


def _receipt(
    entry: Entry, without: Collection[str], originals: Mapping[str, str], *, alone: bool
) -> dict[str, Any]:
    receipt, line = entry.receipt, entry.line
    record = _record(receipt, without)
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
    }


def _record(thing: Any, without: Collection[str] = ()) -> dict[str, Any]:
    keys = RECEIPT_KEYS if isinstance(thing, Receipt) else KEYS
    return {
        keys.get(field.name, field.name): _plain(getattr(thing, field.name))
        for field in fields(thing)
        if field.name not in without
    }


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; a word that names one of a few stays what it is."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return value.kopeks
    if isinstance(value, TiedAccount):
        return _record(value)
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
