"""Draws the letter on paper, dark on white: one page in Russian, one with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.domain.rescue import Place
from simdesk.ui.phrases.card import paper_font
from simdesk.ui.phrases.paper import PagePainter
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import LIGHT

WIDTH, HEIGHT = 794, 1123
"""A4 at 96 dots per inch: the drawing's own size, scaled to what it is drawn on."""
_EDGE, _TOP = 76, 68
_HEAD = 360
"""Where the lines to and from stand, as on any Russian letter: at the right."""
_GAPS = {Place.HEAD: 6, Place.TITLE: 6, Place.BODY: 16, Place.DATA: 4}
_STEPS = {Place.HEAD: 0, Place.TITLE: 34, Place.BODY: 14, Place.DATA: -8}
"""More room, or less, before what stands in another place than the paragraph above it."""
_WRAP = Qt.TextFlag.TextWordWrap


class Written(NamedTuple):
    """One paragraph as it is drawn."""

    place: Place
    text: str


class _Laid(NamedTuple):
    """A paragraph in its place on the sheet."""

    font: QFont
    room: QRectF
    flags: Qt.TextFlag | Qt.AlignmentFlag
    text: str


def _laid_out(letter: Sequence[Written]) -> list[_Laid]:
    found: list[_Laid] = []
    top, before = float(_TOP), Place.HEAD
    for place, text in letter:
        left = {Place.HEAD: _HEAD, Place.DATA: _EDGE + 28}.get(place, _EDGE)
        if place is not before:
            top += _STEPS[place]
        font = paper_font(20, 600) if place is Place.TITLE else paper_font(17)
        side = Qt.AlignmentFlag.AlignHCenter if place is Place.TITLE else Qt.AlignmentFlag.AlignLeft
        room = QRectF(left, top, WIDTH - _EDGE - left, HEIGHT)
        height = QFontMetricsF(font).boundingRect(room, int(_WRAP | side), text).height()
        found.append(_Laid(font, QRectF(left, top, room.width(), height), _WRAP | side, text))
        top += height + _GAPS[place]
        before = place
    return found


def paint_letter(painter: QPainter, where: QRectF, letter: Sequence[Written]) -> None:
    """Draw a letter on a sheet that begins at the top of `where` and is as wide."""
    scale = where.width() / WIDTH
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(scale, scale)
    painter.setPen(QColor(LIGHT["t1"]))
    for paragraph in _laid_out(letter):
        painter.setFont(paragraph.font)
        painter.drawText(paragraph.room, paragraph.flags, paragraph.text)
    painter.restore()


def letter_page(letter: Sequence[Written]) -> PagePainter:
    """Return what draws a letter on a page."""
    return lambda painter, where: paint_letter(painter, where, letter)


class LetterSheet(QWidget):
    """The written part of the sheet on the screen; a screen reader hears its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter: Sequence[Written] = ()
        self._used = float(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_letter(self, letter: Sequence[Written]) -> None:
        """Show a letter."""
        self._letter = letter
        self._used = _TOP + max((p.room.bottom() for p in _laid_out(letter)), default=0.0)
        self.setAccessibleName("\n".join(written.text for written in letter))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(width * self._used / WIDTH)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH // 3, self.heightForWidth(max(self.width(), WIDTH // 3)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme().colour("accent" if self.hasFocus() else "line2"), 1))
        painter.setBrush(QColor(LIGHT["paper"]))
        painter.drawRect(sheet)
        paint_letter(painter, sheet, self._letter)
