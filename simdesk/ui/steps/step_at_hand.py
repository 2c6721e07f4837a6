"""The step in its owner's hands: shown, filled, checked, left; which one comes next is not here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.route import Part
from simdesk.domain.run import StepState
from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.steps import outcome_words, step_words
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.steps.right_number import NumberPart
from simdesk.ui.steps.run_frame import RunFrame
from simdesk.ui.steps.step_view import StepView
from simdesk.ui.steps.walk import Walk
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.fields import Field

_FOCUS = Qt.FocusReason.OtherFocusReason


class StepAtHand(QObject):
    """Puts a `view` of the step into the frame; None while something else stands there.

    `tick_refused` where a tick could not be kept, `preview_requested(receipt_id)`,
    `register_requested`, `card_requested(phrase_id)`, `scams_requested(scam_id)`, `failed(error)`.
    """

    tick_refused = Signal()
    preview_requested = Signal(str)
    register_requested = Signal()
    card_requested = Signal(str)
    scams_requested = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        walk: Walk,
        frame: RunFrame,
        runs: RunService,
        receipts: ReceiptService,
        readings: ReadingService,
    ) -> None:
        super().__init__(frame)
        self._walk = walk
        self._frame = frame
        self._runs = runs
        self._receipts = receipts
        self._readings = readings
        self.view: StepView | None = None

    def show(self, context: StepContext) -> None:
        """Show a step as it stands, entering it where another was shown."""
        if self.view is None or self.view.step != context.step:
            self.view = self._enter(context)
        else:
            self.view.show_context(context)
        self._show_footer(self.view, context)

    def put_away(self) -> None:
        """Forget the view, because something else is shown."""
        self.view = None

    def _enter(self, context: StepContext) -> StepView:
        """Show another step, from its top, and say where one is."""
        view = StepView(
            context=context, runs=self._runs, receipts=self._receipts, readings=self._readings
        )
        view.ticked.connect(lambda item_id, on: self._tick(view, item_id, on=on))
        view.typed.connect(lambda field, text: self._walk.type(view.step, field, text))
        view.finished.connect(self._walk.flush)
        view.preview_requested.connect(self.preview_requested)
        view.card_requested.connect(self.card_requested)
        view.scams_requested.connect(self.scams_requested)
        view.reveal_requested.connect(self.reveal)
        view.register_requested.connect(self.register_requested)
        view.failed.connect(self.failed)
        self._frame.show_view(view, view.part(ReceiptsPart))
        if self._frame.isVisible():
            view.title.setFocus(_FOCUS)
        assert self._walk.progress is not None
        place = step_words.where(self._walk.progress, context.step)
        announce(view.title, _("{place}, {title}").format(place=place, title=view.title.text()))
        return view

    def _show_footer(self, view: StepView, context: StepContext) -> None:
        walk, footer, step = self._walk, self._frame.footer, context.step
        first = walk.step_before(step) is None
        if Part.OUTCOME in step.parts:
            rung, target = walk.still_open()
            primary, stop = step_words.ending(
                None if target is None or rung is None else rung.evidence,
                date_short(outcome_words.look_again_on(walk.outcome()), context.today),
            )
            footer.show_outcome(primary=primary, stop=stop, first=first)
            return
        state = walk.state(step)
        footer.show_step(
            primary=step_words.primary(step, state),
            skip=step_words.skip(
                step, state, has_receipts=view.has_receipts(), pays=context.route.pays
            ),
            first=first,
            filled=not view.page_waits(),
        )

    def _tick(self, view: StepView, item_id: str, *, on: bool) -> None:
        if not self._walk.tick(view.step, item_id, on=on):
            self.tick_refused.emit()

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget once what has just been said has its place."""
        content = self._frame.content
        QTimer.singleShot(0, widget, lambda: content.ensureWidgetVisible(widget, 0, theme().px(24)))

    def take(self, *, ending: bool = False) -> bool:
        """Complete the step with what it holds; where something is wrong, lead to it instead.

        `ending` ends the run with it.
        """
        view = self.view
        if view is None:
            return False
        view.finish()
        wrong = view.wrong()
        if wrong is None:
            return self.complete(view, ending=ending)
        wrong.setFocus(_FOCUS)
        around: QWidget | None = wrong
        while around is not None and not isinstance(around, Field):
            around = around.parentWidget()
        self.reveal(around or wrong)
        return False

    def complete(self, view: StepView, *, ending: bool = False) -> bool:
        """Mark a step as done with what it states; False where that could not be kept."""
        view.touched = False
        write = self._walk.finish if ending else self._walk.complete
        return write(view.step, view.stated())

    def skip(self) -> bool:
        """Leave the step out."""
        if self.view is None:
            return False
        self.view.finish()
        return self._walk.skip(self.view.step)

    def leave(self) -> bool:
        """Keep what was typed last; False where it could not be kept and is still only here.

        A step that was done and is corrected on a visit states its new facts, if they are right.
        """
        view = self.view
        if view is None:
            return self._walk.flush()
        view.finish()
        done = self._walk.state(view.step) is StepState.DONE
        if view.touched and done and view.wrong() is None:
            return self.complete(view)
        return self._walk.flush()

    def show_large(self) -> None:
        """Fill the window with the number where the step has it."""
        number = self.view.part(NumberPart) if self.view is not None else None
        if number is not None:
            number.show_large()

    def paste(self) -> None:
        """Add the picture or the files in the clipboard where the step takes receipts."""
        receipts = self.view.part(ReceiptsPart) if self.view is not None else None
        if receipts is not None:
            receipts.paste()
