"""Reads the files of receipts behind the window, one after the other, each once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simdesk.domain.change import Action, Change, Noun
from simdesk.domain.errors import SimdeskError
from simdesk.domain.reading import Reading
from simdesk.domain.receipt import Receipt
from simdesk.reading.read import read_file
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.ui import background
from simdesk.ui.background import Job


class Reader(QObject):
    """What comes while it works is filled in from its code; what was there before is only read.

    `moved(waiting)`: how many files are still to be read. `begun(sha256)`: which of them is being
    read now, "" for none. `failed(SimdeskError)`.
    """

    moved = Signal(int)
    begun = Signal(str)
    failed = Signal(object)

    def __init__(
        self, *, readings: ReadingService, receipts: ReceiptService, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._readings = readings
        self._receipts = receipts
        self._old = {receipt.id for receipt in receipts.everything()}
        self._job: Job | None = None
        self._queue: list[Receipt] | None = None
        self.at_work = ""
        self.waiting = 0

    def hear(self, change: Change) -> None:
        """Begin when something may have come; what comes back from a bag was there before."""
        if change.action is Action.BRING_BACK:
            self._old |= {receipt.id for receipt in self._receipts.everything()}
        own = change.action in (Action.READ_RECEIPT, Action.FILL_RECEIPTS) and not change.undone
        if Noun.RECEIPT in change.nouns and not own:
            self._queue = None
            self.go_on()

    def read_again(self, receipt: Receipt) -> None:
        """Read a file once more and fill in what is empty."""
        self._old.discard(receipt.id)
        self._readings.forget(receipt)
        self._queue = None
        self.go_on()

    def go_on(self) -> None:
        """Read the newest file that was not read yet, and then the next."""
        if self._job is not None:
            return
        if self._queue is None:
            self._queue = self._readings.unread()
        waiting = self._queue = [r for r in self._queue if self._readings.of(r) is None]
        self.waiting, self.at_work = len(waiting), waiting[0].sha256 if waiting else ""
        self.moved.emit(self.waiting)
        self.begun.emit(self.at_work)
        if waiting:
            self._begin(waiting[0])

    def _begin(self, receipt: Receipt) -> None:
        path = self._receipts.path(receipt)
        self._job = background.run(
            lambda job: read_file(path, job.stopped),
            owner=self,
            done=lambda reading: self._take(receipt, reading),
        )

    def _take(self, receipt: Receipt, reading: Reading) -> None:
        stopped = self._job is None or self._job.stopped()
        self._job = None
        if stopped:  # the window closes: what was half read says nothing
            return
        try:
            self._readings.keep(receipt, reading, fill=receipt.id not in self._old)
        except SimdeskError as error:
            self.failed.emit(error)
        self.go_on()
