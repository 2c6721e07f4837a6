"""What is out of order among receipts and paid renewals; it accuses nobody and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from simdesk.domain.event import Event, EventKind
from simdesk.domain.money import Money
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run

Document = tuple[str, int, int]
"""What names a fiscal document: drive, document number, sign."""

_A_DAY = timedelta(days=1)
"""A till prints the day of its own place, which may be the owner's day before or after."""


class FindingKind(StrEnum):
    """What is out of order, in the order in which it is told."""

    NO_NUMBER = "no_number"
    NO_PROOF = "no_proof"
    OTHER_SUM = "other_sum"
    SAME_DOCUMENT = "same_document"
    TWO_NUMBERS = "two_numbers"
    BEFORE_RENEWAL = "before_renewal"
    AFTER_RENEWAL = "after_renewal"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `receipts` are those it is about, the oldest first.

    `run` is the renewal where there is one. `recorded` is what the owner wrote down as paid and
    `shown` what the receipts say; `on` is the day of the payment.
    """

    kind: FindingKind
    receipts: tuple[Receipt, ...] = ()
    run: Run | None = None
    recorded: Money | None = None
    shown: Money | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Renewal:
    """A renewal with the top-ups that were written down in it."""

    run: Run
    payments: tuple[Event, ...] = ()

    @property
    def on(self) -> date | None:
        """The day of the first payment."""
        return min((payment.on for payment in self.payments), default=None)

    @property
    def paid(self) -> Money | None:
        """What was paid in all; None where nothing was, or an amount is not known."""
        amounts = [payment.amount for payment in self.payments]
        told = [amount for amount in amounts if amount is not None]
        return _sum(told) if told and len(told) == len(amounts) else None

    @property
    def fees(self) -> Money:
        """What of it was taken as commission, as far as it is known."""
        return _sum(payment.fee for payment in self.payments if payment.fee is not None)


def renewals(runs: Iterable[Run], events: Iterable[Event]) -> list[Renewal]:
    """Return each run with its own top-ups, in the order of `runs`."""
    paid: defaultdict[str | None, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.order):
        if event.kind is EventKind.TOP_UP:
            paid[event.run_id].append(event)
    return [Renewal(run, tuple(paid[run.id])) for run in runs]


def findings(
    receipts: Iterable[Receipt],
    known: Sequence[Renewal],
    documents: Mapping[str, Document],
) -> tuple[Finding, ...]:
    """Return what is out of order among kept receipts (none from the bin) and `known` renewals.

    `documents` names the fiscal document that a receipt shows, by the receipt's id.
    """
    ordered = sorted(receipts, key=lambda r: (r.added_at, r.id))
    of_run: defaultdict[str, list[Receipt]] = defaultdict(list)
    for receipt in ordered:
        if receipt.run_id is not None:
            of_run[receipt.run_id].append(receipt)
    found = [Finding(FindingKind.NO_NUMBER, (r,), on=r.on) for r in ordered if r.line_id is None]
    for renewal in known:
        own = of_run[renewal.run.id]
        found += _no_proof(renewal, own)
        found += _other_sum(renewal, own, documents)
        found += _other_days(renewal, own)
    found += _same_document(ordered, documents)
    found += _two_numbers(ordered)
    order = list(FindingKind)
    return tuple(sorted(found, key=lambda finding: order.index(finding.kind)))


def _no_proof(renewal: Renewal, own: Sequence[Receipt]) -> list[Finding]:
    """Find an ended renewal that was paid and shows nothing; an open one still asks by itself."""
    if own or not renewal.payments or renewal.run.open:
        return []
    kind, run = FindingKind.NO_PROOF, renewal.run
    return [Finding(kind, run=run, recorded=renewal.paid, on=renewal.on)]


def _other_sum(
    renewal: Renewal, own: Sequence[Receipt], documents: Mapping[str, Document]
) -> list[Finding]:
    """Find receipts that cannot add up to what was written down as paid.

    A slip and the bank's own paper may both show the whole payment, with its fee or without; then
    each is enough by itself, and neither is counted twice. Two pictures of one document are one.
    """
    recorded, fees = renewal.paid, renewal.fees
    amounts = _papers(own, documents)
    told = [amount for amount in amounts if amount is not None]
    if recorded is None or not told:
        return []
    wanted = (recorded, recorded - fees)
    parts = [amount for amount in told if amount not in wanted]
    shown = _sum(parts)
    apart = len(parts) == len(told)
    if not parts or shown in wanted or (not apart and shown == fees):
        return []
    if len(told) < len(amounts) and shown < recorded:
        return []  # what the others show is not known yet
    kind, on = FindingKind.OTHER_SUM, renewal.on
    return [Finding(kind, tuple(own), renewal.run, recorded, _sum(told), on)]


def _papers(own: Sequence[Receipt], documents: Mapping[str, Document]) -> list[Money | None]:
    """Return what each different paper shows, as far as it is known."""
    shown: dict[Document | str, Money | None] = {}
    for receipt in own:
        paper = documents.get(receipt.id, receipt.sha256)
        shown[paper] = shown.get(paper) or receipt.amount
    return list(shown.values())


def _other_days(renewal: Renewal, own: Sequence[Receipt]) -> list[Finding]:
    """Find receipts of a day on which the renewal had not begun, or was over, in any place."""
    run = renewal.run
    paid = [payment.on for payment in renewal.payments]
    first = min([run.started_at.date(), *paid])
    last = max([run.ended_at.date(), *paid]) if run.ended_at else None
    found = []
    for receipt in own:
        if receipt.on is None:
            continue
        if receipt.on < first - _A_DAY:
            kind, day = FindingKind.BEFORE_RENEWAL, first
        elif last is not None and receipt.on > last + _A_DAY:
            kind, day = FindingKind.AFTER_RENEWAL, last
        else:
            continue
        found.append(Finding(kind, (receipt,), run, on=day))
    return found


def _same_document(ordered: Sequence[Receipt], documents: Mapping[str, Document]) -> list[Finding]:
    """Find receipts of one fiscal document, unless the owner said of all but one that it stays."""
    found: defaultdict[Document, list[Receipt]] = defaultdict(list)
    for receipt in ordered:
        if receipt.id in documents:
            found[documents[receipt.id]].append(receipt)
    return [
        Finding(FindingKind.SAME_DOCUMENT, tuple(twins))
        for twins in found.values()
        if _unsettled(twins) and not _on_two_numbers(twins)
    ]


def _two_numbers(ordered: Sequence[Receipt]) -> list[Finding]:
    """Find files kept as receipts of different numbers, unless the owner knows of it."""
    found: defaultdict[str, list[Receipt]] = defaultdict(list)
    for receipt in ordered:
        found[receipt.sha256].append(receipt)
    return [
        Finding(FindingKind.TWO_NUMBERS, tuple(copies))
        for copies in found.values()
        if _unsettled(copies) and _on_two_numbers(copies)
    ]


def _unsettled(alike: Sequence[Receipt]) -> bool:
    """Tell whether the owner has more to say: he knows of two, but not yet of a third."""
    asked = [receipt for receipt in alike if not receipt.kept_apart]
    return len(asked) > 1 or (len(alike) > 2 and asked == [alike[-1]])


def _on_two_numbers(alike: Sequence[Receipt]) -> bool:
    """Tell whether these receipts are one and the same file, for different numbers."""
    lines = {receipt.line_id for receipt in alike if receipt.line_id is not None}
    return len({receipt.sha256 for receipt in alike}) == 1 and len(lines) > 1


def _sum(amounts: Iterable[Money]) -> Money:
    return sum(amounts, Money(0))
