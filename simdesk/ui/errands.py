"""Background jobs whose answer cannot be missed: the task waits until somebody listens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from simdesk.ui import background
from simdesk.ui.background import Job


def run(
    work: Callable[[Job], Any],
    *,
    owner: QObject,
    done: Callable[[Any], object],
    failed: Callable[[Any], object] | None = None,
    moved: Callable[[int, int], object] | None = None,
) -> Job:
    """Run `work(job)` on a thread; `done(result)` or `failed(error)` is called on the window's."""
    listening = threading.Event()

    def held_back(job: Job) -> Any:
        listening.wait()
        return work(job)

    job = background.run(held_back, owner=owner)
    job.finished.connect(done)
    if failed is not None:
        job.failed.connect(failed)
    if moved is not None:
        job.moved.connect(moved)
    job.finished.connect(job.deleteLater)
    job.failed.connect(job.deleteLater)
    listening.set()
    return job
