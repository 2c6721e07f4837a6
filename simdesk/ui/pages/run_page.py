"""A guided renewal: one step at a time, saved at every touch; it can be left anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Noun
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.route import Part
from simdesk.domain.run import RunEnd, StepState
from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.line_list import row_words
from simdesk.ui.pages.page import Page
from simdesk.ui.steps import outcome_words, step_words
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.steps.run_frame import RunFrame
from simdesk.ui.steps.step_view import StepView
from simdesk.ui.steps.trouble import RouteGone, TroubleView
from simdesk.ui.steps.walk import Walk
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.fields import Field
from simdesk.ui.widgets.layout import rows

_FOCUS = Qt.FocusReason.OtherFocusReason


def _local_now() -> datetime:
    return datetime.now().astimezone()


class RunPage(Page):
    """`left` and `finished` carry the line's id; `route_chosen` is the plan B of a failure.

    `another_route_requested(line_id, run_id)`, `route_chosen(line_id, route_id, run_id)`,
    `receipt_preview_requested(receipt_id)`, `failed(error)`.
    """

    nouns = frozenset({Noun.LINE, Noun.EVENT, Noun.RUN, Noun.RECEIPT})

    left = Signal(str)
    finished = Signal(str)
    another_route_requested = Signal(str, str)
    route_chosen = Signal(str, str, str)
    receipt_preview_requested = Signal(str)
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
        self.view: StepView | None = None
        self.trouble: TroubleView | None = None
        self._wanted = ""
        self._over = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.frame = RunFrame(runs=self._runs)
        rows(self, gap=0).addWidget(self.frame)

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
        paste = QKeySequence(QKeySequence.StandardKey.Paste)
        for keys, slot in (
            (QKeySequence("Ctrl+Return"), self.go_on),
            (QKeySequence("Ctrl+Enter"), self.go_on),
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("F8"), self.show_trouble),
            (QKeySequence("Esc"), self._escape),
            (paste, self._paste),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def title(self) -> str:
        try:
            name = row_words.label(self._lines.get(self.walk.run.line_id))
        except UnknownIdError:
            return "SimDesk"
        return _("Renewal · {name}").format(name=name)

    def retranslate(self) -> None:
        self.frame.retranslate()

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
            return
        frame.content.show_place(progress, context)
        if self.view is None or self.view.step != step:
            self._enter(context)
        else:
            self.view.show_context(context)
        self._show_footer(context)

    def _enter(self, context: StepContext) -> None:
        """Show another step, from its top, and say where one is."""
        view = StepView(context=context, runs=self._runs, receipts=self._receipts)
        view.ticked.connect(self._tick)
        view.typed.connect(lambda field, text: self.walk.type(view.step, field, text))
        view.finished.connect(self.walk.flush)
        view.preview_requested.connect(self.receipt_preview_requested)
        view.reveal_requested.connect(self._reveal)
        view.failed.connect(self.failed)
        self.view = view
        self.frame.show_view(view, view.part(ReceiptsPart))
        if self.isVisible():
            view.title.setFocus(_FOCUS)
        assert self.walk.progress is not None
        place = step_words.where(self.walk.progress, context.step)
        announce(view.title, _("{place}, {title}").format(place=place, title=view.title.text()))

    def _show_footer(self, context: StepContext) -> None:
        assert self.view is not None
        footer, step = self.frame.footer, context.step
        first = self.walk.step_before(step) is None
        if Part.OUTCOME in step.parts:
            rung, target = self.walk.still_open()
            primary, stop = step_words.ending(
                None if target is None or rung is None else rung.evidence,
                date_short(outcome_words.look_again_on(self.walk.outcome()), context.today),
            )
            footer.show_outcome(primary=primary, stop=stop, first=first)
            return
        state = self.walk.state(step)
        footer.show_step(
            primary=step_words.primary(step, state),
            skip=step_words.skip(step, state, has_receipts=self.view.has_receipts()),
            first=first,
            filled=not self.view.page_waits(),
        )

    def _show_route_gone(self) -> None:
        self.view = self.trouble = None
        line = self._lines.get(self.walk.run.line_id)
        self.frame.top.show_line(line, self._catalogue.operator(line.operator_id))
        gone = RouteGone()
        gone.another.clicked.connect(self._ask_another)
        self.frame.content.hide_place()
        self.frame.footer.show_trouble("")
        self.frame.show_view(gone, alone=True)

    def _tick(self, item_id: str, on: bool) -> None:
        assert self.view is not None
        if not self.walk.tick(self.view.step, item_id, on=on):
            self.refresh()  # the tick goes back to what is saved

    def go_on(self) -> None:
        """Take what the step holds and go to the next one that is open."""
        view = self.view
        if view is None:
            return
        if view.has(Part.OUTCOME):
            self._finish(view)
            return
        view.finish()
        wrong = view.wrong()
        if wrong is not None:
            wrong.setFocus(_FOCUS)
            around = wrong.parentWidget()
            self._reveal(around if isinstance(around, Field) else wrong)
        elif self._complete(view):
            self._show("")

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to a widget once what has just been said has its place."""
        content = self.frame.content
        QTimer.singleShot(0, widget, lambda: content.ensureWidgetVisible(widget, 0, theme().px(24)))

    def _complete(self, view: StepView) -> bool:
        view.touched = False
        return self.walk.complete(view.step, view.stated())

    def _finish(self, view: StepView) -> None:
        """End the renewal, or first go where the open rung is recorded."""
        target = self.walk.still_open()[1]
        if target is not None:
            self._show(target.id)
        elif self._complete(view) and self._end(RunEnd.FINISHED):
            self.finished.emit(self.walk.run.line_id)

    def _end(self, end: RunEnd) -> bool:
        self._over = True  # what is heard of the end must not lead away twice
        self._over = self.walk.end(end)
        return self._over

    def skip(self) -> None:
        """Leave the step out and go on."""
        if self.view is not None:
            self.view.finish()
            if self.walk.skip(self.view.step):
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
            self.view = None
        self._wanted = step_id
        self.refresh()

    def show_trouble(self) -> None:
        """Ask what did not work."""
        if self.view is None or not self.leave():
            return
        self._wanted = self.view.step.id
        trouble = TroubleView(catalogue=self._catalogue)
        trouble.chosen.connect(self.walk.keep_reason)
        trouble.unfolded.connect(self._reveal)
        trouble.back_requested.connect(self._escape)
        trouble.another_requested.connect(self._ask_another)
        trouble.route_requested.connect(self._take_plan_b)
        self.trouble, self.view = trouble, None
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
        """Keep what was typed last; False where it could not be kept and is still only here.

        A step that was done and is corrected on a visit states its new facts, if they are right.
        """
        view = self.view
        if view is None or self._over:
            return self.walk.flush()
        view.finish()
        done = self.walk.state(view.step) is StepState.DONE
        if view.touched and done and view.wrong() is None:
            return self._complete(view)
        return self.walk.flush()

    def leave_for_number(self) -> None:
        """Go back to the number; the renewal goes on from here another time."""
        if self.leave():
            self.left.emit(self.walk.run.line_id)

    def _escape(self) -> None:
        if self.trouble is not None:
            self._show(self._wanted)
        else:
            self.leave_for_number()

    def _paste(self) -> None:
        receipts = self.view.part(ReceiptsPart) if self.view is not None else None
        if receipts is not None:
            receipts.paste()
