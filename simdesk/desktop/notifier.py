"""A way to show one word outside of the window; how it is done, and if, is the system's matter."""

from __future__ import annotations

from typing import Protocol

from simdesk.domain.heard import Heard
from simdesk.i18n.reminder_words import Word


class Notifier(Protocol):
    """Shows words one at a time.

    `slow`: `send` can take 30 s and belongs behind the window; otherwise it belongs on its thread.
    """

    slow: bool

    def send(self, word: Word) -> Heard:
        """Give a word to the system, and tell what is known of it."""
        ...

    def clicked(self, seconds: float) -> bool:
        """Wait so long for a click on the last word; tell whether it came. Then it is left."""
        ...
