"""Whether what a bag holds fits together and could be kept: ids, values, files; nothing is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import chain

from simdesk.catalogue.archive import FAULTS
from simdesk.domain.errors import ReceiptFileError
from simdesk.domain.event import Event
from simdesk.domain.money import Money
from simdesk.domain.receipt import LARGEST_RECEIPT_BYTES, Receipt
from simdesk.domain.run import Run
from simdesk.domain.signature import HEAD_BYTES, recognise
from simdesk.services.importing.content import Content, faulty
from simdesk.services.importing.decode import WrongError
from simdesk.services.importing.source import Source

_MSISDN = re.compile(r"\+[1-9][0-9]{5,14}")
_DIGITS = re.compile(r"[0-9]{0,20}")
_TURNS = (0, 90, 180, 270)
_SHA256 = re.compile(r"[0-9a-f]{64}")


def check_fit(content: Content, source: Source, sums: Mapping[str, str]) -> None:
    """Refuse what the data file would refuse, or what would point to nothing.

    `sums` are the SHA-256 of the bag's files by name.

    Raises:
        BagError: it names the first things at fault.
    """
    try:
        for wrong in chain(_doubled(content), _lost(content), _odd(content), _cycles(content)):
            raise WrongError(wrong)
        for receipt in content.receipts:
            _check_file(receipt, content.files[receipt.id], source, sums)
    except WrongError as error:
        raise faulty(error) from error


def _doubled(content: Content) -> Iterator[str]:
    parts: dict[str, Iterable[str]] = {
        "numbers": (line.id for line in content.lines),
        "runs": (run.id for run in content.runs),
        "events": (event.id for event in content.events),
        "receipts": (receipt.id for receipt in content.receipts),
        "rules": (rule.id for rule in content.rules),
        "msisdn": (line.msisdn for line in content.lines),
    }
    for name, values in parts.items():
        yield from (f"{name}: {value}" for value, n in Counter(values).items() if n > 1)


def _lost(content: Content) -> Iterator[str]:
    """Yield what names something that is not in the bag."""
    lines = {None, *(line.id for line in content.lines)}
    runs = {None, *(run.id for run in content.runs)}
    receipts = {None, *(receipt.id for receipt in content.receipts)}
    for run in content.runs:
        if run.line_id not in lines or run.after_run_id not in runs:
            yield f"runs: {run.id}"
    things: tuple[Event | Receipt, ...] = (*content.events, *content.receipts)
    for thing in things:
        if thing.line_id not in lines or thing.run_id not in runs:
            yield thing.id
    for rule in content.rules:
        if rule.line_id not in lines or rule.receipt_id not in receipts:
            yield f"rules: {rule.id}"


def _odd(content: Content) -> Iterator[str]:
    """Yield what has a value that no number, run, event, receipt or rule can have."""
    for line in content.lines:
        if not _MSISDN.fullmatch(line.msisdn) or _negative(line.tariff_price):
            yield f"numbers: {line.id}"
    for run in content.runs:
        if not run.route_id or (run.end is None) != (run.ended_at is None):
            yield f"runs: {run.id}"
    for event in content.events:
        if _negative(event.amount) or _negative(event.fee):
            yield f"events: {event.id}"
    for receipt in content.receipts:
        if _is_odd(receipt, content.originals.get(receipt.id, receipt.sha256)):
            yield f"receipts: {receipt.id}"
    for rule in content.rules:
        if (rule.operator == "") == (rule.line_id is None):
            yield f"rules: {rule.id}"


def _is_odd(receipt: Receipt, original: str) -> bool:
    forms = (
        *((_SHA256, text) for text in (receipt.sha256, original)),
        *((_DIGITS, text) for text in (receipt.fn, receipt.fd, receipt.fpd)),
    )
    fit = all(form.fullmatch(text) for form, text in forms)
    return not fit or _negative(receipt.amount) or receipt.turned not in _TURNS


def _negative(amount: Money | None) -> bool:
    return amount is not None and amount.kopeks < 0


def _cycles(content: Content) -> Iterator[str]:
    try:
        in_order(content.runs)
    except CycleError:
        yield "runs: after_run"


def in_order(runs: Iterable[Run]) -> list[Run]:
    """Return runs so that each stands after the one it follows.

    Raises:
        CycleError: they follow each other in a ring.
    """
    by_id = {run.id: run for run in runs}
    follows = {run.id: [run.after_run_id] if run.after_run_id else [] for run in by_id.values()}
    ordered = TopologicalSorter(follows).static_order()
    return [by_id[run_id] for run_id in ordered if run_id in by_id]


def _check_file(receipt: Receipt, name: str, source: Source, sums: Mapping[str, str]) -> None:
    size = source.sizes.get(name, 0)
    if sums.get(name) != receipt.sha256 or not 0 < size == receipt.size <= LARGEST_RECEIPT_BYTES:
        raise WrongError(f"receipts: {receipt.id}: {name}")
    try:
        with source.open(name) as file:
            media_type = recognise(file.read(HEAD_BYTES), name)
    except (ReceiptFileError, *FAULTS) as error:
        raise WrongError(f"receipts: {receipt.id}: {name}") from error
    if media_type is not receipt.media_type:
        raise WrongError(f"receipts: {receipt.id}: {name}")
