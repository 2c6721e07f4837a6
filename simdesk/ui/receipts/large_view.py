"""One receipt over the whole gallery, to be read; the way back stands above it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.ui import background
from simdesk.ui.receipts.large_picture import LargePicture
from simdesk.ui.receipts.receipt_model import ReceiptRow
from simdesk.ui.theme.theme import theme
from simdesk.ui.thumbnails import Look, Sight, see
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import ElidedText

_WIDTH = 1600
_NARROW_BELOW = 420


class LargeView(QWidget):
    """Emits `closed` when the gallery is wanted again, and `turn_requested`.

    + and -, the wheel and a double click zoom, R turns, Esc goes back.
    """

    closed = Signal()
    turn_requested = Signal()

    def __init__(
        self, *, path_of: Callable[[Receipt], Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._path_of = path_of
        self._shown = ""
        box = rows(self, margins=(0, 0, 20, 16), gap=8)
        head = columns(gap=8)
        self.back = Button("quiet", icon="arrow_left")
        self._title = ElidedText("second")
        self.smaller = Button("secondary", "\N{MINUS SIGN}")
        self.larger = Button("secondary", "+")
        self.turn = IconButton("arrow_clockwise")
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        for button in (self.smaller, self.larger, self.turn):
            head.addWidget(button)
        box.addLayout(head)
        self.picture = LargePicture()
        box.addWidget(self.picture, 1)
        self.back.clicked.connect(self.closed)
        self.smaller.clicked.connect(partial(self.picture.zoom, -1))
        self.larger.clicked.connect(partial(self.picture.zoom, 1))
        self.turn.clicked.connect(self.turn_requested)
        self.picture.turn_requested.connect(self.turn_requested)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._name_back()
        self.picture.setAccessibleName(_("Picture of the receipt"))
        self.turn.set_words(_("Turn (R)"))
        for button, words in (
            (self.smaller, _("Smaller (\N{MINUS SIGN})")),
            (self.larger, _("Larger (+)")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def _name_back(self) -> None:
        """Leave the words of the way back out where the receipt's own name needs the room."""
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self.back.setText("" if narrow else _("Back"))
        self.back.setAccessibleName(_("Back"))
        self.back.setToolTip(_("Back") if narrow else "")

    def show_row(self, row: ReceiptRow) -> None:
        """Show a receipt's picture, sharp enough to be read."""
        receipt = row.receipt
        self._shown = receipt.sha256
        self.picture.turn_to(receipt.turned)
        self._title.setText(row.spoken())
        self.picture.show_sight(Sight(Look.WAITING))
        path = self._path_of(receipt)
        background.run(
            lambda _job: see(path, receipt.media_type, _WIDTH),
            owner=self,
            done=partial(self._arrived, receipt.sha256),
        )

    def take_change(self, row: ReceiptRow) -> None:
        """Turn the picture as its receipt says now, if it is the one that is shown."""
        if row.receipt.sha256 == self._shown:
            self.picture.turn_to(row.receipt.turned)

    def _arrived(self, sha256: str, sight: Sight) -> None:
        if sha256 == self._shown:
            self.picture.show_sight(sight)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._name_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.closed.emit()
        else:
            super().keyPressEvent(event)
