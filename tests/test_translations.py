"""The words: complete in every language, and each kind of fault shown to be found."""

from __future__ import annotations

import gettext
import subprocess
import sys
from pathlib import Path

import pytest

from simdesk.i18n.check import faults
from simdesk.i18n.compile import compile_words
from simdesk.i18n.extract import collect, update
from simdesk.i18n.language import LANGUAGES

ROOT = Path(__file__).parents[1]

SHOWN = """
from simdesk.i18n.language import N_, _, ngettext, pgettext

_("Add")
N_("Bin")
_("{day} {month}")
# Translators: a season
pgettext("season", "Fall")
pgettext("to drop", "Fall")
ngettext("{n} number", "{n} numbers", 2)
"""
CATALOGUE = """
name = "Not shown"
title = "At {operator}"
todo = ["Wait", "Ask"]
[[steps]]
[steps.overrides.mts]
why = "Deep down"
"""
TRANSLATED = {
    "zh_CN": {
        "Add": "添加",
        "Bin": "回收站",
        "{day} {month}": "{month_number}月{day}日",
        "At {operator}": "在 {operator}",
        "Wait": "等待",
        "Ask": "询问",
        "Deep down": "深处",
        ("season", "Fall"): "秋天",
        ("to drop", "Fall"): "落下",
        "{n} number": ("{n} 个号码",),
    },
    "ru": {
        "Add": "Добавить",
        "Bin": "Корзина",
        "{day} {month}": "{day} {month}",
        "At {operator}": "В {operator}",
        "Wait": "Подождать",
        "Ask": "Спросить",
        "Deep down": "Глубоко",
        ("season", "Fall"): "Осень",
        ("to drop", "Fall"): "Падать",
        "{n} number": ("{n} номер", "{n} номера", "{n} номеров"),
    },
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A tiny program, its catalogue, and complete translations of both."""
    for name, text in (("simdesk/shown.py", SHOWN), ("resources/catalogue/a.toml", CATALOGUE)):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    update(tmp_path)
    for language, words in TRANSLATED.items():
        text = po(tmp_path, language).read_text(encoding="utf-8")
        for key, said in words.items():
            context, msgid = key if isinstance(key, tuple) else ("", key)
            head = f'msgctxt "{context}"\n' if context else "\n"
            if isinstance(said, str):
                old = f'{head}msgid "{msgid}"\nmsgstr ""\n'
                new = f'{head}msgid "{msgid}"\nmsgstr "{said}"\n'
            else:
                empty = "".join(f'msgstr[{n}] ""\n' for n in range(len(said)))
                full = "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(said))
                old, new = f'numbers"\n{empty}', f'numbers"\n{full}'
            assert old in text
            text = text.replace(old, new)
        po(tmp_path, language).write_text(text, encoding="utf-8")
    return tmp_path


def po(root: Path, language: str) -> Path:
    return root / "translations" / language / "LC_MESSAGES" / "simdesk.po"


def test_every_word_of_the_program_is_translated_without_fault() -> None:
    found = faults(ROOT)
    assert not found, "\n".join(found)


def test_complete_translations_have_no_fault(checkout: Path) -> None:
    assert faults(checkout) == []


@pytest.mark.parametrize(
    ("language", "old", "new", "fault"),
    [
        ("ru", '"Добавить"', '""', "'Add': is not translated"),
        ("ru", '"{n} номера"', '""', "'{n} number': is not translated"),
        ("ru", 'msgstr[2] "{n} номеров"\n', "", "'{n} number': is not translated"),
        ("ru", "nplurals=3", "nplurals=4", "the head says 4 plural forms, not 3"),
        ("ru", "nplurals=3", "nplurals=2", "more translations than num_plurals"),
        ("zh_CN", "{n} 个号码", "个号码", "other placeholders than the source, ['n']"),
        ("ru", '"{n} номер"', '"один номер"', "other placeholders than the source, ['n']"),
        ("ru", "В {operator}", "В {0perator}", "placeholders than the source, ['0perator', 'oper"),
        ("ru", "В {operator}", "В {operator", "has a stray brace"),
        ("ru", "В {operator}", "В {operator} {month_number}", "['month_number']"),
        ("zh_CN", "{month_number}月{day}日", "{month_number}月", "['day']"),
        ("ru", "Добавить", "Добавить ", "begins or ends with a space"),
        ("ru", 'msgid "Bin"', '#, fuzzy\nmsgid "Bin"', "'Bin': is marked fuzzy"),
        ("ru", 'msgid "Bin"', 'msgid "Basket"', "'Bin': is missing"),
        ("ru", "Подождать", "Продлить", "uses a word that is not said here"),
        ("ru", "Подождать", "Номер в безопасности", "uses a word that is not said here"),
        ("zh_CN", "等待", "号码安全", "uses a word that is not said here"),
        ("en", 'msgstr[1] "{n} numbers"', 'msgstr[1] ""', "'{n} number': is not translated"),
        ("zh_CN", 'msgid "Wait"', 'message "Wait"', "zh_CN: simdesk.po:"),
    ],
)
def test_a_fault_in_a_translation_is_found(
    checkout: Path, language: str, old: str, new: str, fault: str
) -> None:
    text = po(checkout, language).read_text(encoding="utf-8")
    assert old in text
    po(checkout, language).write_text(text.replace(old, new), encoding="utf-8")
    found = faults(checkout)
    assert fault in found[0]
    assert all(line.startswith(f"{language}: ") for line in found)
    assert len(found) == 1 or "nplurals" in new


def test_a_language_without_a_file_is_a_fault(checkout: Path) -> None:
    po(checkout, "ru").unlink()
    assert [fault for fault in faults(checkout) if fault.startswith("ru: simdesk.po: ")]


def test_what_is_shown_is_collected_and_nothing_else(checkout: Path) -> None:
    collected = {(word.context, word.id) for word in collect(checkout) if word.id}
    assert collected == {
        (None, "Add"),
        (None, "Bin"),
        (None, "{day} {month}"),
        ("season", "Fall"),
        ("to drop", "Fall"),
        (None, ("{n} number", "{n} numbers")),
        (None, "At {operator}"),
        (None, "Wait"),
        (None, "Ask"),
        (None, "Deep down"),
    }


def test_updating_keeps_translations_and_a_second_time_changes_no_byte(checkout: Path) -> None:
    shown = checkout / "simdesk" / "shown.py"
    shown.write_text(SHOWN.replace('_("Add")', '_("Add"), _("New")'), encoding="utf-8")
    update(checkout)
    assert sorted(faults(checkout)) == [
        "ru: 'New': is not translated",
        "zh_CN: 'New': is not translated",
    ]
    written = {language: po(checkout, language).read_bytes() for language in LANGUAGES}
    update(checkout)
    assert written == {language: po(checkout, language).read_bytes() for language in LANGUAGES}


def test_compiled_words_are_what_the_program_says(checkout: Path) -> None:
    compile_words(checkout / "translations")
    russian = gettext.translation("simdesk", checkout / "translations", ["ru"])
    assert russian.gettext("Deep down") == "Глубоко"
    assert russian.pgettext("season", "Fall") == "Осень"
    assert russian.ngettext("{n} number", "{n} numbers", 21) == "{n} номер"
    assert russian.ngettext("{n} number", "{n} numbers", 12) == "{n} номеров"


def test_a_broken_file_is_named_and_the_compiled_words_of_before_stay(checkout: Path) -> None:
    [*_, mo] = compile_words(checkout / "translations")
    before = mo.read_bytes()
    po(checkout, "zh_CN").write_text("msgid Add", encoding="utf-8")
    with pytest.raises(ValueError, match=r"zh_CN.*simdesk\.po"):
        compile_words(checkout / "translations")
    assert mo.read_bytes() == before


def test_the_check_reports_to_a_shell() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "simdesk.i18n.check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == (1 if faults(ROOT) else 0)
    assert "translations" in ran.stdout
