"""Measures a keystroke in the search over receipts until the gallery is painted; not a test.

`python -m tests.bench.receipt_search [how many receipts]` prints a JSON object; the bench calls
`measure`.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.services.desk import Desk
from simdesk.storage.receipts import ReceiptRepository
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts.phone_folder import PhoneFolder
from simdesk.ui.receipts.reader import Reader
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme
from tests.samples import NOW, TODAY, fill, make_desk

_TYPED = ("650", "1186", "mts", "ноябрь", "IMG_1", "+7 916 123", "2026", "nothing like it")


def fill_receipts(desk: Desk, count: int) -> None:
    """Keep `count` receipts over two years for the eight sample numbers; their files are gone."""
    lines = fill(desk)
    receipts = ReceiptRepository(desk.database)
    with desk.database.transaction():
        for i in range(count):
            receipts.add(
                Receipt(
                    id=f"{i:032x}",
                    sha256=f"{i:064x}",
                    name=f"IMG_{i:04d}.JPG",
                    media_type=MediaType.JPEG,
                    size=300_000,
                    added_at=NOW,
                    line_id=lines[i % len(lines)].id,
                    on=TODAY - timedelta(days=i % 730),
                    amount=Money(100_00 + i % 900 * 100),
                    reference=f"A-{i}",
                    fn=f"{9960440302585706 + i}",
                    fd=str(25151 + i),
                    fpd=str(1186123459 + i * 7919),
                )
            )


class _Painted(QObject):
    """Notes when a widget has been painted after a moment."""

    done = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.done = self.done or event.type() is QEvent.Type.Paint
        return False


def measure(count: int = 2_000) -> dict[str, float]:
    """Return milliseconds from a key to the painted cards, at `count` receipts."""
    app = make_application()
    if app.property("simdesk_theme") is None:
        Theme(app)
        app.setProperty("simdesk_theme", True)
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder))
        fill_receipts(desk, count)
        page = ReceiptsPage(
            receipts=desk.receipts,
            lines=desk.lines,
            readings=desk.readings,
            reader=Reader(readings=desk.readings, receipts=desk.receipts, parent=app),
            order=desk.receipt_order,
            phone=PhoneFolder(photos=desk.photos, parent=app),
            runs=desk.runs,
            catalogue=desk.catalogue,
        )
        page.resize(1072, 800)
        page.show()
        for _turn in range(20):
            app.processEvents()
        taken = _type(app, page)
        page.close()
        page.deleteLater()
        app.processEvents()
        desk.close()
    return {
        "receipts": count,
        "keystrokes": len(taken),
        "median_ms": round(statistics.median(taken), 2),
        "worst_ms": round(max(taken), 2),
    }


def _type(app: QApplication, page: ReceiptsPage) -> list[float]:
    page.focus_search()
    field = page.wall.bar.search
    painted = _Painted()
    # Where nothing is left, other words stand in the place of the gallery.
    for widget in (page.wall.gallery.viewport(), *page.wall.findChildren(QObject)):
        widget.installEventFilter(painted)
    taken = []
    for text in _TYPED:
        for key in [*text, *([Qt.Key.Key_Backspace] * len(text))]:
            shown = page.wall.model.rowCount()
            changed = _Changed(page)
            start = time.perf_counter()
            code, letter = (0, key) if isinstance(key, str) else (int(key), "")
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(field, QKeyEvent(kind, code, none, letter))
            while not changed.done:
                app.processEvents()
            painted.done = shown == page.wall.model.rowCount()
            while not painted.done:
                app.processEvents()
            taken.append((time.perf_counter() - start) * 1000)
            for _turn in range(3):
                app.processEvents()
    return taken


class _Changed(QObject):
    """Notes when the gallery has taken another filter."""

    def __init__(self, page: ReceiptsPage) -> None:
        super().__init__()
        self.done = False
        page.wall.filter_changed.connect(self._note)

    def _note(self) -> None:
        self.done = True


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)))
