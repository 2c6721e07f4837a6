"""The summary of a bag as a PDF, drawn on whichever thread writes the bag; it knows no receipt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from simdesk.i18n.language import _
from simdesk.services.exporting.summary import Summary, Table
from simdesk.ui.dispute.layout import ROOM, Band, Cell, Look, Page, paint_sheet, sheets
from simdesk.ui.phrases.paper import letter_layout, pdf_of

_TITLE, _HEAD, _TEXT = Look(22, 600), Look(15, 600), Look(13)
_CAPTION, _STRONG = Look(12, 400, "t2"), Look(13, 600)
_COLUMN, _CELL = Look(11, 600, "t2"), Look(11)
_CAPTIONS = 180
"""The width of what stands before a fact."""
_GAP = 8
"""Between the columns of a table."""
_FEW = 60
"""The room that a table's title wants below it."""


def summary_pdf(summary: Summary) -> bytes:
    """Return the summary on sheets of A4, each with its number."""
    pages = sheets(list(_bands(summary)))
    feet = (
        _("{title} · page {n} of {total}").format(title=summary.title, n=n, total=len(pages))
        for n in range(1, len(pages) + 1)
    )
    painters = [partial(_paint, page, foot) for page, foot in zip(pages, feet, strict=True)]
    return pdf_of(summary.title, letter_layout(), painters)


def _paint(page: Page, foot: str, painter: QPainter, where: QRectF) -> None:
    paint_sheet(painter, where, page, (Cell(0, ROOM, foot, _CAPTION),))


def _bands(summary: Summary) -> Iterator[Band | None]:
    yield _line(summary.title, _TITLE)
    yield _line(summary.made, _CAPTION, above=4)
    for place, fact in enumerate(summary.facts):
        cells = (
            Cell(0, _CAPTIONS - _GAP, fact.caption, _CAPTION),
            Cell(_CAPTIONS, ROOM - _CAPTIONS, fact.value, _STRONG),
        )
        yield Band(cells, 4 if place else 20)
    yield from _table(summary.numbers)
    yield _line(summary.about, _HEAD, above=28)
    for words in summary.said:
        yield _line(words, _TEXT, above=6)
    yield _line(summary.fixed.caption, _CAPTION, above=12)
    yield _line(summary.fixed.value, _TEXT)
    yield None
    yield from _table(summary.receipts)


def _line(text: str, look: Look, *, above: float = 0) -> Band:
    return Band((Cell(0, ROOM, text, look),), above)


def _table(table: Table) -> Iterator[Band]:
    yield _line(table.title, _HEAD, above=28)._replace(needs=_FEW)
    heads = _row(table.heads, table.widths, _COLUMN)
    yield Band(heads, 8, _FEW)
    for cells in table.cells:
        yield Band(_row(cells, table.widths, _CELL), 9, ruled=True, head=heads)


def _row(texts: Sequence[str], widths: Sequence[int], look: Look) -> tuple[Cell, ...]:
    lefts = [ROOM * sum(widths[:place]) / 100 for place in range(len(widths))]
    return tuple(
        Cell(left, ROOM * width / 100 - _GAP, text, look)
        for left, width, text in zip(lefts, widths, texts, strict=True)
    )
