"""Measures a keystroke in the search field until its result is painted; not a test.

`python -m tests.bench.search_keystroke [how many numbers]` prints a JSON object; the bench calls
`measure`.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.event import EventKind
from simdesk.domain.line import HolderKind, Plan, SimPlace
from simdesk.services.desk import Desk
from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme
from tests.samples import TODAY, event, line, make_desk, rubles

_OPERATORS = ("mts", "beeline", "megafon", "t2", "yota")
_TYPED = ("79", "9161", "офис 12", "Ёлка", "mts", "8 916 000", "nothing like it")


def fill_many(desk: Desk, count: int) -> None:
    """Keep `count` invented numbers with two events each, in one transaction."""
    lines, events = LineRepository(desk.database), EventRepository(desk.database)
    with desk.database.transaction():
        for i in range(count):
            line_id = f"{i:032x}"
            lines.add(
                replace(
                    line(
                        f"+79{160000000 + i * 7:09d}",
                        label=f"Офис {i}" if i % 3 else f"Ёлка {i}",
                        operator_id=_OPERATORS[i % len(_OPERATORS)],
                        plan=Plan.PREPAID,
                        holder="Иванов Иван",
                        holder_kind=HolderKind.RUSSIAN,
                        sim_place=SimPlace.RUSSIA,
                        iccid=f"8970101{i:012d}",
                        note="kept for the bank and the delivery service",
                    ),
                    id=line_id,
                )
            )
            for kind, ago in ((EventKind.CALL, i % 200), (EventKind.BALANCE, i % 40)):
                balance = rubles(100 + i % 300) if kind is EventKind.BALANCE else None
                happened = event(line_id, kind, TODAY - timedelta(days=ago), balance=balance)
                events.add(replace(happened, id=f"{kind.value}-{i}"))


class _Painted(QObject):
    """Notes when a widget has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.done = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.done = self.done or event.type() is QEvent.Type.Paint
        return False


def measure(count: int = 10_000) -> dict[str, float]:
    """Return milliseconds from a key to the painted list, at `count` numbers: median and worst.

    The field is emptied by keys as well, because the result of an emptied field is the largest.
    """
    app = make_application()
    if app.property("simdesk_theme") is None:
        Theme(app)
        app.setProperty("simdesk_theme", True)
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder))
        fill_many(desk, count)
        page = NumbersPage(desk=desk)
        page.resize(1072, 800)
        page.open()
        page.show()
        while not desk.index.complete:
            app.processEvents()
        while not page.detail.isVisible():  # a person types into a window that is whole
            app.processEvents()
        taken = _type(app, page)
        page.close()
        page.deleteLater()
        app.processEvents()
        desk.close()
    return {
        "numbers": count,
        "keystrokes": len(taken),
        "median_ms": round(statistics.median(taken), 2),
        "worst_ms": round(max(taken), 2),
    }


def _type(app: QApplication, page: NumbersPage) -> list[float]:
    page.focus_search()
    field, viewport = page.list.search, page.list.view.viewport()
    app.processEvents()
    painted = _Painted()
    # Both lie in one window and are painted at once; where nothing is found only the field is.
    field.installEventFilter(painted)
    viewport.installEventFilter(painted)
    taken = []
    for text in _TYPED:
        for key in [*text, *([Qt.Key.Key_Backspace] * len(text))]:
            painted.done = False
            start = time.perf_counter()
            _press(field, key)
            while not painted.done:
                app.processEvents()
            taken.append((time.perf_counter() - start) * 1000)
            # Typing goes on only when the window has come to rest, as between a person's keys.
            for _turn in range(3):
                app.processEvents()
    return taken


def _press(field: QWidget, key: str | Qt.Key) -> None:
    """Send a key as the platform does; Qt's own test keyboard knows no Cyrillic."""
    code, text = (0, key) if isinstance(key, str) else (int(key), "")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(field, QKeyEvent(kind, code, none, text))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
