"""The end of steps for the owner's data: the day on which they were confirmed, and what moves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simdesk.domain.clock import ClockKind
from simdesk.domain.run import Run
from simdesk.i18n.clock_words import clock_date, clock_name
from simdesk.i18n.language import _
from simdesk.services.runs import StepFacts
from simdesk.ui.steps.inputs import DayField
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.widgets.fields import Field
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.marks import CheckTick
from simdesk.ui.widgets.text import Text


class RegistrationDonePart(PartWidget):
    """A day, and the explicit word that the operator has the data; nothing is taken for granted."""

    look = "sunk"

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.day = DayField(self._today)
        self.seen = CheckTick()
        self._seen_field = Field(self.seen)
        box.addWidget(self.day)
        box.addWidget(self._seen_field)
        self.result = Text("strong", wrap=True)
        box.addWidget(self.result)
        self._run: Run | None = None
        self._told = False

    def _connect(self) -> None:
        self.day.typed.connect(self._take_day)
        self.seen.clicked.connect(self._see)

    def show_step(self, context: StepContext) -> None:
        self._run = context.run
        self.day.set_label(_("Day on which the data were confirmed"))
        self.day.show_text(context.field("on"), context.today)
        self.seen.setText(_("The operator or Gosuslugi confirmed it, and I saw it myself"))
        self.seen.setChecked(bool(context.field("seen")))
        self._foresee()
        if self._told:
            self.wrong()

    def _take_day(self, text: str) -> None:
        self.typed.emit("on", text)
        self._foresee()

    def _see(self, on: bool) -> None:
        self._seen_field.show_error("")
        self.typed.emit("seen", "yes" if on else "")

    def _foresee(self) -> None:
        """Say how the clock would move; a day before the last notice settles nothing."""
        if self._run is None:
            return
        outcome = self._runs.if_confirmed(self._run, self.day.day())
        before, after = (f.clock(ClockKind.REGISTRATION) for f in (outcome.before, outcome.after))
        words = _("{clock}: {before} → {after}").format(
            clock=clock_name(ClockKind.REGISTRATION),
            before=clock_date(before),
            after=clock_date(after),
        )
        if outcome.after.registration_open:
            words = _("A confirmation on this day settles nothing: something newer is open.")
        self.result.setText(words)

    def wrong(self) -> QWidget | None:
        self._told = not self.seen.isChecked()
        self._seen_field.show_error(
            _("Without your own word nothing is confirmed. Or continue later.")
            if self._told
            else ""
        )
        return self.seen if self._told else None

    def stated(self) -> StepFacts | None:
        return StepFacts(on=self.day.day(), confirmed=True)
