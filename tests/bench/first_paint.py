"""A child process of the bench: starts a window and says when it first painted; not a test.

`python -m tests.bench.first_paint bare` or `... <data folder>`. Prints one JSON line: nanoseconds
of CLOCK_MONOTONIC when the first paint had reached the screen, and the memory of the process as
PSS in KiB.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


def _report() -> None:
    """Say when and how big, and leave without tidying up."""
    at = time.monotonic_ns()
    pss = 0
    with Path("/proc/self/smaps_rollup").open(encoding="ascii") as rollup:
        for row in rollup:
            if row.startswith("Pss:"):
                pss = int(row.split()[1])
    print(json.dumps({"at": at, "pss": pss}), flush=True)
    os._exit(0)


class _Bare(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, _report)  # comes when all of this paint is on the screen


def main() -> None:
    """Start the window named by the first argument."""
    what = sys.argv[1]
    if what == "bare":
        app = QApplication(["bench"])
        window = _Bare()
        window.resize(1280, 800)
        window.show()
        app.exec()
        return
    from simdesk.app import build  # noqa: PLC0415 - the bare window must not pay for it
    from simdesk.ui.pages.numbers_page import NumbersPage  # noqa: PLC0415
    from simdesk.ui.start import run_window  # noqa: PLC0415

    paint = NumbersPage.paintEvent

    def watched(page: NumbersPage, event: QPaintEvent) -> None:
        QTimer.singleShot(0, _report)
        paint(page, event)

    NumbersPage.paintEvent = watched  # type: ignore[method-assign]
    run_window(Path(what), "en", build)


if __name__ == "__main__":
    main()
