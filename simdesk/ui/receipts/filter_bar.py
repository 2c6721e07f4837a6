"""The filters above the gallery: words, number, year, and the way into the bin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.receipts.number_box import NumberBox, number_words
from simdesk.ui.receipts.receipt_model import ReceiptFilter, ReceiptRow
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.choices import Chip
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.layout import columns, rows

_TYPING_MS = 20
_GAP = 8
_NUMBER_WIDTH = 200
"""Room for a phone number of eleven digits beside the chevron."""
_SEARCH_SIGNS = 74
"""What the magnifier, the cross and the edges of the search field take."""
_ANY = object()
"""Any number, or any year: an id may be empty, and None would be found by no search of items."""


class FilterBar(QWidget):
    """Emits `changed` when another filter is wanted, and `bin_chosen(bool)`."""

    changed = Signal()
    bin_chosen = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._binned = 0
        box = rows(self, gap=_GAP)
        self._rows = [columns(gap=_GAP) for _row in range(3)]
        for row in self._rows:
            box.addLayout(row)
        self.search = LineEdit(search=True)
        self.number = NumberBox()
        self.year = ComboBox()
        self.bin = Chip(icon="delete")
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
        self.search.setPlaceholderText(_("Number, sum, month or words"))
        self.search.setAccessibleName(_("Search receipts"))
        self.number.setAccessibleName(_("Number"))
        self.year.setAccessibleName(_("Year"))
        self.fit()

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
        self._binned = binned
        self.bin.setVisible(bool(binned) or self.bin.isChecked())
        self.fit()

    def fit(self) -> None:
        """Stand in as few rows as the words need to be read whole, at the text size in use."""
        self.number.setMinimumWidth(theme().px(_NUMBER_WIDTH))
        search, number, year, binned = self.search, self.number, self.year, self.bin
        plans: tuple[tuple[tuple[QWidget, ...], ...], ...] = (
            ((search, number, year, binned),),
            ((search, binned), (number, year)),
            ((search,), (number,), (year, binned)),
        )
        self._name_bin(_("Bin"))
        fitting = (plan for plan in plans if all(self._needs(row) <= self.width() for row in plan))
        plan = next(fitting, None)
        if plan is None:
            plan = plans[-1]
            self._name_bin("")
        for row, widgets in zip(self._rows, plan, strict=False):
            for widget in widgets:
                row.addWidget(widget, 2 if widget is search else 1 if widget is number else 0)
        self._rows[-1].setStretchFactor(year, 1)

    def _name_bin(self, words: str) -> None:
        """Name the way into the bin by words, or by its icon and number alone."""
        self.bin.show_words(words, self._binned)
        self.bin.setAccessibleName(f"{_('Bin')} {self._binned}")
        self.bin.setToolTip("" if words else _("Bin"))

    def _needs(self, row: Sequence[QWidget]) -> int:
        widths = {
            self.search: QFontMetrics(self.search.font()).horizontalAdvance(
                self.search.placeholderText()
            )
            + theme().px(_SEARCH_SIGNS),
            self.number: theme().px(_NUMBER_WIDTH),
        }
        shown = [widget for widget in row if not widget.isHidden()]
        needed = sum(widths.get(widget, widget.sizeHint().width()) for widget in shown)
        return needed + _GAP * (len(shown) - 1)

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
        self.search.clear()
        self._later.stop()
        self.number.choose(_ANY)
        self.year.choose(_ANY)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()
