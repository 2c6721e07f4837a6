"""The one door to the background: runs a task on a thread and answers on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from simdesk.domain.errors import SimdeskError

Report = Callable[[int, int], None]
"""Called by a task with how much is done, and of how much."""


class Job(QObject):
    """A task under way: `moved(done, total)` while it works, then `finished` or `failed` once.

    `failed` carries a SimdeskError; anything else is a bug and reaches the except hook.
    """

    finished = Signal(object)
    failed = Signal(object)
    broken = Signal(object)
    moved = Signal(int, int)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._stop = threading.Event()
        self.broken.connect(_raise)

    def stop(self) -> None:
        """Ask the task to end at its next safe point."""
        self._stop.set()

    def stopped(self) -> bool:
        """Tell the task whether it should end."""
        return self._stop.is_set()


class _Task(QRunnable):
    def __init__(self, work: Callable[[Job], object], job: Job) -> None:
        super().__init__()
        self._work = work
        self._job = job

    def run(self) -> None:
        try:
            result = self._work(self._job)
        except SimdeskError as error:
            self._job.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread as it is
            self._job.broken.emit(error)
        else:
            self._job.finished.emit(result)


def run(work: Callable[[Job], object], *, owner: QObject) -> Job:
    """Run `work(job)` on a thread with plain values; its job answers on `owner`'s thread."""
    job = Job(owner)
    QThreadPool.globalInstance().start(_Task(work, job))
    return job


def _raise(error: Exception) -> None:
    raise error
