"""Which entry this system takes for a daily check and for a start at login; no entry is made."""

from __future__ import annotations

import sys
from datetime import time
from pathlib import Path

from simdesk import paths
from simdesk.desktop.command import program, suffix
from simdesk.desktop.entry import Entry

DAILY = ("--remind",)


def daily_check(folder: Path, at: time) -> Entry:
    """Return the check of a data folder every day at a time, while the window is closed.

    Raises:
        ValueError: a path has control characters in it, which no format here can hold.
    """
    command, name = program(folder, *DAILY), f"simdesk-remind{suffix(folder)}"
    if sys.platform == "win32":
        from simdesk.desktop.windows_task import WindowsTask  # noqa: PLC0415 - this system only

        return WindowsTask(command, at, name=name)
    if sys.platform == "darwin":
        from simdesk.desktop.launchd import LaunchAgent  # noqa: PLC0415 - as above

        return LaunchAgent(command, at, name=name, home=Path.home())
    from simdesk.desktop.systemd import SystemdTimer  # noqa: PLC0415 - as above

    return SystemdTimer(command, at, name=name, home=Path.home())


def start_at_login(folder: Path, *arguments: str) -> Entry:
    """Return the start of the program, with arguments, whenever its owner logs in.

    Raises:
        ValueError: a path has control characters in it, which no format here can hold.
    """
    command, name = program(folder, *arguments), f"simdesk{suffix(folder)}"
    if sys.platform == "win32":
        from simdesk.desktop.windows_run import RunKey, RunValues  # noqa: PLC0415 - as above

        return RunKey(command, name=name, values=RunValues())
    if sys.platform == "darwin":
        from simdesk.desktop.launchd import LaunchAgent  # noqa: PLC0415 - as above

        return LaunchAgent(command, None, name=name, home=Path.home())
    from simdesk.desktop.autostart import Autostart  # noqa: PLC0415 - as above

    icon = paths.resources_dir() / "icons" / "simdesk.svg"
    return Autostart(command, name=name, icon=icon, home=Path.home())
