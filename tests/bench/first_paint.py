"""A child process of the bench: starts a window and says when it first painted; not a test.

`python -m tests.bench.first_paint bare` or `... <data folder>`. Prints one JSON line: nanoseconds
of CLOCK_MONOTONIC at the first paint, and the memory of the process as PSS in KiB.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class _FirstPaint(QObject):
    """Waits for the first paint of a widget of the wanted class."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self._wanted = wanted
        self.at = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if (
            not self.at
            and event.type() is QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and type(watched).__name__ == self._wanted
        ):
            self.at = time.monotonic_ns()
            # After the paint has reached the screen, measure and leave without tidying up.
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        pss = 0
        with Path("/proc/self/smaps_rollup").open(encoding="ascii") as rollup:
            for row in rollup:
                if row.startswith("Pss:"):
                    pss = int(row.split()[1])
        print(json.dumps({"at": self.at, "pss": pss}), flush=True)
        os._exit(0)


def main() -> None:
    """Start the window named by the first argument."""
    what = sys.argv[1]
    app = QApplication(["bench"])
    seen = _FirstPaint("QMainWindow" if what == "bare" else "NumbersPage")
    app.installEventFilter(seen)
    if what == "bare":
        window = QMainWindow()
        window.resize(1280, 800)
        window.show()
        app.exec()
    else:
        from simdesk.app import build  # noqa: PLC0415 - the bare window must not pay for it
        from simdesk.ui.start import run_window  # noqa: PLC0415

        run_window(Path(what), "en", build)


if __name__ == "__main__":
    main()
