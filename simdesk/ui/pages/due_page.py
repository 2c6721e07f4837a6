"""What came due: the truth behind every reminder, oldest first, with the action beside each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.desktop.notifier import Notifier
from simdesk.domain.change import Noun
from simdesk.domain.errors import SimdeskError
from simdesk.domain.forecast import Standing
from simdesk.domain.reminder import Matter
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _, ngettext
from simdesk.services.desk import Desk
from simdesk.ui.pages.page import Page
from simdesk.ui.reminders.due_row import DueItem, DueRow
from simdesk.ui.reminders.next_word import NextWordNote
from simdesk.ui.reminders.ways import look
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import ScrollPage, clear, rows
from simdesk.ui.widgets.notices import EmptyState
from simdesk.ui.widgets.text import Text

_STANDINGS = tuple(Standing)
"""Worst first."""


class DuePage(Page):
    """`deed_requested(Matter)` where its button was pressed; `failed(SimdeskError)`.

    `settings_requested` where the owner wants to change how he is told.
    """

    nouns = frozenset({Noun.LINE, Noun.EVENT, Noun.RUN, Noun.RULE, Noun.REMINDER, Noun.SETTINGS})

    deed_requested = Signal(object)
    settings_requested = Signal()
    failed = Signal(SimdeskError)

    def __init__(
        self,
        *,
        desk: Desk,
        notifier: Callable[[], Notifier],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notifier = notifier
        self._reminders = desk.reminders
        self._lines = desk.lines
        self._since: date | None = None
        self.rows: list[DueRow] = []
        self._build()

    def _build(self) -> None:
        box = rows(self, gap=0)
        page = ScrollPage(widest=860, margins=(32, 24, 32, 24), gap=8)
        box.addWidget(page)
        content = page.content
        self._when = Text("caption")
        self._title = Text("title", wrap=True)
        self._about = Text("second", wrap=True)
        for text in (self._when, self._title, self._about):
            content.addWidget(text)
        self._card = Card(margins=(18, 2, 18, 2), gap=0)
        content.addWidget(self._card)
        self._nothing = EmptyState("checkmark_circle_28_filled")
        content.addWidget(self._nothing)
        self.next = NextWordNote()
        self.next.settings_requested.connect(self.settings_requested)
        content.addWidget(self.next)
        content.addStretch(1)

    def greet(self, since: date) -> None:
        """Say since when the owner was away."""
        self._since = since
        self.refresh()

    def title(self) -> str:
        return _("Due")

    def retranslate(self) -> None:
        """Nothing is said but what `refresh` says."""

    def focus_first(self) -> None:
        first = next((row.deed for row in self.rows), self.next.settings)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        today = self._lines.today()
        items = [self._item(matter) for matter in self._reminders.due()]
        self._say(len(items), today)
        self._fill(items, today)
        self.next.show_next(self._reminders.next(), self._reminders.hours, today)
        look(self._desk, self._notifier, self, self.next.show_ways)

    def _item(self, matter: Matter) -> DueItem:
        if not matter.line_id:
            return DueItem(matter)
        line = self._lines.get(matter.line_id)
        forecast = self._lines.forecast(line)
        clock = forecast.clock(matter.clock) if matter.clock is not None else None
        operator = self._desk.catalogue.operator(line.operator_id)
        return DueItem(matter, line, operator, clock, forecast.standing)

    def _say(self, count: int, today: date) -> None:
        since = self._since
        self._when.setVisible(since is not None)
        if since is not None:
            self._when.setText(
                _("Last open {date} · today {today}").format(
                    date=date_long(since), today=date_long(today)
                )
            )
        self._title.setText(
            ngettext("{n} thing is due", "{n} things are due", count) if count else _("Due")
        )
        self._about.setText(_("Oldest first. What you leave stays here and in the number list."))
        self._about.setVisible(bool(count))
        self._card.setVisible(bool(count))
        self._nothing.setVisible(not count)
        self._nothing.show_words(
            _("Nothing is due now"),
            _("This says what SimDesk knows. It cannot see your balance or the operator's files."),
        )

    def _fill(self, items: list[DueItem], today: date) -> None:
        clear(self._card.body)
        self.rows = []
        urgent = self._most_urgent(items)
        for item in items:
            if self.rows:
                self._card.body.addWidget(Rule())
            row = DueRow(item, today, urgent=item.matter is urgent)
            row.deed_requested.connect(self.deed_requested)
            row.answered.connect(self._answer)
            self._card.body.addWidget(row)
            self.rows.append(row)
        widest = max((row.deed.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.deed.setMinimumWidth(widest)

    def _most_urgent(self, items: list[DueItem]) -> Matter | None:
        """Return what comes first of the number that stands worst."""
        own = [item for item in items if item.line is not None]
        if not own:
            return None
        return min(own, key=lambda i: (_STANDINGS.index(i.standing), i.matter.due)).matter

    def _answer(self, matter: Matter, until: date | None) -> None:
        try:
            self._reminders.answer([matter], until)
        except SimdeskError as error:
            self.failed.emit(error)
