"""What the receipt shows of number and operator, and how that differs from what was to be paid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain import msisdn
from simdesk.domain.right_number import (
    OTHER_OPERATOR,
    PAID_LAST_FOUR,
    PAID_OPERATOR,
    OperatorReading,
    Reading,
    last_four,
)
from simdesk.i18n.language import _, ngettext
from simdesk.ui.steps.inputs import TextField
from simdesk.ui.steps.part import StepContext
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.fields import ComboBox, Field
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


def paired(last: str) -> str:
    """Return four digits as they end a number: `45-67`."""
    return f"{last[:2]}-{last[2:]}"


def own_end(context: StepContext) -> str:
    """Return how the number of the run ends."""
    return paired(msisdn.national(context.line.msisdn)[-4:])


def digit_words(context: StepContext) -> str:
    """Return what the last four digits say; nothing where none are stated."""
    reading = context.reading
    if reading.wrong is None:
        return ""
    if not reading.wrong:
        return _("{digits}: the same last four digits as your number.").format(
            digits=own_end(context)
        )
    return _("Your number ends in {own}, the receipt shows {shown}.").format(
        own=own_end(context), shown=paired(last_four(context.paid(PAID_LAST_FOUR)) or "")
    )


def difference_words(reading: Reading) -> str:
    """Return how much differs."""
    if reading.neighbours:
        return _("Neighbouring digits have changed places.")
    if reading.swapped:
        return _("The same digits stand in another order.")
    return ngettext(
        "{n} of these four digits differs.",
        "{n} of these four digits differ.",
        reading.wrong or 0,
    )


def operator_words(context: StepContext) -> str:
    """Return what an operator on the receipt that is not the number's own means."""
    if context.reading.operator is not OperatorReading.OTHER:
        return ""
    shown = context.catalogue.operator(context.paid(PAID_OPERATOR))
    if shown is None:
        return _(
            "The receipt names another operator than {own}. The number may have moved: look which "
            "one serves it today."
        ).format(own=context.operator_name)
    return _(
        "The receipt names {shown}, here the number is with {own}. It may have moved: look which "
        "one serves it today."
    ).format(shown=shown.name, own=context.operator_name)


class ShownFields(QWidget):
    """`typed(name, text)` after every change, `finished` when a field is left."""

    typed = Signal(str, str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: StepContext | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        box = rows(self, gap=6)
        self._title = Text("strong")
        self._hint = Text("second", wrap=True)
        box.addWidget(self._title)
        box.addWidget(self._hint)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.digits = TextField()
        self.operator = ComboBox()
        self._operator_field = Field(self.operator)
        for index, field in enumerate((self.digits, self._operator_field)):
            grid.addWidget(field, 0, index, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(index, 1)
        box.addLayout(grid)
        self._rows = [_Said() for _row in range(2)]
        for said in self._rows:
            box.addWidget(said)

    def _connect(self) -> None:
        self.digits.typed.connect(lambda text: self.typed.emit(PAID_LAST_FOUR, text))
        self.digits.typed.connect(lambda _text: self.digits.error() and self.check())
        self.digits.finished.connect(self.finished)
        self.operator.activated.connect(self._choose)

    def _choose(self, _row: int) -> None:
        self.typed.emit(PAID_OPERATOR, str(self.operator.value()))
        self.finished.emit()

    def show_context(self, context: StepContext) -> None:
        """Show what was stated and what it means."""
        self._context = context
        self._title.setText(_("As the receipt shows it"))
        self._hint.setText(
            _("Read it from the receipt or from the bank's app. Not shown? Leave it empty.")
        )
        self.digits.set_label(_("Last four digits of the number"))
        self.digits.show_text(context.paid(PAID_LAST_FOUR))
        self._operator_field.set_label(_("Operator"))
        self.operator.fill(
            [
                ("", _("Not shown")),
                *((operator.id, operator.name) for operator in context.catalogue.operators),
                (OTHER_OPERATOR, _("Another operator")),
            ]
        )
        self.operator.choose(context.paid(PAID_OPERATOR))
        self.show_reading(context)
        if self.digits.error():
            self.check()

    def show_reading(self, context: StepContext) -> None:
        """Say what the comparison shows."""
        reading = context.reading
        digits = digit_words(context)
        if reading.stops:
            said = f"{digits}\n{difference_words(reading)}"
            self._rows[0].say("error_circle_20_filled", "bad", said)
        else:
            self._rows[0].say("checkmark_circle_20_filled", "ok", digits)
        self._rows[1].say("info_20_filled", "info", operator_words(context))

    def check(self) -> bool:
        """Say what is wrong with the digits, if anything."""
        right = last_four(self.digits.edit.text()) is not None
        self.digits.show_error("" if right else _("Type four digits, or leave it empty."))
        return right


class _Said(QWidget):
    """A sign and a sentence; hidden without words."""

    def __init__(self) -> None:
        super().__init__()
        row = columns(self, gap=8)
        self._sign = Icon("info_20_filled", "info", beside="body")
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Text("body", wrap=True)
        row.addWidget(self._words, 1)

    def say(self, icon: str, token: str, words: str) -> None:
        if words and words != self._words.text():
            announce(self, words)
        self._sign.show_icon(icon, token)
        self._words.setText(words)
        self.setVisible(bool(words))
