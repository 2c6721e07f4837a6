"""What is put into the system for a daily check or a start at login, to be shown and taken away."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from simdesk.domain.errors import ScheduleError, ScheduleProblem
from simdesk.storage import durable


class State(StrEnum):
    """DIFFERS: something is there, but not what would be put there now, or it is switched off.

    NO_MANAGER: this system has nothing here that would start it.
    """

    OFF = "off"
    ON = "on"
    DIFFERS = "differs"
    NO_MANAGER = "no_manager"


class Piece(NamedTuple):
    """One thing that is written: a file's path or another name, and the content as text."""

    where: str
    content: str


class Entry(Protocol):
    """One thing that the system does for SimDesk by itself."""

    def pieces(self) -> tuple[Piece, ...]:
        """Return what is written where when it is switched on."""
        ...

    def state(self) -> State:
        """Look how it is now."""
        ...

    def switch_on(self) -> None:
        """Write it, over an older one, and have the system heed it.

        Raises:
            ScheduleError: it is off, and nothing of it is left.
        """
        ...

    def switch_off(self) -> None:
        """Take away all of it.

        Raises:
            ScheduleError: a part of it is still there.
        """
        ...


class Files:
    """The files of one entry. Folders that become empty go with them, up to `top`."""

    def __init__(self, contents: Mapping[Path, bytes], top: Path) -> None:
        self.contents = contents
        self._top = top

    def pieces(self) -> tuple[Piece, ...]:
        return tuple(Piece(str(path), text.decode()) for path, text in self.contents.items())

    def state(self) -> State:
        """Tell whether the files are there as they would be written."""
        found = [_read(path) for path in self.contents]
        if not any(content is not None for content in found):
            return State.OFF
        return State.ON if found == list(self.contents.values()) else State.DIFFERS

    def write(self) -> None:
        """Put the files there.

        Raises:
            ScheduleError: none of them is there.
        """
        try:
            for path, content in self.contents.items():
                durable.make_folder(path.parent)
                durable.write_whole(path, content)
        except OSError as error:
            with suppress(ScheduleError):
                self.remove()
            raise ScheduleError(ScheduleProblem.NOT_WRITTEN, str(error)) from error

    def remove(self) -> None:
        """Take the files away, and the folders that are empty without them.

        Raises:
            ScheduleError: one is still there.
        """
        for path in self.contents:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise ScheduleError(ScheduleProblem.NOT_REMOVED, str(error)) from error
            with suppress(OSError):  # the first that is not empty, or not ours to remove
                for folder in path.parents:
                    if folder == self._top:
                        break
                    folder.rmdir()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
