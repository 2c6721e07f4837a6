"""When the next word comes, or why none would; it sends nothing itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.settings import Hours
from simdesk.i18n.due_words import next_word_words
from simdesk.i18n.language import _, ngettext
from simdesk.services.reminders import NextWord
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


class NextWordNote(Card):
    """`settings_requested` where the owner wants to change how he is told."""

    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunk", gap=4, parent=parent)
        row = columns(gap=10)
        row.addWidget(Icon("calendar_clock_20_regular", "t2", 20, beside="body"))
        words = rows(gap=2)
        self.words = Text("body", wrap=True)
        self.how = Text("caption", wrap=True)
        words.addWidget(self.words)
        words.addWidget(self.how)
        self.ways = Text("caption", wrap=True)
        words.addWidget(self.ways)
        row.addLayout(words, 1)
        self.settings = Button("link")
        self.settings.clicked.connect(self.settings_requested)
        row.addWidget(self.settings)
        self.body.addLayout(row)

    def show_ways(self, lines: str) -> None:
        """Say how it would come, one sentence a line."""
        self.ways.setText(lines)

    def show_next(self, word: NextWord | None, hours: Hours, today: date) -> None:
        """Say when the next word comes and about how much, or that none would come."""
        self.settings.setText(_("Reminder settings"))
        if word is not None:
            when = next_word_words(word.at, today)
            self.words.setText(_("Next reminder: {when}").format(when=when))
        elif hours.quiet(hours.tell_at):
            self.words.setText(_("No reminder would come: its time lies in the quiet hours."))
        else:
            self.words.setText(_("No reminder is planned: no date is known that could come due."))
        count = len(word.about) if word is not None else 0
        self.how.setText(
            ngettext("It is about {n} thing.", "It is about {n} things.", count) if count else ""
        )
        self.how.setVisible(bool(count))
