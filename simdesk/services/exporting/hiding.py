"""Takes the middle of phone numbers out of texts and names; pictures and PDFs it cannot reach.

Of a Russian number the code and the last two digits stay: `+7 916 ***-**-67`. Two tell an owner
his numbers apart and leave a hundred thousand to guess from; four, as many would print, leave a
thousand, which a list of top-ups already narrows down to one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from simdesk.domain import msisdn

_LAST = 2
_BETWEEN = r"[\W_]{0,3}"
"""Spaces, dashes, brackets; in names of files also underscores."""
_RUN = re.compile(rf"\d(?:{_BETWEEN}\d)*")
_MOBILE = re.compile(rf"(?<!\d)(?:\+?[78]{_BETWEEN})?(9(?:{_BETWEEN}\d){{9}})(?!\d)")
_SHORTEST_TAIL = 4

STAR, IN_NAMES = "*", "x"
"""What stands for a digit, and what where a star is forbidden."""


def hidden(number: str) -> str:
    """Return an E.164 number with its middle hidden: `+7916*****67`, abroad `+86*********00`."""
    places = [place for place, char in enumerate(number) if char.isdecimal()]
    return _masked(number, places[-len(msisdn.national(number)) :][_shown(number) :])


class Hiding:
    """Hides `numbers`, E.164, in any text, however their digits are parted; all else stays."""

    def __init__(self, numbers: Iterable[str]) -> None:
        self._known = {msisdn.national(number): _shown(number) for number in numbers}
        self._lengths = {len(number) for number in self._known}

    def text(self, text: str, own: str = "", *, mark: str = STAR) -> str:
        """Return words without numbers: neither the known nor any other Russian mobile number.

        Of the E.164 number `own`, the last digits alone are hidden too, four or more of them:
        people call a SIM by them.
        """
        text = self.reference(text, mark=mark)
        plain = _plain(text)
        for found in _MOBILE.finditer(plain):
            text = _masked(text, _digits(plain, found.span(1))[3:], mark)
        if own:
            for found in re.finditer(rf"(?<!\d)(?:{'|'.join(_tails(own))})(?!\d)", _plain(text)):
                text = _masked(text, _digits(plain, found.span()), mark)
        return text

    def reference(self, text: str, *, mark: str = STAR) -> str:
        """Return an operation's number without known numbers; it may look like another one."""
        plain = _plain(text)
        for run in _RUN.finditer(plain):
            places = _digits(plain, run.span())
            digits = "".join(plain[place] for place in places)
            for first in range(len(digits)):
                for length in self._lengths:
                    shown = self._known.get(digits[first : first + length])
                    if shown is not None:
                        text = _masked(text, places[first + shown : first + length], mark)
        return text


def _shown(number: str) -> int:
    """Return how many of the first national digits stay: the operator's code, or the country's."""
    return 3 if msisdn.is_russian(number) else 2


def _tails(own: str) -> Iterator[str]:
    national = msisdn.national(own)
    for length in range(len(national) - 1, _SHORTEST_TAIL - 1, -1):
        yield (_BETWEEN if length > 6 else "").join(national[-length:])


def _plain(text: str) -> str:
    """Return `text` with ASCII digits, each character in its place."""
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


def _digits(plain: str, span: tuple[int, int]) -> list[int]:
    return [place for place in range(*span) if plain[place].isdecimal()]


def _masked(text: str, places: list[int], mark: str = STAR) -> str:
    """Return `text` with all but the last of these digits masked."""
    masked = list(text)
    for place in places[:-_LAST]:
        masked[place] = mark
    return "".join(masked)
