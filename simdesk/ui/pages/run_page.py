"""A guided renewal: one step at a time, saved at every touch; it can be left anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Noun
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.route import Part
from simdesk.domain.run import RunEnd
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.line_list import row_words
from simdesk.ui.pages.page import Page
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


def _local_now() -> datetime:
    return datetime.now().astimezone()


class RunPage(Page):
    """`left` and `finished` carry the line's id; `route_chosen` is the plan B of a failure.

    `another_route_requested(line_id, run_id)`, `route_chosen(line_id, route_id, run_id)`,
    `failed(error)`.
    """

    nouns = frozenset({Noun.LINE, Noun.EVENT, Noun.RUN, Noun.RECEIPT})

    left = Signal(str)
    finished = Signal(str)
    another_route_requested = Signal(str, str)
    route_chosen = Signal(str, str, str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        run_id: str,
        runs: RunService,
        lines: LineService,
        receipts: ReceiptService,
        catalogue: Catalogue,
        now: Callable[[], datetime] = _local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._lines = lines
        self._receipts = receipts
        self._catalogue = catalogue
        self._now = now
        self.walk = Walk(run_id=run_id, runs=runs, lines=lines, catalogue=catalogue, parent=self)
        self.trouble: TroubleView | None = None
        self._wanted = ""
        self._over = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.frame = RunFrame(runs=self._runs)
        self.hand = StepAtHand(
            walk=self.walk, frame=self.frame, runs=self._runs, receipts=self._receipts
        )
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
        self.hand.failed.connect(self.failed)
        add_shortcuts(
            frame,
            (
                ("Ctrl+Return", self.go_on),
                ("Ctrl+Enter", self.go_on),
                ("Alt+Left", self.go_back),
                ("F8", self.show_trouble),
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
        return _("Renewal · {name}").format(name=name)

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
        frame.top.show_line(context.line, context.operator)
        frame.rail.show_entries(step_words.rail_entries(progress, step, context))
        frame.summary.show_context(context)
        if self.trouble is not None:
            self.trouble.show_context(context)
            frame.content.hide_place()
            frame.footer.show_trouble(step_words.calm(self.walk.days_in_hand()))
            frame.order()
            return
        frame.content.show_place(progress, context)
        self.hand.show(context)
        frame.order()

    def _show_route_gone(self) -> None:
        self.trouble = None
        self.hand.put_away()
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
        if view is not None and view.has(Part.OUTCOME):
            self._finish(view)
        elif self.hand.take():
            self._show("")

    def _finish(self, view: StepView) -> None:
        """End the renewal, or first go where the open rung is recorded."""
        target = self.walk.still_open()[1]
        if target is not None:
            self._show(target.id)
        elif self.hand.complete(view) and self._end(RunEnd.FINISHED):
            self.finished.emit(self.walk.run.line_id)

    def _end(self, end: RunEnd) -> bool:
        self._over = True  # what is heard of the end must not lead away twice
        self._over = self.walk.end(end)
        return self._over

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
        if self.trouble is not None:
            self.trouble = None
            self.hand.put_away()
        self._wanted = step_id
        self.refresh()

    def show_trouble(self) -> None:
        """Ask what did not work."""
        if self.view is None or not self.leave():
            return
        self._wanted = self.view.step.id
        trouble = TroubleView(catalogue=self._catalogue)
        trouble.chosen.connect(self.walk.keep_reason)
        trouble.unfolded.connect(self.hand.reveal)
        trouble.unfolded.connect(self.frame.order)
        trouble.back_requested.connect(self._escape)
        trouble.another_requested.connect(self._ask_another)
        trouble.route_requested.connect(self._take_plan_b)
        self.trouble = trouble
        self.hand.put_away()
        self.refresh()
        self.frame.show_view(trouble)
        trouble.title.setFocus(_FOCUS)
        announce(trouble.title, trouble.title.text())

    def _ask_another(self) -> None:
        if self.leave():
            self.another_route_requested.emit(self.walk.run.line_id, self.walk.run.id)

    def _take_plan_b(self, route_id: str) -> None:
        if self.leave():
            self._over = True  # the new run ends this one
            self.route_chosen.emit(self.walk.run.line_id, route_id, self.walk.run.id)

    def _end_failed(self) -> None:
        if self.leave() and self._end(RunEnd.FAILED):
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
        else:
            self.leave_for_number()

    def _show_receipt(self, receipt_id: str) -> None:
        line = self._lines.get(self.walk.run.line_id)
        self.preview.show_receipt(self._receipts.get(receipt_id), line)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not press_by_enter(self, event):
            super().keyPressEvent(event)
