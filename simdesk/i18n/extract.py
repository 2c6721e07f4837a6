"""Collects the words of code and catalogue for translators; the program itself never runs it."""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from simdesk import __version__
from simdesk.i18n.language import LANGUAGES
from simdesk.i18n.shown import SOURCE_LANGUAGE, shown

_SOURCES = [
    ("simdesk/**.py", "python"),
    ("resources/catalogue/**.toml", "simdesk.i18n.extract:extract_toml"),
]
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extract_toml(
    file: BinaryIO,
    keywords: object,  # noqa: ARG001 - Babel's interface
    comment_tags: object,  # noqa: ARG001
    options: object,  # noqa: ARG001
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the shown texts of one file of the catalogue, in Babel's terms."""
    for text in shown(tomllib.load(file)):
        yield 1, "", text, []


def collect(root: Path) -> Catalog:
    """Return every word that the checkout `root` shows, without translations."""
    words = Catalog()
    _head(words)
    found = extract_from_dir(
        str(root),
        _SOURCES,
        keywords=_KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for name, _line, message, comments, context in found:
        # No line numbers are written: a change of code is no change of words.
        words.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return words


def update(root: Path) -> None:
    """Bring the template and the `.po` file of every language up to date with the sources.

    What is translated stays; words that are no longer shown go. English is filled in.
    """
    folder = root / "translations"
    words = collect(root)
    _write(folder / "simdesk.pot", words)
    for language in LANGUAGES:
        path = folder / language / "LC_MESSAGES" / "simdesk.po"
        translated = Catalog(language)
        if path.exists():
            with path.open("rb") as file:
                translated = read_po(file, language)
        _head(translated)
        translated.update(words, no_fuzzy_matching=True)
        if language == SOURCE_LANGUAGE:
            for message in translated:
                message.string = message.string if not message.id else message.id
        _write(path, translated)


def _head(words: Catalog) -> None:
    words.project, words.version = "SimDesk", __version__
    words.header_comment = "# The words of SimDesk; collected by `dev.py translations`."
    words.last_translator = words.language_team = words.copyright_holder = "SimDesk"
    words.msgid_bugs_address = ""


def _write(path: Path, words: Catalog) -> None:
    """Write a catalogue unless nothing but its dates would change."""
    new = io.BytesIO()
    write_po(new, words, width=100, ignore_obsolete=True, include_lineno=False)
    old = path.read_bytes() if path.exists() else b""
    if _undated(old) != _undated(new.getvalue()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new.getvalue())


def _undated(text: bytes) -> list[bytes]:
    return [line for line in text.splitlines() if not line.startswith((b'"POT-C', b'"PO-R'))]


if __name__ == "__main__":
    update(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[2])
