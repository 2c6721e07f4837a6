"""Sends a word when its time has come while the program runs, and writes it down once it is out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from simdesk.desktop.notifier import Notifier
from simdesk.desktop.remind import about
from simdesk.domain.errors import SimdeskError
from simdesk.domain.heard import Heard
from simdesk.domain.reminder import Matter
from simdesk.i18n.reminder_words import Word, word
from simdesk.services.desk import Desk
from simdesk.ui import background

_AGAIN = timedelta(hours=1)
"""Where nobody could show a word, it is not tried every minute."""


class Telling(QObject):
    """`failed(SimdeskError)`: a word went out that could not be written down."""

    failed = Signal(object)

    def __init__(self, desk: Desk, notifier: Callable[[], Notifier], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notifier = notifier
        self._busy = False
        self._not_before: datetime | None = None

    def take_as_seen(self) -> None:
        """Write down that what is due now was seen: its owner has just opened the window."""
        self._keep(self._desk.reminders.to_send())

    def tell(self) -> None:
        """Send what is to be sent now, if anything is."""
        now = self._desk.now()
        if self._busy or (self._not_before is not None and now < self._not_before):
            return
        matters = self._desk.reminders.to_send()
        if not matters:
            return
        said = word(about(self._desk, matters), now.date())
        self._busy = True
        send(self._notifier(), said, self, partial(self._heard, matters))

    def _heard(self, matters: list[Matter], heard: Heard) -> None:
        self._busy = False
        if heard.out:
            self._keep(matters)
        else:
            self._not_before = self._desk.now() + _AGAIN

    def _keep(self, matters: list[Matter]) -> None:
        try:
            self._desk.reminders.sent(matters)
        except SimdeskError as error:
            self.failed.emit(error)


def send(notifier: Notifier, said: Word, owner: QObject, heard: Callable[[Heard], object]) -> None:
    """Send a word where its notifier wants to work, and hand on what is known of it."""
    if notifier.slow:
        background.run(lambda _job: notifier.send(said), owner=owner, done=heard)
    else:
        heard(notifier.send(said))
