"""The language in use: looks words up in the compiled catalogues; it holds no words itself."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from simdesk.i18n.word_file import WordFile

LANGUAGES = ("zh_CN", "ru", "en")
"""Languages with complete catalogues, each named in its own words by `OWN_NAMES`."""

OWN_NAMES = {"zh_CN": "简体中文", "ru": "Русский", "en": "English"}


def _nothing(_language: str) -> Mapping[str, str]:
    return {}


_added: Callable[[str], Mapping[str, str]] = _nothing
"""Words that came with a catalogue; looked up only where the program itself knows none."""


class _Words:
    """The words of one language; what is in none of its files is English as it stands."""

    def __init__(self, language: str, folder: Path) -> None:
        self._language = language
        self._file = WordFile(folder / language / "LC_MESSAGES" / "simdesk.mo")

    def plain(self, message: str) -> str:
        return self._file.one(message) or _added(self._language).get(message, message)

    def counted(self, singular: str, plural: str, count: int) -> str:
        return self._file.for_count(singular, count) or (singular if count == 1 else plural)

    def particular(self, context: str, message: str) -> str:
        return self._file.one(f"{context}\4{message}") or message


_words_of = cache(_Words)
_folder = Path()
_code = "en"
_current = _words_of(_code, _folder)
_here: ContextVar[tuple[str, _Words] | None] = ContextVar("_here", default=None)
"""What is spoken in place of it, each thread for itself."""


def add_words(words: Callable[[str], Mapping[str, str]]) -> None:
    """From now on translate what the program knows no words for by `words(language)`.

    The program's own words always come first, so that a pack cannot change what a button says.
    """
    global _added  # noqa: PLW0603 - as the language itself
    _added = words


def use_language(code: str, folder: Path) -> str:
    """Switch to `code`, or to the system's language where it is empty; return what is used.

    `folder` holds `<language>/LC_MESSAGES/simdesk.mo`. English is written in the code itself.
    """
    global _current, _code, _folder  # noqa: PLW0603 - one process shows one language
    _folder = folder
    _code = code if code in LANGUAGES else system_language()
    _current = _words_of(_code, folder)
    return _code


def system_language() -> str:
    """Return the catalogue nearest to the system's language, English where none is near."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    tag = (named or locale.getlocale()[0] or "").lower()
    return {"zh": "zh_CN", "ch": "zh_CN", "ru": "ru"}.get(tag[:2], "en")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak one of `LANGUAGES` within the block and in this thread, whatever the window speaks."""
    token = _here.set((code, _words_of(code, _folder)))
    try:
        yield
    finally:
        _here.reset(token)


def language() -> str:
    """Return the code in use, one of `LANGUAGES`."""
    here = _here.get()
    return here[0] if here else _code


def _words() -> _Words:
    here = _here.get()
    return here[1] if here else _current


def in_language(code: str, message: str) -> str:
    """Return `message` in one of `LANGUAGES`, whichever is in use."""
    return _words_of(code, _folder).plain(message) if message else ""


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _words().plain(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for `count`, with its `{n}` filled in."""
    return _words().counted(singular, plural, count).format(n=count)


def pgettext(context: str, message: str) -> str:
    """Return `message` as it reads in `context`."""
    return _words().particular(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name gettext users know
    """Mark `message` for the catalogues; it is looked up where it is shown."""
    return message
