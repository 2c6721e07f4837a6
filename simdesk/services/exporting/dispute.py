"""What one renewal comes to in a dispute: its records side by side; it holds no words yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, auto
from pathlib import Path

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.evidence import Rung
from simdesk.domain.fiscal import Fiscal, Operation
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.operator import Operator
from simdesk.domain.reading import Reading
from simdesk.domain.receipt import Receipt
from simdesk.domain.right_number import misdirected
from simdesk.domain.route import Failure, Route
from simdesk.domain.run import Run, RunEnd
from simdesk.services.events import EventService, last_balance
from simdesk.services.exporting.choices import Choices
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService


class Claim(Enum):
    """What is asked for. NONE: nothing in the records says that money is missing."""

    NOT_CREDITED = auto()
    WRONG_NUMBER = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Slip:
    """A receipt of the renewal with the fiscal documents that its file shows.

    Of several it has the one that the owner said it is, all while he has not said. `unread`: the
    file was not looked into yet.
    """

    receipt: Receipt
    path: Path
    documents: tuple[Fiscal, ...] = ()
    unread: bool = False

    def heard(self, reading: Reading) -> Slip:
        """Return the slip with what its file says."""
        own = (self.receipt.fn, self.receipt.fd, self.receipt.fpd)
        said = tuple(f for f in reading.fiscals if (f.fn, f.i, f.fp) == own)
        return replace(self, documents=said or reading.fiscals, unread=False)


@dataclass(frozen=True, slots=True)
class Dispute:
    """One renewal. `route` is None where no file describes it any more.

    `events` are its own, oldest first; `meanwhile` are those of the number that happened beside
    it. `before` is the last balance known when it began. `slips` stand in the order of their days.
    `now` has a zone. `numbers` are all of the owner's, E.164.
    """

    run: Run
    line: Line
    operator: Operator | None
    route: Route | None
    rungs: tuple[Rung, ...]
    events: tuple[Event, ...]
    meanwhile: tuple[Event, ...]
    before: Money | None
    slips: tuple[Slip, ...]
    now: datetime
    choices: Choices
    numbers: tuple[str, ...]

    @property
    def today(self) -> date:
        """The day on which the sheet is made."""
        return self.now.date()

    @property
    def paid(self) -> Event | None:
        """The payment as it is recorded."""
        return self._first(EventKind.TOP_UP)

    @property
    def balance(self) -> Event | None:
        """The balance that was read in the renewal."""
        return self._first(EventKind.BALANCE)

    def _first(self, kind: EventKind) -> Event | None:
        return next((event for event in self.events if event.kind is kind), None)

    @property
    def reached(self) -> Evidence | None:
        """The highest rung that was reached."""
        return max((r.evidence for r in self.rungs if r.event is not None), default=None)

    @property
    def failure(self) -> Failure | None:
        """What did not work, where that was said when the renewal ended."""
        failures = self.route.failures if self.route is not None else ()
        return next((f for f in failures if f.id == self.run.failure), None)

    @property
    def claim(self) -> Claim:
        """What the records give reason to ask for."""
        payment = self.route.payment if self.route is not None else None
        failure = self.failure
        if misdirected(self.line, self.run, payment) or (failure is not None and failure.rescue):
            return Claim.WRONG_NUMBER
        # Activity stands higher, and shows nothing of the money.
        credited = any(r.evidence is Evidence.CREDITED and r.event is not None for r in self.rungs)
        return Claim.NONE if self.paid is None or credited else Claim.NOT_CREDITED

    @property
    def sale(self) -> Fiscal | None:
        """The one receipt for a payment, or of several the one of its sum and day, if there is."""
        known = {f.identity: f for s in self.slips for f in s.documents if f.n is Operation.SALE}
        sales, paid = list(known.values()), self.paid
        if len(sales) > 1 and paid is not None:
            sums = {paid.amount, paid.arriving}
            sales = [f for f in sales if f.amount in sums and f.at.date() == paid.on]
        return sales[0] if len(sales) == 1 else None


def gather(
    run_id: str,
    *,
    runs: RunService,
    lines: LineService,
    events: EventService,
    receipts: ReceiptService,
    reading_of: Callable[[Receipt], Reading | None],
    catalogue: Catalogue,
    now: datetime,
    choices: Choices,
) -> Dispute:
    """Return all that is recorded of a renewal.

    Raises:
        UnknownIdError: it is gone.
    """
    run = runs.get(run_id)
    line = lines.get(run.line_id)
    try:
        route = runs.route(run)
    except UnknownIdError:
        route = None
    others = [e for e in events.of_line(line.id) if e.run_id != run.id]
    begun = run.started_at.date()
    ended = run.ended_at.date() if run.ended_at and run.end is RunEnd.FINISHED else now.date()
    own = sorted(receipts.of_run(run_id), key=lambda r: (r.on or r.added_at.date(), r.added_at))
    readings = [(Slip(r, receipts.path(r), unread=True), reading_of(r)) for r in own]
    return Dispute(
        run=run,
        line=line,
        operator=catalogue.operator(line.operator_id),
        route=route,
        rungs=runs.outcome(run).rungs,
        events=tuple(runs.events(run)),
        meanwhile=tuple(e for e in others if begun <= e.on <= ended),
        before=last_balance(e for e in others if e.on <= begun),
        slips=tuple(
            slip.heard(reading) if reading is not None else slip for slip, reading in readings
        ),
        now=now,
        choices=choices,
        numbers=tuple(line.msisdn for line in lines.everything()),
    )
