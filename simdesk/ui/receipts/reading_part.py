"""What came of reading a receipt's file: its state, what stands out, and what its owner decides."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.fiscal import Fiscal
from simdesk.domain.reading import Reading, ReadingNote
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_check import FlagKind
from simdesk.domain.receipt_compare import Field, Match
from simdesk.i18n.fiscal_words import operation_words, warning_words
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _
from simdesk.i18n.messages import reading_note
from simdesk.i18n.reading_words import state_words, unread_words
from simdesk.services.readings import ReadingService
from simdesk.ui.receipts.flag_notes import FlagNotes
from simdesk.ui.receipts.reading_signs import state_sign
from simdesk.ui.receipts.twin_card import TwinCard
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon, RadioCard
from simdesk.ui.widgets.layout import FlowRow, clear, columns, rows
from simdesk.ui.widgets.text import Text

_ASKED_BELOW = {FlagKind.OTHER_SUM, FlagKind.OTHER_NUMBER, FlagKind.DUPLICATE}
"""What stands out and is asked about beside its own field, or in a card of its own."""


class ReadingPart(QWidget):
    """`again_requested` to read the file once more, `paste_requested` for a text in its place.

    `other_requested(receipt_id)` and `bin_requested` answer for a second picture; `failed`.
    """

    again_requested = Signal()
    paste_requested = Signal()
    other_requested = Signal(str)
    bin_requested = Signal()
    failed = Signal(object)

    def __init__(self, *, readings: ReadingService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings = readings
        self._receipt: Receipt | None = None
        self._offered: tuple[Fiscal, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        box = rows(self, gap=8)
        head = columns(gap=8)
        self._sign = Icon("info_16_regular", "t2", 16, beside="strong")
        self.title = Text("strong", wrap=True)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        box.addLayout(head)
        self.words = Text("second", wrap=True)
        box.addWidget(self.words)
        self.flags = FlagNotes()
        box.addWidget(self.flags)
        self._documents = QWidget()
        self._choices = rows(self._documents, gap=6)
        box.addWidget(self._documents)
        self.twin = TwinCard(readings=self._readings)
        box.addWidget(self.twin)
        tools = self._tools = FlowRow(gap=10, row_gap=2)
        self.fill = Button("link", icon="receipt")
        self.again = Button("link", icon="arrow_clockwise")
        self.paste = Button("link", icon="clipboard_paste")
        for button in (self.fill, self.again, self.paste):
            tools.add(button)
        box.addWidget(tools)

    def _connect(self) -> None:
        self.again.clicked.connect(self.again_requested)
        self.paste.clicked.connect(self.paste_requested)
        self.fill.clicked.connect(self._fill)
        self.twin.other_requested.connect(self.other_requested)
        self.twin.bin_requested.connect(self.bin_requested)
        self.twin.failed.connect(self.failed)

    def show_receipt(self, receipt: Receipt, *, at_work: bool) -> None:
        """Show what was read; `at_work`: this file is being read now."""
        self._receipt = receipt
        state, reading = self._readings.state(receipt), self._readings.of(receipt)
        tone, icon = state_sign(state)
        self.title.setText(_("Being read…") if reading is None and at_work else state_words(state))
        self.title.set_tone(None if tone is Tone.NEUTRAL else tone)
        self._sign.show_icon(icon, "t2" if tone is Tone.NEUTRAL else tone.value)
        self.words.setText("\n".join(self._words(receipt, reading)))
        self.words.setVisible(bool(self.words.text()))
        flags = self._readings.flags(receipt)
        self.flags.show_flags(flag for flag in flags if flag.kind not in _ASKED_BELOW)
        self._show_documents(reading.fiscals if reading else ())
        self.twin.show_receipt(receipt)
        self.again.setText(_("Read again"))
        self.again.setVisible(reading is not None and reading.error is not None)
        self.paste.setText(_("Paste a text"))
        self.paste.setVisible(self._readings.fiscal(receipt) is None)
        self.paste.setToolTip(_("A message or receipt as text: it proposes what to fill in"))
        self.fill.setText(_("Fill in what is empty"))
        self.fill.setVisible(len(self._empty()) > 1)
        shown = (not button.isHidden() for button in (self.fill, self.again, self.paste))
        self._tools.setVisible(any(shown))

    def _words(self, receipt: Receipt, reading: Reading | None) -> list[str]:
        if reading is None:
            return []
        if reading.error is not None:
            return [unread_words(receipt, reading.error)]
        notes = [n for n in reading.notes if n is not ReadingNote.SEVERAL]
        fiscal = self._readings.fiscal(receipt)
        if fiscal is None:
            return [reading_note(note) for note in reading.notes]
        operation = [] if fiscal.n is None else [operation_words(fiscal.n)]
        odd = [warning_words(warning) for warning in fiscal.warnings]
        return operation + odd + [reading_note(note) for note in notes]

    def _show_documents(self, fiscals: tuple[Fiscal, ...]) -> None:
        """Offer the documents of one file to choose from."""
        several = fiscals if len(fiscals) > 1 else ()
        self._documents.setVisible(bool(several))
        if several != self._offered:
            self._offered = several
            clear(self._choices)
            for fiscal in several:
                card = RadioCard()
                card.clicked.connect(lambda _on, chosen=fiscal: self._choose(chosen))
                self._choices.addWidget(card)
        chosen = self._readings.fiscal(self._receipt) if self._receipt else None
        for at, fiscal in enumerate(several):
            item = self._choices.itemAt(at)
            choice = item.widget() if item is not None else None
            assert isinstance(choice, RadioCard)
            choice.set_words(money(fiscal.amount, kopeks=True), _document_words(fiscal))
            choice.setAutoExclusive(False)  # else none could be unchosen again
            choice.setChecked(fiscal == chosen)
            choice.setAutoExclusive(True)

    def _choose(self, fiscal: Fiscal) -> None:
        assert self._receipt is not None
        try:
            self._readings.choose(self._receipt, fiscal)
        except SimdeskError as error:
            self.failed.emit(error)

    def _empty(self) -> dict[Field, object]:
        """Return what the receipt shows and its owner has not recorded."""
        receipt = self._receipt
        if receipt is None or self._readings.fiscal(receipt) is None:
            return {}
        return {
            found.field: found.read
            for found in self._readings.compared(receipt)
            if found.match is Match.NOT_TYPED and found.field is not Field.NUMBER
        }

    def _fill(self) -> None:
        assert self._receipt is not None
        try:
            self._readings.take(self._receipt, *self._empty())
        except SimdeskError as error:
            self.failed.emit(error)


def _document_words(fiscal: Fiscal) -> str:
    return _("{date}, document {number}").format(date=date_long(fiscal.at.date()), number=fiscal.i)
