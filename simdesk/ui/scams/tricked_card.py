"""The first steps of somebody who has already told a code or paid."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simdesk.domain.scam import ScamBook
from simdesk.i18n.language import _
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.marks import NumberedStep
from simdesk.ui.widgets.text import Text


class TrickedCard(Card):
    """Steps in the order of haste."""

    def __init__(self, *, book: ScamBook, parent: QWidget | None = None) -> None:
        super().__init__("warn", gap=10, parent=parent)
        self._book = book
        self._title = Text("h2")
        self.body.addWidget(self._title)
        self._steps = [NumberedStep(n) for n in range(1, len(book.tricked) + 1)]
        for step in self._steps:
            self.body.addWidget(step)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("Already tricked? Act now"))
        for step, words in zip(self._steps, self._book.tricked, strict=True):
            step.words.setText(_(words))
