"""How the next word would come, and where none would: while SimDesk runs, and while it does not."""

from __future__ import annotations

from collections.abc import Callable
from shutil import which

from PySide6.QtCore import QObject

from simdesk.desktop.entry import State
from simdesk.desktop.notifier import Notifier
from simdesk.desktop.notify_send import CHANNEL
from simdesk.desktop.schedule import daily_check
from simdesk.desktop.tray_message import TrayMessage
from simdesk.i18n.language import N_, _
from simdesk.services.desk import Desk
from simdesk.ui import background

_CLOSED = {
    State.ON: N_("While SimDesk is closed, the daily check sends it."),
    State.OFF: N_("While SimDesk is closed nothing is sent: the daily check is off."),
    State.DIFFERS: N_("While SimDesk is closed nothing is certain: the daily check was changed."),
    State.NO_MANAGER: N_("While SimDesk is closed nothing is sent: the system cannot start it."),
}


def look(
    desk: Desk, notifier: Callable[[], Notifier], owner: QObject, done: Callable[[str], object]
) -> None:
    """Ask the system behind the window; `done` takes one sentence a line."""
    now = _running(notifier())
    settings = desk.settings.current
    entry = daily_check(desk.folder, settings.hours.tell_at)

    def tell(state: State) -> None:
        lines = [now, _(_CLOSED[state])]
        if settings.calendar_folder:
            words = _("A calendar file is kept up to date in {folder}.")
            lines.append(words.format(folder=settings.calendar_folder))
        done("\n".join(lines))

    background.run(lambda _job: entry.state(), owner=owner, done=tell)


def _running(notifier: Notifier) -> str:
    if isinstance(notifier, TrayMessage) and notifier.there:
        return _("While SimDesk runs, it comes as a message from the tray.")
    if not isinstance(notifier, TrayMessage) and which(CHANNEL):
        return _("While SimDesk runs, it comes as a notification of the desktop.")
    return _("This desktop shows no notifications. What is due stands on the page “Due”.")
