"""A compiled catalogue of words (.mo), looked into as it lies: nothing is unpacked at the start."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Sequence
from gettext import c2py
from pathlib import Path

_MAGIC = 0x950412DE


class WordFile:
    """The words of one language. A file that is not there has none.

    gettext of the standard library reads every word at once, 8 ms; a page shows a few dozen.
    What lies in the file is sorted by the bytes of its key, as `simdesk.i18n.compile` writes it.

    Raises:
        OSError: it cannot be read, or is no such file.
    """

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes() if path.is_file() else b""
        self._known: dict[str, Sequence[str]] = {}
        count = self._keys = self._values = 0
        if self._data:
            magic, _version, count, self._keys, self._values = struct.unpack_from("<5I", self._data)
            if magic != _MAGIC:
                raise OSError(f"{path} is no compiled catalogue of words")
        self._places = range(count)
        self._form: Callable[[int], int] | None = None

    def one(self, key: str) -> str | None:
        """Return the words for `key`, or None where there are none."""
        forms = self._forms(key)
        return forms[0] if forms else None

    def for_count(self, key: str, count: int) -> str | None:
        """Return the words for `key`, the English singular, in the form for `count`."""
        forms = self._forms(key)
        if not forms:
            return None
        if self._form is None:
            self._form = self._formula()
        return forms[self._form(count)]

    def _forms(self, key: str) -> Sequence[str]:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look_up(key.encode())
        return found

    def _look_up(self, key: bytes) -> Sequence[str]:
        place = bisect_left(self._places, key, key=self._key)
        if place == len(self._places) or self._key(place) != key:
            return ()
        return self._at(self._values, place).decode().split("\0")

    def _key(self, place: int) -> bytes:
        return self._at(self._keys, place).partition(b"\0")[0]  # the plural follows the singular

    def _at(self, table: int, place: int) -> bytes:
        length, start = struct.unpack_from("<2I", self._data, table + 8 * place)
        return self._data[start : start + length]

    def _formula(self) -> Callable[[int], int]:
        head = self.one("") or ""
        rule = head.partition("plural=")[2].partition(";")[0]
        made: Callable[[int], int] = c2py(rule or "n!=1")
        return made
