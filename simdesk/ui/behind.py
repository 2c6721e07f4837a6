"""What works behind the window once it stands; it begins after the first paint, never before."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.change import Change
from simdesk.domain.errors import SimdeskError
from simdesk.domain.reminder import Matter
from simdesk.i18n.due_words import matter_words
from simdesk.i18n.language import _
from simdesk.services.desk import Desk
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.line_list import row_words
from simdesk.ui.reminders.reminding import Reminding
from simdesk.ui.reminders.telling import Telling
from simdesk.ui.single_instance import RaiseListener
from simdesk.ui.theme.letters import missing_letters
from simdesk.ui.tray import Tray
from simdesk.ui.window_pages import WindowPages


class Behind(QObject):
    """Listens for a second start, reads receipts, looks what is due, and holds the tray's sign.

    `wanted` when the window should come forward; `leave_requested` when it should end;
    `counted(n)`: so many things are due; `failed(SimdeskError)`.
    """

    wanted = Signal()
    leave_requested = Signal()
    counted = Signal(int)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, pages: WindowPages, bridge: ChangeBridge, window: QWidget
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._pages = pages
        self._bridge = bridge
        self._due: list[Matter] = []
        self._listener: RaiseListener | None = None
        self.tray = Tray(self)
        pages.sign = self.tray.sign

    def begin(self) -> None:
        """Begin to work, at rest until something changes or comes."""
        if not self._desk.database.read_only:  # the name belongs to the window that may write
            self._listener = RaiseListener(self._desk.folder, self)
            self._listener.asked.connect(self.wanted)
        self.tray.opened.connect(self._open)
        self.tray.word_clicked.connect(self._open_due)
        self.tray.add_requested.connect(self._add)
        self.tray.quit_requested.connect(self.leave_requested)
        self.tray.not_today_requested.connect(self._put_off)
        receipts = self._pages.receipts
        reader, phone = receipts.reader, receipts.phone
        self._reminding = Reminding(reminders=self._desk.reminders, parent=self)
        self._reminding.looked.connect(self._take)
        self._telling = Telling(self._desk, self._pages.notifier, self)
        self._telling.failed.connect(self.failed)
        self._reminding.looked.connect(lambda _due: self._telling.tell())
        self._bridge.changed.connect(self._reminding.hear)
        self._bridge.changed.connect(self._hear)
        self._bridge.changed.connect(reader.hear)
        reader.failed.connect(self.failed)
        publisher = self._pages.publisher
        publisher.failed.connect(self.failed)
        self._bridge.changed.connect(publisher.hear)
        self._reminding.looked.connect(lambda _due: publisher.look())
        self._show_tray()
        if self._window.isVisible():
            self._telling.take_as_seen()
        self._reminding.begin()
        reader.go_on()
        self._bridge.changed.connect(phone.hear)
        phone.begin()

    def end(self) -> None:
        """Stop all work and take the sign away; the desk is closed after this."""
        if self._listener is not None:
            self._listener.end()
        self._reminding.end()
        self._pages.receipts.phone.end()
        self._pages.publisher.end()
        self.tray.set_shown(False)

    def catch_up(self) -> None:
        """Show what came due while the program was closed, once a day."""
        since = self._desk.settings.current.last_open
        if since is None or since >= self._desk.lines.today():
            return
        if self._desk.reminders.came_due_since(since):
            self._pages.show_catch_up(since)

    def _open(self, matter: Matter | None) -> None:
        self.wanted.emit()
        if matter is not None:
            self._pages.deal_with(matter)

    def _open_due(self) -> None:
        self.wanted.emit()
        self._pages.open("due")

    def _add(self) -> None:
        self.wanted.emit()
        self._pages.add_number()

    @property
    def stays(self) -> bool:
        """Whether the program goes on in the tray when its window is closed."""
        return self._desk.settings.current.tray and self.tray.shown

    def _hear(self, _change: Change) -> None:
        if self._desk.settings.current.tray != self.tray.shown:
            self._show_tray()

    def _show_tray(self) -> None:
        self.tray.set_shown(self._desk.settings.current.tray and Tray.there())

    def _take(self, due: list[Matter]) -> None:
        self._due = due
        self.counted.emit(len(due))
        today = self._desk.lines.today()
        self.tray.show_due([(m, self._named(m, matter_words(m, today))) for m in due])

    def _named(self, matter: Matter, words: str) -> str:
        if not matter.line_id:
            return words
        label = row_words.label(self._desk.lines.get(matter.line_id))
        return _("{label}: {what}").format(label=label, what=words)

    def _put_off(self) -> None:
        try:
            tomorrow = self._desk.lines.today() + timedelta(days=1)
            self._desk.reminders.answer(self._due, tomorrow)
        except SimdeskError as error:
            self.failed.emit(error)


def start_problems(desk: Desk) -> list[str]:
    """Return what was broken at the start and did not stop it, in words."""
    found = []
    if desk.settings.problem:
        found.append(_("The settings file was broken. It was put aside, defaults are in use."))
    if desk.packs.damaged:
        found.append(_("The newer catalogue is damaged: see Settings."))
    if desk.catalogue.problems:
        found.append(_("A file with operator facts is broken and was left out."))
    if letters := missing_letters():
        found.append(letters)
    return found
