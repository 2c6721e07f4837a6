"""Draws a phrase card, always dark on white, to fill a window or a sheet of paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.ui.phrases.card_words import CardWords, Words
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import LIGHT

WIDTH, HEIGHT = 1160, 640
"""The drawing's own size; it is scaled to what it is drawn on."""
_EDGE = 44
_GAP = 22
_SENTENCES = (46, 40, 36, 32, 28)
_WRAP = Qt.TextFlag.TextWordWrap


def paint_card(painter: QPainter, where: QRectF, card: CardWords) -> None:
    """Draw the card as large as it fits into `where`, in the middle."""
    scale = min(where.width() / WIDTH, where.height() / HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(
        where.left() + (where.width() - WIDTH * scale) / 2,
        where.top() + (where.height() - HEIGHT * scale) / 2,
    )
    painter.scale(scale, scale)
    painter.setPen(QPen(QColor(LIGHT["line2"]), 1))
    painter.setBrush(QColor(LIGHT["paper"]))
    painter.drawRoundedRect(QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1), 14, 14)
    top = _sentence(painter, card.sentence)
    if card.number is not None:
        top = _rule(painter, top)
        top = _words(painter, top + _GAP, _EDGE, WIDTH - 2 * _EDGE, card.number, 88, 700)
    _foot(painter, _rule(painter, top), card)
    painter.restore()


def _sentence(painter: QPainter, words: Words) -> float:
    room = QRectF(_EDGE, 34, WIDTH - 2 * _EDGE, 170)
    for size in _SENTENCES:
        font = paper_font(size, 600)
        box = QFontMetricsF(font).boundingRect(room, _WRAP, words.large)
        if box.height() <= room.height():
            break
    _text(painter, QRectF(room.left(), room.top(), room.width(), box.height()), words.large, font)
    return _small(painter, room.top() + box.height() + 4, _EDGE, room.width(), words.small)


def _foot(painter: QPainter, top: float, card: CardWords) -> None:
    left = float(_EDGE)
    for words, size in ((card.amount, 48), (card.operator, 48), (card.then, 30)):
        if words is None:
            continue
        natural = max(
            QFontMetricsF(paper_font(size, 700)).horizontalAdvance(words.large),
            QFontMetricsF(paper_font(20)).horizontalAdvance(words.small),
            QFontMetricsF(paper_font(16)).horizontalAdvance(words.caption),
        )
        width = WIDTH - _EDGE - left if words is card.then else min(natural + 2, 460)
        _words(
            painter, top + _GAP, left, width, words, size, 700 if words is not card.then else 600
        )
        left += width + 40


def _words(
    painter: QPainter, top: float, left: float, width: float, words: Words, size: int, weight: int
) -> float:
    caption = QRectF(left, top, width, 24)
    _text(painter, caption, words.caption, paper_font(16), "t2")
    font = paper_font(size, weight)
    while QFontMetricsF(font).horizontalAdvance(words.large) > width and font.pixelSize() > 24:
        font.setPixelSize(font.pixelSize() - 2)
    height = QFontMetricsF(font).height()
    _text(painter, QRectF(left, top + 24, width, height), words.large, font)
    return _small(painter, top + 24 + height, left, width, words.small)


def _small(painter: QPainter, top: float, left: float, width: float, text: str) -> float:
    font = paper_font(20)
    room = QRectF(left, top, width, 60)
    box = QFontMetricsF(font).boundingRect(room, _WRAP, text)
    _text(painter, room, text, font, "t2")
    return top + box.height()


def _rule(painter: QPainter, top: float) -> float:
    painter.setPen(QPen(QColor(LIGHT["line"]), 1))
    painter.drawLine(
        QRectF(_EDGE, top + _GAP, 0, 0).topLeft(), QRectF(WIDTH - _EDGE, top + _GAP, 0, 0).topLeft()
    )
    return top + _GAP


def paper_font(size: int, weight: int = 400) -> QFont:
    """Return a font for what may become a PDF file: its digits must be found and copied there."""
    font = QFont(theme().font("body"))
    # Digits of one width, and signs fitted to them, are glyphs that stand for no character.
    font.clearFeatures()
    font.setFeature(QFont.Tag("calt"), 0)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def _text(painter: QPainter, where: QRectF, text: str, font: QFont, token: str = "t1") -> None:  # noqa: S107 - a colour
    painter.setFont(font)
    painter.setPen(QColor(LIGHT[token]))
    painter.drawText(where, _WRAP | Qt.AlignmentFlag.AlignLeft, text)


class PhraseCard(QWidget):
    """The card on the screen. A screen reader hears the words in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: CardWords | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_words(self, card: CardWords) -> None:
        """Show a card."""
        self._card = card
        self.setAccessibleName(card.russian())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH // 4, HEIGHT // 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._card is not None:
            paint_card(QPainter(self), QRectF(self.rect()), self._card)
