"""The language in use: looks words up in the compiled catalogues; it holds no words itself."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

LANGUAGES = ("zh_CN", "ru", "en")
"""Languages with complete catalogues, each named in its own words by `OWN_NAMES`."""

OWN_NAMES = {"zh_CN": "简体中文", "ru": "Русский", "en": "English"}

_current: gettext.NullTranslations = gettext.NullTranslations()
_code = "en"
_folder = Path()
_here: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("_here", default=None)
"""What is spoken in place of it, each thread for itself."""


def _nothing(_language: str) -> Mapping[str, str]:
    return {}


_added: Callable[[str], Mapping[str, str]] = _nothing


class _Added(gettext.NullTranslations):
    """Words that came with a catalogue; looked up only where the program itself knows none."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> str:
        return _added(self._language).get(message, message)


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
    _current = _words_of(_code)
    return _code


def system_language() -> str:
    """Return the catalogue nearest to the system's language, English where none is near."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    tag = (named or locale.getlocale()[0] or "").lower()
    return {"zh": "zh_CN", "ch": "zh_CN", "ru": "ru"}.get(tag[:2], "en")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak one of `LANGUAGES` within the block and in this thread, whatever the window speaks."""
    token = _here.set((code, _words_of(code)))
    try:
        yield
    finally:
        _here.reset(token)


def language() -> str:
    """Return the code in use, one of `LANGUAGES`."""
    here = _here.get()
    return here[0] if here else _code


def _words() -> gettext.NullTranslations:
    here = _here.get()
    return here[1] if here else _current


def in_language(code: str, message: str) -> str:
    """Return `message` in one of `LANGUAGES`, whichever is in use."""
    return _words_of(code).gettext(message) if message else ""


def _words_of(language: str) -> gettext.NullTranslations:
    words = gettext.translation("simdesk", _folder, [language], fallback=True)
    words.add_fallback(_Added(language))
    return words


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _words().gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for `count`, with its `{n}` filled in."""
    return _words().ngettext(singular, plural, count).format(n=count)


def pgettext(context: str, message: str) -> str:
    """Return `message` as it reads in `context`."""
    return _words().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name gettext users know
    """Mark `message` for the catalogues; it is looked up where it is shown."""
    return message
