"""A daily check by the timer of systemd's user manager; a missed one is made up for at login."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import time
from pathlib import Path

from simdesk.desktop.asking import ask
from simdesk.desktop.command import one_line
from simdesk.desktop.entry import Files, Piece, State
from simdesk.domain.errors import ScheduleError, ScheduleProblem

_SERVICE = """\
[Unit]
Description=SimDesk: look what is due and show one notification
{condition}

[Service]
Type=exec
ExecStart={command}
"""

_TIMER = """\
[Unit]
Description=SimDesk: look every day what is due

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


class SystemdTimer:
    """Files `<name>.service` and `<name>.timer` in the user's own folder of units."""

    def __init__(self, command: Sequence[str], at: time, *, name: str, home: Path) -> None:
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        units = config / "systemd" / "user"
        self._timer = f"{name}.timer"
        # What the timer remembers of its last time; it comes into being by itself.
        self._stamp = data / "systemd" / "timers" / f"stamp-{self._timer}"
        self._files = Files(
            {
                units / f"{name}.service": _SERVICE.format(
                    condition=condition(command[0]), command=exec_start(command)
                ).encode(),
                units / self._timer: _TIMER.format(at=at).encode(),
            },
            top=config,
        )

    def pieces(self) -> tuple[Piece, ...]:
        return self._files.pieces()

    def state(self) -> State:
        if not self._has_manager():
            return State.NO_MANAGER
        files = self._files.state()
        if files is not State.ON:
            return files
        running = all(_systemctl(question, self._timer) for question in ("is-enabled", "is-active"))
        return State.ON if running else State.DIFFERS

    def switch_on(self) -> None:
        if not self._has_manager():
            raise ScheduleError(ScheduleProblem.NO_MANAGER, "systemctl --user")
        self._files.write()
        # A timer that runs already takes a new hour only when it is started anew.
        steps = (("daemon-reload",), ("enable", self._timer), ("restart", self._timer))
        if not all(_systemctl(*step) for step in steps):
            self.switch_off()
            raise ScheduleError(ScheduleProblem.REFUSED, f"systemctl --user enable {self._timer}")

    def switch_off(self) -> None:
        _systemctl("disable", "--now", self._timer)
        self._files.remove()
        _systemctl("daemon-reload")
        _systemctl("reset-failed", self._timer)
        with suppress(OSError):
            self._stamp.unlink(missing_ok=True)

    @staticmethod
    def _has_manager() -> bool:
        return _systemctl("show", "--property=Version")


def condition(program: str) -> str:
    """Return the line that has systemd pass a unit over once its program is removed."""
    return f"ConditionFileIsExecutable={program.replace('%', '%%')}"


def exec_start(command: Sequence[str]) -> str:
    """Return a command as `ExecStart=` takes it, with nothing in it expanded.

    Each word stands in quotes with C's escapes (systemd.syntax), `%` is doubled, and the colon
    leaves dollar signs alone (systemd.service).

    Raises:
        ValueError: a word has control characters in it.
    """
    words = one_line(command)
    if set(words[0]) & set("\"'\\"):  # systemd takes no program of such a name, but `env` does
        words.insert(0, "/usr/bin/env")
    quoted = (word.replace("\\", "\\\\").replace('"', '\\"') for word in words)
    return ":" + " ".join(f'"{word}"' for word in quoted).replace("%", "%%")


def _systemctl(*arguments: str) -> bool:
    return ask(["systemctl", "--user", "--no-ask-password", *arguments]).well
