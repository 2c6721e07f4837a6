"""A receipt large enough to be read, in place of a renewal until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.ui.receipts.large_view import LargeView
from simdesk.ui.receipts.receipt_model import ReceiptRow

_FOCUS = Qt.FocusReason.OtherFocusReason


class Preview(LargeView):
    """Stands where `behind` stood, which comes back with the keyboard where it was."""

    def __init__(self, *, behind: QWidget, path_of: Callable[[Receipt], Path]) -> None:
        super().__init__(path_of=path_of, parent=behind.parentWidget())
        self._behind = behind
        self._held: QWidget | None = None
        self.setContentsMargins(24, 12, 0, 0)
        self.hide()
        self.closed.connect(self.close_receipt)

    def show_receipt(self, receipt: Receipt, line: Line) -> None:
        """Show a receipt instead of what is behind."""
        self._held = QApplication.focusWidget()
        self.retranslate()
        self._behind.hide()
        self.show()
        self.show_row(ReceiptRow(receipt, line))
        self.picture.setFocus(_FOCUS)

    def close_receipt(self) -> None:
        """Show again what is behind."""
        self.hide()
        self._behind.show()
        if self._held is not None:
            self._held.setFocus(_FOCUS)
