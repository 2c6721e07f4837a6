"""Finds faults in translations that compiling lets through; it changes nothing."""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

from simdesk.i18n.extract import collect
from simdesk.i18n.language import LANGUAGES
from simdesk.i18n.shown import SOURCE_LANGUAGE

_MONTH_NUMBER = dict.fromkeys(("month", "short_month", "month_alone"), "month_number")
"""Chinese says a month as its number: what may stand for what."""

_NOT_SAID = {
    # Fraudsters ring about "prolonging the contract", and no number is ever "safe" for good.
    "ru": re.compile("продл|безопасн", re.IGNORECASE),
    "zh_CN": re.compile("安全"),
}

_NO_SPACES = {"zh_CN"}
"""Chinese signs bring their own space: ', ' becomes '、'."""


def faults(root: Path) -> list[str]:
    """Return what is wrong with the translations of the checkout `root`, one line each.

    Every word that code or catalogue shows must be translated into every language, not marked
    fuzzy, with the same placeholders and as many plural forms as the language has.
    """
    words = collect(root)
    found: list[str] = []
    for language in LANGUAGES:
        path = root / "translations" / language / "LC_MESSAGES" / "simdesk.po"
        try:
            with path.open("rb") as file:
                translated = read_po(file, language, abort_invalid=True)
        except (OSError, PoFileError, UnicodeDecodeError) as error:
            found.append(f"{language}: {path.name}: {error}")
            continue
        found += (f"{language}: {fault}" for fault in _faults_of(words, translated, language))
    return found


def _faults_of(words: Catalog, translated: Catalog, language: str) -> Iterator[str]:
    forms = get_plural(Locale.parse(language)).num_plurals
    if translated.num_plurals != forms:
        yield f"the head says {translated.num_plurals} plural forms, not {forms}"
    for word in words:
        if not word.id:
            continue
        shown = word.id if isinstance(word.id, str) else word.id[0]
        message = translated.get(shown, word.context)
        for fault in _faults_in(word, message, forms, language):
            yield f"{shown!r}: {fault}"


def _faults_in(word: Message, message: Message | None, forms: int, language: str) -> Iterator[str]:
    if message is None:
        yield "is missing; collect the words anew"
        return
    if message.fuzzy:
        yield "is marked fuzzy"
    said = message.string or ""
    texts = (said,) if isinstance(said, str) else tuple(said)
    sources = (word.id,) if isinstance(word.id, str) else tuple(word.id)
    if isinstance(message.id, str) != isinstance(word.id, str):
        yield "has a plural on one side only; collect the words anew"
        return
    expected = forms if len(sources) > 1 else 1
    if len(texts) != expected:
        yield f"has {len(texts)} plural forms, not {expected}"
    for place, text in enumerate(texts):
        # Only English says its first form of exactly one thing; Russian says it of 21, too.
        exactly_one = language == SOURCE_LANGUAGE and place == 0
        source = sources[0] if exactly_one else sources[-1]
        yield from _faults_between(source, text)
        if text and language not in _NO_SPACES and _edges(source) != _edges(text):
            yield f"begins or ends with a space, unlike the source: {text!r}"
        if language in _NOT_SAID and _NOT_SAID[language].search(text):
            yield f"uses a word that is not said here: {text!r}"


def _faults_between(source: str, text: str) -> Iterator[str]:
    if not text:
        yield "is not translated"
        return
    try:
        wanted, found = _placeholders(source), _placeholders(text)
    except ValueError as error:
        yield f"has a stray brace ({error}): {text!r}"
        return
    replaced = {name for name in wanted - found if _MONTH_NUMBER.get(name) in found}
    missing = wanted - found - replaced
    extra = found - wanted - {_MONTH_NUMBER[name] for name in replaced}
    if missing or extra:
        yield f"has other placeholders than the source, {sorted(missing | extra)}: {text!r}"


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main() -> int:
    """Print the faults of the checkout; return 1 if there are any."""
    found = faults(Path(__file__).parents[2])
    for fault in found:
        print(fault)
    print(f"{len(found)} faults in the translations" if found else "the translations are complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
