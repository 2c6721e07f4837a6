"""What the files of receipts say, beside what their owner says; the files are read elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Action, Change, Noun
from simdesk.domain.errors import FileProblem, ReceiptFileError, UnknownIdError
from simdesk.domain.event import EventKind
from simdesk.domain.fiscal import Fiscal, Operation
from simdesk.domain.line import Line
from simdesk.domain.reading import Reading, ReceiptState
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_check import Flag, FlagKind, check
from simdesk.domain.receipt_compare import (
    Comparison,
    Field,
    Kept,
    Match,
    Read,
    Value,
    compare,
    read_of,
)
from simdesk.domain.receipt_fill import chosen, filled, with_values
from simdesk.services.changes import Changes
from simdesk.services.history import History
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.storage.readings import ReadingRepository
from simdesk.storage.receipts import ReceiptRepository

Document: TypeAlias = tuple[str, int, int]
"""What names a fiscal document: drive, document number, sign."""

if TYPE_CHECKING:
    from simdesk.domain.payment_text import PaymentText

_PASSING = (
    FileProblem.MISSING,
    FileProblem.UNREADABLE,
    FileProblem.NOT_A_FILE,
    FileProblem.NO_READER,
)
"""Problems of this moment and this machine: another start may read the same file."""


class ReadingService:
    """Readings by the content of files: two receipts with the same file share one."""

    def __init__(
        self,
        *,
        readings: ReadingRepository,
        repository: ReceiptRepository,
        receipts: ReceiptService,
        lines: LineService,
        runs: RunService,
        catalogue: Catalogue,
        history: History,
        changes: Changes,
        now: Callable[[], datetime],
    ) -> None:
        self._repository = readings
        self._receipt_repository = repository
        self._receipts = receipts
        self._lines = lines
        self._runs = runs
        self._catalogue = catalogue
        self._history = history
        self._changes = changes
        self._now = now
        self._known: dict[str, Reading] | None = None
        self._documents: dict[Document, list[Receipt]] | None = None
        self._settled: set[tuple[str, Comparison]] = set()
        changes.forget_by(self._hear)

    def _hear(self, change: Change) -> None:
        if Noun.RECEIPT in change.nouns:
            self._documents = None

    @property
    def _readings(self) -> dict[str, Reading]:
        if self._known is None:
            self._known = self._repository.all()
        return self._known

    def of(self, receipt: Receipt) -> Reading | None:
        """Return what the receipt's file says; None if it was not read yet."""
        return self._readings.get(receipt.sha256)

    def unread(self) -> list[Receipt]:
        """Return the receipts, newest first, whose files were not read yet, each file once."""
        waiting = {r.sha256: r for r in self._receipts.everything() if self.of(r) is None}
        return list(waiting.values())

    def forget(self, receipt: Receipt) -> None:
        """Take the receipt's file for one that was not read yet."""
        self._readings.pop(receipt.sha256, None)

    def keep(self, receipt: Receipt, reading: Reading, *, fill: bool) -> None:
        """Remember what the receipt's file says, and `fill` in what its owner has not said.

        Filling is a step of its own to undo. A refund gives no amount, a doubtful code nothing.

        Raises:
            NotSavedError: what was read could not be filled in; it is shown all the same.
        """
        self._readings[receipt.sha256] = reading
        error = reading.error
        if not (isinstance(error, ReceiptFileError) and error.problem in _PASSING):
            self._repository.keep(receipt.sha256, reading)
        # Its owner may have typed meanwhile, or taken it back.
        current = self._current(receipt)
        after = filled(current, reading, self._lines.today()) if fill and current else current
        line_ids = frozenset({receipt.line_id} if receipt.line_id else ())
        if after and after != current:
            with self._history.change(Action.FILL_RECEIPTS, (Noun.RECEIPT,), line_ids):
                self._receipt_repository.update(after)
        else:
            self._changes.publish(Change(Action.READ_RECEIPT, frozenset({Noun.RECEIPT}), line_ids))

    def fillable(self, receipts: Iterable[Receipt]) -> list[Receipt]:
        """Return those of which more is read than said, each with its empty fields filled in."""
        today = self._lines.today()
        read = ((receipt, self.of(receipt)) for receipt in receipts)
        after = ((old, filled(old, reading, today)) for old, reading in read if reading)
        return [new for old, new in after if new != old]

    def fill(self, receipts: Iterable[Receipt]) -> None:
        """Fill in what the files of these say and their owner has not, as one step to undo.

        Raises:
            NotSavedError: nothing was changed.
        """
        full = self.fillable(filter(None, map(self._current, receipts)))
        line_ids = {receipt.line_id for receipt in full if receipt.line_id}
        with self._history.change(Action.FILL_RECEIPTS, (Noun.RECEIPT,), line_ids, len(full)):
            for receipt in full:
                self._receipt_repository.update(receipt)

    def _current(self, receipt: Receipt) -> Receipt | None:
        try:
            current = self._receipts.get(receipt.id)
        except UnknownIdError:
            return None
        return current if current.deleted_at is None else None

    def take(self, receipt: Receipt, *fields: Field) -> None:
        """Put what the file says in the place of what the owner had said, as one step to undo.

        Raises:
            FutureDateError: the file's day lies after today.
        """
        shown = {c.field: c.read for c in self.compared(receipt) if c.read is not None}
        self.put(receipt, {field: shown[field] for field in fields if field in shown})

    def put(self, receipt: Receipt, values: Mapping[Field, Value]) -> None:
        """Keep what a file or a text proposed and the owner took, as one step to undo.

        Raises:
            FutureDateError: the day lies after today.
        """
        self._receipts.update(with_values(receipt, values))

    def keep_apart(self, receipt: Receipt) -> None:
        """Take note that all pictures of the receipt's fiscal document stay."""
        self._receipts.keep_apart([receipt, *self.twins(receipt)])

    def settle(self, receipt: Receipt, found: Comparison) -> None:
        """Take note that of two values the owner's own is right, until the program ends."""
        self._settled.add((receipt.id, found))

    def settled(self, receipt: Receipt, found: Comparison) -> bool:
        """Tell whether the owner has said so."""
        return (receipt.id, found) in self._settled

    def choose(self, receipt: Receipt, document: Fiscal) -> None:
        """Say which of several documents in its file the receipt is, as one step to undo.

        What the owner typed stays; what came from another of the documents goes with it.
        """
        reading = self.of(receipt)
        others = reading.fiscals if reading else ()
        self._receipts.update(chosen(receipt, document, others, self._lines.today()))

    def proposed(self, receipt: Receipt) -> PaymentText:
        """Return what the text of a file without a fiscal code may mean."""
        reading = self.of(receipt)
        return self.proposed_by("" if reading is None or reading.fiscals else reading.text)

    def proposed_by(self, text: str) -> PaymentText:
        """Return what a pasted text may mean; nothing of what looks like fraud."""
        from simdesk.domain.payment_text import read_payment_text  # noqa: PLC0415 - a start pays 10 ms

        return read_payment_text(text, self._lines.today(), self._catalogue.scams)

    def state(self, receipt: Receipt) -> ReceiptState:
        """Return how a receipt's file stands, in one word; copies of it are not looked for."""
        reading = self.of(receipt)
        if reading is None:
            return ReceiptState.WAITING
        fiscal = self.fiscal(receipt)
        if fiscal is not None and fiscal.n not in (Operation.SALE, None):
            return ReceiptState.NO_PAYMENT
        if any(found.match is Match.DIFFERS for found in self.compared(receipt)):
            return ReceiptState.DIFFERS
        if reading.fiscals:
            return ReceiptState.READ if fiscal else ReceiptState.SEVERAL
        refused = isinstance(reading.error, ReceiptFileError)
        return ReceiptState.REFUSED if refused else ReceiptState.NO_CODE

    def compared(self, receipt: Receipt) -> tuple[Comparison, ...]:
        """Return every field that the file or the owner knows; nothing before it was read."""
        return () if self.of(receipt) is None else compare(self._read(receipt), self._kept(receipt))

    def flags(self, receipt: Receipt) -> tuple[Flag, ...]:
        """Return what stands out, the gravest first.

        Of a file that shows no document, that is another phone number in its text at most.
        """
        if self.of(receipt) is None:
            return ()
        twins = {} if receipt.kept_apart else {self._identity(t): t.id for t in self.twins(receipt)}
        known = {identity: other for identity, other in twins.items() if identity is not None}
        vat = self._catalogue.receipts.vat
        found = check(self._read(receipt), self._kept(receipt), self._now(), known, vat)
        if self.fiscal(receipt) is None:
            return tuple(flag for flag in found if flag.kind is FlagKind.OTHER_NUMBER)
        return found

    def twins(self, receipt: Receipt) -> list[Receipt]:
        """Return the other receipts, not in the bin, that show the same fiscal document."""
        mine = self._identity(receipt)
        if mine is None:
            return []
        return [r for r in self._by_document().get(mine, ()) if r.id != receipt.id]

    def _by_document(self) -> dict[Document, list[Receipt]]:
        """Return the kept receipts by what they show; looked up again once one has changed."""
        if self._documents is None:
            found: defaultdict[Document, list[Receipt]] = defaultdict(list)
            for receipt in self._receipts.everything():
                identity = self._identity(receipt)
                if identity is not None:
                    found[identity].append(receipt)
            self._documents = dict(found)
        return self._documents

    def _identity(self, receipt: Receipt) -> Document | None:
        fiscal = self.fiscal(receipt)
        return read_of(fiscal).identity if fiscal else None

    def fiscal(self, receipt: Receipt) -> Fiscal | None:
        """Return the document that the receipt's file shows; of several, the one it was said to be.

        None where there is none, or nobody has said which it is.
        """
        reading = self.of(receipt)
        if reading is None or len(reading.fiscals) < 2:
            return reading.fiscal if reading else None
        own = (receipt.fn, receipt.fd, receipt.fpd)
        return next((f for f in reading.fiscals if (f.fn, f.i, f.fp) == own), None)

    def _read(self, receipt: Receipt) -> Read:
        reading = self.of(receipt) or Reading()
        fiscal = self.fiscal(receipt)
        return read_of(fiscal, reading.text) if fiscal else Read(text=reading.text)

    def _kept(self, receipt: Receipt) -> Kept:
        line: Line | None = self._lines.get(receipt.line_id) if receipt.line_id else None
        run = self._runs.get(receipt.run_id) if receipt.run_id else None
        events = self._runs.events(run) if run else []
        paid = next((e for e in events if e.kind is EventKind.TOP_UP), None)
        return Kept(
            msisdn=line.msisdn if line else "",
            amount=receipt.amount,
            fee=paid.fee if paid else None,
            on=receipt.on,
            started_at=run.started_at if run else None,
            fn=receipt.fn,
            i=receipt.fd,
            fp=receipt.fpd,
        )
