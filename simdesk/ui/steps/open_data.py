"""What no route settles: the owner's data are open, and where the steps for them are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.forecast import Forecast
from simdesk.domain.line import HolderKind, Line
from simdesk.i18n.language import _
from simdesk.ui.steps import outcome_words
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.text import Text


class OpenData(Card):
    """Shown where the data press, or the contract is a foreign citizen's. `register_requested`."""

    register_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", margins=(16, 8, 12, 8), parent=parent)
        line = columns(gap=10)
        line.addWidget(Icon("contact_card_20_regular", "warn", beside="body"))
        self.words = Text("body", wrap=True)
        line.addWidget(self.words, 1)
        self.register = Button()
        self.register.clicked.connect(self.register_requested)
        line.addWidget(self.register, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def show_line(self, line: Line, forecast: Forecast) -> None:
        """Say what is open of a number's data, or nothing."""
        presses = forecast.registration_presses
        foreign = line.holder_kind is HolderKind.FOREIGN and forecast.registration_open
        self.words.setText(
            outcome_words.registration(forecast)
            if presses
            else _(
                "A foreign citizen's number may be off over unconfirmed data. Look at that first: "
                "paying does not settle it."
            )
        )
        self.register.setText(outcome_words.register(line))
        self.setVisible(presses or foreign)
