"""The guide for users: its words are the program's, its pictures are there, its languages agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtGui import QImage

from simdesk import __version__
from simdesk.i18n.language import LANGUAGES
from tests.screens.marks import MARKS

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
MOST_BYTES = 6_000_000

PICTURE = re.compile(r"^!\[(.+)\]\((images/.+\.png)\)$", re.MULTILINE)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
FIRST_LETTER = ord("\N{CIRCLED LATIN CAPITAL LETTER A}")
SETUP = {"zh_CN": "SimpChinese", "ru": "Russian", "en": "English"}


def text(language: str) -> str:
    """Return the page of a language."""
    return (GUIDE / f"{language}.md").read_text(encoding="utf-8")


def shown(language: str) -> list[re.Pattern[str]]:
    """Return what stands on the screen in a language: the program's words, and the setups'."""
    with (ROOT / f"translations/{language}/LC_MESSAGES/simdesk.po").open("rb") as file:
        messages = [m for m in read_po(file, locale=language) if m.id]
    words: list[str] = []
    for message in messages:
        said = (message.id if language == "en" else message.string) or ""
        words += [said] if isinstance(said, str) else list(said)
    setup = ROOT / f"installer/windows/words/{SETUP[language]}.nsh"
    words += re.findall(r'^LangString \w+ \S+ "(.+)"$', setup.read_text("utf-8"), re.MULTILINE)
    menu = (ROOT / "installer/linux/run_file.py").read_text(encoding="utf-8")
    key = "Name" if language == "en" else rf"Name\[{language}\]"
    words += re.findall(rf"^{key}=(.+)$", menu, re.MULTILINE)
    return [re.compile(r"\{\w+\}".join(map(re.escape, re.split(r"\{\w+\}", w)))) for w in words]


def letters(part: str) -> str:
    """Return the marks that a part of a text speaks of, each once, in their order."""
    return "".join(chr(ord("A") + n) for n in range(26) if chr(FIRST_LETTER + n) in part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_in_bold_stands_on_the_screen(language: str) -> None:
    words = shown(language)
    bold = {" ".join(found.split()) for found in BOLD.findall(text(language))}
    assert len(bold) > 50
    assert {said for said in bold if not any(word.fullmatch(said) for word in words)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_is_taken_for_bold(language: str) -> None:
    """Between a sign and a letter, two stars end nothing: they would be shown as stars."""
    pieces = text(language).split("**")
    ends = [(pieces[i][-1], pieces[i + 1][:1]) for i in range(1, len(pieces), 2)]
    begins = [(pieces[i][:1], pieces[i - 1][-1:]) for i in range(1, len(pieces), 2)]
    wrong = [pair for pair in (*ends, *begins) if not pair[0].isalnum() and pair[1].isalnum()]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_and_references_meet(language: str) -> None:
    named = [name for _words, name in PICTURE.findall(text(language))]
    there = {f"images/{language}/{path.name}" for path in (GUIDE / "images" / language).iterdir()}
    assert set(named) == there
    assert len(named) == len(there) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_a_picture_speaks_of_its_marks(language: str) -> None:
    wrong = []
    for part in re.split(r"(?m)^(?=!\[|#)", text(language)):
        if found := PICTURE.match(part):
            drawn = QImage(str(GUIDE / found[2])).text(MARKS)
            if letters(part) != drawn:
                wrong.append((found[2], letters(part), drawn))
        elif not part.startswith("# ") and letters(part):
            wrong.append((part.splitlines()[0], letters(part), ""))
    assert wrong == []


def test_the_languages_say_the_same() -> None:
    def shape(language: str) -> list[str]:
        page = text(language).replace(f"images/{language}/", "images/")
        commands = re.findall(r"`[^`\n]+`", page)
        heads = re.findall(r"^#+ ", page, re.MULTILINE)
        pictures = [name for _words, name in PICTURE.findall(page)]
        lists = re.findall(r"^ *(?:-|\d\.) ", page, re.MULTILINE)
        return [*heads, *pictures, *sorted(commands), *lists]

    assert shape("zh_CN") == shape("en")
    assert shape("ru") == shape("en")


def test_the_first_page_leads_to_every_language() -> None:
    page = (GUIDE / "README.md").read_text(encoding="utf-8")
    links = {f"({language}.md)" for language in LANGUAGES}
    assert {link for link in links if link not in page} == set()


@pytest.mark.parametrize("page", ["README", *LANGUAGES])
def test_files_are_those_of_this_version_and_no_place_of_a_machine_is_named(page: str) -> None:
    words = text(page)
    named = set(re.findall(r"SimDesk-\d[\w.-]*\.\w+|simdesk_\d[\w.-]*\.\w+", words))
    assert named == {
        f"SimDesk-{__version__}-setup.exe",
        f"simdesk_{__version__}_amd64.deb",
        f"SimDesk-{__version__}-linux-x86_64.run",
        f"SimDesk-{__version__}.dmg",
    }
    assert re.findall(r"https?://|/work|/tmp|/root|pypi|npmjs", words) == []
    assert "продл" not in words.casefold()


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in GUIDE.rglob("*.png")) < MOST_BYTES
