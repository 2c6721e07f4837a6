"""Turns the services' changes into a Qt signal; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simdesk.domain.change import Change
from simdesk.services.changes import Changes


class ChangeBridge(QObject):
    """Emits `changed(Change)` after every finished change."""

    changed = Signal(object)

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        changes.subscribe(self._pass_on)

    def _pass_on(self, change: Change) -> None:
        self.changed.emit(change)
