"""Choosing a route for one number: what fits, what does not and why; it starts nothing itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Noun
from simdesk.domain.errors import SimdeskError, UnknownIdError
from simdesk.domain.route import Means
from simdesk.domain.settings import Place
from simdesk.domain.suitability import Choice, Judged, choose
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.runs import RunService
from simdesk.services.settings import SettingsService
from simdesk.ui.line_list import row_words
from simdesk.ui.pages.page import Page
from simdesk.ui.steps import route_words
from simdesk.ui.steps.focus_chain import chain
from simdesk.ui.steps.keys import add_shortcuts, press_by_enter
from simdesk.ui.steps.route_filter import RouteFilter
from simdesk.ui.steps.route_notes import OtherWays, Unsuitable
from simdesk.ui.steps.route_row import RouteHead, RouteRow
from simdesk.ui.steps.top_bar import TopBar
from simdesk.ui.steps.walk import REASON
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import ScrollPage, clear, columns, rows
from simdesk.ui.widgets.text import Text

NARROW_BELOW = 1060
"""Of the page: less its margins this is a content of 1000."""

_FOCUS = Qt.FocusReason.OtherFocusReason


class RoutePage(Page):
    """`cancelled(line_id)`, `route_chosen(line_id, route_id, failed run's id or empty)`."""

    nouns = frozenset({Noun.LINE, Noun.SETTINGS})

    cancelled = Signal(str)
    route_chosen = Signal(str, str, str)
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
        self._anyway: set[str] = set()
        self._chosen = ""
        self._narrow = False
        self.rows: dict[str, RouteRow] = {}
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        outer = rows(self, gap=0)
        self.top = TopBar(with_run=False)
        outer.addWidget(self.top)
        self.page = ScrollPage(widest=1120, margins=(32, 20, 28, 24), gap=12)
        outer.addWidget(self.page, 1)
        content = self.page.content
        column = self.page.widget()
        assert column is not None
        column.setMinimumHeight(1)  # a row that wraps asks for more than it takes at this width
        self._heading = Text("title", wrap=True)
        content.addWidget(self._heading)
        self._facts_above = Text("second", wrap=True)
        content.addWidget(self._facts_above)
        needed = {need for route in self._catalogue.routes for need in route.needs}
        self.filter = RouteFilter([means for means in Means if means in needed])
        content.addWidget(self.filter)
        self._note = NoteCard(Tone.INFO, "info_20_regular")
        content.addWidget(self._note)
        self._list = rows(gap=8)
        content.addLayout(self._list)
        self.unsuitable = Unsuitable()
        content.addWidget(self.unsuitable)
        self.dead = OtherWays("history_dismiss_20_regular")
        content.addWidget(self.dead)
        self.doubted = OtherWays("question_circle_20_regular")
        content.addWidget(self.doubted)
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
        self._group = QButtonGroup(self)

    def _connect(self) -> None:
        self.top.back_requested.connect(self._cancel)
        self.cancel.clicked.connect(self._cancel)
        self.go.clicked.connect(self.go_on)
        self.filter.place_chosen.connect(self._keep_place)
        self.filter.means_chosen.connect(self._keep_means)
        self.unsuitable.anyway_requested.connect(self._choose_anyway)
        self._group.buttonToggled.connect(self._choose)
        add_shortcuts(
            self,
            (("Ctrl+Return", self.go_on), ("Ctrl+Enter", self.go_on), ("Esc", self._cancel)),
        )

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
        self.cancel.setText(_("Cancel"))

    def refresh(self) -> None:
        try:
            line = self._lines.get(self._line_id)
        except UnknownIdError:
            self.cancelled.emit(self._line_id)
            return
        self.top.show_line(line, self._catalogue.operator(line.operator_id))
        current = self._settings.current
        self.filter.show_answers(current.place, current.means)
        choice = choose(
            self._catalogue.routes,
            place=current.place,
            means=current.means,
            operator_id=line.operator_id,
            failed=self._failed()[0],
        )
        self._show_choice(choice)
        words = route_words.facts(
            (*self._catalogue.routes, *self._catalogue.retired, *self._catalogue.doubted)
        )
        for text, shown in ((self._facts, not self._narrow), (self._facts_above, self._narrow)):
            text.setText(words)
            text.setVisible(shown)

    def focus_first(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
        if self._chosen in self.rows:
            self.rows[self._chosen].setFocus(_FOCUS)
        else:
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
        offered = [*choice.suitable, *(j for j in choice.unsuitable if j.route.id in self._anyway)]
        held = any(row.hasFocus() for row in self.rows.values())
        for row in self.rows.values():
            self._group.removeButton(row)
        clear(self._list)
        self.rows = {}
        if offered and not self._narrow:
            self._list.addWidget(RouteHead())
        for judged in offered:
            note = self._strip(judged, choice)
            row = RouteRow(judged.route, narrow=self._narrow, note=note)
            self.rows[judged.route.id] = row
            self._group.addButton(row)
            self._list.addWidget(row)
            row.show()  # what waits for its layout to show it takes no focus
        self._say_note(choice)
        failed, failure = self._failed()
        self.unsuitable.show_routes(
            [j for j in choice.unsuitable if j.route.id not in self._anyway],
            failed,
            failure,
            narrow=self._narrow,
        )
        self._show_other_ways()
        first = next((j.route.id for j in choice.suitable if j.route.id != failed), "")
        self._chosen = self._chosen if self._chosen in self.rows else first
        if self._chosen:
            self.rows[self._chosen].setChecked(True)
        self._say_go()
        chain(self.top, self.filter, *self.rows.values(), self.unsuitable, self.go, self.cancel)
        if held and self._chosen:
            self.rows[self._chosen].setFocus(_FOCUS)
        elif held:
            self.top.focus_back()

    def _strip(self, judged: Judged, choice: Choice) -> tuple[Tone, str] | None:
        route = judged.route
        failed, failure = self._failed()
        if route.id == failed:
            return Tone.NEUTRAL, failure
        if not judged.suitable:
            return Tone.WARN, route_words.against(judged)
        if route is choice.recommended:
            return Tone.INFO, _("Recommended: {reason}").format(reason=_(route.risk_note))
        return None

    def _show_other_ways(self) -> None:
        live = {route.id: route for route in self._catalogue.routes}
        self.dead.name(
            _("No longer there"), _("Does somebody still recommend one? Then the advice is old.")
        )
        self.dead.show_routes(self._catalogue.retired, live, narrow=self._narrow)
        self.doubted.name(
            _("Not confirmed, or not advised"), _("Others write about them. This is what is known.")
        )
        self.doubted.show_routes(self._catalogue.doubted, live, narrow=self._narrow)

    def _say_note(self, choice: Choice) -> None:
        words = route_words.note(choice, asked=bool(self._settings.current.means))
        self._note.words.setText(words)
        self._note.setVisible(bool(words))

    def _say_go(self) -> None:
        self.go.setVisible(bool(self._chosen))
        if self._chosen:
            route = self.rows[self._chosen].route
            self.go.setText(_("Continue: {route}").format(route=_(route.title)))

    def _choose(self, row: RouteRow, on: bool) -> None:
        if on:
            self._chosen = row.route.id
            self._say_go()

    def _choose_anyway(self, route_id: str) -> None:
        self._anyway.add(route_id)
        self._chosen = route_id
        self.refresh()
        row = self.rows[route_id]
        row.setFocus(_FOCUS)
        self.page.ensureWidgetVisible(row, 0, theme().px(24))

    def _keep_place(self, place: Place) -> None:
        self._keep(place=place)

    def _keep_means(self, means: frozenset[Means]) -> None:
        self._keep(means=means)

    def _keep(self, **answers: object) -> None:
        try:
            self._settings.keep(replace(self._settings.current, **answers))  # type: ignore[arg-type]
        except SimdeskError as error:
            self.failed.emit(error)
        self.refresh()

    def go_on(self) -> None:
        """Take the chosen route."""
        if self._chosen:
            self.route_chosen.emit(self._line_id, self._chosen, self._failed_run_id)

    def _cancel(self) -> None:
        self.cancelled.emit(self._line_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        on_row = any(row.hasFocus() for row in self.rows.values())
        if on_row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
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
