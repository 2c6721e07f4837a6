"""The sheet for money on another number within a renewal: when it opens and where it leads."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from simdesk.domain.route import Step
from simdesk.ui.rescue.sheet import RescueSheet, rescue_failure
from simdesk.ui.steps.amounts import PaymentPart
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.run_frame import RunFrame
from simdesk.ui.steps.step_at_hand import StepAtHand
from simdesk.ui.steps.walk import Walk
from simdesk.ui.widgets.announce import announce

_FOCUS = Qt.FocusReason.OtherFocusReason


class RescueAtHand(QObject):
    """Puts a `sheet` into the frame; None while something else stands there.

    `step_requested(step_id)`, the current one where it is empty; `another_requested`,
    `letter_requested`, `card_requested(phrase_id)`.
    """

    step_requested = Signal(str)
    another_requested = Signal()
    letter_requested = Signal()
    card_requested = Signal(str)

    def __init__(self, *, walk: Walk, frame: RunFrame, hand: StepAtHand) -> None:
        super().__init__(frame)
        self._walk = walk
        self._frame = frame
        self._hand = hand
        self._behind = ""
        self.sheet: RescueSheet | None = None

    def open(self, context: StepContext, *, stopped: bool) -> None:
        """Show the sheet in place of a step; `stopped` where a comparison led to it."""
        sheet = RescueSheet(stopped=stopped)
        sheet.back_requested.connect(self.leave)
        sheet.correct_requested.connect(self._correct)
        sheet.letter_requested.connect(self.letter_requested)
        sheet.card_requested.connect(self._ask_card)
        sheet.another_requested.connect(self.another_requested)
        sheet.moved.connect(self._go_on)
        self._behind = context.step.id
        self._hand.put_away()
        self.sheet = sheet
        sheet.show_context(context)
        self._frame.show_view(sheet)
        if self._frame.isVisible():
            sheet.title.setFocus(_FOCUS)
        announce(sheet.title, sheet.title.text())

    def due(self, step: Step) -> bool:
        """Tell whether a step may not be gone on with before the difference is settled."""
        return self._walk.stops_at(step)

    def over(self) -> bool:
        """Tell whether what led to the sheet was taken back."""
        return self.sheet is not None and self.sheet.stopped and not self._walk.stopped()

    def keep_reason(self) -> None:
        """Keep that the run fails because of the wrong number."""
        failure = rescue_failure(self._context()) if self.sheet is not None else None
        if failure is not None:
            self._walk.keep_reason(failure.id)

    def leave(self) -> None:
        """Go back to the step; where the comparison stopped the run, to that of the payment."""
        self.step_requested.emit(self._payment() if self._walk.stopped() else self._behind)

    def _correct(self) -> None:
        """Lead to the digits that were typed."""
        self.step_requested.emit(self._payment())
        view = self._hand.view
        part = view.part(PaymentPart) if view is not None else None
        if part is not None:
            part.shown.digits.edit.setFocus(_FOCUS)
            self._hand.reveal(part.shown)

    def _go_on(self) -> None:
        if self._walk.keep_moved():
            self.step_requested.emit("")

    def _ask_card(self) -> None:
        failure = rescue_failure(self._context())
        if failure is not None:
            self.card_requested.emit(failure.id)

    def _context(self) -> StepContext:
        return self._walk.context(self._walk.step(self._behind))

    def _payment(self) -> str:
        payment = self._walk.route.payment if self._walk.route is not None else None
        return payment.id if payment is not None else self._behind
