"""Small invented records for the storage tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.line import Line
from simdesk.domain.run import Run
from tests.samples import NOW


def with_id(line: Line, number: int = 0) -> Line:
    """Return `line` with an id as the service would give it."""
    return replace(line, id=f"{number:032x}" if number else f"{abs(hash(line.msisdn)):032x}")


def run_of(line: Line, number: int = 0) -> Run:
    """Return a fresh run of a line."""
    return Run(id=f"run{number:029x}", line_id=line.id, route_id="shop", started_at=NOW)


def event_of(line: Line, number: int = 0) -> Event:
    """Return a call from a line."""
    return Event(
        id=f"event{number}",
        line_id=line.id,
        kind=EventKind.CALL,
        on=date(2026, 11, 1),
        evidence=Evidence.CONFIRMED,
        recorded_at=NOW,
    )
