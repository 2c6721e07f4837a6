"""Which receipts go out, with all that is said of each; nothing is touched yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from simdesk.domain.line import Line
from simdesk.domain.reading import Reading
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.services.exporting.around import Around
from simdesk.services.exporting.choices import USUAL, Choices
from simdesk.services.exporting.hiding import IN_NAMES, STAR, Hiding, hidden
from simdesk.services.exporting.names import amount_name, file_name, unique


@dataclass(frozen=True, slots=True)
class Entry:
    """One receipt on its way out, with what is kept back already taken out of every field.

    `target` is relative to the folder, with `/` between parts. `reading` is what the file says;
    None where it was not read.
    """

    receipt: Receipt
    line: Line | None
    operator: str
    route: str
    source: Path
    target: str
    reading: Reading | None = None


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
    reading_of: Callable[[Receipt], Reading | None] = lambda _receipt: None,
    choices: Choices = USUAL,
    numbers: Iterable[str] = (),
) -> Plan:
    """Return where each receipt will stand: `<number>/<year-month>/<date>_<amount>_<route>`.

    `route_of` gives the words of a run's route by the run's id. `numbers` are all that the owner
    keeps, E.164: where digits are hidden, they are wherever they were typed.
    """
    chosen = sorted(receipts, key=lambda r: (day_of(r), r.added_at, r.id))
    lines = {id_: line_of(id_) for id_ in {r.line_id for r in chosen if r.line_id}}
    hiding = Hiding({*numbers, *(line.msisdn for line in lines.values())})
    folders: dict[str | None, str] = {}
    taken: set[str] = set()
    entries = []
    for receipt in chosen:
        line = lines[receipt.line_id] if receipt.line_id else None
        entry = Entry(
            receipt if not choices.without_notes else replace(receipt, note="", reference=""),
            line,
            operator_of(line) if line else "",
            route_of(receipt.run_id) if receipt.run_id else "",
            path_of(receipt),
            "",
            reading_of(receipt),
        )
        if choices.hide_digits:
            entry = _hidden(entry, hiding)
        if receipt.line_id not in folders:
            held = {folder.casefold() for folder in folders.values()}
            folders[receipt.line_id] = unique(_folder(entry.line), "", held)
        stem = f"{folders[receipt.line_id]}/{day_of(receipt)[:7]}/{_stem(entry)}"
        target = unique(stem, receipt.media_type.extension, taken)
        entries.append(replace(entry, target=target))
    return Plan(tuple(entries), choices=choices)


def _hidden(entry: Entry, hiding: Hiding) -> Entry:
    """Return an entry in whose texts no number is whole."""
    receipt, line = entry.receipt, entry.line
    own = line.msisdn if line else ""
    return replace(
        entry,
        receipt=replace(
            receipt,
            name=hiding.text(receipt.name, own, mark=IN_NAMES),
            reference=hiding.reference(receipt.reference),
            note=hiding.text(receipt.note, own),
        ),
        line=line and _hidden_line(line, hiding),
        operator=hiding.text(entry.operator, mark=IN_NAMES),
        route=hiding.text(entry.route, mark=IN_NAMES),
    )


def _hidden_line(line: Line, hiding: Hiding) -> Line:
    label = hiding.text(line.label, line.msisdn, mark=IN_NAMES)
    return replace(line, msisdn=hidden(line.msisdn), label=label)


def _folder(line: Line | None) -> str:
    if line is None:
        return file_name(_("No number"), "none")
    number = line.msisdn.removeprefix("+").replace(STAR, IN_NAMES)
    label = file_name(line.label, "")
    return f"{number}_{label}" if label else number


def _stem(entry: Entry) -> str:
    receipt = entry.receipt
    parts = [day_of(receipt)]
    if receipt.amount is not None:
        parts.append(amount_name(receipt.amount))
    if entry.route:
        parts.append(file_name(entry.route, "route"))
    return "_".join(parts)


def day_of(receipt: Receipt) -> str:
    """Return the day a receipt is filed under, as ISO 8601."""
    return (receipt.on or receipt.added_at.date()).isoformat()
