"""The card "If you do nothing": the large runway, and the same days as a list in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room
from simdesk.ui.line_list.consequences import Consequence, consequences
from simdesk.ui.line_list.runways import markers, span, stretches
from simdesk.ui.tones import outcome_icon, outcome_tone
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import Line, clear
from simdesk.ui.widgets.runway import RunwayLarge
from simdesk.ui.widgets.text import Text

_TOP = Qt.AlignmentFlag.AlignTop


class RunwayCard(Card):
    """What happens, and when, if the owner does nothing. The picture never is the only carrier."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", gap=10, parent=parent)
        self._detail: LineDetail | None = None
        self._tight = False
        self._build()

    def _build(self) -> None:
        self._title = Text("h2")
        self.body.addWidget(self._title)
        self.runway = RunwayLarge()
        self.body.addWidget(self.runway)
        self._rule = Line()
        self.body.addWidget(self._rule)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.body.addLayout(self._grid)

    def set_room(self, room: Room) -> None:
        """Where it is tight, let each event stand under its date."""
        if (room is Room.TIGHT) != self._tight:
            self._tight = room is Room.TIGHT
            if self._detail is not None:
                self.show_detail(self._detail)

    def show_detail(self, detail: LineDetail) -> None:
        """Show what follows for a number."""
        self._detail = detail
        forecast = detail.forecast
        self._title.setText(_("If you do nothing"))
        today = date_short(forecast.today)
        days = span(forecast)
        self.runway.setAccessibleName(_("If you do nothing"))
        drawn = markers(forecast)
        self.runway.show_days(
            _("Today {date}").format(date=today), stretches(forecast, days), drawn
        )
        self.runway.setVisible(bool(drawn))
        self._rule.setVisible(bool(drawn))
        lines = consequences(forecast, detail.operator)
        # The widget's own words name only the days that it draws; the list says everything.
        self.runway.setAccessibleDescription("\n".join(line.sentence() for line in lines))
        clear(self._grid)
        pressing = forecast.standing.pressing
        for number, line in enumerate(lines):
            self._add(number, line, calm=not pressing)

    def _add(self, number: int, line: Consequence, *, calm: bool) -> None:
        tone = outcome_tone(None if calm else line.outcome)
        icon = Icon(f"{outcome_icon(line.outcome)}_20_regular", tone.value, 20)
        row, below = (2 * number, 1) if self._tight else (number, 0)
        self._grid.addWidget(icon, row, 0, _TOP)
        self._grid.addWidget(Text("strong", line.when), row, 1, _TOP)
        text = Text("body", line.text, wrap=True)
        self._grid.addWidget(text, row + below, 2 - below, 1, 1 + below, _TOP)
