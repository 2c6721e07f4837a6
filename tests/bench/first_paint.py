"""A child process of the bench: starts a window and says when it first painted; not a test.

`python -m tests.bench.first_paint bare` or `... <data folder>`. Prints one JSON line: nanoseconds
of CLOCK_MONOTONIC when the first paint had reached the screen, the memory of the process as PSS
in KiB, which modules had been imported by then, and which classes Qt had made for Python.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def _report() -> None:
    """Say when and how big, and leave without tidying up."""
    at = time.monotonic_ns()
    pss = 0
    with Path("/proc/self/smaps_rollup").open(encoding="ascii") as rollup:
        for row in rollup:
            if row.startswith("Pss:"):
                pss = int(row.split()[1])
    qt = [vars(sys.modules[f"PySide6.Qt{part}"]) for part in ("Core", "Gui", "Widgets")]
    classes = sorted({name for part in qt for name in part if isinstance(part[name], type)})
    told = {"at": at, "pss": pss, "modules": sorted(sys.modules), "classes": classes}
    print(json.dumps(told), flush=True)
    os._exit(0)


def bare() -> None:
    """Show an empty window."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            QTimer.singleShot(0, _report)  # comes when all of this paint is on the screen

    app = QApplication(["bench"])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    app.exec()


def simdesk(folder: str) -> None:
    """Start the program on a data folder, its modules in the order in which a user's start has."""
    from simdesk.app import main  # noqa: PLC0415, I001

    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415

    from simdesk.ui.pages.numbers_page import NumbersPage  # noqa: PLC0415

    paint = NumbersPage.paintEvent

    def watched(page: NumbersPage, event: QPaintEvent) -> None:
        QTimer.singleShot(0, _report)
        paint(page, event)

    NumbersPage.paintEvent = watched  # type: ignore[assignment, method-assign]
    main(["--language", "en", "--data-dir", folder])


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        simdesk(sys.argv[1])
