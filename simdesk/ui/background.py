"""The one door to the background: runs a task on a thread and answers on the window's thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, Signal

from simdesk.domain.errors import SimdeskError

Report = Callable[[int, int], None]
"""Called by a task with how much is done, and of how much."""

_LONGEST_WAIT_MS = 20_000


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
            answer, signal = self._work(self._job), "finished"
        except SimdeskError as error:
            answer, signal = error, "failed"
        except Exception as error:  # noqa: BLE001 - handed to the window's thread as it is
            answer, signal = error, "broken"
        # A job goes with its owner; then nobody is left to hear, and Qt says so by RuntimeError.
        with contextlib.suppress(RuntimeError):
            getattr(self._job, signal).emit(answer)


def run(
    work: Callable[[Job], object],
    *,
    owner: QObject,
    done: Callable[[Any], object],
    failed: Callable[[Any], object] | None = None,
    moved: Callable[[int, int], object] | None = None,
) -> Job:
    """Run `work(job)` on a thread; `done(result)` or `failed(error)` is called on the window's.

    Everybody listens before the thread begins, so that no answer is missed.
    """
    job = Job(owner)
    job.finished.connect(done)
    if failed is not None:
        job.failed.connect(failed)
    if moved is not None:
        job.moved.connect(moved)
    for end in (job.finished, job.failed, job.broken):
        end.connect(job.deleteLater)
    QThreadPool.globalInstance().start(_Task(work, job))
    return job


def finish(root: QObject) -> None:
    """End what works for `root` or a part of it, and hand over its answers, before root closes.

    What can be stopped stops; what cannot, as keeping a file, is waited for, though not for ever:
    a share that is gone may never answer.
    """
    for job in root.findChildren(Job):
        job.stop()
    QThreadPool.globalInstance().waitForDone(_LONGEST_WAIT_MS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)


def _raise(error: Exception) -> None:
    raise error
