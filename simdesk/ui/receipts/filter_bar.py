"""The filters above the gallery: words, number, year, and the way into the bin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.models.receipt_model import ReceiptFilter, ReceiptRow
from simdesk.ui.receipts.fields import NumberBox, number_words
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.choices import Chip
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.layout import columns, rows

_TYPING_MS = 150
_ANY = object()
"""Any number, or any year: an id may be empty, and None would be found by no search of items."""


class FilterBar(QWidget):
    """Emits `changed` when another filter is wanted, and `bin_chosen(bool)`."""

    changed = Signal()
    bin_chosen = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = rows(self, gap=8)
        self._rows = [columns(gap=8) for _row in range(3)]
        for row in self._rows:
            box.addLayout(row)
        self.search = LineEdit(search=True)
        self.number = NumberBox()
        self.year = ComboBox()
        self.bin = Chip(icon="delete")
        self._place(1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPING_MS)
        self._later.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.number.activated.connect(lambda _index: self.changed.emit())
        self.year.activated.connect(lambda _index: self.changed.emit())
        self.bin.toggled.connect(self.bin_chosen)

    def retranslate(self) -> None:
        """Say everything in the language in use; the lists follow with `offer`."""
        self.search.setPlaceholderText(_("Search number, name, order"))
        self.search.setAccessibleName(_("Search receipts"))
        self.number.setAccessibleName(_("Number"))
        self.year.setAccessibleName(_("Year"))

    def offer(self, rows: Sequence[ReceiptRow], binned: int) -> None:
        """Offer the numbers and years that these receipts have, and how many are in the bin."""
        numbers: dict[object, str] = {}
        for row in rows:
            numbers[row.receipt.line_id or ""] = (
                number_words(row.line) if row.line else _("No number yet")
            )
        named = sorted(numbers.items(), key=lambda item: (item[0] == "", item[1]))
        self.number.fill([(_ANY, _("All numbers")), *named])
        years = sorted({row.day.year for row in rows}, reverse=True)
        self.year.fill([(_ANY, _("All years")), *((year, str(year)) for year in years)])
        self.bin.show_words(_("Bin"), binned)
        self.bin.setVisible(bool(binned) or self.bin.isChecked())

    def _place(self, count: int) -> None:
        """Stand in so many rows: a number and a year are never cut off, the search has room."""
        first, second, third = self._rows
        first.addWidget(self.search, 1)
        (first if count == 1 else second).addWidget(self.number, 0 if count == 1 else 1)
        (first, second, third)[count - 1].addWidget(self.year, 1 if count == 3 else 0)
        first.addWidget(self.bin)
        self.number.setMinimumWidth(theme().px(230 if count < 3 else 200))

    def value(self) -> ReceiptFilter:
        """Return the filter that is set."""
        line_id, year = self.number.value(), self.year.value()
        return ReceiptFilter(
            query=self.search.text(),
            line_id=line_id if isinstance(line_id, str) else None,
            year=year if isinstance(year, int) else None,
        )

    def clear(self) -> None:
        """Leave nothing out any more, without a signal."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._later.stop()
        self.number.choose(_ANY)
        self.year.choose(_ANY)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        room = event.size().width() / theme().px(100)
        self._place(1 if room >= 6.2 else 2 if room >= 3.5 else 3)
