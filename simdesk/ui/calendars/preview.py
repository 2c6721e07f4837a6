"""The entries that a calendar file will hold, each with its day, before it is saved."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QFontMetrics, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _, ngettext
from simdesk.services.calendars.facts import CalendarPlan
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text

_LINES = 7
"""So many lines are seen at once; the others are scrolled to."""


class EntriesPreview(QWidget):
    """How many entries there are, and all of them by day."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = rows(self, gap=4)
        box.addWidget(Text("caption", _("What the file will hold")))
        self.amount = Text("body", wrap=True)
        box.addWidget(self.amount)
        self.entries = QTextEdit()
        self.entries.setReadOnly(True)
        self.entries.setTabChangesFocus(True)
        self.entries.setUndoRedoEnabled(False)
        self.entries.setAccessibleName(_("Entries"))
        self.entries.setFixedHeight(theme().px(theme().role("second").box * _LINES + 14))
        self.entries.setFont(theme().font("second"))
        box.addWidget(self.entries)

    def show_plan(self, plan: CalendarPlan, today: date) -> None:
        """Show what would be saved."""
        entries = [revision.entry for revision in plan.revisions]
        gone = sum(entry.cancelled for entry in entries)
        amount = ngettext("{n} entry", "{n} entries", len(entries) - gone)
        if gone:
            ended = ngettext(
                "{n} of an earlier file is marked as cancelled",
                "{n} of earlier files are marked as cancelled",
                gone,
            )
            amount = _("{entries}; {ended}").format(entries=amount, ended=ended)
        self.amount.setText(amount)
        self._list([(date_short(entry.day, today), entry.summary) for entry in entries])

    def _list(self, lines: list[tuple[str, str]]) -> None:
        """Write each day with its words beside it, as deep as the widest day is wide."""
        metrics = QFontMetrics(self.entries.font())
        deep = max((metrics.horizontalAdvance(day) for day, _words in lines), default=0) + 12
        form = QTextBlockFormat()
        form.setLeftMargin(deep)
        form.setTextIndent(-deep)
        form.setBottomMargin(theme().px(3))
        self.entries.clear()
        self.entries.setTabStopDistance(deep)
        cursor = QTextCursor(self.entries.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(form)
        cursor.insertText("\n".join(f"{day}\t{words}" for day, words in lines))
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.entries.setTextCursor(cursor)
