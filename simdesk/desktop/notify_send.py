"""Shows a word by `notify-send`, the tool that every Linux desktop has or can have."""

from __future__ import annotations

import html
import os
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from shutil import which

from simdesk.desktop.asking import ask
from simdesk.domain.heard import Heard, Hearing
from simdesk.i18n.language import _
from simdesk.i18n.reminder_words import Word

CHANNEL = "notify-send"
_ANSWER_S = 30.0
"""A service that is started for the word needs some seconds; one that hangs must not hold us."""
_BODY = "default"
"""The action that a click on the notification itself stands for."""


class NotifySend:
    """One word at a time; `clicked` works where the tool knows actions (libnotify 0.8).

    `on_click` is called at a click as well, from a thread of its own, for whoever does not wait.
    """

    slow = True

    def __init__(self, icon: Path, on_click: Callable[[], object] = bool) -> None:
        self._icon = icon
        self._on_click = on_click
        self._child: subprocess.Popen[bytes] | None = None
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._reader: threading.Thread | None = None

    def send(self, word: Word) -> Heard:
        """Return that the notification service answered, or in whose words it did not."""
        self._leave()
        tool = which(CHANNEL)
        if tool is None:
            return Heard(CHANNEL, Hearing.NOBODY, "notify-send is not installed")
        waits = b"--action" in ask([tool, "--help"]).said
        try:
            self._start([tool, *self._options(word, waits=waits), "--", *_texts(word)])
        except (OSError, ValueError) as error:  # ValueError: a NUL where no text may hold one
            return Heard(CHANNEL, Hearing.NOBODY, str(error))
        return self._answer(waits=waits)

    def clicked(self, seconds: float) -> bool:
        """Wait for the action's name; the tool ends by itself when the notification is closed."""
        try:
            return self._child is not None and self._lines.get(timeout=seconds) == _BODY
        except Empty:
            return False
        finally:
            self._leave()

    def _options(self, word: Word, *, waits: bool) -> list[str]:
        options = [
            "--app-name=SimDesk",
            f"--icon={self._icon}",
            f"--urgency={'critical' if word.urgent else 'normal'}",
        ]
        if waits:
            options += ["--print-id", f"--action={_BODY}={_('Open SimDesk')}"]
        return options

    def _start(self, command: list[str]) -> None:
        self._lines = SimpleQueue()
        # Into a pipe, the tool would tell the number only when the notification is closed.
        ours, its = os.openpty()
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own words, and no shell
                # UTF-8 whatever the locale: a timer may have the plainest, and the tool takes it.
                [word.encode("utf-8", "surrogateescape") for word in command],
                stdin=subprocess.DEVNULL,
                stdout=its,
                stderr=its,
            )
        except (OSError, ValueError):
            os.close(ours)
            raise
        finally:
            os.close(its)
        # A notification may stay for days: neither this thread nor the tool holds the program up.
        self._reader = threading.Thread(target=self._read, args=(ours, self._lines), daemon=True)
        self._reader.start()

    def _read(self, terminal: int, lines: SimpleQueue[str | None]) -> None:
        """Pass lines on until the tool has ended, which a terminal tells as an error."""
        with suppress(OSError), os.fdopen(terminal, "rb") as said:
            for line in said:
                word = line.decode(errors="replace").strip()
                lines.put(word)
                if word == _BODY:
                    self._on_click()
        lines.put(None)

    def _answer(self, *, waits: bool) -> Heard:
        """Read up to the notification's number, or the end where the tool prints none."""
        assert self._child is not None
        last = ""
        until = time.monotonic() + _ANSWER_S
        try:
            while (line := self._lines.get(timeout=max(0.0, until - time.monotonic()))) is not None:
                if line == "0":  # what the tool prints after a failure
                    continue
                if waits and line.isdecimal():
                    return Heard(CHANNEL, Hearing.ANSWERED)
                last = line
        except Empty:
            self._leave()
            return Heard(CHANNEL, Hearing.NOBODY, f"no answer within {_ANSWER_S:.0f} s")
        well = self._child.wait() == 0 and not waits
        self._leave()
        return Heard(CHANNEL, Hearing.ANSWERED if well else Hearing.NOBODY, last)

    def _leave(self) -> None:
        """End the tool; a notification that it showed stays where it is."""
        if self._child is not None and self._reader is not None:
            self._child.kill()
            self._reader.join()
            self._child.wait()
            self._child = None


def _texts(word: Word) -> tuple[str, str]:
    """Return title and body: the body is markup to the service, and backslashes to the tool."""
    return word.title, html.escape(word.text, quote=False).replace("\\", "\\\\")
