"""What is out of order among the kept receipts, and where the loose ones may belong."""

from __future__ import annotations

from simdesk.domain.event import EventKind
from simdesk.domain.fiscal import Operation
from simdesk.domain.purpose import Purpose
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Read, read_of
from simdesk.domain.receipt_link import LinkProposal, LooseReceipt, propose
from simdesk.domain.receipt_number import shown_number, shown_numbers
from simdesk.domain.receipt_order import (
    Document,
    Finding,
    Renewal,
    findings,
    renewals,
)
from simdesk.domain.run import Run
from simdesk.services.lines import LineService
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.storage.events import EventRepository
from simdesk.storage.runs import RunRepository


class ReceiptOrder:
    """Looks over everything that is kept, the bin left out; it writes nothing."""

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        readings: ReadingService,
        lines: LineService,
        runs: RunService,
        run_repository: RunRepository,
        event_repository: EventRepository,
    ) -> None:
        self._receipts = receipts
        self._readings = readings
        self._lines = lines
        self._runs = runs
        self._run_repository = run_repository
        self._event_repository = event_repository

    def findings(self) -> tuple[Finding, ...]:
        """Return what is out of order."""
        receipts = self._receipts.everything()
        named = {r.id: document for r in receipts if (document := self._document(r)) is not None}
        return findings(receipts, self._known(receipts), named)

    def proposals(self) -> dict[str, LinkProposal]:
        """Return what is proposed for receipts without a number, by their ids."""
        receipts = self._receipts.everything()
        loose = [receipt for receipt in receipts if receipt.line_id is None]
        if not loose:
            return {}
        lines = self._lines.everything()
        proved = {receipt.run_id for receipt in receipts}
        known = [r for r in self._known(receipts) if r.payments and r.run.id not in proved]
        found = {receipt.id: propose(self._shown(receipt), lines, known) for receipt in loose}
        return {key: proposal for key, proposal in found.items() if proposal is not None}

    def renewals(self, line_id: str) -> list[Renewal]:
        """Return the renewals of a number to which a receipt can belong, the newest first."""
        events = self._event_repository.of_line(line_id)
        return renewals(filter(self._renews, self._runs.of_line(line_id)), events)

    def _known(self, receipts: list[Receipt]) -> list[Renewal]:
        """Return the renewals that were paid or have receipts, of numbers that are kept."""
        kept = {line.id for line in self._lines.everything()}
        paid = self._event_repository.of_runs(EventKind.TOP_UP)
        wanted = {event.run_id for event in paid} | {receipt.run_id for receipt in receipts}
        runs = self._run_repository.many(sorted(run_id for run_id in wanted if run_id))
        own = [run for run in runs if run.line_id in kept and self._renews(run)]
        return renewals(sorted(own, key=lambda run: (run.started_at, run.id), reverse=True), paid)

    def _renews(self, run: Run) -> bool:
        return self._runs.purpose(run) is Purpose.RENEW

    def _document(self, receipt: Receipt) -> Document | None:
        """Return the fiscal document that a receipt's file shows, or that its owner has typed."""
        fiscal = self._readings.fiscal(receipt)
        if fiscal is not None:
            return read_of(fiscal).identity
        numbers = (receipt.fd, receipt.fpd)
        if not all(text.isascii() and text.isdecimal() for text in numbers):
            return None
        return Read(fn=receipt.fn, i=receipt.fd, fp=receipt.fpd).identity

    def _shown(self, receipt: Receipt) -> LooseReceipt:
        """Return what is known of a receipt; money that went back is no payment."""
        reading = self._readings.of(receipt)
        fiscal, text = self._readings.fiscal(receipt), reading.text if reading is not None else ""
        on, amount = receipt.on, receipt.amount
        if fiscal is not None:
            on = on or fiscal.at.date()
            paid = fiscal.n in (Operation.SALE, None)
            amount = (amount or fiscal.amount) if paid else None
        return LooseReceipt(on, amount, shown_number(text, ""), shown_numbers(text))
