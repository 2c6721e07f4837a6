"""A phrase card as a PDF page, A5 across: with no balance, name or anything else private."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from simdesk.ui.phrases.card import paint_card
from simdesk.ui.phrases.card_words import CardWords

_DPI = 300
_MARGIN_MM = 8


def pdf_of(card: CardWords) -> bytes:
    """Return one page as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(card.sentence.large)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A5),
            QPageLayout.Orientation.Landscape,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    room = writer.pageLayout().paintRectPixels(_DPI)
    painter = QPainter(writer)
    paint_card(painter, QRectF(0, 0, room.width(), room.height()), card)
    painter.end()
    return bytes(buffer.data().data())
