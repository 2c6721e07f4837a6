"""Starts the process that decodes, hands it a file, takes what it says, and ends it in time."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.reading.source import Source
from simdesk.reading.worker import SECONDS

OPTION = "--read-worker"
"""With this as its only argument a frozen program is the child process."""

_ROOT = Path(__file__).parents[2]
_START = "import sys; sys.path.append({root!r}); from simdesk.reading.worker import main; main()"
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_LOOK_EVERY = 0.05


class Answer(NamedTuple):
    """What a child said, perhaps cut off in the middle; `late` if it was ended by the clock."""

    said: bytes
    late: bool


def ask(
    source: Source,
    *,
    room: tuple[int, int] | None = None,
    most: int,
    stopped: Callable[[], bool] | None = None,
) -> Answer:
    """Have a file read, or, with `room` in pixels, decoded; takes 15 s at most.

    `most` bytes of answer are taken, then the child is ended. `stopped` is asked all the time and
    ends it too.

    Raises:
        ReceiptFileError: the child could not be started.
    """
    request = {"type": source.media_type, "size": len(source.data), "room": room}
    try:
        child = subprocess.Popen(  # noqa: S603 - this very program, and no shell
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ReceiptFileError(FileProblem.NO_READER, "") from error
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        watch = _Watch(child, stopped)
        with contextlib.suppress(OSError), child.stdin:  # it may end before it has taken all
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.write(source.data)
        said = child.stdout.read(most)
        watch.end()
    return Answer(said, watch.late)


class _Watch:
    """Ends the child when its time is up or it is no longer wanted."""

    def __init__(self, child: subprocess.Popen[bytes], stopped: Callable[[], bool] | None) -> None:
        self.late = False
        self._child = child
        self._stopped = stopped
        self._until = time.monotonic() + SECONDS
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop watching; a child that would say more has said enough."""
        self._over.set()
        self._thread.join()
        self._child.kill()

    def _look(self) -> None:
        while not self._over.wait(_LOOK_EVERY):
            self.late = time.monotonic() > self._until
            if self.late or (self._stopped is not None and self._stopped()):
                self._child.kill()
                return


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION]
    # Isolated: neither variables nor the folder it runs in decide what is imported.
    return [sys.executable, "-I", "-B", "-c", _START.format(root=str(_ROOT))]
