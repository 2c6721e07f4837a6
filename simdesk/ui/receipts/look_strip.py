"""A quiet line above the gallery: what there is to look at, and the button that shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.text import Text

_MOST_LINES = 2
_MARGINS = (14, 6, 8, 6)


class LookStrip(QWidget):
    """Hidden while there is nothing to say. `looked` when its button is pressed.

    Where its words would take more than two lines, a button with few words stands for all.
    """

    looked = Signal()

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = icon.removesuffix("_20_regular")
        self._button = self._short = ""
        outer = columns(self, margins=(0, 0, 20, 0))
        self._card = Card("sunk", margins=_MARGINS)
        outer.addWidget(self._card)
        row = columns(gap=10)
        self._icon = Icon(icon, "t2", beside="body")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Text("body", wrap=True)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.look = Button()
        row.addWidget(self.look, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)
        self._card.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.look.clicked.connect(self.looked)
        self.hide()

    def say(self, words: str, button: str, short: str) -> None:
        """Say what there is, at the button or, in short, by it; nothing is said by no words."""
        self.words.setText(words)
        self._button, self._short = button, short
        self.look.setAccessibleDescription(words)
        self._fit()
        self.setVisible(bool(words))

    def _fit(self) -> None:
        self.look.setText(self._button)
        room = self.width() - self.look.sizeHint().width() - self._icon.width() - 62
        lines = self.words.heightForWidth(max(1, room)) / self.words.fontMetrics().lineSpacing()
        short = lines > _MOST_LINES + 0.9  # lines stand further apart than the font says
        self.look.setText(self._short if short else self._button)
        self.look.set_icon(self._name if short else "")
        self.look.setToolTip(self.words.text() if short else "")
        self._card.set_look("bare" if short else "sunk")
        self._card.body.setContentsMargins(*((0, 0, 0, 0) if short else _MARGINS))
        for part in (self._icon, self.words):
            part.setVisible(not short)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()
