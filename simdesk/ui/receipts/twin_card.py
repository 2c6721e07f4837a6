"""The question about a second picture of the same fiscal document: keep both, or bin this one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_check import FlagKind
from simdesk.i18n.language import _
from simdesk.services.readings import ReadingService
from simdesk.ui.receipts.reading_signs import flag_sign
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import FlowRow, rows


class TwinCard(QWidget):
    """Hidden where nothing is to be asked. `other_requested(receipt_id)`, `bin_requested`."""

    other_requested = Signal(str)
    bin_requested = Signal()
    failed = Signal(object)

    def __init__(self, *, readings: ReadingService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings = readings
        self._receipt: Receipt | None = None
        self._others: list[Receipt] = []
        self._note = NoteCard(*flag_sign(FlagKind.DUPLICATE))
        answers = FlowRow(gap=10, row_gap=2)
        self.look = Button("link", icon="eye")
        self.keep = Button("link", icon="checkmark")
        self.to_bin = Button("link", icon="delete")
        for button in (self.look, self.keep, self.to_bin):
            answers.add(button)
        self._note.body.addWidget(answers)
        rows(self).addWidget(self._note)
        self.look.clicked.connect(lambda: self.other_requested.emit(self._others[0].id))
        self.keep.clicked.connect(self._keep_both)
        self.to_bin.clicked.connect(self.bin_requested)
        self.hide()

    def show_receipt(self, receipt: Receipt) -> None:
        """Ask about a receipt, unless its owner has answered."""
        self._receipt = receipt
        self._others = [] if receipt.kept_apart else self._readings.twins(receipt)
        self.setVisible(bool(self._others))
        if not self._others:
            return
        self._note.words.setText(
            _("“{name}” shows the same fiscal document. Do you want to keep both?").format(
                name=self._others[0].name
            )
        )
        self.look.setText(_("Look at the other"))
        self.keep.setText(_("Keep both"))
        self.to_bin.setText(_("Put this one in the bin"))

    def _keep_both(self) -> None:
        assert self._receipt is not None
        try:
            self._readings.keep_apart(self._receipt)
        except SimdeskError as error:
            self.failed.emit(error)
