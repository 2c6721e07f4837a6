"""What the file of a run's receipt says, in a few lines below what its owner typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.reading import ReceiptState
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_check import FlagKind
from simdesk.domain.receipt_compare import Field, Match
from simdesk.i18n.language import _
from simdesk.i18n.reading_words import state_words, unread_words
from simdesk.services.readings import ReadingService
from simdesk.ui.receipts.flag_notes import FlagNotes
from simdesk.ui.receipts.reading_signs import state_sign
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text

_TAKEN = (Field.DATE, Field.SUM)


class ReadRow(QWidget):
    """State, what stands out, and a button where day or sum differ: `differing` names which.

    `other_number` is what the receipt shows in the place of the number of the run, or empty.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.differing: tuple[Field, ...] = ()
        self.other_number = ""
        box = rows(self, gap=8)
        head = columns(gap=8)
        self._sign = Icon("info_16_regular", "t2", 16, beside="second")
        self.words = Text("second", wrap=True)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        box.addLayout(head)
        self.flags = FlagNotes()
        box.addWidget(self.flags)
        self.take = Button("link", icon="receipt")
        box.addWidget(self.take)

    def show_receipt(self, receipt: Receipt, readings: ReadingService) -> None:
        """Show what was read of a receipt."""
        state, reading = readings.state(receipt), readings.of(receipt)
        tone, icon = state_sign(state)
        self._sign.show_icon(icon, "t2" if tone is Tone.NEUTRAL else tone.value)
        self.words.set_tone(None if tone is Tone.NEUTRAL else tone)
        self.words.setText(_words(receipt, state, reading.error if reading else None))
        flags = readings.flags(receipt)
        self.flags.show_flags(flags)
        self.other_number = next(
            (str(flag.read) for flag in flags if flag.kind is FlagKind.OTHER_NUMBER), ""
        )
        fiscal = readings.fiscal(receipt)
        found = readings.compared(receipt) if fiscal is not None else ()
        self.differing = tuple(
            c.field for c in found if c.field in _TAKEN and c.match is Match.DIFFERS
        )
        self.take.setText(_("Take the receipt's"))
        self.take.setVisible(bool(self.differing))


def _words(receipt: Receipt, state: ReceiptState, error: SimdeskError | None) -> str:
    if state is ReceiptState.WAITING:
        return _("Being read…")
    if state is ReceiptState.SEVERAL:
        return _("Several receipts in one file. On the receipts page you can say which it is.")
    if error is not None:
        return unread_words(receipt, error)
    return state_words(state)
