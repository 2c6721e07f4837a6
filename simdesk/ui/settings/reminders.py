"""Settings of reminders: when they come, when they must not, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.reminders import ReminderService
from simdesk.services.settings import SettingsService
from simdesk.ui.reminders.next_word import NextWordNote
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.tray import Tray
from simdesk.ui.widgets.choices import Switch
from simdesk.ui.widgets.fields import ComboBox

_HALF_HOURS = tuple(time(half // 2, half % 2 * 30) for half in range(48))


class RemindersSection(Section):
    """When the owner is told."""

    def __init__(
        self,
        *,
        settings: SettingsService,
        reminders: ReminderService,
        lines: LineService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self._reminders = reminders
        self._lines = lines
        self.next = NextWordNote()
        self.next.settings.hide()
        self.box.addWidget(self.next)
        self.fields = {name: ComboBox() for name in ("tell_at", "quiet_from", "quiet_to")}
        self._rows = {name: SettingRow(field) for name, field in self.fields.items()}
        self._when = self.add_group(list(self._rows.values()))
        self.tray = Switch()
        self._tray_row = SettingRow(self.tray)
        self._closed = self.add_group([self._tray_row])
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
        self.next.show_next(self._reminders.next(), hours, self._lines.today())

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

    def _keep(self, name: str, _index: int) -> None:
        changes: dict[str, Any] = {name: self.fields[name].value()}
        self._change(hours=replace(self._settings.current.hours, **changes))

    def _change(self, **changes: Any) -> None:
        try:
            self._settings.keep(replace(self._settings.current, **changes))
        except SimdeskError as error:
            self.refresh()
            self.failed.emit(error)
