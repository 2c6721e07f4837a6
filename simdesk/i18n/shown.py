"""Which texts of the catalogue are words that are shown; it neither collects nor translates."""

from __future__ import annotations

from collections.abc import Iterator

MSGID_KEYS = (
    "abroad_note",
    "after_text",
    "applies_to",
    "doubt",
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
"""Keys of the catalogue, at any depth, that hold a text or a list of texts that is shown."""

SOURCE_LANGUAGE = "en"
"""What the words in code and catalogue are written in."""


def shown(value: object) -> Iterator[str]:
    """Yield every text in nested tables of the catalogue that is shown."""
    if isinstance(value, list):
        for entry in value:
            yield from shown(entry)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in MSGID_KEYS:
                texts = inner if isinstance(inner, list) else [inner]
                yield from (text for text in texts if isinstance(text, str) and text)
            yield from shown(inner)
