"""The seal of the data file: a checksum of it as it was left, so that rot at rest does not pass."""

from __future__ import annotations

import zlib
from contextlib import suppress
from enum import Enum
from pathlib import Path

from simdesk.storage import durable

FILE = "data.seal"
_COUNTER = slice(24, 28)
"""Where SQLite counts the changes of a file, in its header."""


class SealState(Enum):
    """What the seal says. OPEN: the last end was not clean, or there is no seal at all."""

    WHOLE = "whole"
    OPEN = "open"
    BROKEN = "broken"


class Seal:
    """The file `data.seal`, written at a clean end.

    Two of three single bits that fall over leave a data file well-formed; only a checksum of the
    whole notices. CRC-32 finds every flipped bit and burst, needs no OpenSSL at the start, and is
    no protection against malice, which could write a new seal as well. A later change makes the
    seal void by itself, because SQLite counts changes; so nothing must be removed before writing.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._path = data.with_name(FILE)

    def exists(self) -> bool:
        """Tell whether there is one, without reading it."""
        return self._path.exists()

    def state(self) -> SealState:
        """Compare, reading the whole data file: 8 ms for 8 MB.

        Raises:
            OSError: the data file cannot be read.
        """
        try:
            sealed = self._path.read_text("ascii").split()
        except (OSError, ValueError):
            return SealState.OPEN
        counter, checksum = self._words()
        if len(sealed) != 2 or sealed[0] != counter:
            return SealState.OPEN
        return SealState.WHOLE if sealed[1] == checksum else SealState.BROKEN

    def renew(self) -> None:
        """Seal the data file as it is. A failure is no loss: the next start looks the long way."""
        with suppress(OSError):
            seal = " ".join(self._words()).encode("ascii")
            if not self.exists() or self._path.read_bytes() != seal:
                durable.write_whole(self._path, seal)

    def remove(self) -> None:
        """Take it away, because another data file takes the place of this one."""
        self._path.unlink(missing_ok=True)

    def _words(self) -> tuple[str, str]:
        content = self._data.read_bytes()
        return content[_COUNTER].hex(), f"{len(content)}-{zlib.crc32(content):08x}"
