"""The head of the gallery: its title, how many receipts there are and their sum, two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.i18n.formats import money
from simdesk.i18n.language import _, ngettext
from simdesk.ui.receipts.receipt_model import ReceiptRow, total
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text

_READING_MS = 400
_MEASURED = 88
"""A number as wide as most there are."""


class WallHead(QWidget):
    """Uses the longest words for which there is room; the count goes below where it must."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted = ""
        self._reading = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_READING_MS)
        self._later.timeout.connect(self._say)
        box = rows(self, gap=10)
        self._row = QWidget()
        row = columns(self._row, margins=(0, 0, 20, 0), gap=10)
        self._title = Text("title")
        self.count = Text("soft")
        self._count_below = Text("soft")
        self.add = Button(icon="add")
        self.export = Button(icon="arrow_export")
        row.addWidget(self._title)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.add)
        row.addWidget(self.export)
        box.addWidget(self._row)
        box.addWidget(self._count_below)

    def retranslate(self) -> None:
        """Say the title in the language in use; the count follows with `show_rows`."""
        self._title.setText(_("Receipts"))

    def show_rows(self, shown: Sequence[ReceiptRow], *, buttons: bool) -> None:
        """Count these; with `buttons`, more can be added, and what is shown exported."""
        count = len(shown)
        words = ngettext("{n} receipt", "{n} receipts", count)
        self._counted = f"{words} · {money(total(shown))}" if count else ""
        self._say()
        self.add.setVisible(buttons)
        self.export.setVisible(buttons and bool(count))
        self.fit()

    def show_reading(self, waiting: int) -> None:
        """Say in the place of the count how many files are being read, once that takes a while."""
        if waiting and not self._reading:
            self._later.start()
        elif not waiting:
            self._later.stop()
        self._reading = waiting
        if not self._later.isActive():
            self._say()

    def _say(self) -> None:
        """Show count or progress in one place that is wide enough for both, so nothing moves."""
        widths = []
        for words in (_reading_words(max(self._reading, _MEASURED)), self._counted):
            self.count.setText(words)
            widths.append(self.count.sizeHint().width())
        self.count.setMinimumWidth(max(widths) if self._counted else 0)
        if self._reading and not self._later.isActive():
            self.count.setText(_reading_words(self._reading))
        self._count_below.setText(self.count.text())

    def fit(self) -> None:
        """Stand as the width and the text size in use ask for."""
        self._row.setMinimumHeight(self.add.sizeHint().height())  # without its buttons as well
        add, export = _("Add receipt"), _("Export receipt folder…")
        room = self.width() - self._title.sizeHint().width() - 52
        beside = room - self.count.minimumWidth()
        for words in ((add, export), (_("Receipt"), _("Export…")), ("", "")):
            self.add.setText(words[0])
            self.export.setText(words[1])
            needed = self.add.sizeHint().width() + self.export.sizeHint().width()
            if needed <= beside or (words[0] != add and needed <= room):
                break
        self.count.setVisible(needed <= beside)
        self._count_below.setVisible(needed > beside and bool(self.count.text()))
        for button, name in ((self.add, add), (self.export, export)):
            button.setAccessibleName(name)
            button.setToolTip("" if button.text().strip() == name else name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()


def _reading_words(count: int) -> str:
    return ngettext("Reading {n} receipt…", "Reading {n} receipts…", count).format(n=count)
