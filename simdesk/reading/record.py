"""A reading as plain values for scripts; the names of the fields are a promise to them."""

from __future__ import annotations

from pathlib import Path

from simdesk.domain.fiscal import Fiscal
from simdesk.domain.reading import Reading


def record(path: Path, reading: Reading, error: str | None) -> dict[str, object]:
    """Return what can be written as JSON. `error` says in words why there are no fields."""
    fiscal = reading.fiscal
    return {
        "file": str(path),
        "fiscal": _fields(fiscal, reading) if fiscal else None,
        "error": error,
    }


def _fields(fiscal: Fiscal, reading: Reading) -> dict[str, object]:
    """Return the fields; `datetime` is the till's own time as printed, without a zone."""
    return {
        "datetime": fiscal.at.isoformat(timespec="seconds" if fiscal.seconds else "minutes"),
        "kopeks": fiscal.amount.kopeks,
        "fn": fiscal.fn,
        "i": fiscal.i,
        "fp": fiscal.fp,
        "n": None if fiscal.n is None else fiscal.n.value,
        "warnings": [str(warning) for warning in (*fiscal.warnings, *reading.notes)],
    }
