"""Reads the file of a receipt: its codes, fiscal fields and text; it keeps and changes nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from simdesk.domain.errors import ReceiptFileError
from simdesk.domain.reading import Reading, reading_of
from simdesk.reading.answer import take_apart
from simdesk.reading.child import ask
from simdesk.reading.source import load

_MOST_SAID = 4_000_000
"""Bytes: ten pages full of text and a hundred codes."""

_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]+")
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}


def read_file(path: Path, stopped: Callable[[], bool] | None = None) -> Reading:
    """Read one file; whatever is in it, this raises nothing and ends within 20 s.

    Callable from any thread. `stopped` is asked from another one and ends the reading early.
    """
    try:
        said = take_apart(ask(load(path), most=_MOST_SAID, stopped=stopped))
    except ReceiptFileError as error:
        return Reading(error=ReceiptFileError(error.problem, path.name, error.limit))
    return reading_of(
        path.name,
        said.codes,
        [_plain(page) for page in said.pages],
        cut_off=said.cut_off,
        problem=said.problem,
    )


def _plain(text: str) -> str:
    """Return a page's text with the characters that were meant.

    Fonts of PDFs often name a Chinese character by its radical, which looks the same. Nothing
    else is made alike: raised kopeks would become roubles.
    """
    text = _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    lines = ("".join(c for c in line if not _unseen(c)) for line in text.splitlines())
    return "\n".join(lines)


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN and char != "\t"
