"""A guided renewal: one step at a time, saved at every touch; it can be left anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Noun
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.route import Part
from simdesk.domain.run import RunEnd
from simdesk.services.lines import LineService
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.services.settings import SettingsService
from simdesk.ui.line_list import row_words
from simdesk.ui.pages.page import Page
from simdesk.ui.rescue.at_hand import RescueAtHand
from simdesk.ui.steps import step_words
from simdesk.ui.steps.keys import add_shortcuts, press_by_enter
from simdesk.ui.steps.preview import Preview
from simdesk.ui.steps.run_frame import RunFrame
from simdesk.ui.steps.step_at_hand import StepAtHand
from simdesk.ui.steps.step_view import StepView
from simdesk.ui.steps.trouble import RouteGone, TroubleView
from simdesk.ui.steps.walk import Walk
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.layout import rows

_FOCUS = Qt.FocusReason.OtherFocusReason


class RunPage(Page):
    """`left` and `finished` carry the line's id; `route_chosen` is the plan B of a failure.

    `another_route_requested(line_id, run_id)`, `route_chosen(line_id, route_id, run_id)`,
    `card_requested(line_id, phrase_id, planned)`, `letter_requested(run_id)`,
    `sheet_requested(run_id)`, `scams_requested(scam_id)`, `register_requested(line_id)`, `failed`.
    """

    nouns = frozenset({Noun.LINE, Noun.EVENT, Noun.RUN, Noun.RECEIPT})

    left = Signal(str)
    finished = Signal(str)
    another_route_requested = Signal(str, str)
    route_chosen = Signal(str, str, str)
    card_requested = Signal(str, str, str)
    letter_requested = Signal(str)
    sheet_requested = Signal(str)
    scams_requested = Signal(str)
    register_requested = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        run_id: str,
        runs: RunService,
        lines: LineService,
        receipts: ReceiptService,
        readings: ReadingService,
        catalogue: Catalogue,
        settings: SettingsService,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._lines = lines
        self._receipts = receipts
        self._catalogue = catalogue
        self._settings = settings
        self._now = now
        self.walk = Walk(run_id=run_id, runs=runs, lines=lines, catalogue=catalogue, parent=self)
        self.trouble: TroubleView | None = None
        self._entering = True
        self._wanted = ""
        self._over = False
        self._build(readings)
        self._connect()
        self.retranslate()

    def _build(self, readings: ReadingService) -> None:
        frame = self.frame = RunFrame(runs=self._runs)
        self.hand = StepAtHand(
            walk=self.walk, frame=frame, runs=self._runs, receipts=self._receipts, readings=readings
        )
        self.rescue = RescueAtHand(walk=self.walk, frame=self.frame, hand=self.hand)
        box = rows(self, gap=0)
        box.addWidget(self.frame)
        self.preview = Preview(behind=self.frame, path_of=self._receipts.path)
        box.addWidget(self.preview)

    def _connect(self) -> None:
        frame, footer = self.frame, self.frame.footer
        frame.top.back_requested.connect(self.leave_for_number)
        frame.top.later_requested.connect(self.leave_for_number)
        frame.rail.chosen.connect(self._visit)
        frame.content.step_requested.connect(self._visit)
        footer.back_requested.connect(self.go_back)
        footer.skip_requested.connect(self.skip)
        footer.trouble_requested.connect(self.show_trouble)
        footer.stop_requested.connect(self.leave_for_number)
        footer.end_requested.connect(self._end_failed)
        footer.go_on_requested.connect(self.go_on)
        self.walk.saved.connect(lambda: frame.top.show_saved(self._now()))
        self.walk.failed.connect(lambda: frame.top.show_saved(None))
        self.walk.failed.connect(self.failed)
        self.hand.tick_refused.connect(self.refresh)  # the tick goes back to what is saved
        self.hand.preview_requested.connect(self._show_receipt)
        self.hand.card_requested.connect(self._ask_card)
        self.hand.scams_requested.connect(self.scams_requested)
        self.rescue.step_requested.connect(self._show)
        self.rescue.another_requested.connect(self._ask_another)
        self.rescue.letter_requested.connect(lambda: self._ask(self.letter_requested))
        self.rescue.card_requested.connect(self._ask_card)
        self.hand.failed.connect(self.failed)
        self.hand.register_requested.connect(self._ask_to_register)
        add_shortcuts(
            frame,
            (
                ("Ctrl+Return", self.go_on),
                ("Ctrl+Enter", self.go_on),
                ("Alt+Left", self.go_back),
                ("F8", self.show_trouble),
                ("F11", self.hand.show_large),
                (QKeySequence.StandardKey.Paste, self.hand.paste),
            ),
        )
        add_shortcuts(self, (("Esc", self._escape),))

    @property
    def view(self) -> StepView | None:
        """The step that is shown, None while something else is."""
        return self.hand.view

    def title(self) -> str:
        try:
            name = row_words.label(self._lines.get(self.walk.run.line_id))
        except UnknownIdError:
            return "SimDesk"
        return self.walk.named(name)

    def retranslate(self) -> None:
        self.frame.retranslate()
        self.preview.retranslate()

    def refresh(self) -> None:
        if not self.walk.read():
            self._go_away()
        elif self.walk.route is None:
            self._show_route_gone()
        else:
            self._show_run()

    def focus_first(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
        if self.view is not None:
            self.view.title.setFocus(_FOCUS)
        else:
            self.frame.top.focus_back()

    def _go_away(self) -> None:
        """Leave a run that ended elsewhere or whose start was undone."""
        if not self._over:
            self._over = True
            self.left.emit(self.walk.run.line_id)

    def _show_run(self) -> None:
        progress = self.walk.progress
        assert progress is not None
        step = self.walk.step(self._wanted)
        context = self.walk.context(step)
        frame = self.frame
        frame.top.show_line(
            context.line, context.operator, self.walk.named(row_words.label(context.line))
        )
        frame.rail.show_entries(step_words.rail_entries(progress, step, context))
        frame.summary.show_context(context)
        another = self.view is not None and self.view.step.id != step.id
        if (self._entering or another) and self.rescue.due(step):
            self.rescue.open(context, stopped=True)
        elif self.rescue.over():
            self._put_aside()
        self._entering = False
        instead = self.trouble or self.rescue.sheet
        if instead is not None:
            instead.show_context(context)
            frame.content.hide_place()
            # The days to ask for the money are counted.
            hurry = self.rescue.sheet is not None or self.walk.stopped()
            calm = "" if hurry else step_words.calm(self.walk.days_in_hand())
            frame.footer.show_trouble(calm)
            frame.order()
            return
        frame.content.show_place(progress, context)
        self.hand.show(context)
        frame.order()

    def _show_route_gone(self) -> None:
        self._put_aside()
        line = self._lines.get(self.walk.run.line_id)
        self.frame.top.show_line(line, self._catalogue.operator(line.operator_id))
        gone = RouteGone()
        gone.another.clicked.connect(self._ask_another)
        self.frame.content.hide_place()
        self.frame.footer.show_trouble("")
        self.frame.show_view(gone, alone=True)

    def go_on(self) -> None:
        """Take what the step holds and go to the next one that is open."""
        view = self.view
        if view is not None and view.ends:
            target = self.walk.still_open()[1] if view.has(Part.OUTCOME) else None
            if target is not None:  # first go where the open rung is recorded
                self._show(target.id)
            elif self._finish():
                self.finished.emit(self.walk.run.line_id)
        elif self.hand.take():
            self._show("")

    def _finish(self) -> bool:
        """End the run with the step that is shown; False where that could not be kept."""
        self._over = True  # what is heard of the end must not lead away twice
        self._over = self.hand.take(ending=True)
        return self._over

    def _ask_to_register(self) -> None:
        """Go on with the owner's data; a renewal that waits for nothing is over with that."""
        waits = self.walk.still_open()[1] is not None
        if self.leave() if waits else self._finish():
            self.register_requested.emit(self.walk.run.line_id)

    def skip(self) -> None:
        """Leave the step out and go on."""
        if self.hand.skip():
            self._show("")

    def go_back(self) -> None:
        """Show the step before; nothing is erased."""
        before = self.walk.step_before(self.view.step) if self.view is not None else None
        if before is not None:
            self._visit(before.id)

    def _visit(self, step_id: str) -> None:
        if self.leave():
            self._show(step_id)

    def _show(self, step_id: str) -> None:
        """Show a step by id, the current one where it is empty."""
        if self.trouble is not None or self.rescue.sheet is not None:
            self._put_aside()
        self._wanted, self._entering = step_id, True
        self.refresh()

    def _put_aside(self) -> None:
        """Forget what stands in place of a step."""
        self.trouble = self.rescue.sheet = None
        self.hand.put_away()

    def show_trouble(self) -> None:
        """Ask what did not work."""
        if self.view is None or not self.leave():
            return
        self._wanted = self.view.step.id
        trouble = TroubleView(catalogue=self._catalogue, lines=self._lines, settings=self._settings)
        trouble.chosen.connect(self.walk.keep_reason)
        trouble.unfolded.connect(self.hand.reveal, Qt.ConnectionType.QueuedConnection)
        trouble.unfolded.connect(self.frame.order)
        trouble.back_requested.connect(self._escape)
        trouble.another_requested.connect(self._ask_another)
        trouble.rescue_requested.connect(self.show_rescue)
        trouble.sheet_requested.connect(lambda: self._ask(self.sheet_requested))
        trouble.route_requested.connect(self._take_plan_b)
        self.trouble = trouble
        self.hand.put_away()
        self.refresh()
        self.frame.show_view(trouble)
        trouble.title.setFocus(_FOCUS)
        announce(trouble.title, trouble.title.text())

    def show_rescue(self) -> None:
        """Show what can be done for money that went to another number."""
        if self.leave():
            self._put_aside()
            self.rescue.open(self.walk.context(self.walk.step(self._wanted)), stopped=False)
            self.refresh()

    def _ask_card(self, phrase_id: str) -> None:
        if self.leave():
            context = self.walk.context(self.walk.step(self._wanted))
            amount = context.planned if self.rescue.sheet is None else context.paid("amount")
            self.card_requested.emit(self.walk.run.line_id, phrase_id, amount)

    def _ask(self, paper: SignalInstance) -> None:
        if self.leave():
            paper.emit(self.walk.run.id)

    def _ask_another(self) -> None:
        if self.leave():
            self.another_route_requested.emit(self.walk.run.line_id, self.walk.run.id)

    def _take_plan_b(self, route_id: str) -> None:
        if self.leave():
            self._over = True  # the new run ends this one
            self.route_chosen.emit(self.walk.run.line_id, route_id, self.walk.run.id)

    def _end_failed(self) -> None:
        self.rescue.keep_reason()
        if not self.leave():
            return
        self._over = True
        self._over = self.walk.end(RunEnd.FAILED)
        if self._over:
            self.left.emit(self.walk.run.line_id)

    def leave(self) -> bool:
        """Keep what was typed last; False where it could not be kept and is still only here."""
        return self.walk.flush() if self._over else self.hand.leave()

    def leave_for_number(self) -> None:
        """Go back to the number; the renewal goes on from here another time."""
        if self.leave():
            self.left.emit(self.walk.run.line_id)

    def _escape(self) -> None:
        if self.preview.isVisible():
            self.preview.close_receipt()
        elif self.trouble is not None:
            self._show(self._wanted)
        elif self.rescue.sheet is not None:
            self.rescue.leave()
        else:
            self.leave_for_number()

    def _show_receipt(self, receipt_id: str) -> None:
        line = self._lines.get(self.walk.run.line_id)
        self.preview.show_receipt(self._receipts.get(receipt_id), line)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not press_by_enter(self, event):
            super().keyPressEvent(event)
