"""A pasted message made plain, with the way back to the letters as pasted; it finds nothing yet."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from simdesk.domain.money import Money


@dataclass(frozen=True, slots=True, order=True)
class Yuan:
    """An amount in Chinese yuan, kept as whole fen. It is never turned into roubles."""

    fen: int


class Kind(StrEnum):
    """What a piece of a message may be. Sums are what was paid or arrived, nothing demanded."""

    DATE = "date"
    SUM = "sum"
    YUAN = "yuan"
    BALANCE = "balance"
    NUMBER = "number"
    LAST_DIGITS = "last_digits"
    FN = "fn"
    FD = "fd"
    FPD = "fpd"


Value: TypeAlias = date | Money | Yuan | str


class Found(NamedTuple):
    """A piece of the plain text, from `start` to `end`, and what it says."""

    kind: Kind
    value: Value
    start: int
    end: int


_LONGEST_FORM = 4
"""Some signs stand for whole sentences; those are left as they are."""
_NEAR = 200
_SENTENCE_END = re.compile(r"(?<![ \d]р)(?<!руб)(?<!\bкоп)(?<!\bтел)[.!?](?=\s|$)|[。！？；;\n]")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` has plain letters, digits and spaces; its letter `n` was `source[where[n]]`."""

    text: str
    source: str
    where: tuple[int, ...]
    ends: tuple[int, ...]

    def piece(self, start: int, end: int) -> str:
        """Return the letters as pasted that `text[start:end]` (not empty) came from."""
        return self.source[self.where[start] : self.where[end - 1] + 1]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around `text[start:end]` begins and ends, or what is near."""
        before = bisect_right(self.ends, start)
        after = bisect_left(self.ends, end)
        first = self.ends[before - 1] if before else 0
        last = self.ends[after] if after < len(self.ends) else len(self.text)
        return max(first, start - _NEAR), min(last, end + _NEAR)

    def sentences(self) -> Iterator[str]:
        """Yield every sentence."""
        first = 0
        for end in (*self.ends, len(self.text)):
            yield self.text[first:end]
            first = end


def make_plain(source: str) -> Plain:
    """Undo what phones and PDF files do to letters: full width, old radicals (`⾦`), hidden ones.

    Raised digits stay as they are, since 650⁰⁰ is not 65000.
    """
    letters: list[str] = []
    where: list[int] = []
    for at, char in enumerate(source):
        category = unicodedata.category(char)
        if char in "\n\r\v\f\x85\u2028\u2029":
            form = "\n"
        elif char == "\t" or category == "Zs":
            form = " "
        elif category in ("Cf", "Cc"):
            continue
        elif category == "Pd" or char == "\N{MINUS SIGN}":
            form = "-"
        elif category == "No":
            form = char
        else:
            form = unicodedata.normalize("NFKC", char)
            form = form if len(form) <= _LONGEST_FORM else char
        letters += form
        where += [at] * len(form)
    text = "".join(letters)
    ends = tuple(m.end() for m in _SENTENCE_END.finditer(text))
    return Plain(text, source, tuple(where), ends)
