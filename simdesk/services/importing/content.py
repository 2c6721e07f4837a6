"""What a bag holds, read from its records; whether it fits together is not known here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from simdesk.domain.errors import BagError, BagProblem
from simdesk.domain.event import Event
from simdesk.domain.line import Line
from simdesk.domain.own_rule import OwnRule
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run
from simdesk.services.exporting.records import AIDS, FILE, FORMAT, NOTES, ORIGINAL, READ, LeftOut
from simdesk.services.importing.decode import WrongError, parse, read
from simdesk.services.importing.first_format import SILENT_IN_FIRST, from_first
from simdesk.services.importing.source import Source, content
from simdesk.services.importing.whole import Whole

_RECORDS = "data/payments.json"
_MOST_OF_RECORDS = 64 * 1024 * 1024
"""Bytes. A hundred thousand records take half of it."""
_LISTS = ("left_out", "receipts", "numbers", "runs", "events", "rules")

_MASKED = frozenset({"line_id", "run_id", "name", "reference", "note"})
"""What receipts lack, or have with stars in it, where digits were hidden."""

ThingT = TypeVar("ThingT", Line, Run, Event, Receipt, OwnRule)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in a bag.

    `files` are the names of the receipts' files by receipt id; `originals` the SHA-256, by receipt
    id, of originals of which the bag has a changed copy. `silent` are fields that say nothing of
    what is here, because they were left out or hidden, or the bag's format had none.
    """

    lines: tuple[Line, ...]
    runs: tuple[Run, ...]
    events: tuple[Event, ...]
    receipts: tuple[Receipt, ...]
    rules: tuple[OwnRule, ...]
    files: Mapping[str, str]
    originals: Mapping[str, str]
    left_out: frozenset[LeftOut]
    silent: frozenset[str]
    made_on: date | None


def read_content(source: Source, whole: Whole) -> Content:
    """Return what the records of a whole bag say; whether they fit together is not known yet.

    Raises:
        BagError: another program made it, or a newer one, or a record is not as it should be.
    """
    if _RECORDS not in whole.sums:
        raise BagError(BagProblem.FOREIGN)
    try:
        document = parse(content(source, _RECORDS, _MOST_OF_RECORDS))
        number = document.get("format") if isinstance(document, dict) else None
        if not isinstance(document, dict) or type(number) is not int or number < 1:
            raise BagError(BagProblem.FOREIGN)
        if number > FORMAT:
            raise BagError(BagProblem.NEWER)
        if number == 1:
            return _content(from_first(document), SILENT_IN_FIRST, whole.made_on)
        return _content(document, frozenset(), whole.made_on)
    except WrongError as error:
        raise faulty(error) from error


def faulty(error: WrongError) -> BagError:
    """Return what wrong records mean to the owner."""
    return BagError(BagProblem.FAULTY, [f"payments.json: {error}"])


def _content(document: dict[str, Any], silent: frozenset[str], made_on: date | None) -> Content:
    if odd := document.keys() ^ {"format", *_LISTS}:
        raise WrongError(min(odd))
    if wrong := [name for name in _LISTS if not isinstance(document[name], list)]:
        raise WrongError(wrong[0])
    try:
        left_out = frozenset(map(LeftOut, document["left_out"]))
    except ValueError as error:
        raise WrongError("left_out") from error
    notes = NOTES if LeftOut.NOTES in left_out else frozenset()
    masked = _MASKED if LeftOut.DIGITS in left_out else frozenset()
    files: dict[str, str] = {}
    originals: dict[str, str] = {}
    receipts = []
    for place, record in enumerate(document["receipts"]):
        where = f"receipts {place}"
        receipt, file, original = _receipt(where, record, notes)
        receipts.append(receipt)
        files[receipt.id] = f"data/{file}"
        if original is not None:
            originals[receipt.id] = original
    return Content(
        lines=_read("numbers", Line, document, notes),
        runs=_read("runs", Run, document, notes),
        events=_read("events", Event, document, notes),
        receipts=tuple(receipts),
        rules=_read("rules", OwnRule, document, notes),
        files=files,
        originals=originals,
        left_out=left_out,
        silent=silent | notes | masked,
        made_on=made_on,
    )


def _receipt(
    where: str, record: object, silent: Collection[str]
) -> tuple[Receipt, str, str | None]:
    """Return a receipt, the place of its file, and what its original is known by."""
    if not isinstance(record, dict):
        raise WrongError(where)
    file, original = record.get(FILE), record.get(ORIGINAL)
    if not isinstance(file, str) or not isinstance(original, str | None):
        raise WrongError(f"{where}: {FILE}")
    beside = (*AIDS, FILE, ORIGINAL, READ)
    own = {key: value for key, value in record.items() if key not in beside}
    return _one(where, Receipt, own, silent), file, original


def _read(
    name: str, kind: type[ThingT], document: Mapping[str, Any], silent: Collection[str]
) -> tuple[ThingT, ...]:
    return tuple(
        _one(f"{name} {place}", kind, record, silent) for place, record in enumerate(document[name])
    )


def _one(where: str, kind: type[ThingT], record: object, silent: Collection[str]) -> ThingT:
    try:
        return read(kind, record, silent)
    except WrongError as error:
        raise WrongError(": ".join(filter(None, (where, str(error))))) from error
