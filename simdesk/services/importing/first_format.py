"""Bags of format 1, which held receipts alone: their records in the present form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from simdesk.domain.line import Line
from simdesk.services.exporting.records import KEYS, record_of
from simdesk.services.importing.decode import WrongError

_KEYS = frozenset(
    {"id", "file", "original_name", "sha256", "size", "media_type", "added_at", "on", "kopeks"}
    | {"reference", "note", "run", "msisdn", "label", "operator", "route"}
)
_BARE = record_of(Line("", "", datetime.min))  # noqa: DTZ901 - replaced by the receipt's own
_LATER = {"deleted_at": None, "fn": "", "fd": "", "fpd": "", "turned": 0, "kept_apart": False}
SILENT_IN_FIRST = frozenset({"run_id", *_LATER})
"""Fields of receipts of which these bags say nothing: they name a renewal, but do not hold it."""


def from_first(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document as the present format has it, with a number for every receipt's digits.

    Raises:
        WrongError: it is not of format 1.
    """
    receipts = document.get("receipts")
    if document.keys() != {"format", "receipts"} or not isinstance(receipts, list):
        raise WrongError("receipts")
    numbers: dict[str, dict[str, Any]] = {}
    full = []
    for place, receipt in enumerate(receipts):
        if not isinstance(receipt, dict) or receipt.keys() != _KEYS:
            raise WrongError(f"receipts {place}")
        msisdn, added = receipt["msisdn"], receipt["added_at"]
        number = None
        if isinstance(msisdn, str):
            number = hashlib.sha256(msisdn.encode(errors="replace")).hexdigest()[:32]
            told = {"id": number, "msisdn": msisdn, "created_at": added, "label": receipt["label"]}
            told["operator_name"] = receipt["operator"] or ""
            numbers.setdefault(number, _BARE | told)
        full.append({**receipt, **_LATER, KEYS["line_id"]: number, KEYS["run_id"]: None})
    empty: dict[str, list[object]] = {"left_out": [], "runs": [], "events": [], "rules": []}
    return {"format": 1, "receipts": full, "numbers": list(numbers.values()), **empty}
