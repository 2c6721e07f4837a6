"""A dashed place for files: shows that something can be dropped; what comes is another's matter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import FlowRow, rows
from simdesk.ui.widgets.text import Text


class DropZone(QFrame):
    """Icon, sentence, small print, a row `buttons`. `set_hot` while something hovers over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hot = False
        box: QVBoxLayout = rows(self, margins=(20, 18, 20, 18), gap=6)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addStretch(1)
        box.addWidget(Icon("image_add_24_filled", "accent", 24), 0, centre)
        self._title = Text("strong", wrap=True)
        self._title.setAlignment(centre)
        box.addWidget(self._title)
        self._note = Text("caption", wrap=True)
        self._note.setAlignment(centre)
        box.addWidget(self._note)
        self.buttons = FlowRow(centred=True)
        box.addWidget(self.buttons)
        box.addStretch(1)

    def show_words(self, title: str, note: str) -> None:
        """Say what can be dropped."""
        self._title.setText(title)
        self._note.setText(note)

    def set_hot(self, hot: bool) -> None:
        """Draw the border in the accent colour, or quietly."""
        self._hot = hot
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(t.colour("accent" if self._hot else "ctl"), 2 if self._hot else 1.5)
        pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.setBrush(t.colour("soft" if self._hot else "sunk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
