"""The sheet for money on another number: how it shows, the last day, what to do and whom to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.route import Failure
from simdesk.i18n.language import _
from simdesk.ui.rescue.known_card import KnownCard
from simdesk.ui.rescue.last_day_card import LastDayCard
from simdesk.ui.rescue.letter_words import data_text
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.shown_fields import difference_words, digit_words, operator_words
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.copy_button import CopyButton
from simdesk.ui.widgets.layout import FlowRow, clear, columns, rows
from simdesk.ui.widgets.marks import NumberedStep
from simdesk.ui.widgets.text import Text


class RescueSheet(QWidget):
    """Stands in place of a step. `stopped`: a comparison led here, not the owner's word.

    `back_requested`, `correct_requested`, `letter_requested`, `card_requested`,
    `another_requested`, `moved` when the money is where it should be.
    """

    back_requested = Signal()
    correct_requested = Signal()
    letter_requested = Signal()
    card_requested = Signal()
    another_requested = Signal()
    moved = Signal()

    def __init__(self, *, stopped: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stopped = stopped
        self._build()
        self._connect()

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.back = Button("link", icon="arrow_left")
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = Text("title", wrap=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # read out on entry, no stop of Tab
        box.addWidget(self.title)
        self._found = Card("bad", margins=(16, 12, 16, 12), gap=10)
        line = columns(gap=10)
        sign = Icon("error_circle_20_filled", "bad", beside="body")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.difference = Text("body", wrap=True)
        line.addWidget(self.difference, 1)
        self._found.body.addLayout(line)
        self.correct = Button(icon="edit")
        self._found.body.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._found)
        self.last_day = LastDayCard()
        box.addWidget(self.last_day)
        self._todo_title = Text("h2", wrap=True)
        box.addWidget(self._todo_title)
        self._todo = rows(gap=6)
        box.addLayout(self._todo)
        tools = FlowRow()
        self.letter = Button("primary", icon="document")
        self.card = Button(icon="contact_card")
        self.copy = CopyButton()
        for button in (self.letter, self.card, self.copy):
            tools.add(button)
        box.addWidget(tools)
        self.known = KnownCard()
        box.addWidget(self.known)
        self._then_title = Text("h2", wrap=True)
        box.addWidget(self._then_title)
        self._waiting = Text("body", wrap=True)
        box.addWidget(self._waiting)
        then = FlowRow()
        self.settled = Button(icon="checkmark")
        self.another = Button(icon="arrow_swap")
        then.add(self.settled)
        then.add(self.another)
        box.addWidget(then)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.correct.clicked.connect(self.correct_requested)
        self.letter.clicked.connect(self.letter_requested)
        self.card.clicked.connect(self.card_requested)
        self.settled.clicked.connect(self.moved)
        self.another.clicked.connect(self.another_requested)

    def show_context(self, context: StepContext) -> None:
        """Show everything for the run, in the language in use."""
        reading = context.reading
        self.back.setText(_("Back to the step"))
        self.title.setText(
            _("The receipt shows another number")
            if self.stopped
            else _("The money went to another number")
        )
        self._found.setVisible(reading.stops)
        if reading.stops:
            said = (digit_words(context), difference_words(reading), operator_words(context))
            self.difference.setText("\n".join(filter(None, said)))
        self.correct.setText(_("I mistyped it: correct the digits"))
        self.last_day.show_context(context)
        self._todo_title.setText(_("The money really went there? Do this"))
        failure = rescue_failure(context)
        clear(self._todo)
        for number, text in enumerate(failure.todo if failure else (), 1):
            self._todo.addWidget(NumberedStep(number, context.fill(text)))
        self.letter.setText(_("Write the letter…"))
        self.card.setText(_("Show the card"))
        self.card.setVisible(
            any(p.id == failure.id for p in context.catalogue.phrases) if failure else False
        )
        self.copy.offer(_("Copy the data"), data_text(context))
        self.copy.setAccessibleName(_("Copy the data"))
        self.known.show_context(context)
        self._then_title.setText(_("And then"))
        self._waiting.setText(
            _("Waiting for an answer? “Continue later” keeps this page. Once ended, it is gone.")
        )
        self.settled.setText(_("It was moved to my number: go on"))
        self.another.setText(_("Try another route"))


def rescue_failure(context: StepContext) -> Failure | None:
    """Return the failure of the route whose money is with somebody else."""
    return next((failure for failure in context.route.failures if failure.rescue), None)
