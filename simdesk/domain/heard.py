"""What is known of a word after it was sent; whether a person read it is known only by a click."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Hearing(StrEnum):
    """NOBODY: nothing can have been shown. HANDED_OVER: the system took it and says no more.

    ANSWERED: a notification service took it and said so; it may still be silenced.
    """

    NOBODY = "nobody"
    HANDED_OVER = "handed_over"
    ANSWERED = "answered"


class Heard(NamedTuple):
    """Which channel a word was given to, what came back, and the channel's own words for a log."""

    channel: str
    hearing: Hearing
    detail: str = ""

    @property
    def out(self) -> bool:
        """Whether it counts as sent."""
        return self.hearing is not Hearing.NOBODY
