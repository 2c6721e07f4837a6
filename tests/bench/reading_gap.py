"""Measures how long the window stands still while a heap of photographs is taken in and read.

`python -m tests.bench.reading_gap [how many]` prints a JSON object; `dev.py decode-rates` calls
`measure`. Not a test.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts import intake
from tests.driver import Driver
from tests.photos.conditions import CONDITIONS, take

_TICK_MS = 10
_IDLE_MS = 5_000
_LONG_MS = 50
"""A gap that a person could notice while typing or scrolling."""

_PHONE = [name for name in CONDITIONS if name.startswith("phone")]


class Pulse(QObject):
    """Beats every 10 ms on the window's thread, as far as it is let; counts from when it is made.

    `gaps` are the milliseconds between two beats.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_TICK_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def stop(self) -> list[float]:
        """Stop, counting the time since the last beat as well; return all gaps."""
        self._beat()
        self._timer.stop()
        self.deleteLater()
        return self.gaps


def take_photos(folder: Path, count: int) -> list[Path]:
    """Write photographs of every condition in turn, each third one of 12 megapixels."""
    folder.mkdir()
    others = [name for name in CONDITIONS if name not in _PHONE]
    paths = []
    for i in range(count):
        condition = _PHONE[i // 3 % len(_PHONE)] if i % 3 == 0 else others[i % len(others)]
        path = folder / f"{i:03}.jpg"
        path.write_bytes(take(condition, i).content)
        paths.append(path)
    return paths


def measure(count: int = 30) -> dict[str, dict[str, float]]:
    """Return the gaps in ms of an idle window, then of one that takes in and reads `count` photos.

    Receipts are on view, so that every card is drawn anew as its photo comes and is read.
    """
    with tempfile.TemporaryDirectory() as name:
        driver = Driver(Path(name) / "data")
        driver.open_page("receipts")
        page = driver.window.findChild(ReceiptsPage)
        assert page is not None
        paths = take_photos(Path(name) / "photos", count)
        driver.settle(50)
        pulse = Pulse()
        ends = time.perf_counter() + _IDLE_MS / 1000
        driver.until(lambda: time.perf_counter() > ends)
        idle = pulse.stop()
        pulse, begun = Pulse(), time.perf_counter()
        page.add(intake.files(paths))
        left: list[int] = []
        driver.window._pages.receipts.reader.moved.connect(left.append)
        driver.until(lambda: left[-1:] == [0], most_ms=300_000)
        busy = pulse.stop()
        seconds = time.perf_counter() - begun
        driver.close()
        driver.desk.close()
    return {
        "idle": _told(idle, _IDLE_MS / 1000),
        f"{count} photos taken in and read": _told(busy, seconds),
    }


def _told(gaps: list[float], seconds: float) -> dict[str, float]:
    return {
        "seconds": round(seconds, 1),
        "99 of 100 gaps, ms": round(statistics.quantiles(gaps, n=100)[-1], 1),
        "largest gap, ms": round(max(gaps), 1),
        f"gaps over {_LONG_MS} ms": sum(gap > _LONG_MS for gap in gaps),
    }


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 30)))
