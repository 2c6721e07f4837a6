"""Which notifiers there are on this system, with and without a window; the only list of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
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

_ICON = paths.resources_dir() / "icons" / "simdesk.svg"
TRY = "--remind-test"
_TRIAL_S = 90


def without_window() -> Notifier:
    """Return how a check without a window shows a word; on Linux, Qt would need a display."""
    if sys.platform in ("win32", "darwin"):
        from simdesk.desktop.tray_message import OwnTrayMessage  # noqa: PLC0415 - Qt, here only

        return OwnTrayMessage(_ICON)
    return NotifySend(_ICON)


def with_window(sign: QSystemTrayIcon, on_click: Callable[[], object] = bool) -> Notifier:
    """Return how the window shows a word now: by its sign if that is in a tray, else as without.

    A click on the sign's message is heard from the sign, any other by `on_click` in a thread of
    its own; the `emit` of a signal may be called there.
    """
    from simdesk.desktop.tray_message import TrayMessage  # noqa: PLC0415 - the check has no Qt

    by_tray = TrayMessage(sign)
    if by_tray.there or sys.platform != "linux":
        return by_tray
    return NotifySend(_ICON, on_click)


def try_without_window(folder: Path) -> Status:
    """Start the program as a timer does, and let it send the next reminder as a test.

    It shows what a closed window could show: the command is found, opens the data, reaches a
    service. Returns its own status. Takes 90 s at most; belongs behind the window.
    """
    status = ask(program(folder, TRY), _TRIAL_S).status
    return Status(status) if status in tuple(Status) else Status.FAILED
