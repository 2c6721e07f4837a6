"""What works behind the window once it stands; it begins after the first paint, never before."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simdesk.i18n.language import _
from simdesk.services.desk import Desk
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.receipts.reader import Reader
from simdesk.ui.reminders.reminding import Reminding
from simdesk.ui.single_instance import RaiseListener


class Behind(QObject):
    """Listens for a second start, reads receipts, and looks what is due.

    `asked` when a second start wants the window; `counted(n)`: so many things are due;
    `failed(SimdeskError)`.
    """

    asked = Signal()
    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: Desk, reader: Reader, bridge: ChangeBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = reader
        self._bridge = bridge

    def begin(self) -> None:
        """Begin to work, at rest until something changes or comes."""
        listener = RaiseListener(self._desk.folder, self)
        listener.asked.connect(self.asked)
        reminding = Reminding(reminders=self._desk.reminders, parent=self)
        reminding.counted.connect(self.counted)
        self._bridge.changed.connect(reminding.hear)
        self._bridge.changed.connect(self._reader.hear)
        self._reader.failed.connect(self.failed)
        reminding.begin()
        self._reader.go_on()


def start_problems(desk: Desk) -> list[str]:
    """Return what was broken at the start and did not stop it, in words."""
    found = []
    if desk.settings.problem:
        found.append(_("The settings file was broken. It was put aside, defaults are in use."))
    if desk.packs.damaged:
        found.append(_("The newer catalogue is damaged: see Settings."))
    if desk.catalogue.problems:
        found.append(_("A file with operator facts is broken and was left out."))
    return found
