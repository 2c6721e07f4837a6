"""A start at login by the key `Run` of the user's own part of the Windows registry."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, MutableMapping, Sequence

from simdesk.desktop.command import one_line
from simdesk.desktop.entry import Piece, State
from simdesk.domain.errors import ScheduleError, ScheduleProblem

KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class RunKey:
    """A value `<name>`, plain text, in which nothing is expanded; `values` are those of the key."""

    def __init__(
        self, command: Sequence[str], *, name: str, values: MutableMapping[str, str]
    ) -> None:
        self._name = name
        self._line = subprocess.list2cmdline(one_line(command))
        self._values = values

    def pieces(self) -> tuple[Piece, ...]:
        return (Piece(rf"HKEY_CURRENT_USER\{KEY}\{self._name}", self._line),)

    def state(self) -> State:
        found = self._values.get(self._name)
        if found is None:
            return State.OFF
        return State.ON if found == self._line else State.DIFFERS

    def switch_on(self) -> None:
        try:
            self._values[self._name] = self._line
        except OSError as error:
            raise ScheduleError(ScheduleProblem.NOT_WRITTEN, str(error)) from error

    def switch_off(self) -> None:
        try:
            self._values.pop(self._name, None)
        except OSError as error:
            raise ScheduleError(ScheduleProblem.NOT_REMOVED, str(error)) from error


if sys.platform == "win32":
    import winreg

    class RunValues(MutableMapping[str, str]):
        """The values of the key, read and written at once."""

        def __getitem__(self, name: str) -> str:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY) as key:
                    return str(winreg.QueryValueEx(key, name)[0])
            except FileNotFoundError:
                raise KeyError(name) from None

        def __setitem__(self, name: str, value: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)

        def __delitem__(self, name: str) -> None:
            rights = winreg.KEY_SET_VALUE
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY, 0, rights) as key:
                winreg.DeleteValue(key, name)

        def __iter__(self) -> Iterator[str]:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY) as key:
                for i in range(winreg.QueryInfoKey(key)[1]):
                    yield winreg.EnumValue(key, i)[0]

        def __len__(self) -> int:
            return sum(1 for _name in self)
