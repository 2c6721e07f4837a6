"""The records of an export for machines: whole, with original names, and read back by SimDesk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from simdesk.services.exporting.plan import Entry

FORMAT = 1
"""Raised when a record changes its meaning; what is only added does not raise it."""


def render(entries: Iterable[Entry]) -> bytes:
    """Return JSON; money is whole kopeks, dates are ISO 8601, unknown is null."""
    everything = {"format": FORMAT, "receipts": [_record(entry) for entry in entries]}
    return json.dumps(everything, ensure_ascii=False, indent=1).encode()


def _record(entry: Entry) -> dict[str, Any]:
    receipt, line = entry.receipt, entry.line
    return {
        "id": receipt.id,
        "file": entry.target,
        "original_name": receipt.name,
        "sha256": receipt.sha256,
        "size": receipt.size,
        "media_type": receipt.media_type.value,
        "added_at": receipt.added_at.isoformat(),
        "on": receipt.on.isoformat() if receipt.on else None,
        "kopeks": receipt.amount.kopeks if receipt.amount is not None else None,
        "reference": receipt.reference,
        "note": receipt.note,
        "msisdn": line.msisdn if line else None,
        "label": line.label if line else None,
        "operator": entry.operator or None,
        "route": entry.route or None,
        "run": receipt.run_id,
    }
