"""The left column of a renewal: phases and steps, and that one may leave at any time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import ScrollPage
from simdesk.ui.widgets.step_rail import RailEntry, StepRail


class RunRail(ScrollPage):
    """`chosen(step_id)` when something behind or current is clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(widest=1000, margins=(16, 24, 14, 20), gap=16, ground="lst", parent=parent)
        self.rail = StepRail()
        self.rail.chosen.connect(self.chosen)
        self.content.addWidget(self.rail)
        self.content.addStretch(1)
        self._note = NoteCard(None, "info_20_regular")
        self.content.addWidget(self._note)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._note.words.setText(_("You can leave at any time and go on from this step."))

    def show_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show these phases and steps."""
        self.rail.show_entries(entries)
