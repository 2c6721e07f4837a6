"""Checks a pack with the translations that come with it, which could break a page or mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from simdesk.catalogue.addresses import within
from simdesk.catalogue.pack import Pack, read_pack, words_file
from simdesk.domain.errors import PackError, PackProblem
from simdesk.i18n.language import LANGUAGES
from simdesk.i18n.shown import SOURCE_LANGUAGE, shown

TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE_LANGUAGE)
"""English stands in the texts themselves."""

_FIELD = re.compile(r"\{[^{}]*\}")
_SHOWN = 40


def check_pack(path: Path) -> Pack:
    """Return the pack at `path`, in which every text is translated and nothing is wrong.

    Raises:
        PackError: something is; all reasons of one kind are told.
    """
    pack = read_pack(path, TRANSLATED)
    texts = {text for part in pack.tables.values() for text in shown(part.tables)}
    found = [f for language, words in pack.words.items() for f in _faults(language, texts, words)]
    if found:
        raise PackError(PackProblem.FAULTY, tuple(found))
    return pack


def _faults(language: str, texts: set[str], words: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with `words`, the translations of exactly `texts`.

    The placeholders and the addresses of a text must be in its translation, and no others: what
    the owner agrees to is asked of the texts alone.
    """
    file = words_file(language)
    for text in sorted(texts - words.keys()):
        yield f"{file}: {_name(text)}: is missing"
    for text, translation in words.items():
        if text not in texts:
            yield f"{file}: {_name(text)}: is no text of this catalogue"
        elif not isinstance(translation, str) or not translation.strip():
            yield f"{file}: {_name(text)}: must be a text"
        else:
            yield from (f"{file}: {_name(text)}: {f}" for f in _between(text, translation))


def _between(text: str, translation: str) -> Iterator[str]:
    if not translation.replace("\N{NO-BREAK SPACE}", " ").isprintable():
        yield "must be one line of plain text"
    if "<" in translation or ">" in translation:
        yield "must be plain text without markup"
    rest = _FIELD.sub("", translation)
    if set(_FIELD.findall(text)) != set(_FIELD.findall(translation)) or "{" in rest or "}" in rest:
        yield "has other placeholders than the text"
    if set(within(text)) != set(within(translation)):
        yield "has other addresses than the text"


def _name(text: str) -> str:
    """Return the beginning of a text, in one line, as a problem names it."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
