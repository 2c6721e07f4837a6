"""Keeps offered files on a thread and records what came together as one step to undo."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from queue import SimpleQueue

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from simdesk.domain.errors import FileProblem, ReceiptFileError, SimdeskError
from simdesk.domain.run import Run
from simdesk.services.receipts import ReceiptService
from simdesk.storage.attachments import Kept
from simdesk.ui import background
from simdesk.ui.background import Job
from simdesk.ui.receipts import intake

_SHOW_AFTER_MS = 1000
_LONGEST_WAIT_S = 20
"""A file on a dead network drive must not hold the window for ever."""


class ReceiptAdder(QObject):
    """`moved(done, total)` once it takes longer than a second, `ended` when all is done."""

    moved = Signal(int, int)
    ended = Signal()

    def __init__(self, *, receipts: ReceiptService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._run: Run | None = None
        self._results: SimpleQueue[tuple[Kept, str] | SimdeskError] = SimpleQueue()
        self._idle = threading.Event()
        self._idle.set()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SHOW_AFTER_MS)
        self._slow.timeout.connect(self._tell)
        self._done, self._total = 0, 0
        self._waiting: list[intake.Offer] = []
        self.refused: list[SimdeskError] = []
        self.doubled: list[str] = []

    def add(self, offers: Sequence[intake.Offer], run: Run) -> None:
        """Begin to keep `offers`; those that come meanwhile are kept after them."""
        if not offers:
            return
        self._run = run
        if not self._idle.is_set():
            self._waiting.extend(offers)
            return
        self.refused, self.doubled = [], []
        self._start(offers)

    def _start(self, offers: Sequence[intake.Offer]) -> None:
        self._done, self._total = 0, len(offers)
        self._idle.clear()
        self._slow.start()
        # The application owns the job: it must outlive a step that is left while it works.
        owner = QCoreApplication.instance()
        assert owner is not None
        background.run(
            lambda job: self._keep(offers, job), owner=owner, done=self._end, moved=self._move
        )

    def _keep(self, offers: Sequence[intake.Offer], job: Job) -> None:
        """Run on the thread: one result for each offer, in order."""
        try:
            for index, offer in enumerate(offers):
                self._keep_one(offer, job.stopped)
                job.moved.emit(index + 1, len(offers))
        finally:
            self._idle.set()

    def _keep_one(self, offer: intake.Offer, stopped: Callable[[], bool]) -> None:
        taken = intake.keep([offer], self._receipts, stopped)
        for kept in taken.kept:
            self._results.put(kept)
        for error in taken.refused:
            self._results.put(error)
        for folder in (*taken.bare, *taken.crowded):
            self._results.put(ReceiptFileError(FileProblem.NOT_A_FILE, folder))

    def _move(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        if not self._slow.isActive():
            self._tell()

    def _tell(self) -> None:
        self.moved.emit(self._done, self._total)

    def _end(self, _result: object) -> None:
        self._slow.stop()
        self._record()
        if self._waiting:
            offers, self._waiting = self._waiting, []
            self._start(offers)
        else:
            self.ended.emit()

    def finish(self) -> None:
        """Wait until everything is kept and recorded; files of a usual size take no time."""
        self._idle.wait(_LONGEST_WAIT_S)
        while self._waiting:
            offers, self._waiting = self._waiting, []
            for offer in offers:
                self._keep_one(offer, lambda: False)
        self._record()

    def _record(self) -> None:
        """Record what was kept until now; what this run has already is only named."""
        fresh: list[tuple[Kept, str]] = []
        while not self._results.empty():
            result = self._results.get()
            if isinstance(result, SimdeskError):
                self.refused.append(result)
            else:
                fresh.append(result)
        if self._run is None or not fresh:
            return
        try:
            self.doubled += self._receipts.add_to_run(fresh, self._run)
        except SimdeskError as error:
            self.refused.append(error)
