"""What stands on a dispute sheet, row by row: facts side by side, codes, photos, the claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage

from simdesk.domain.rescue import Place
from simdesk.reading.drawn_code import QUIET, draw_code
from simdesk.services.exporting.dispute_words import Fact, Section, Sheet
from simdesk.ui.dispute.layout import ROOM, Band, Cell, Look, Placed, sheet_font
from simdesk.ui.rescue.letter_words import Passage

SMALL = Look(11, 400, "t2")
_TITLE, _HEAD, _TEXT = Look(18, 600), Look(14, 600), Look(13)
_CAPTION = Look(12, 400, "t2")
_GAP = 18
"""Between the languages."""
_CODE = 132
"""The side of a QR code: 35 mm, so that a phone reads it from paper."""
_ROW, _WHOLE = 32, 8
"""About the height of a row, and up to how many rows a section is kept on one sheet."""
_HALF = (ROOM - _GAP) / 2
_TALLEST, _LONGEST, _WIDEST_SHARE = 430, 860, 1.25
_INDENT = {Place.DATA: 20, Place.HEAD: 60}
_ABOVE = {Place.HEAD: 4, Place.TITLE: 14, Place.BODY: 10, Place.DATA: 3}


def bands(
    spoken: Sequence[Sheet], letter: Sequence[Passage], pictures: Sequence[QImage | None]
) -> Iterator[Band | None]:
    """Yield the rows of a sheet in the languages it is spoken in, with a code beside its facts.

    There is a picture for each receipt, None where its file could not be drawn.
    """
    yield _across([one.title for one in spoken], _TITLE)
    yield _across([one.about for one in spoken], SMALL, above=6)
    for parts in zip(*(one.sections for one in spoken), strict=True):
        yield from _section(parts)
    if pictures:
        yield from _pictures(spoken, pictures)
    if letter:
        yield None
        yield from _letter(letter, both=len(spoken) > 1)


def _across(texts: Sequence[str], look: Look, *, above: float = 0, ruled: bool = False) -> Band:
    """Return a text side by side in each language."""
    width = (ROOM - _GAP * (len(texts) - 1)) / len(texts)
    cells = tuple(Cell(n * (width + _GAP), width, text, look) for n, text in enumerate(texts))
    return Band(cells, above, 70 if ruled else 0, ruled=ruled)


def _section(parts: Sequence[Section]) -> Iterator[Band]:
    code, room = parts[0].code, ROOM - (_CODE + _GAP if parts[0].code else 0)
    head = _across([part.title for part in parts], _HEAD, above=22, ruled=True)
    rows = len(parts[0].facts)
    yield head._replace(needs=60 + _ROW * rows) if rows <= _WHOLE else head
    if parts[0].remark:
        yield _across([part.remark for part in parts], SMALL, above=2)
    drawn = (_code(code),) if code else ()
    for facts in zip(*(part.facts for part in parts), strict=True):
        cells = tuple(_fact_cells(facts, room))
        yield Band(cells, 5, _CODE + 40 if drawn else 0, pictures=drawn)
        drawn = ()


def _fact_cells(facts: Sequence[Fact], room: float) -> Iterator[Cell]:
    width = (room - _GAP * (len(facts) - 1)) / len(facts)
    captions = width * 0.38
    for n, fact in enumerate(facts):
        left = n * (width + _GAP)
        yield Cell(left, captions - 8, fact.caption, _CAPTION)
        yield Cell(left + captions, width - captions, fact.value or _blank(width - captions), _TEXT)


def _blank(width: float) -> str:
    """Return a line for a pen."""
    return "_" * int(width / QFontMetricsF(sheet_font(_TEXT)).horizontalAdvance("_"))


def _code(text: str) -> Placed:
    code = draw_code(text)
    white = _CODE * QUIET / (code.width() + 2 * QUIET)
    large = code.scaled(code.size() * 8).convertToFormat(QImage.Format.Format_Mono)
    return Placed(ROOM - _CODE + white, white, _CODE - 2 * white, _CODE - 2 * white, large)


def _pictures(spoken: Sequence[Sheet], pictures: Sequence[QImage | None]) -> Iterator[Band]:
    head = _across([one.pictures for one in spoken], _HEAD, above=22, ruled=True)
    sizes = [_size(image) for image in pictures]
    rows = _beside(sizes)
    yield head._replace(needs=max(sizes[n].height() for n in rows[0]) + 70)
    for row in rows:
        places = [place * (_HALF + _GAP) for place in range(len(row))]
        captions = [" · ".join(one.captions[n] for one in spoken) for n in row]
        tallest = max(sizes[n].height() for n in row)
        cells = [Cell(*of, _CAPTION) for of in zip(places, repeat(_HALF), captions, strict=False)]
        yield Band(tuple(cells), 14, tallest + 40)
        drawn = [
            Placed(left, 0, sizes[n].width(), sizes[n].height(), image)
            for left, n in zip(places, row, strict=True)
            if (image := pictures[n]) is not None
        ]
        lacking = [
            Cell(left, _HALF, "\n".join(one.lacking for one in spoken), _TEXT)
            for left, n in zip(places, row, strict=True)
            if pictures[n] is None
        ]
        if lacking:
            yield Band(tuple(lacking), 4)
        yield Band((), 6, pictures=tuple(drawn))


def _beside(sizes: Sequence[QSize]) -> list[list[int]]:
    """Return which pictures stand in one row: two that are narrow and follow each other."""
    rows: list[list[int]] = []
    for n, size in enumerate(sizes):
        before = rows[-1] if rows else []
        if size.width() <= _HALF and len(before) == 1 and sizes[before[0]].width() <= _HALF:
            before.append(n)
        else:
            rows.append([n])
    return rows


def _size(image: QImage | None) -> QSize:
    """Return how large a picture is drawn: a slip about as it was, a wide one across."""
    if image is None:
        return QSize(0, 0)
    wide = image.width() > image.height() * _WIDEST_SHARE
    long = image.height() > image.width() * 2
    room = QSize(ROOM if wide else int(_HALF), _LONGEST if long else _TALLEST)
    return image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)


def _letter(letter: Sequence[Passage], *, both: bool) -> Iterator[Band]:
    before = Place.HEAD
    width = (ROOM - _GAP) / 2 if both else float(ROOM)
    for passage in letter:
        look = _HEAD if passage.place is Place.TITLE else _TEXT
        indent = _INDENT.get(passage.place, 0)
        above = _ABOVE[passage.place] + (10 if passage.place is not before else 0)
        texts = (passage.russian, passage.meaning) if both else (passage.russian,)
        cells = tuple(
            Cell(n * (width + _GAP) + indent, width - indent, text, look)
            for n, text in enumerate(texts)
        )
        yield Band(cells, above)
        before = passage.place
