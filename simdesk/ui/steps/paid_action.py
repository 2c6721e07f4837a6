"""What was done with the number that the operator may count as use, in the owner's own words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simdesk.domain.event import EventKind
from simdesk.domain.operator import Counts, Operator
from simdesk.i18n.action_words import event_name
from simdesk.i18n.language import _
from simdesk.services.runs import StepFacts
from simdesk.ui.steps.inputs import DayField, RadioList
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.widgets.fields import Field
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.marks import CheckTick


class PaidActionPart(PartWidget):
    """Kind, day, and the explicit word that the owner did it and saw it himself."""

    look = "sunk"

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.kinds: RadioList[EventKind] = RadioList()
        self._kind_field = Field(self.kinds)
        self.day = DayField(self._today)
        self.seen = CheckTick()
        self._seen_field = Field(self.seen)
        for field in (self._kind_field, self.day, self._seen_field):
            box.addWidget(field)
        self._told = False

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._choose)
        self.day.typed.connect(lambda text: self.typed.emit("on", text))
        self.seen.clicked.connect(self._see)

    def show_step(self, context: StepContext) -> None:
        self._kind_field.set_label(_("What did you do?"))
        kinds = _kinds(context.operator)
        for kind in kinds:
            self.kinds.set_words(kind, event_name(kind))
        kept = context.field("kind")
        self.kinds.choose(next((k for k in kinds if k.value == kept), None))
        self.day.set_label(_("Day of the action"))
        self.day.show_text(context.field("on"), context.today)
        self.seen.setText(_("I did it and saw it myself"))
        self.seen.setChecked(bool(context.field("seen")))
        if self._told:
            self.wrong()

    def _choose(self, kind: EventKind) -> None:
        self._kind_field.show_error("")
        self.typed.emit("kind", kind.value)
        self.typed.emit("on", self.day.text())

    def _see(self, on: bool) -> None:
        self._seen_field.show_error("")
        self.typed.emit("seen", "yes" if on else "")

    def wrong(self) -> QWidget | None:
        kind, seen = self.kinds.value() is not None, self.seen.isChecked()
        self._told = not (kind and seen)
        self._kind_field.show_error("" if kind else _("Choose what you did."))
        self._seen_field.show_error(
            "" if seen else _("Without your own word this counts as not done. Or skip this step.")
        )
        if not kind:
            return self.kinds.stop()
        return None if seen else self.seen

    def stated(self) -> StepFacts | None:
        return StepFacts(on=self.day.day(), action=self.kinds.value())


def _kinds(operator: Operator | None) -> list[EventKind]:
    """Return what may be done; an answered call only where the operator is known to count it."""
    kinds = [EventKind.CALL, EventKind.SMS, EventKind.DATA]
    if operator is not None and operator.counting(EventKind.ANSWERED_CALL) is Counts.YES:
        kinds.append(EventKind.ANSWERED_CALL)
    return kinds
