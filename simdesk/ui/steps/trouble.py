"""It did not work: what went wrong, what to do about it, and the other ways from here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.answers import about, prefilled
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.judgement import Judged
from simdesk.domain.purpose import Purpose
from simdesk.domain.route import Failure, Reach, Route
from simdesk.domain.suitability import choose
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.settings import SettingsService
from simdesk.ui.steps import choice_words
from simdesk.ui.steps.inputs import RadioList
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.walk import REASON
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import FlowRow, clear, columns, rows
from simdesk.ui.widgets.marks import NumberedStep
from simdesk.ui.widgets.notices import EmptyState
from simdesk.ui.widgets.text import Text


class RouteGone(EmptyState):
    """Shown where no file describes the route of a run any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("history_28_filled", parent=parent)
        self.show_words(
            _("This route is no longer described"),
            _("What you wrote down is kept. Choose another route, or end this renewal."),
        )
        self.another = Button("primary", _("Try another route"))
        self.buttons.add(self.another)


class TroubleView(QWidget):
    """Causes as radio cards; the chosen one unfolds into at most three things to do.

    `plan_b` are the buttons of the ways on, best first; what does not suit says why beside it.

    `chosen(failure_id)`, `unfolded(card)`, `back_requested`,
    `another_requested`, `rescue_requested`, `sheet_requested`, `route_requested(route_id)`.
    """

    chosen = Signal(str)
    unfolded = Signal(QWidget)
    back_requested = Signal()
    another_requested = Signal()
    rescue_requested = Signal()
    sheet_requested = Signal()
    route_requested = Signal(str)

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        lines: LineService,
        settings: SettingsService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._lines = lines
        self._settings = settings
        self._context: StepContext | None = None
        self._renews = True
        self._build()
        self._connect()

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.back = Button("link", icon="arrow_left")
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = Text("title", wrap=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # read out on entry, no stop of Tab
        box.addWidget(self.title)
        self.causes: RadioList[str] = RadioList()
        box.addWidget(self.causes)
        self.card = Card("warn", margins=(16, 14, 16, 14), gap=8)
        head = columns(gap=10)
        self._sign = Icon("timer_20_filled", "warn", beside="strong")
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._todo_title = Text("strong", wrap=True)
        head.addWidget(self._todo_title, 1)
        self.card.body.addLayout(head)
        self._todo = rows(gap=6)
        self.card.body.addLayout(self._todo)
        self._ways = FlowRow()
        self.card.body.addWidget(self._ways)
        self._barred = rows(gap=6)
        self.card.body.addLayout(self._barred)
        self._last = FlowRow()
        self.card.body.addWidget(self._last)
        self.plan_b: dict[str, Button] = {}
        self.rescue = Button("primary", icon="document")
        self._ways.add(self.rescue)
        self.sheet = Button(icon="document_pdf")
        self._ways.add(self.sheet)
        self.another = Button(icon="arrow_swap")
        self.causes.unfold(None, self.card)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.another.clicked.connect(self.another_requested)
        self.rescue.clicked.connect(self.rescue_requested)
        self.sheet.clicked.connect(self.sheet_requested)
        self.causes.chosen.connect(self._choose)

    def show_context(self, context: StepContext) -> None:
        """Show the causes of this route, with the one chosen last."""
        self._context = context
        self.back.setText(_("Back to the step"))
        self.title.setText(_("What did not work?"))
        self.another.setText(_("Try another route"))
        self._renews = context.route.purpose is Purpose.RENEW
        self.rescue.setText(_("Last day, letter and card…"))
        self.sheet.setText(_("Sheet for a dispute…"))
        failures = context.route.failures
        for failure in failures:
            title, hint = context.fill(failure.title), context.fill(failure.hint)
            self.causes.set_words(failure.id, title, hint)
        kept = context.fields.get(REASON, "")
        self.causes.choose(kept)
        self._show_todo(next((f for f in failures if f.id == kept), None))

    def _choose(self, failure_id: str) -> None:
        self.chosen.emit(failure_id)
        assert self._context is not None
        failure = next(f for f in self._context.route.failures if f.id == failure_id)
        self._show_todo(failure)
        announce(self.card, self.card.accessibleDescription())
        self.unfolded.emit(self.card)

    def _show_todo(self, failure: Failure | None) -> None:
        context = self._context
        assert context is not None
        self.causes.unfold(failure.id if failure else None, self.card)
        self.card.set_look("warn" if failure else "sunk")
        self._sign.setVisible(failure is not None)
        clear(self._todo)
        clear(self._barred)
        for row in (self._ways, self._last):
            row.flow.removeWidget(self.sheet)
            row.flow.removeWidget(self.another)
        for button in self.plan_b.values():
            self._ways.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.plan_b = {}
        self.rescue.setVisible(failure is not None and failure.rescue)
        self.sheet.setVisible(failure is not None and self._renews and context.route.pays)
        todo = [context.fill(text) for text in failure.todo] if failure else []
        self._todo_title.setText(
            _("What to do now")
            if failure
            else _("Choose what happened, or try another route.")
            if self._renews
            else _("Choose what happened.")
        )
        for number, text in enumerate(todo, 1):
            self._todo.addWidget(NumberedStep(number, text))
        for judged in self._fallbacks(failure):
            self._offer(judged)
        end = self._last if self._barred.count() else self._ways
        end.add(self.sheet)
        end.add(self.another)
        self._last.setVisible(self._barred.count() > 0)
        self.another.setVisible(self._renews)
        for widget in (self._last, self.sheet, self.another):
            widget.raise_()  # the last stops of Tab in the card
        self.card.setAccessibleDescription("\n".join(todo))
        self._ways.updateGeometry()

    def _offer(self, judged: Judged) -> None:
        route = judged.route
        words = _("In Russia: {route}") if route.abroad is Reach.NO else _("Go on with: {route}")
        kind = "primary" if judged.suitable and not self.plan_b else "secondary"
        button = Button(kind, words.format(route=_(route.title)))
        button.clicked.connect(lambda _=False, r=route.id: self.route_requested.emit(r))
        self.plan_b[route.id] = button
        if judged.suitable:
            self._ways.add(button)
            return
        why = choice_words.against(judged)
        button.setAccessibleDescription(why)
        if not self._barred.count():
            words = _("These do not fit your answers:")
            self._barred.addWidget(Text("second", words, wrap=True))
        line = columns(gap=10)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text("caption", why, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        self._barred.addLayout(line)

    def _fallbacks(self, failure: Failure | None) -> tuple[Judged, ...]:
        """Return the routes that the failure names, judged as in the choice, best first."""
        assert self._context is not None
        named: list[Route] = []
        for route_id in failure.fallbacks if failure else ():
            try:
                named.append(self._catalogue.route(route_id))
            except UnknownIdError:
                continue
        line = self._context.line
        forecast = self._lines.forecast(line)
        choice = choose(
            named,
            answers=prefilled(line, forecast, self._settings.current),
            about=about(line, self._context.operator, forecast),
            failed=self._context.route.id,
        )
        return (*choice.suitable, *(j for j in choice.unsuitable if j.can_open))
