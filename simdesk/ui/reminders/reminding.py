"""Looks what is due while the program runs: at once, after each change, and as time goes by."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from simdesk.domain.change import Change
from simdesk.domain.reminder import Matter
from simdesk.services.reminders import ReminderService
from simdesk.ui.pages.due_page import DuePage

_LOOK_EVERY_MS = 60_000
_AFTER_CHANGE_MS = 400


class Reminding(QObject):
    """`looked([Matter])` with everything that is due, after every look."""

    looked = Signal(object)

    def __init__(self, *, reminders: ReminderService, parent: QObject) -> None:
        super().__init__(parent)
        self._reminders = reminders
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now and every minute."""
        self._minute.start(_LOOK_EVERY_MS)
        self.look()

    def end(self) -> None:
        """Look no more: what was looked at is closed."""
        self._minute.stop()
        self._soon.stop()

    def hear(self, change: Change) -> None:
        """Look again once changes have come to rest."""
        if DuePage.nouns & change.nouns:
            self._soon.start(_AFTER_CHANGE_MS)

    def look(self) -> None:
        """Read what is due."""
        due: list[Matter] = self._reminders.due()
        self.looked.emit(due)
