"""Writes down every change that storage makes to files, and can fail or kill at any of them."""

# ruff: noqa: PTH100, PTH110, PTH120 - names in a record are text, and "" is the folder itself

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import apsw

IGNORED = ("lock",)
"""Files whose content and existence mean nothing."""


@dataclass(frozen=True, slots=True)
class Op:
    """One change. `file` is the number of a file, which it keeps under every name."""

    kind: str  # mkdir create write truncate sync syncdir rename link unlink ack
    path: str
    file: int = -1
    old: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Recorder:
    """The record of one folder. `fails(number)` tells whether the disk fails at a change.

    A failing disk is full at every other change, and broken at the others.
    """

    root: Path
    fails: Callable[[int], bool] = lambda _number: False
    ops: list[Op] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    handles: dict[int, str] = field(default_factory=dict)
    asked: int = 0
    acks: int = 0
    _files: int = 0
    _of_python: dict[str, bytes] = field(default_factory=dict)

    def relative(self, path: object) -> str | None:
        """Return a path below the root as a name in the record, None for any other."""
        text = os.path.abspath(os.fspath(path))  # type: ignore[call-overload]
        base = f"{self.root}{os.sep}"
        inside = text[len(base) :] if text.startswith(base) else None
        return None if inside in IGNORED else inside

    def ask(self, *, sqlite: bool = False) -> None:
        """Come to a point where the disk may fail."""
        self.asked += 1
        if not self.fails(self.asked):
            return
        if sqlite:
            raise (apsw.FullError if self.asked % 2 else apsw.IOError)("seeded")
        raise OSError(errno.ENOSPC if self.asked % 2 else errno.EIO, "seeded")

    def log(self, kind: str, path: str, **more: Any) -> None:
        """Write down what has happened, after what Python has meanwhile written to its files."""
        self.catch_up()
        if kind == "create":
            self._files += 1
            self.names[path] = self._files
        more.setdefault("file", self.names.get(more.get("old") or path, -1))
        self.ops.append(Op(kind, path, **more))
        if kind in ("rename", "link"):
            self.names[path] = self.names[more["old"]]
        if kind in ("rename", "unlink"):
            self.names.pop(more["old"] if kind == "rename" else path, None)

    def ack(self) -> None:
        """Write down that the user was told of the next finished act."""
        self.log("ack", "")
        self.acks += 1

    def created_by_python(self, path: str) -> None:
        """Watch a file that Python writes through buffers of its own."""
        self.log("create", path)
        self._of_python[path] = b""

    def emptied_by_python(self, path: str) -> None:
        """As `created_by_python`, for a file that was there and has been cut to nothing."""
        self.forget(path)
        self.log("truncate", path)
        self._of_python[path] = b""

    def taken_by_sqlite(self, path: str) -> None:
        """Stop watching: from now on each write is seen."""
        self.catch_up()
        self.forget(path)

    def forget(self, path: str) -> None:
        """Stop watching a file that has another name now, or none."""
        self._of_python.pop(path, None)

    def adopt(self) -> None:
        """Take what is in the folder already as being on the disk for sure."""
        for path in sorted(self.root.rglob("*")):
            name = self.relative(path)
            if name is not None and path.is_dir():
                self.log("mkdir", name)
            elif name is not None:
                self.log("create", name)
                self.log("write", name, data=path.read_bytes())
                self.log("sync", name)
            self.log("syncdir", "" if name is None else os.path.dirname(name))

    def catch_up(self) -> None:
        """Write down what Python has written since; its writes are seen at the next change."""
        for path, known in self._of_python.items():
            now = (self.root / path).read_bytes()
            if now != known:
                assert now.startswith(known), "Python only appends here"
                new = now[len(known) :]
                self.ops.append(Op("write", path, self.names[path], offset=len(known), data=new))
                self._of_python[path] = now


class _File(apsw.VFSFile):
    """A file of SQLite inside the recorded folder."""

    def __init__(self, name: Any, flags: list[int], recorder: Recorder, path: str) -> None:
        super().__init__("unix", name, flags)
        self._recorder = recorder
        self._path = path
        # The unix file layer flushes the folder with the first flush of a journal it has opened.
        journals = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL
        self._new_journal = bool(flags[0] & journals)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._recorder.ask(sqlite=True)
        super().xWrite(data, offset)
        self._recorder.log("write", self._path, offset=offset, data=bytes(data))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._recorder.ask(sqlite=True)
        super().xTruncate(size)
        self._recorder.log("truncate", self._path, offset=size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._recorder.ask(sqlite=True)
        super().xSync(flags)
        self._recorder.log("sync", self._path)
        if self._new_journal:
            self._recorder.log("syncdir", os.path.dirname(self._path))
            self._new_journal = False


class _FileLayer(apsw.VFS):
    """The file layer of SQLite, with a witness."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__("recorder", "unix", makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802
        filename = name.filename() if isinstance(name, apsw.URIFilename) else name
        path = self._recorder.relative(filename) if filename else None
        if path is None:
            return super().xOpen(name, flags)
        if not os.path.exists(filename):
            self._recorder.ask(sqlite=True)
        known = path in self._recorder.names
        file = _File(name, flags, self._recorder, path)
        if known:
            self._recorder.taken_by_sqlite(path)
        elif os.path.exists(filename):
            self._recorder.log("create", path)
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self._recorder.ask(sqlite=True)
        super().xDelete(filename, syncdir)
        path = self._recorder.relative(filename)
        if path is not None:
            self._recorder.log("unlink", path)
            if syncdir:
                self._recorder.log("syncdir", os.path.dirname(path))


@contextmanager
def recording(recorder: Recorder) -> Iterator[Recorder]:
    """Watch everything that happens below the root of `recorder`."""
    real = {name: getattr(os, name) for name in ("open", "fsync", "replace", "rename")}
    real |= {name: getattr(os, name) for name in ("link", "unlink", "mkdir")}

    def opened(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        inside = recorder.relative(path)
        new = inside is not None and bool(flags & os.O_CREAT) and not os.path.exists(path)
        if new:
            recorder.ask()
        handle: int = real["open"](path, flags, *rest, **more)
        if inside is not None or os.path.abspath(path) == str(recorder.root):
            recorder.handles[handle] = inside or ""
        if new and inside is not None:
            recorder.created_by_python(inside)
        elif inside is not None and flags & os.O_TRUNC:
            recorder.emptied_by_python(inside)
        return handle

    def synced(handle: int) -> None:
        path = recorder.handles.get(handle)
        recorder.ask()
        real["fsync"](handle)
        if path is not None:
            recorder.log("syncdir" if (recorder.root / path).is_dir() else "sync", path)

    def moved(kind: str, name: str) -> Callable[..., None]:
        def move(old: Any, new: Any, **more: Any) -> None:
            recorder.ask()
            source, target = recorder.relative(old), recorder.relative(new)
            assert source is not None
            assert target is not None
            recorder.catch_up()
            real[name](old, new, **more)
            if kind == "rename":
                recorder.forget(source)
            recorder.log(kind, target, old=source)

        return move

    def unlinked(path: Any, **more: Any) -> None:
        recorder.ask()
        inside = recorder.relative(path)
        recorder.catch_up()
        real["unlink"](path, **more)
        if inside is not None:
            recorder.forget(inside)
            recorder.log("unlink", inside)

    def made(path: Any, *rest: Any, **more: Any) -> None:
        recorder.ask()
        real["mkdir"](path, *rest, **more)
        inside = recorder.relative(path)
        if inside is not None:
            recorder.log("mkdir", inside)

    layer = _FileLayer(recorder)
    wrapped: dict[str, Any] = {
        "open": opened,
        "fsync": synced,
        "replace": moved("rename", "replace"),
        "rename": moved("rename", "rename"),
        "link": moved("link", "link"),
        "unlink": unlinked,
        "mkdir": made,
    }
    try:
        with patch.multiple(os, **wrapped):
            yield recorder
    finally:
        layer.unregister()
