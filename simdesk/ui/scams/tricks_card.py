"""The known frauds, each with how it goes, what to do, and who says so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.domain.scam import Scam, ScamBook
from simdesk.i18n.language import _
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import Line, clear, rows
from simdesk.ui.widgets.marks import NumberedStep
from simdesk.ui.widgets.text import Text


class TricksCard(Card):
    """One part for each fraud, in the order of the book."""

    def __init__(self, *, book: ScamBook, parent: QWidget | None = None) -> None:
        super().__init__("plain", gap=14, parent=parent)
        self._book = book
        self._title = Text("h2")
        self._list = QWidget()
        self._column = rows(self._list, gap=14)
        self.body.addWidget(self._title)
        self.body.addWidget(self._list)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("What fraudsters say about numbers"))
        clear(self._column)
        self.parts = {scam.id: _part(scam) for scam in self._book.scams}
        for place, part in enumerate(self.parts.values()):
            if place:
                self._column.addWidget(Line())
            self._column.addWidget(part)


def _part(scam: Scam) -> QWidget:
    part = QWidget()
    part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # read out when a step leads here
    part.setAccessibleName(_(scam.title))
    column = rows(part, gap=6)
    column.addWidget(Text("strong", _(scam.title), wrap=True))
    column.addWidget(Text("body", _(scam.text), wrap=True))
    for number, step in enumerate(scam.todo, start=1):
        column.addWidget(NumberedStep(number, _(step)))
    for source in scam.sources:
        told = f"{_(source.value)}\n{readable_source(source.source)} · {source_dates(source)}"
        column.addWidget(Text("caption", told, wrap=True, selectable=True))
    return part
