"""How text is searched: what is typed against what is kept; it knows no list."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Return `text` as search sees it: compatibility forms, no case, ё as е."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def needles(query: str) -> tuple[str, str]:
    """Return what to look for, either of them: the words, and a typed number's bare digits.

    Both are the same where no number was typed, and empty for an empty query.
    """
    words = fold(query).strip()
    bare = re.sub(r"[\s()\-+.]", "", words)
    return words, bare if bare.isdigit() else words
