"""A daily check or a start at login on macOS, by a property list in `~/Library/LaunchAgents`."""

from __future__ import annotations

import os
import plistlib
from collections.abc import Sequence
from datetime import time
from pathlib import Path
from typing import Any

from simdesk.desktop.asking import ask
from simdesk.desktop.entry import Files, Piece, State
from simdesk.domain.errors import ScheduleError, ScheduleProblem


class LaunchAgent:
    """At login, and with `at` every day as well; what sleep missed is made up for on waking.

    A check runs once when it is switched on. A window only starts at the next login.
    """

    def __init__(self, command: Sequence[str], at: time | None, *, name: str, home: Path) -> None:
        self._label = name
        self._daily = at is not None
        entry: dict[str, Any] = {
            "Label": name,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Background" if self._daily else "Interactive",
        }
        if at is not None:
            entry["StartCalendarInterval"] = {"Hour": at.hour, "Minute": at.minute}
        agents = home / "Library" / "LaunchAgents"
        self._path = agents / f"{name}.plist"
        self._files = Files({self._path: plistlib.dumps(entry)}, top=agents.parent)

    def pieces(self) -> tuple[Piece, ...]:
        return self._files.pieces()

    def state(self) -> State:
        files = self._files.state()
        if files is not State.ON or not self._daily:
            return files
        return State.ON if self._launchctl("print", self._target()) else State.DIFFERS

    def switch_on(self) -> None:
        self._files.write()
        if self._daily:
            self._launchctl("bootout", self._target())  # an older one, if there is any
            if not self._launchctl("bootstrap", _domain(), str(self._path)):
                self.switch_off()
                raise ScheduleError(ScheduleProblem.REFUSED, "launchctl bootstrap")

    def switch_off(self) -> None:
        self._files.remove()
        self._launchctl("bootout", self._target())

    def _target(self) -> str:
        return f"{_domain()}/{self._label}"

    @staticmethod
    def _launchctl(*arguments: str) -> bool:
        return ask(["launchctl", *arguments]).well


def _domain() -> str:
    return f"gui/{os.getuid()}"
