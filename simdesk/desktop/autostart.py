"""A start at login by a file in the folder `autostart`, which every Linux desktop heeds."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from simdesk.desktop.command import one_line
from simdesk.desktop.entry import Files, Piece, State

_ENTRY = """\
[Desktop Entry]
Type=Application
Name=SimDesk
TryExec={program}
Exec={command}
Icon={icon}
Terminal=false
"""


class Autostart:
    """A file `<name>.desktop`; there is nobody who could refuse it."""

    def __init__(self, command: Sequence[str], *, name: str, icon: Path, home: Path) -> None:
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        (shown,) = one_line([str(icon)])
        # Once the program is removed, TryExec has the desktop pass the entry over.
        text = _ENTRY.format(
            program=_string(command[0]), command=exec_key(command), icon=_string(shown)
        )
        path = config / "autostart" / f"{name}.desktop"
        self._files = Files({path: text.encode()}, top=config)

    def pieces(self) -> tuple[Piece, ...]:
        return self._files.pieces()

    def state(self) -> State:
        return self._files.state()

    def switch_on(self) -> None:
        self._files.write()

    def switch_off(self) -> None:
        self._files.remove()


def exec_key(command: Sequence[str]) -> str:
    """Return a command as the key `Exec` takes it (Desktop Entry Specification, "The Exec key").

    Raises:
        ValueError: a word has control characters in it.
    """
    words = one_line(command)
    if "%" in words[0]:  # GLib looks for the program before it has read `%%` as `%`
        words.insert(0, "/usr/bin/env")
    quoted = (re.sub(r'(["`$\\])', r"\\\1", word) for word in words)
    return _string(" ".join(f'"{word}"' for word in quoted).replace("%", "%%"))


def _string(text: str) -> str:
    """Return a text as any key of the file takes it."""
    return text.replace("\\", "\\\\")
