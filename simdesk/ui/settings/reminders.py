"""Settings of reminders: when they come, when they must not, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from simdesk.desktop.channels import try_without_window
from simdesk.desktop.entry import Entry
from simdesk.desktop.notifier import Notifier
from simdesk.desktop.remind import Status, about
from simdesk.desktop.schedule import daily_check, start_at_login
from simdesk.domain.errors import SimdeskError
from simdesk.domain.heard import Heard
from simdesk.i18n.language import N_, _
from simdesk.i18n.reminder_words import heard_words, trial_word
from simdesk.services.desk import Desk
from simdesk.ui import background
from simdesk.ui.reminders.next_word import NextWordNote
from simdesk.ui.reminders.telling import send
from simdesk.ui.reminders.ways import look
from simdesk.ui.settings.schedule_row import ScheduleRow
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.tray import Tray
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.choices import Switch
from simdesk.ui.widgets.fields import ComboBox

_HALF_HOURS = tuple(time(half // 2, half % 2 * 30) for half in range(48))

_CLOSED = {
    Status.WELL: N_("The daily check sent it as well, as it would with the window closed."),
    Status.FAILED: N_("The daily check could not look what is due."),
    Status.UNHEARD: N_("The daily check found nothing that could show it."),
}


class RemindersSection(Section):
    """When the owner is told."""

    def __init__(
        self,
        *,
        desk: Desk,
        notifier: Callable[[], Notifier],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._settings = desk.settings
        self._reminders = desk.reminders
        self._notifier = notifier
        self.next = NextWordNote()
        self.next.settings.hide()
        self.box.addWidget(self.next)
        self.fields = {name: ComboBox() for name in ("tell_at", "quiet_from", "quiet_to")}
        self._rows = {name: SettingRow(field) for name, field in self.fields.items()}
        self._when = self.add_group(list(self._rows.values()))
        self.tray = Switch()
        self._tray_row = SettingRow(self.tray)
        self.daily = ScheduleRow(self._daily_check)
        self.login = ScheduleRow(self._start_at_login)
        self._closed = self.add_group([self._tray_row, self.daily, self.login])
        self.test = Button("secondary")
        self._test_row = SettingRow(self.test)
        self._trial = self.add_group([self._test_row])
        self.test.clicked.connect(self._try)
        for row in (self.daily, self.login):
            row.failed.connect(self.failed)
        self.tray.clicked.connect(lambda on: self._change(tray=on))
        for name, field in self.fields.items():
            field.activated.connect(partial(self._keep, name))

    def name(self) -> str:
        return _("Reminders")

    def refresh(self) -> None:
        hours = self._settings.current.hours
        for name, field in self.fields.items():
            at: time = getattr(hours, name)
            field.fill([(half, f"{half:%H:%M}") for half in sorted({*_HALF_HOURS, at})])
            field.choose(at)
        self.tray.setChecked(self._settings.current.tray)
        self.tray.setEnabled(Tray.there() or self.tray.isChecked())
        look(self._desk, self._notifier, self, self.next.show_ways)
        self.daily.look()
        self.login.look()
        self.next.show_next(self._reminders.next(), hours, self._desk.lines.today())

    def retranslate(self) -> None:
        super().retranslate()
        self._when.setText(_("When"))
        self._rows["tell_at"].show_words(
            _("Remind me at"),
            _("One reminder a day; a second only where a loss is at most three days away."),
        )
        self._rows["quiet_from"].show_words(
            _("Quiet from"), _("In the quiet hours nothing is shown, however urgent it is.")
        )
        self._rows["quiet_to"].show_words(_("Quiet until"))

        self._closed.setText(_("While the window is closed"))
        note = _("Reminders go on, and a click on the sign brings the window back.")
        if not Tray.there():
            note = _("This desktop shows no tray, so closing the window ends SimDesk.")
        self._tray_row.show_words(_("Stay in the tray"), note)

        self.daily.say(
            _("Look every day while SimDesk is closed"),
            _("The system starts SimDesk for a moment, which shows at most one notification."),
        )
        self.login.say(_("Start when I log in"), _("In the tray, where there is one."))
        self._trial.setText(_("Does a reminder arrive?"))
        self.test.setText(_("Send a test"))
        self._say_trial(_("It sends the next reminder now, by the way it would really take."))

    def _daily_check(self) -> Entry:
        return daily_check(self._desk.folder, self._settings.current.hours.tell_at)

    def _start_at_login(self) -> Entry:
        return start_at_login(self._desk.folder, "--tray")

    def _try(self) -> None:
        """Send the next reminder as a test, and say what is known of it."""
        coming = self._reminders.next()
        if coming is None:
            self._say_trial(_("No reminder is planned, so there is nothing to send."))
            return
        today = self._desk.lines.today()
        said = trial_word(about(self._desk, coming.about), coming.at, today)
        self.test.setEnabled(False)
        send(self._notifier(), said, self, self._heard)

    def _heard(self, heard: Heard) -> None:
        if not self.daily.on:
            self._tell_trial(heard_words(heard))
            return

        def tell(status: Status) -> None:
            self._tell_trial("\n".join((heard_words(heard), _(_CLOSED[status]))))

        folder = self._desk.folder
        background.run(lambda _job: try_without_window(folder), owner=self, done=tell)

    def _tell_trial(self, words: str) -> None:
        self.test.setEnabled(True)
        self._say_trial(words)
        announce(self, words)

    def _say_trial(self, words: str) -> None:
        self._test_row.show_words(_("Send the next reminder as a test"), words)

    def _keep(self, name: str, _index: int) -> None:
        changes: dict[str, Any] = {name: self.fields[name].value()}
        self._change(hours=replace(self._settings.current.hours, **changes))
        self.daily.renew()

    def _change(self, **changes: Any) -> None:
        try:
            self._settings.keep(replace(self._settings.current, **changes))
        except SimdeskError as error:
            self.refresh()
            self.failed.emit(error)
