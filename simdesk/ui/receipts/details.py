"""What stands below a receipt's picture: what its file says, what its owner says, and the check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.payment_text import PaymentText
from simdesk.domain.reading import Reading
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Field, Value
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.ui.receipts.fields import ReceiptFields
from simdesk.ui.receipts.official_check import OfficialCheck
from simdesk.ui.receipts.proposals import Proposals
from simdesk.ui.receipts.reader import Reader
from simdesk.ui.receipts.reading_part import ReadingPart
from simdesk.ui.widgets.layout import rows


class ReceiptDetails(QWidget):
    """Of one receipt that is not in the bin.

    `paste_requested`, `other_requested(receipt_id)`, `bin_requested`, `reveal_requested(widget)`,
    `failed(SimdeskError)`.
    """

    paste_requested = Signal()
    other_requested = Signal(str)
    bin_requested = Signal()
    reveal_requested = Signal(QWidget)
    failed = Signal(object)

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        readings: ReadingService,
        reader: Reader,
        catalogue: Catalogue,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._readings = readings
        self._receipt: Receipt | None = None
        self._line: Line | None = None
        self._reading: Reading | None = None
        self._proposed = PaymentText()
        self._reader = reader
        self._pasted: PaymentText | None = None
        box = rows(self, gap=12)
        self.reading = ReadingPart(readings=readings)
        self.proposals = Proposals()
        self.fields = ReceiptFields(receipts=receipts, readings=readings, today=today)
        self.check = OfficialCheck(catalogue=catalogue)
        for part in (self.reading, self.proposals, self.fields, self.check):
            box.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        reading = self.reading
        reading.again_requested.connect(self._read_again)
        self._reader.begun.connect(self._show_progress)
        reading.paste_requested.connect(self.paste_requested)
        reading.other_requested.connect(self.other_requested)
        reading.bin_requested.connect(self.bin_requested)
        reading.failed.connect(self.failed)
        self.fields.refused.connect(self.reveal_requested)
        self.proposals.taken.connect(self._take_proposed)
        self.proposals.closed.connect(lambda: self.show_pasted(None))

    def retranslate(self) -> None:
        """Say what does not change in the language in use; the rest follows with a receipt."""
        self.fields.retranslate()

    def show_receipt(self, receipt: Receipt, line: Line | None) -> None:
        """Show a receipt and its number, which may be in the bin itself."""
        if self._receipt is None or self._receipt.id != receipt.id:
            self._pasted = None
        self._receipt, self._line = receipt, line
        reading = self._readings.of(receipt)
        if reading is not self._reading:
            self._reading, self._proposed = reading, self._readings.proposed(receipt)
        self.fields.show_receipt(receipt, line)
        self._show_reading()

    def refresh(self) -> None:
        """Show the receipt anew if its file was read since it was shown."""
        receipt = self._receipt
        if receipt is not None and self._readings.of(receipt) is not self._reading:
            self.show_receipt(self._receipts.get(receipt.id), self._line)

    def _show_reading(self) -> None:
        receipt, pasted = self._receipt, self._pasted
        if receipt is None:
            return
        self.reading.show_receipt(receipt, at_work=receipt.sha256 == self._reader.at_work)
        found = self._proposed if pasted is None else pasted
        self.proposals.show_text(found, receipt, self._line, pasted=pasted is not None)
        self.check.show_receipt(receipt, self._readings.fiscal(receipt))

    def _read_again(self) -> None:
        if self._receipt is not None:
            self._reader.read_again(self._receipt)

    def _show_progress(self) -> None:
        """Say that the file is being read now, or still waits."""
        if self._receipt is not None and self._readings.of(self._receipt) is None:
            self._show_reading()

    def show_pasted(self, found: PaymentText | None) -> None:
        """Show what a pasted text proposes for the receipt; None puts it aside."""
        self._pasted = found
        self._show_reading()
        if found is not None:
            self.proposals.announce()
            self.reveal_requested.emit(self.proposals)

    def _take_proposed(self, values: Mapping[Field, Value]) -> None:
        if self._receipt is None:
            return
        self.fields.finish()
        try:
            self._readings.put(self._receipts.get(self._receipt.id), values)
        except SimdeskError as error:
            self.failed.emit(error)
