"""A quiet line above the gallery: what there is to look at, and the button that shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.text import Text


class LookStrip(QWidget):
    """Hidden while there is nothing to say. `looked` when its button is pressed."""

    looked = Signal()

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = columns(self, margins=(0, 0, 20, 0))
        card = Card("sunk", margins=(14, 6, 8, 6))
        outer.addWidget(card)
        row = columns(gap=10)
        row.addWidget(Icon(icon, "t2", beside="body"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Text("body", wrap=True)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.look = Button()
        row.addWidget(self.look, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.look.clicked.connect(self.looked)
        self.hide()

    def say(self, words: str, button: str) -> None:
        """Say what there is; nothing is said by no words."""
        self.words.setText(words)
        self.look.setText(button)
        self.look.setAccessibleDescription(words)
        self.setVisible(bool(words))
