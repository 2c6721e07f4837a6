"""No domain, code, price or phone number stands in the program's code or in its translations."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from simdesk.catalogue.addresses import AddressKind, addresses
from simdesk.catalogue.files import parse
from tests.packs import own_parts

ROOT = Path(__file__).parents[2]
TABLES = parse(own_parts()).tables

LOOKS = {
    "a domain": re.compile(
        r"(?<![\w.])(?:[a-zа-яё0-9-]+\.)+(?:ru|su|рф|com|org|net|info|by|kz|me|xyz|app|io)\b",
        re.IGNORECASE,
    ),
    "a code": re.compile(r"[*#]\d[\d*#{}a-z]*#"),
    "a phone number": re.compile(
        r"\+7[\s(-]*\d{3}|(?<!\d)8[\s(-]*[3-9]\d\d[\s)-]*\d{3}|(?<![\d#A-Fa-f])0\d{3}(?![\dA-Fa-f])"
    ),
    "a price": re.compile(
        r"(?:₽|руб|\brub|rouble|卢布)\s*\d|\d\s*(?:₽|руб|р\.|rub\b|rouble|卢布)", re.IGNORECASE
    ),
}
EXAMPLES = {
    "simdesk/catalogue/official_schema.py": {"www.example.ru"},
    "simdesk/catalogue/schema.py": {"example.ru", "*100#"},
    # The name of a file's format, which nobody opens.
    "simdesk/desktop/windows_task.py": {"schemas.microsoft.com"},
    # The beginning of an invented number that is written and read back.
    "simdesk/self_test/bench.py": {"+7916"},
    # Where Qt's licence wants its sources to be offered; no fact about numbers.
    "simdesk/ui/settings/about.py": {"download.qt.io"},
}
"""What is no fact of the catalogue, with its reason: examples, names of formats, duties."""

NAMES = {"OFD.ru"}
"""A company that is called so; its address is another one."""

KEPT_WHOLE = {"value", "url", "hosts", "source", "as_of", "read_on", "phrases"}
"""Keys of the catalogue that hold a fact, where it was read, or what a message is compared with."""


@cache
def literals() -> tuple[tuple[str, str], ...]:
    """Return every text in the program's code, with its file; docstrings are no texts."""
    found: list[tuple[str, str]] = []
    for file in sorted((ROOT / "simdesk").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        statements = (node for node in ast.walk(tree) if isinstance(node, ast.Expr))
        docstrings = {id(statement.value) for statement in statements}
        name = file.relative_to(ROOT).as_posix()
        found += (
            (name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        )
    return tuple(found)


@cache
def words() -> tuple[tuple[str, str], ...]:
    """Return every text of the translations and its translation, with its file."""
    found: list[tuple[str, str]] = []
    for file in sorted((ROOT / "translations").rglob("*.po*")):
        if file.suffix not in (".po", ".pot"):
            continue
        with file.open("rb") as opened:
            messages = list(read_po(opened))
        for message in messages:
            for texts in (message.id, message.string):
                listed = texts if isinstance(texts, tuple | list) else (texts,)
                found += (
                    (file.relative_to(ROOT).as_posix(), t) for t in listed if t and message.id
                )
    return tuple(found)


def said(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of the catalogue that is said and not a fact's own value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from said(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner, key)
    elif isinstance(value, str) and key not in KEPT_WHOLE:
        yield value


def found_in(text: str) -> list[tuple[str, str]]:
    """Return what in a text looks like a fact, and as what."""
    return [(what, m[0]) for what, look in LOOKS.items() for m in look.finditer(text)]


def test_there_is_something_to_look_at() -> None:
    assert len(literals()) > 5000
    assert len({name for name, _ in words()}) == 4
    assert len(words()) > 5000


def test_no_fact_stands_in_the_code() -> None:
    wrong = [
        (name, what, fact)
        for name, text in literals()
        for what, fact in found_in(text)
        if fact not in EXAMPLES.get(name, ())
    ]
    assert wrong == []
    for name, examples in EXAMPLES.items():
        kept = {fact for file, text in literals() if file == name for _, fact in found_in(text)}
        assert kept == examples, "an exception that is no longer needed goes"


def test_no_fact_stands_in_the_translations() -> None:
    assert [(name, fact) for name, text in words() for fact in found_in(text)] == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_fact_stands_in_the_words_of_the_catalogue(name: str) -> None:
    texts = set(said(TABLES[name])) - NAMES
    assert [(text, fact) for text in texts for fact in found_in(text)] == []


def test_no_address_of_the_catalogue_stands_in_code_or_words() -> None:
    """Each single one is looked for as it is, whatever it looks like: 611 as well."""
    never = {AddressKind.NAMESAKE, AddressKind.SHORTENER, AddressKind.OTHER}
    values = {a.value for a in addresses(TABLES) if a.kind not in never}
    assert len(values) > 80
    # Where a value ends, no letter or digit may go on: `111` is not in `#111111`.
    each = sorted((re.escape(value) for value in values), key=len, reverse=True)
    one = re.compile(rf"(?<![\w*#+])(?:{'|'.join(each)})(?![\w*#])")
    wrong = [
        (name, m[0])
        for name, text in (*literals(), *words())
        for m in one.finditer(text)
        if m[0] not in EXAMPLES.get(name, ())
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Open lk.mts.ru now", "a domain"),
        ("Сайт мтс.рф", "a domain"),
        ("Dial *100# here", "a code"),
        ("*112*{number}*{amount}#", "a code"),
        ("Call 8 800 250 08 90", "a phone number"),
        ("Call +7 495 766 01 66", "a phone number"),
        ("Dial 0890", "a phone number"),
        ("It costs 30 ₽", "a price"),
        ("Стоит 30 рублей", "a price"),
        ("每天 3 卢布", "a price"),
        ("RUB 150", "a price"),
    ],
)
def test_each_kind_of_fact_is_seen(text: str, what: str) -> None:
    assert what in {kind for kind, _ in found_in(text)}
