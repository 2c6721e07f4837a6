"""The calendar dialog: whose dates, which warning days, where to, and how the file is used."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.line import Line
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.messages import message
from simdesk.services.calendars.facts import Choices
from simdesk.services.desk import Desk
from simdesk.ui import background
from simdesk.ui.background import Job
from simdesk.ui.calendars.days import DaysChoice
from simdesk.ui.calendars.numbers import NumbersChoice
from simdesk.ui.calendars.place import CalendarPlace
from simdesk.ui.calendars.preview import EntriesPreview
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import CheckBox

_WIDE, _NARROW = 860, 560
"""Two columns where the window behind is as wide, else one below the other."""


class CalendarDialog(Dialog):
    """Saves the entries of a number, several or all. It stays open to say what came of it."""

    def __init__(self, *, desk: Desk, line_id: str, parent: QWidget) -> None:
        self._wide = parent.window().width() >= theme().px(_WIDE)
        width = _WIDE if self._wide else _NARROW
        super().__init__(_("Save for a calendar"), _("Save"), width=width, parent=parent)
        self._desk = desk
        self._job: Job | None = None
        self._written: Path | None = None
        self._facts = desk.calendars.facts()
        self._build(line_id)
        self._connect()
        self._show_plan()
        self.fit()
        self.place.edit.setFocus()

    def _build(self, line_id: str) -> None:
        choices = self._desk.calendars.choices
        leads = {lead for matter in self._facts.matters for lead in matter.leads}
        self.numbers = NumbersChoice(self._lines(line_id), line_id)
        self.days = DaysChoice(sorted(leads, reverse=True), choices.left_out)
        self.hide_digits = CheckBox(_("Hide the digits of numbers"))
        self.hide_digits.setChecked(choices.hide_digits)
        self.preview = EntriesPreview()
        self.place = CalendarPlace(
            self._desk.settings.current.export_folder, self._desk.lines.today().isoformat()
        )
        self.saved = NoteCard(Tone.OK, "checkmark_circle_20_filled")
        self.refused = NoteCard(Tone.BAD, "error_circle_20_filled")
        self._notes = (self.saved, self.refused)
        ways = QBoxLayout.Direction
        split = QBoxLayout(ways.LeftToRight if self._wide else ways.TopToBottom)
        split.setSpacing(theme().px(28 if self._wide else 14))
        left, right = rows(gap=14), rows(gap=14)
        for column, parts in (
            (left, (self.numbers, self.days, self.hide_digits, self.place)),
            (right, (self.preview, self._advice())),
        ):
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        split.addLayout(left, 1)
        split.addLayout(right, 1)
        self.body.addLayout(split)
        for note in self._notes:
            note.hide()
            self.body.addWidget(note)
        self.body.addStretch(1)

    def _lines(self, line_id: str) -> list[Line]:
        """Return the numbers to choose from: those that are kept up, and the one asked for."""
        lines = self._desk.lines.everything()
        return [line for line in lines if line.archived_at is None or line.id == line_id]

    def _advice(self) -> QWidget:
        advice = QWidget()
        box = rows(advice, gap=4)
        box.addWidget(Text("caption", _("How to use it")))
        for words in (
            _(
                "Import it into a calendar of its own, such as “SimDesk”: that one can be emptied "
                "and the newest file imported again."
            ),
            _(
                "Importing over old entries may double them or leave old days. Programs differ, "
                "and none has to update what it has."
            ),
            _(
                "Whether an alarm sounds is up to the calendar program. Google Calendar drops "
                "alarms on import, so each warning day has an entry of its own."
            ),
        ):
            box.addWidget(Text("second", words, wrap=True))
        return advice

    def _connect(self) -> None:
        self.numbers.changed.connect(self._show_plan)
        self.days.changed.connect(self._show_plan)
        self.hide_digits.toggled.connect(self._show_plan)

    # What will be saved

    def _choices(self) -> Choices:
        return Choices(self.days.left_out, self.hide_digits.isChecked())

    def _show_plan(self) -> None:
        calendars = self._desk.calendars
        self._plan = calendars.plan(self._facts, self.numbers.line_ids, self._choices())
        self.preview.show_plan(self._plan, self._desk.lines.today())
        empty = not self._plan.revisions
        self.primary.setEnabled(not empty)
        self.primary.setToolTip(_("There is nothing to save.") if empty else "")

    # Doing it

    def accept_input(self) -> bool:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
            return True
        for note in self._notes:
            note.hide()
        target = self.place.target() if self._job is None else None
        if target is not None:
            self._remember(target)
            self._start(target)
        QTimer.singleShot(0, self, self.fit)
        return False

    def _remember(self, target: Path) -> None:
        settings, choices = self._desk.settings, self._choices()
        with contextlib.suppress(SimdeskError):  # what is not remembered costs a click
            settings.keep(
                replace(
                    settings.current,
                    export_folder=str(target.parent),
                    calendar_left_out=tuple(sorted(choices.left_out)),
                    calendar_hides_digits=choices.hide_digits,
                )
            )

    def _start(self, target: Path) -> None:
        calendars = self._desk.calendars
        self._facts = calendars.facts()  # something may have left meanwhile
        self._show_plan()
        calendars.keep(self._plan)
        self._lock(locked=True)
        plan = self._plan
        self._job = background.run(
            lambda _job: calendars.write(plan, target),
            owner=self,
            done=lambda _nothing: self._finish(target),
            failed=self._fail,
        )

    def _lock(self, *, locked: bool) -> None:
        for part in (self.numbers, self.days, self.hide_digits, self.place, self.primary):
            part.setEnabled(not locked)

    def _finish(self, target: Path) -> None:
        self._job = None
        self._written = target
        count = len(self._plan.revisions)
        done = ngettext("{n} entry saved", "{n} entries saved", count)
        self._say(self.saved, f"{done}\n{target}")
        self.primary.setEnabled(True)
        self.primary.setText(_("Open folder"))
        self.primary.setFocus()
        self.cancel.setText(_("Close"))

    def _fail(self, error: SimdeskError) -> None:
        self._job = None
        self._lock(locked=False)
        self._say(self.refused, message(error))
        self.place.edit.setFocus()

    def _say(self, note: NoteCard, words: str) -> None:
        note.words.setText(words)
        note.show()
        QTimer.singleShot(0, self, self._fit_to_end)
        announce(self, words)

    def _fit_to_end(self) -> None:
        """Show what is said below the choices."""
        self.fit()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def fit(self) -> None:
        """Take the height of what is shown, without the room that words would need in a column.

        To be called once the layouts have taken what has just been shown or hidden.
        """
        super().fit()
        if not self.isVisible():  # nothing is placed yet, so nothing can be measured
            return
        content, outer = self._scroll.widget(), self.layout()
        assert content is not None
        assert outer is not None
        outer.activate()
        needed = max(content.heightForWidth(self._width), content.minimumSizeHint().height())
        spare = self._scroll.viewport().height() - needed
        self.resize(self._width, self.height() - max(0, spare))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.fit()
