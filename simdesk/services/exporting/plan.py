"""Which receipts go out, with all that is said of each; nothing is touched yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.services.exporting.around import Around
from simdesk.services.exporting.choices import USUAL, Choices
from simdesk.services.exporting.names import amount_name, file_name, unique


@dataclass(frozen=True, slots=True)
class Entry:
    """One receipt on its way out. `target` is relative to the folder, with `/` between parts."""

    receipt: Receipt
    line: Line | None
    operator: str
    route: str
    source: Path
    target: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be written; nothing is touched yet. `around` is what records for machines add."""

    entries: tuple[Entry, ...]
    around: Around | None = None
    choices: Choices = USUAL

    @property
    def size(self) -> int:
        """Bytes of all originals."""
        return sum(entry.receipt.size for entry in self.entries)


def plan(
    receipts: Iterable[Receipt],
    *,
    line_of: Callable[[str], Line],
    operator_of: Callable[[Line], str],
    route_of: Callable[[str], str],
    path_of: Callable[[Receipt], Path],
    choices: Choices = USUAL,
) -> Plan:
    """Return where each receipt will stand: `<number>/<year-month>/<date>_<amount>_<route>`.

    `route_of` gives the words of a run's route by the run's id.
    """
    taken: set[str] = set()
    entries = []
    for receipt in sorted(receipts, key=lambda r: (day_of(r), r.added_at, r.id)):
        line = line_of(receipt.line_id) if receipt.line_id else None
        route = route_of(receipt.run_id) if receipt.run_id else ""
        number = line.msisdn.removeprefix("+") if line else file_name(_("No number"), "none")
        label = file_name(line.label, "") if line else ""
        folder = f"{number}_{label}" if label else number
        parts = [day_of(receipt)]
        if receipt.amount is not None:
            parts.append(amount_name(receipt.amount))
        if route:
            parts.append(file_name(route, "route"))
        stem = f"{folder}/{day_of(receipt)[:7]}/{'_'.join(parts)}"
        target = unique(stem, receipt.media_type.extension, taken)
        operator = operator_of(line) if line else ""
        entries.append(Entry(receipt, line, operator, route, path_of(receipt), target))
    return Plan(tuple(entries), choices=choices)


def day_of(receipt: Receipt) -> str:
    """Return the day a receipt is filed under, as ISO 8601."""
    return (receipt.on or receipt.added_at.date()).isoformat()
