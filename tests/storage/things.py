"""Small invented records for the storage tests."""

from __future__ import annotations

from dataclasses import replace

from simdesk.domain.line import Line
from simdesk.domain.run import Run
from tests.samples import NOW


def with_id(line: Line, number: int = 0) -> Line:
    """Return `line` with an id as the service would give it."""
    return replace(line, id=f"{number:032x}" if number else f"{abs(hash(line.msisdn)):032x}")


def run_of(line: Line, number: int = 0) -> Run:
    """Return a fresh run of a line."""
    return Run(id=f"run{number:029x}", line_id=line.id, route_id="shop", started_at=NOW)
