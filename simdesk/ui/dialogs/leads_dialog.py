"""The dialog for one number's reminders: how many days before each date its owner is told."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from simdesk.domain.clock import ClockKind
from simdesk.domain.line import Line
from simdesk.domain.matter_sources import USUAL_LEADS
from simdesk.i18n.clock_words import clock_name
from simdesk.i18n.language import _
from simdesk.services.reminders import ReminderService
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.line_list import row_words
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import Field, LineEdit
from simdesk.ui.widgets.text import Text

MOST_DAYS = 730
_MOST_WORDS = 20
_BETWEEN = re.compile(r"[\s,;、，；]+")


def parse_days(text: str) -> tuple[int, ...] | None:
    """Read `30, 7, 1`, the earliest first; nothing at all means no word before the day.

    None: it is not such a list. Commas, full-width ones too, and spaces part the days.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) > _MOST_WORDS or not all(part.isdecimal() and len(part) < 5 for part in parts):
        return None
    days = {int(part) for part in parts}
    if any(not 1 <= day <= MOST_DAYS for day in days):
        return None
    return tuple(sorted(days, reverse=True))


class LeadsDialog(Dialog):
    """A clock whose days are the usual ones follows them when they change."""

    def __init__(self, *, line: Line, reminders: ReminderService, parent: QWidget) -> None:
        title = _("Reminders: {label}").format(label=row_words.label(line))
        super().__init__(title, _("Save"), width=460, parent=parent)
        self._line = line
        self._reminders = reminders
        chosen = reminders.leads(line.id)
        about = _(
            "So many days before a date you are told. "
            "On the day itself, and every week after it, you are told as well."
        )
        self.body.addWidget(Text("body", about, wrap=True))
        self.edits: dict[ClockKind, LineEdit] = {}
        self._fields: dict[ClockKind, Field] = {}
        for kind, usual in USUAL_LEADS.items():
            self.edits[kind] = LineEdit()
            self.edits[kind].setText(_shown(chosen.get(kind, usual)))
            self._fields[kind] = Field(self.edits[kind], clock_name(kind))
            self.body.addWidget(self._fields[kind])
        self.usual = Button("link", _("Use the usual days"))
        self.usual.clicked.connect(self._show_usual)
        self.body.addWidget(self.usual)
        self.body.addStretch(1)
        self.fit()
        self.edits[ClockKind.ACTIVITY].setFocus()

    def _show_usual(self) -> None:
        for kind, days in USUAL_LEADS.items():
            self.edits[kind].setText(_shown(days))
            self._fields[kind].show_error("")

    def accept_input(self) -> bool:
        read = {kind: parse_days(edit.text()) for kind, edit in self.edits.items()}
        for kind, days in read.items():
            wrong = _("Type whole days from 1 to {most}, such as 30, 7, 1.").format(most=MOST_DAYS)
            self._fields[kind].show_error(wrong if days is None else "")
        if None in read.values():
            return False
        chosen = {
            kind: days
            for kind, days in read.items()
            if days is not None and days != USUAL_LEADS[kind]
        }
        self._reminders.choose_leads(self._line.id, chosen)
        return True


def _shown(days: tuple[int, ...]) -> str:
    return ", ".join(map(str, days))
