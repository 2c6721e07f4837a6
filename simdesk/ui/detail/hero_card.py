"""The card that answers "what must I do, and by when?", with the buttons to do it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.clock import ClockKind, Missing
from simdesk.domain.forecast import Standing
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import N_, _
from simdesk.i18n.line_words import hero
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room
from simdesk.ui.flow import Flow
from simdesk.ui.line_actions import LineActions
from simdesk.ui.notices.clock_notices import register_words
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import standing_icon, standing_tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text

_LINES = 4
_LONGEST = {Room.TIGHT: 200, Room.NARROW: 380, Room.USUAL: 480}
"""Pixels at 100 % that a button has in each room, whatever the window."""

_QUESTIONS = {
    Missing.OPERATOR: N_("Choose the operator…"),
    Missing.LAST_ACTIVITY: N_("Add the last activity…"),
    Missing.HOLDER: N_("Say who holds the contract…"),
    Missing.REGISTRATION: N_("Answer about the owner's data…"),
}


def _open_question(detail: LineDetail) -> Missing | None:
    """Return what the owner must say before this number can be called on track or not."""
    if detail.forecast.standing is not Standing.UNKNOWN:
        return None
    clocks = (detail.forecast.clock(kind) for kind in (ClockKind.ACTIVITY, ClockKind.REGISTRATION))
    missing = (clock.missing for clock in clocks if clock.due is None)
    return next((m for m in missing if m in _QUESTIONS), None)


class HeroCard(Card):
    """One sentence, its reasons, and at most one filled button. `fill_requested(Missing)`."""

    fill_requested = Signal(object)

    def __init__(self, *, actions: LineActions, parent: QWidget | None = None) -> None:
        super().__init__("neutral", margins=(20, 16, 20, 16), gap=12, parent=parent)
        self._actions = actions
        self._detail: LineDetail | None = None
        self._missing: Missing | None = None
        self._room = Room.USUAL
        self._build()
        self._connect()

    def _build(self) -> None:
        top = columns(gap=14)
        self._icon = Icon("warning_24_filled", "warn", 28)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = rows(gap=4)
        self._title = Text("title", wrap=True)
        words.addWidget(self._title)
        self._lines = [Text("soft", wrap=True) for _line in range(_LINES)]
        for line in self._lines:
            words.addWidget(line)
        self._question = Text("strong", wrap=True)
        words.addWidget(self._question)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        buttons = Flow()
        self.fill = Button("primary")
        self.register = Button("tonal")
        self.renew = Button("tonal")
        self.record = Button(icon="history")
        self.receipt = Button(icon="receipt")
        self.bring_back = Button(icon="archive")
        for button in self.buttons():
            buttons.add(button)
        self.body.addWidget(buttons)

    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons in the order of the keyboard."""
        return (self.fill, self.register, self.renew, self.record, self.receipt, self.bring_back)

    def _connect(self) -> None:
        self.register.clicked.connect(self._actions.register.trigger)
        self.renew.clicked.connect(self._actions.renew.trigger)
        self.record.clicked.connect(self._actions.record.trigger)
        self.receipt.clicked.connect(self._actions.receipt.trigger)
        self.bring_back.clicked.connect(self._actions.archive.trigger)
        self.fill.clicked.connect(lambda: self.fill_requested.emit(self._missing))

    def show_detail(self, detail: LineDetail) -> None:
        """Show where a number stands."""
        self._detail = detail
        line, standing = detail.line, detail.forecast.standing
        archived = line.archived_at is not None
        tone = Tone.NEUTRAL if archived else standing_tone(standing)
        self.set_look(tone.value)
        icon = "archive" if archived else standing_icon(standing)
        self._icon.show_icon(f"{icon}_24_filled", tone)
        said = hero(detail.forecast, detail.operator)
        self._title.setText(said.title)
        lines = list(said.lines)
        if archived and line.archived_at is not None:
            day = date_long(line.archived_at.date())
            lines = [_("Archived on {date}: it is not in the daily list.").format(date=day)]
        for label, words in zip(self._lines, [*lines, *[""] * _LINES], strict=False):
            label.setText(words)
            label.setVisible(bool(words))
        awaited = detail.awaited
        self._question.setVisible(awaited is not None or detail.misdirected)
        if detail.misdirected:
            self._question.setText(_astray(detail.ask_by))
        elif awaited is not None and awaited.amount is not None:
            self._question.setText(
                _("You paid {amount} on {date}. Did it arrive?").format(
                    amount=money(awaited.amount), date=date_long(awaited.on)
                )
            )
        self._show_buttons(detail)

    def _show_buttons(self, detail: LineDetail) -> None:
        archived = detail.line.archived_at is not None
        self._missing = _open_question(detail)
        words = _(_QUESTIONS[self._missing]) if self._missing is not None else ""
        self._say(self.fill, words, _("Answer…"))
        self.fill.setVisible(bool(words) and not archived)
        step = detail.step()
        if step:
            self._say(self.renew, _("Continue: {step}").format(step=step), _("Continue renewal"))
        else:
            self._say(self.renew, _("Start renewal"), _("Start renewal"))
        self._show_register(detail)
        pressing = detail.forecast.standing.pressing and not archived
        # Where the owner's data are what runs out first, paying is not the first thing to do.
        first = pressing and not words and not self._data_first(detail)
        self.renew.set_kind("primary" if first else "tonal")
        self.renew.setVisible(not archived)
        self.bring_back.setVisible(archived)
        self.bring_back.setText(_("Bring back"))
        asks = not (self.fill.isHidden() and self.register.isHidden())
        short = self._room < Room.USUAL or asks
        self.record.set_icon("" if asks else "history")
        self.receipt.set_icon("" if asks else "receipt")
        self.record.setText(_("Activity") if short else _("Record activity"))
        self.record.setAccessibleName(_("Record activity"))
        self.receipt.setText(_("Receipt") if short else _("Add receipt"))
        self.receipt.setAccessibleName(_("Add receipt"))

    def _show_register(self, detail: LineDetail) -> None:
        """Offer the steps for the owner's data while these are asked for."""
        asked = detail.forecast.registration_presses and detail.line.archived_at is None
        self.register.setVisible(asked)
        self.register.set_kind("primary" if self._data_first(detail) else "secondary")
        self._say(self.register, register_words(detail), _("Owner's data"))

    def _data_first(self, detail: LineDetail) -> bool:
        first = detail.forecast.earliest
        told = first is None or first.kind is ClockKind.REGISTRATION
        return told and detail.forecast.registration_presses

    def _say(self, button: Button, words: str, short: str) -> None:
        """Name a button; where its words may have no room they are its tooltip."""
        button.setText(words)
        if button.sizeHint().width() > theme().px(_LONGEST[self._room]):
            button.setText(short)
        button.setToolTip(words if button.text() != words else "")
        button.setAccessibleName(words)

    def set_room(self, room: Room) -> None:
        """Use the short words of the buttons where there is little room."""
        self._room = room
        side = 16 if room < Room.USUAL else 20
        self.body.setContentsMargins(side, 16, side, 16)
        if self._detail is not None:
            self._show_buttons(self._detail)

    def focus_primary(self) -> None:
        """Put the keyboard on the button that matters most."""
        first = next(button for button in self.buttons() if not button.isHidden())
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _astray(ask_by: date | None) -> str:
    """Return that money may be on another number, and until when to ask for it."""
    if ask_by is None:
        return _("The receipt shows another number. Ask for the money now.")
    words = _("The receipt shows another number. Ask for the money by {date}.")
    return words.format(date=date_long(ask_by))
