"""Patterns of fraud about numbers, and which of them a message shows; it is never a clearance."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from simdesk.domain.route import Part
from simdesk.domain.rule import Sourced


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that messages say, in the words of many languages. `text` is a msgid."""

    id: str
    text: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scam:
    """One pattern. Texts are msgids.

    A message fits when it has a sign of `says` and, unless that is empty, one of `and_also`.
    """

    id: str
    title: str
    text: str
    todo: tuple[str, ...]
    says: frozenset[str]
    and_also: frozenset[str]
    sources: tuple[Sourced[str], ...]


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One sentence against a pattern, shown in the steps that name it or have one of `parts`."""

    id: str
    text: str
    scam: Scam
    parts: frozenset[Part]


@dataclass(frozen=True, slots=True)
class ScamBook:
    """All that is known of fraud: signs, patterns, and the first steps of who was tricked."""

    signs: tuple[Sign, ...] = ()
    scams: tuple[Scam, ...] = ()
    tricked: tuple[str, ...] = ()
    advice: tuple[AdviceLine, ...] = ()

    def advice_for(self, named: str, parts: tuple[Part, ...]) -> AdviceLine | None:
        """Return the line that a step names, else the first that fits its parts."""
        own = next((line for line in self.advice if line.id == named), None)
        return own or next((line for line in self.advice if line.parts & set(parts)), None)


@dataclass(frozen=True, slots=True)
class MessageReading:
    """What a message shows. No scam found says nothing in the message's favour."""

    signs: tuple[Sign, ...]
    scams: tuple[Scam, ...]


def read_message(message: str, book: ScamBook) -> MessageReading:
    """Return the signs in a message and the patterns that it fits, in the order of the book."""
    folded = _fold(message)
    signs = tuple(s for s in book.signs if any(_fold(p) in folded for p in s.phrases))
    found = {sign.id for sign in signs}
    scams = tuple(s for s in book.scams if _fits(s, found))
    return MessageReading(signs, scams)


def _fits(scam: Scam, found: set[str]) -> bool:
    return bool(found & scam.says) and (not scam.and_also or bool(found & scam.and_also))


def _fold(text: str) -> str:
    """Return text without case, line breaks, soft hyphens and invisible characters."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    seen = (c for c in plain if unicodedata.category(c) != "Cf")
    return " ".join("".join(seen).split())
