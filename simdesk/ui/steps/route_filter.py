"""Where the owner is and what is at hand; an answer is kept at once and asked only once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain.route import Means
from simdesk.domain.settings import Place
from simdesk.i18n.language import _
from simdesk.ui.steps import route_words
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.choices import Chip, Segmented
from simdesk.ui.widgets.layout import FlowRow
from simdesk.ui.widgets.text import Text


class RouteFilter(Card):
    """`place_chosen(Place)`, `means_chosen(frozenset of Means)`."""

    place_chosen = Signal(object)
    means_chosen = Signal(object)

    def __init__(self, means: Sequence[Means], parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(16, 12, 16, 12), gap=10, parent=parent)
        self._others: frozenset[Means] = frozenset()
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self._where = Text("strong")
        self.place: Segmented[Place] = Segmented()
        self.place.add(Place.RUSSIA, icon="home")
        self.place.add(Place.ABROAD, icon="airplane")
        grid.addWidget(self._where, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.place, 0, 1, Qt.AlignmentFlag.AlignLeft)
        self._have = Text("strong")
        self._have.setContentsMargins(0, 4, 0, 4)  # level with the first row of chips
        grid.addWidget(self._have, 1, 0, Qt.AlignmentFlag.AlignTop)
        flow = FlowRow()
        self.chips: dict[Means, Chip] = {}
        for kind in means:
            chip = self.chips[kind] = Chip(ticked=True)
            chip.clicked.connect(self._choose_means)
            flow.add(chip)
        grid.addWidget(flow, 1, 1)
        self.body.addLayout(grid)
        self.place.chosen.connect(self.place_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._where.setText(_("I am now"))
        self.place.button(Place.RUSSIA).setText(_("In Russia"))
        self.place.button(Place.ABROAD).setText(_("Abroad"))
        self._have.setText(_("I have"))
        for kind, chip in self.chips.items():
            chip.show_words(route_words.means_name(kind))

    def show_answers(self, place: Place, means: frozenset[Means]) -> None:
        """Show what was answered before."""
        self.place.choose(place)
        self._others = means - self.chips.keys()
        for kind, chip in self.chips.items():
            chip.setChecked(kind in means)

    def _choose_means(self) -> None:
        chosen = frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())
        self.means_chosen.emit(chosen | self._others)
