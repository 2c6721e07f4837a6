"""Reads the text out of a PDF file as a search or a copy would, through its character maps."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\b(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_FONT_NAME = re.compile(rb"/(F\d+) (\d+) 0 R")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> (?:\[(.*?)\]|<([0-9A-F]{4})>)", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|\[(.*?)\] TJ|(ET)")


def pdf_text(content: bytes) -> str:
    """Return all text, a line for each run of text, with every space as one space."""
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    maps = {
        name.decode(): _characters(_unpacked(objects[int(found[1])]))
        for name, number in set(_FONT_NAME.findall(content))
        if (found := re.search(rb"/ToUnicode (\d+) 0 R", objects.get(int(number), b"")))
    }
    pages = (_unpacked(body) for _number, body in sorted(objects.items()))
    text = "\n".join(_shown(page, maps) for page in pages if b" Tf " in page)
    return re.sub(r"[^\S\n]+", " ", text)


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    try:
        return zlib.decompress(found[1]) if found else b""
    except zlib.error:
        return found[1] if found else b""


def _characters(cmap: bytes) -> dict[int, str]:
    characters: dict[int, str] = {}
    for first, several, one in _RANGE.findall(cmap):
        codes = re.findall(rb"<([0-9A-F]+)>", several) or [one]
        for place, code in enumerate(codes):
            characters[int(first, 16) + place] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return characters


def _shown(page: bytes, maps: dict[str, dict[int, str]]) -> str:
    text, characters = "", dict[int, str]()
    for font, shown, pieces, end in _SHOWN.findall(page):
        if font:
            characters = maps.get(font.decode(), {})
        for run in (shown, *re.findall(rb"<([0-9A-F]+)>", pieces)):
            glyphs = (run[i : i + 4] for i in range(0, len(run), 4))
            text += "".join(characters.get(int(glyph, 16), "?") for glyph in glyphs)
        text += "\n" if end else ""
    return text
