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

    def _keep(self, name: str, _index: int) -> None:
        changes: dict[str, Any] = {name: self.fields[name].value()}
        current = self._settings.current
        try:
            self._settings.keep(replace(current, hours=replace(current.hours, **changes)))
        except SimdeskError as error:
            self.refresh()
            self.failed.emit(error)
