"""Words are found in the compiled file as it lies, as gettext finds them after reading it whole."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from simdesk.i18n.compile import compile_words
from simdesk.i18n.word_file import WordFile

WORDS = {
    "ru": ("строка", "строки", "строк"),
    "zh_CN": ("行",),
    "en": ("row", "rows"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Compiled words of three languages, with contexts and counts, not in the order of bytes."""
    for language, forms in WORDS.items():
        words = Catalog(locale=language)
        for number in range(200):
            words.add(f"Line {number}", f"{language} {number}")
        words.add(("{n} row", "{n} rows"), forms)
        words.add("May", f"{language} month", context="month")
        words.add("May", f"{language} can")
        words.add("Zebra", f"{language} horse", context="a")
        words.add("номер", f"{language} №")
        place = tmp_path / language / "LC_MESSAGES" / "simdesk.po"
        place.parent.mkdir(parents=True)
        with place.open("wb") as out:
            write_po(out, words)
    compile_words(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", WORDS)
def test_every_word_is_the_one_that_gettext_finds(folder: Path, language: str) -> None:
    theirs = gettext.translation("simdesk", folder, [language])
    ours = WordFile(folder / language / "LC_MESSAGES" / "simdesk.mo")
    for number in range(200):
        assert ours.one(f"Line {number}") == theirs.gettext(f"Line {number}")
    assert ours.one("May") == theirs.gettext("May")
    assert ours.one("month\4May") == theirs.pgettext("month", "May")
    assert ours.one("a\4Zebra") == theirs.pgettext("a", "Zebra")
    assert ours.one("номер") == theirs.gettext("номер")
    for count in range(130):
        found = theirs.ngettext("{n} row", "{n} rows", count)
        assert ours.for_count("{n} row", count) == found


@pytest.mark.parametrize("key", ["", "Line", "Line 1000", "zzz", "month\4Mayor", "Zebra", "я"])
def test_what_is_not_in_the_file_is_not_found(folder: Path, key: str) -> None:
    ours = WordFile(folder / "ru" / "LC_MESSAGES" / "simdesk.mo")
    assert (ours.one(key) is None) == (key != "")
    assert ours.for_count("Nothing", 3) is None


def test_a_file_that_is_not_there_has_no_words(tmp_path: Path) -> None:
    assert WordFile(tmp_path / "simdesk.mo").one("May") is None


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "simdesk.mo").write_bytes(b"no words at all, and then some")
    with pytest.raises(OSError, match="no compiled catalogue"):
        WordFile(tmp_path / "simdesk.mo")
