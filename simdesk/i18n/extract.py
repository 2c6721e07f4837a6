"""Finds the texts of the catalogue's TOML files for translators; used by developers only."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, BinaryIO

MSGID_KEYS = (
    "abroad_note",
    "applies_to",
    "hint",
    "proof",
    "retired",
    "risk_note",
    "text",
    "title",
    "todo",
    "warning",
    "what_counts",
    "why",
    "you_need",
)
"""Keys, at any depth, that hold a text or a list of texts that is shown."""

Message = tuple[int, str, str, list[str]]


def extract_toml(
    file: BinaryIO,
    keywords: object,  # noqa: ARG001 - Babel passes them by name
    comment_tags: object,  # noqa: ARG001
    options: object,  # noqa: ARG001
) -> Iterator[Message]:
    """Yield the shown texts of one file, as Babel's extraction interface wants them."""
    for text in _texts(tomllib.load(file)):
        yield 1, "", text, []


def _texts(table: Any) -> Iterator[str]:
    if isinstance(table, list):
        for entry in table:
            yield from _texts(entry)
    elif isinstance(table, dict):
        for key, value in table.items():
            if key in MSGID_KEYS:
                found = value if isinstance(value, list) else [value]
                yield from (text for text in found if isinstance(text, str) and text)
            yield from _texts(value)
