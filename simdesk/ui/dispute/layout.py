"""Lays texts out in bands on as many sheets of paper as they need; nothing of a text is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextLayout, QTextLine, QTextOption

from simdesk.ui.phrases.card import paper_font
from simdesk.ui.theme.tokens import LIGHT

WIDTH, HEIGHT = 794, 1123
"""A4 at 96 dots per inch: the drawing's own size, scaled to what it is drawn on."""
EDGE, TOP, BOTTOM = 48, 46, 62
ROOM = WIDTH - 2 * EDGE
"""The width between the edges."""
_LEADING, _BASELINE = 1.36, 1.04
"""From line to line, and from the top of a line to its letters' feet, for each pixel of size."""
_SHORT = 110
"""What is no higher is not torn apart at the end of a sheet."""
_LINE = "\N{LINE SEPARATOR}"
_WRAPPED = QTextOption(Qt.AlignmentFlag.AlignLeft)
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class Look(NamedTuple):
    """How a text is written: pixels, weight, and the token of its colour."""

    size: int
    weight: int = 400
    token: str = "t1"


class Cell(NamedTuple):
    """A text in a column; `left` is counted from the left edge of the room."""

    left: float
    width: float
    text: str
    look: Look


class Placed(NamedTuple):
    """A picture beside the cells of a band, `top` below its beginning."""

    left: float
    top: float
    width: float
    height: float
    image: QImage


class Band(NamedTuple):
    """Cells side by side, `above` below what stands before; they go on over the end of a sheet.

    It begins only where `needs` of room is left. `ruled`: a line is drawn above it. `head` stands
    above it where it comes first on a sheet, or goes on there.
    """

    cells: tuple[Cell, ...] = ()
    above: float = 0
    needs: float = 0
    pictures: tuple[Placed, ...] = ()
    ruled: bool = False
    head: tuple[Cell, ...] = ()


class Written(NamedTuple):
    """A line of text at its place. It is only a view of `laid`, which must live as long."""

    line: QTextLine
    laid: QTextLayout
    place: QPointF
    token: str


@dataclass(slots=True)
class Page:
    """One sheet: each line of text and each picture with its place, and the heights of rules."""

    lines: list[Written] = field(default_factory=list)
    pictures: list[tuple[QImage, QRectF]] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)


def sheets(bands: Sequence[Band | None]) -> list[Page]:
    """Return the bands on sheets from the top to the bottom; None begins a new sheet."""
    pages, top = [Page()], float(TOP)
    font = cache(sheet_font)  # to make one takes as long as to lay out a word

    def laid(cells: Sequence[Cell]) -> list[_Column]:
        return [_Column(cell, font(cell.look)) for cell in cells]

    for band in bands:
        if band is None:
            pages, top = [*pages, Page()], float(TOP)
            continue
        columns = laid(band.cells)
        above = band.above if top > TOP else 0
        if top > TOP and top + above + max(band.needs, _together(columns)) > HEIGHT - BOTTOM:
            pages = [*pages, Page()]
            top = _put(pages[-1], laid(band.head), float(TOP))
            above = band.above if band.head else 0
        if band.ruled and above:
            pages[-1].rules.append(top + above / 2)
        top += above
        for placed in band.pictures:
            where = QRectF(EDGE + placed.left, top + placed.top, placed.width, placed.height)
            pages[-1].pictures.append((placed.image, where))
        if not columns:
            top += max((placed.top + placed.height for placed in band.pictures), default=0)
        while any(column.left for column in columns):
            top = _put(pages[-1], columns, top)
            if any(column.left for column in columns):
                pages = [*pages, Page()]
                top = _put(pages[-1], laid(band.head), float(TOP))
    return pages


def _put(page: Page, columns: Sequence[_Column], top: float) -> float:
    """Put cells side by side, on one baseline, as far as there is room; return where they end."""
    baseline = max((column.baseline for column in columns), default=0)
    return max((column.put(page, top, baseline) for column in columns), default=top)


class _Column:
    """A cell broken into lines, of which some are still to be put on a sheet.

    Lines are as far apart in every script, whatever font a letter is taken from.
    """

    def __init__(self, cell: Cell, font: QFont) -> None:
        self._cell = cell
        self._step = cell.look.size * _LEADING
        self.baseline = cell.look.size * _BASELINE
        self._laid = QTextLayout(_LINE.join(cell.text.splitlines()), font)
        self._laid.setTextOption(_WRAPPED)
        self._laid.beginLayout()
        self.left: list[QTextLine] = []
        while (line := self._laid.createLine()).isValid():
            line.setLineWidth(cell.width)
            self.left.append(line)
        self._laid.endLayout()

    @property
    def height(self) -> float:
        """How high it is as a whole."""
        return len(self.left) * self._step

    def put(self, page: Page, top: float, baseline: float) -> float:
        """Put as many lines on a page as there is room for; return where they end."""
        while self.left and top + self._step <= HEIGHT - BOTTOM:
            line = self.left.pop(0)
            place = QPointF(EDGE + self._cell.left, top + baseline - line.ascent())
            page.lines.append(Written(line, self._laid, place, self._cell.look.token))
            top += self._step
        return top


def _together(columns: Sequence[_Column]) -> float:
    """Return the room in which a band may begin: the whole of a short one, a part of a long one."""
    return min(max((column.height for column in columns), default=0), _SHORT)


def sheet_font(look: Look) -> QFont:
    """Return the font of a look, with letters set as finely as the paper is."""
    font = paper_font(look.size, look.weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def paint_sheet(painter: QPainter, where: QRectF, page: Page, foot: Sequence[Cell]) -> None:
    """Draw a sheet that begins at the top of `where` and is as wide, with its foot."""
    scale = where.width() / WIDTH
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(scale, scale)
    for image, room in page.pictures:
        painter.drawImage(room, image)
    painter.setPen(QColor(LIGHT["line2"]))
    for top in page.rules:
        painter.drawLine(QPointF(EDGE, top), QPointF(WIDTH - EDGE, top))
    for written in page.lines:
        painter.setPen(QColor(LIGHT[written.token]))
        written.line.draw(painter, written.place)
    for cell in foot:
        painter.setPen(QColor(LIGHT[cell.look.token]))
        painter.setFont(sheet_font(cell.look))
        painter.drawText(QPointF(EDGE + cell.left, HEIGHT - BOTTOM / 2), cell.text)
    painter.restore()
