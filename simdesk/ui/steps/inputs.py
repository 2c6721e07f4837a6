"""Inputs of a step: an amount as typed, a day as ISO 8601, one of a few choices."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from simdesk.domain.errors import MoneyError
from simdesk.domain.money import Money, parse_rubles
from simdesk.i18n.messages import message
from simdesk.ui.widgets.cards import RadioCard
from simdesk.ui.widgets.date_field import DateField
from simdesk.ui.widgets.fields import Field, LineEdit
from simdesk.ui.widgets.layout import rows

KeyT = TypeVar("KeyT")


class TextField(Field):
    """A line of text; `typed(text)` on every change by the owner, `finished` when it is left."""

    typed = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.edit = LineEdit()
        super().__init__(self.edit, parent=parent)
        self.edit.setMaxLength(200)
        self.edit.textEdited.connect(self.typed)
        self.edit.editingFinished.connect(self.finished)

    def show_text(self, text: str) -> None:
        """Show a text, leaving the cursor alone where it is there already."""
        if self.edit.text() != text:
            self.edit.setText(text)


class MoneyField(TextField):
    """An amount in roubles, kept as typed and read strictly. An optional one may be empty."""

    def __init__(
        self,
        *,
        optional: bool = False,
        allow_negative: bool = False,
        allow_zero: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self._allow_negative = allow_negative
        self._allow_zero = allow_zero
        self._told = False
        self.typed.connect(lambda _text: self._told and self.check())

    def value(self) -> Money | None:
        """Return the amount, or None where there is none or it is wrong."""
        try:
            return self._parse()
        except MoneyError:
            return None

    def _parse(self) -> Money | None:
        text = self.edit.text()
        if self._optional and not text.strip():
            return None
        return parse_rubles(text, allow_negative=self._allow_negative, allow_zero=self._allow_zero)

    def check(self) -> bool:
        """Say what is wrong, if anything; from then on typing says when it is right."""
        self._told = True
        try:
            self._parse()
        except MoneyError as error:
            self.show_error(message(error))
            return False
        self.show_error("")
        return True

    def say_again(self) -> None:
        """Say what is wrong in the language in use."""
        if self.error():
            self.check()


class DayField(Field):
    """A day that is not in the future; `typed(ISO text)` when the owner chooses one."""

    typed = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        self.edit = DateField(today, today)
        super().__init__(self.edit, parent=parent)
        self.edit.day_changed.connect(lambda day: self.typed.emit(day.isoformat()))

    def show_text(self, text: str, today: date) -> None:
        """Show the day kept as `text`, or today where none is kept or it cannot be read."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = today
        self.edit.set_day(day)

    def day(self) -> date:
        """Return the day shown."""
        return self.edit.day()

    def text(self) -> str:
        """Return the day shown as it is kept."""
        return self.day().isoformat()


class RadioList(QWidget, Generic[KeyT]):
    """Cards of which one is chosen; `chosen(key)` on a click or an arrow key."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: QVBoxLayout = rows(self, gap=8)
        self._group = QButtonGroup(self)
        self._cards: dict[KeyT, RadioCard] = {}
        self._group.buttonToggled.connect(self._report)

    def set_words(self, key: KeyT, title: str, second: str = "") -> None:
        """Say what a choice is, adding it at the end where it is new."""
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = RadioCard(title, second)
            self._group.addButton(card)
            self._box.addWidget(card)
        card.set_words(title, second)

    def card(self, key: KeyT) -> RadioCard:
        """Return the card of a choice."""
        return self._cards[key]

    def unfold(self, key: KeyT | None, widget: QWidget) -> None:
        """Put a widget right under a choice; under all of them where the key is unknown."""
        self._box.removeWidget(widget)
        card = self._cards.get(key) if key is not None else None
        at = self._box.count() if card is None else self._box.indexOf(card) + 1
        self._box.insertWidget(at, widget)
        widget.raise_()  # Tab reaches it after the choices, which are one stop

    def stop(self) -> RadioCard:
        """Return the card at which the keyboard stops: the chosen one, else the first."""
        cards = list(self._cards.values())
        return next((card for card in cards if card.isChecked()), cards[0])

    def value(self) -> KeyT | None:
        """Return what is chosen."""
        return next((key for key, card in self._cards.items() if card.isChecked()), None)

    def choose(self, key: KeyT | None) -> None:
        """Choose without a signal; None or an unknown key chooses nothing."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for own, card in self._cards.items():
            card.setChecked(own == key)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def _report(self, _card: object, on: bool) -> None:
        if on:
            self.chosen.emit(self.value())
