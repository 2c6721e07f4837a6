"""Choosing a route for one number: what fits, what does not and why; it starts nothing itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.answers import Answers, about, prefilled, remembered
from simdesk.domain.change import Noun
from simdesk.domain.errors import SimdeskError, UnknownIdError
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.suitability import Choice, WayOut, choose, means_asked_for
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.runs import RunService
from simdesk.services.settings import SettingsService
from simdesk.ui.line_list import row_words
from simdesk.ui.pages.page import Page
from simdesk.ui.steps import choice_words, route_words
from simdesk.ui.steps.focus_chain import chain
from simdesk.ui.steps.keys import add_shortcuts, press_by_enter
from simdesk.ui.steps.open_data import OpenData
from simdesk.ui.steps.route_filter import RouteFilter
from simdesk.ui.steps.route_list import RouteList
from simdesk.ui.steps.route_notes import Follow, OtherWays, Unsuitable, WaysOut
from simdesk.ui.steps.route_row import RouteRow
from simdesk.ui.steps.top_bar import TopBar
from simdesk.ui.steps.walk import REASON
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import ScrollPage, columns, rows
from simdesk.ui.widgets.text import Text

NARROW_BELOW = 1060
"""Of the page: less its margins this is a content of 1000."""


class RoutePage(Page):
    """`cancelled(line_id)`, `route_chosen(line_id, route_id, failed run's id or empty)`.

    `register_requested(line_id)` where the owner's data are open, which no route settles.
    """

    nouns = frozenset({Noun.LINE, Noun.SETTINGS})

    cancelled = Signal(str)
    route_chosen = Signal(str, str, str)
    register_requested = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        line_id: str,
        failed_run_id: str | None,
        lines: LineService,
        runs: RunService,
        catalogue: Catalogue,
        settings: SettingsService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line_id = line_id
        self._failed_run_id = failed_run_id or ""
        self._lines = lines
        self._runs = runs
        self._catalogue = catalogue
        self._settings = settings
        self._own: dict[str, Any] = {}
        self._answers = Answers()
        self._anyway: set[str] = set()
        self._narrow = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        outer = rows(self, gap=0)
        self.top = TopBar(with_run=False)
        outer.addWidget(self.top)
        self.page = ScrollPage(widest=1120, margins=(32, 16, 28, 24), gap=12)
        outer.addWidget(self.page, 1)
        content = self.page.content
        column = self.page.widget()
        assert column is not None
        column.setMinimumHeight(1)  # a row that wraps asks for more than it takes at this width
        self._heading = Text("title", wrap=True)
        content.addWidget(self._heading)
        line = self._lines.get(self._line_id)
        self.filter = RouteFilter(means_asked_for(self._catalogue.routes, line.operator_id))
        content.addWidget(self.filter)
        self.data = OpenData()
        content.addWidget(self.data)
        self._note = NoteCard(Tone.INFO, "info_20_regular")
        content.addWidget(self._note)
        self.ways_out = WaysOut()
        content.addWidget(self.ways_out)
        self.list = RouteList()
        content.addWidget(self.list)
        self.follow = Follow()
        content.addWidget(self.follow)
        self.unsuitable = Unsuitable()
        content.addWidget(self.unsuitable)
        self.dead = OtherWays("history_dismiss_20_regular")
        content.addWidget(self.dead)
        self.doubted = OtherWays("question_circle_20_regular")
        content.addWidget(self.doubted)
        self._facts_below = Text("second", wrap=True)
        content.addWidget(self._facts_below)
        content.addStretch(1)
        outer.addWidget(Rule())
        self._foot = QWidget()
        foot = columns(self._foot, margins=(32, 14, 24, 14), gap=8)
        self._facts = Text("second", wrap=True)
        foot.addWidget(self._facts, 1)
        foot.addStretch(0)
        self.cancel = Button("quiet")
        self.go = Button("primary")
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        outer.addWidget(self._foot)

    def _connect(self) -> None:
        self.top.back_requested.connect(self._cancel)
        self.cancel.clicked.connect(self._cancel)
        self.go.clicked.connect(self.go_on)
        self.filter.answered.connect(self._keep)
        self.data.register_requested.connect(lambda: self.register_requested.emit(self._line_id))
        self.ways_out.taken.connect(self._take_way_out)
        self.unsuitable.anyway_requested.connect(self._choose_anyway)
        self.follow.route_requested.connect(self._choose_anyway)
        self.list.chosen_changed.connect(self._say_go)
        add_shortcuts(
            self,
            (("Ctrl+Return", self.go_on), ("Ctrl+Enter", self.go_on), ("Esc", self._cancel)),
        )

    @property
    def rows(self) -> dict[str, RouteRow]:
        """The rows by the ids of their routes, best first."""
        return self.list.rows

    def title(self) -> str:
        try:
            name = row_words.label(self._lines.get(self._line_id))
        except UnknownIdError:
            return "SimDesk"
        return _("Renewal · {name}").format(name=name)

    def retranslate(self) -> None:
        self.top.retranslate()
        self.filter.retranslate()
        self._heading.setText(_("Choose a way"))
        self.dead.name(
            _("No longer there"), _("Does somebody still recommend one? Then the advice is old.")
        )
        self.doubted.name(
            _("Not confirmed, or not advised"), _("Others write about them. This is what is known.")
        )
        self.cancel.setText(_("Cancel"))

    def refresh(self) -> None:
        try:
            line = self._lines.get(self._line_id)
        except UnknownIdError:
            self.cancelled.emit(self._line_id)
            return
        operator = self._catalogue.operator(line.operator_id)
        self.top.show_line(line, operator)
        forecast = self._lines.forecast(line)
        number = about(line, self._lines.rules(line).operator, forecast)
        counted = prefilled(line, forecast, self._settings.current)
        self._answers = replace(counted, **self._own)
        told = self._own.get("days_left", counted.days_left) == counted.days_left
        self.filter.show_answers(
            self._answers, choice_words.days(counted.days_left) if told else ""
        )
        choice = choose(
            self._catalogue.routes, answers=self._answers, about=number, failed=self._failed()[0]
        )
        self.data.show_line(line, forecast)
        self.follow.show_choice(choice, number, operator)
        self._show_choice(choice)
        self._say_facts()

    def focus_first(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
        if not self.list.focus_chosen():
            self.top.focus_back()

    def _failed(self) -> tuple[str, str]:
        """Return the route that has just failed, and that it has, and why as far as is known."""
        if not self._failed_run_id:
            return "", ""
        try:
            run = self._runs.get(self._failed_run_id)
            route = self._catalogue.route(run.route_id)
        except UnknownIdError:
            return "", ""
        reason = route_words.failure_title(route, run, run.fields.get(REASON, ""))
        if not reason:
            return route.id, _("Did not work last time")
        return route.id, _("Did not work: {reason}").format(reason=reason)

    def _show_choice(self, choice: Choice) -> None:
        failed, failure = self._failed()
        live = {route.id: route for route in self._catalogue.routes}
        barred = [j for j in choice.unsuitable if j.route.id not in self._anyway]
        offered = [*choice.suitable, *(j for j in choice.unsuitable if j not in barred)]
        words = choice_words.note(choice, self._answers)
        self._note.words.setText(words)
        self._note.setVisible(bool(words))
        self.ways_out.show_ways(choice.ways_out, nothing_fits=not choice.suitable)
        kept = self.list.show_choice(choice, offered, failed, failure, narrow=self._narrow)
        self.unsuitable.show_routes(barred, failed, failure, narrow=self._narrow)
        self.dead.show_routes(self._catalogue.retired, live, narrow=self._narrow)
        self.doubted.show_routes(self._catalogue.doubted, live, narrow=self._narrow)
        self._say_go()
        above = (self.top, self.filter, self.data, self.ways_out)
        below = (self.follow, self.unsuitable, self.go, self.cancel)
        chain(*above, *self.rows.values(), *below)
        if not kept:
            self.top.focus_back()

    def _say_facts(self) -> None:
        known = self._catalogue
        words = route_words.facts((*known.routes, *known.retired, *known.doubted))
        for text, shown in ((self._facts, not self._narrow), (self._facts_below, self._narrow)):
            text.setText(words)
            text.setVisible(shown)

    def _say_go(self) -> None:
        route = self.list.chosen
        self.go.setVisible(route is not None)
        if route is not None:
            self.go.setText(_("Continue: {route}").format(route=_(route.title)))

    def _choose_anyway(self, route_id: str) -> None:
        self._anyway.add(route_id)
        self.list.choose(route_id)
        self.refresh()
        self.list.focus_chosen()
        self.page.ensureWidgetVisible(self.rows[route_id], 0, theme().px(24))

    def _take_way_out(self, way: WayOut) -> None:
        self.list.choose(way.judged.route.id)
        if way.sms:
            self._own["sms"] = True
        sim = Means.SIM_IN_HAND in way.means
        self._keep(Question.SIM if sim else Question.PLACE, way.applied_to(self._answers))
        self.list.focus_chosen()

    def _keep(self, question: Question, answers: Answers) -> None:
        """Take answers for this choice, and remember for others what is not of this number."""
        own = {Question.SIM: "sim", Question.SMS: "sms", Question.DAYS: "days_left"}
        if question in own:
            self._own[own[question]] = getattr(answers, own[question])
        try:
            current = self._settings.current
            self._settings.keep(remembered(answers, current, own_sim="sim" in self._own))
        except SimdeskError as error:
            self.failed.emit(error)
        self.refresh()

    def go_on(self) -> None:
        """Take the chosen route."""
        route = self.list.chosen
        if route is not None:
            self.route_chosen.emit(self._line_id, route.id, self._failed_run_id)

    def _cancel(self) -> None:
        self.cancelled.emit(self._line_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self.list.has_focus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif not press_by_enter(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < theme().px(NARROW_BELOW)
        self.top.set_narrow(narrow=narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            if self.rows:
                self.refresh()
