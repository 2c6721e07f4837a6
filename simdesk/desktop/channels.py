"""Which notifiers there are on this system, with and without a window; the only list of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simdesk import paths
from simdesk.desktop.asking import ask
from simdesk.desktop.command import program
from simdesk.desktop.notifier import Notifier
from simdesk.desktop.notify_send import NotifySend
from simdesk.desktop.remind import Status

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

TRY = "--remind-test"
_TRIAL_S = 90


def without_window() -> Notifier:
    """Return how a check without a window shows a word; on Linux, Qt would need a display."""
    icon = paths.resources_dir() / "icons" / "simdesk.svg"
    if sys.platform in ("win32", "darwin"):
        from simdesk.desktop.tray_message import OwnTrayMessage  # noqa: PLC0415 - Qt, here only

        return OwnTrayMessage(icon)
    return NotifySend(icon)


def with_window(sign: QSystemTrayIcon) -> Notifier:
    """Return how the window shows a word now: by its sign if that is in a tray, else as without."""
    from simdesk.desktop.tray_message import TrayMessage  # noqa: PLC0415 - the check has no Qt

    by_tray = TrayMessage(sign)
    return by_tray if by_tray.there or sys.platform != "linux" else without_window()


def try_without_window(folder: Path) -> Status:
    """Start the program as a timer does, and let it send the next reminder as a test.

    It shows what a closed window could show: the command is found, opens the data, reaches a
    service. Returns its own status. Takes 90 s at most; belongs behind the window.
    """
    status = ask(program(folder, TRY), _TRIAL_S).status
    return Status(status) if status in tuple(Status) else Status.FAILED
