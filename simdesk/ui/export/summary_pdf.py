"""Draws the summary of a bag as a PDF, on whichever thread writes the bag; it knows no receipt."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from simdesk.i18n.language import _
from simdesk.ui.phrases.card import paper_font
from simdesk.ui.theme.tokens import LIGHT

_DPI = 300
_MARGIN_MM = 14
_FOOT_MM = 8
_TEXT_PT, _FOOT_PT = 9.0, 7.5


def summary_pdf(title: str, html: str) -> bytes:
    """Return an HTML text as pages of A4, each with its number below."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    way = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter))
    foot = _FOOT_MM / 25.4 * _DPI
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = paper_font(12)
    font.setPointSizeF(_TEXT_PT)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(writer.width(), writer.height() - foot))
    document.setHtml(html)
    _paint(document, title, writer)
    return bytes(buffer.data().data())


def _paint(document: QTextDocument, title: str, writer: QPdfWriter) -> None:
    painter = QPainter(writer)
    page, count = document.pageSize(), document.pageCount()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT["t1"]))
    font = paper_font(12)
    font.setPointSizeF(_FOOT_PT)
    for number in range(count):
        if number:
            writer.newPage()
        context.clip = QRectF(QPointF(0, number * page.height()), page)
        painter.save()
        painter.translate(0, -number * page.height())
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(font)
        painter.setPen(QColor(LIGHT["t2"]))
        words = _("{title} · page {n} of {total}").format(title=title, n=number + 1, total=count)
        below = QRectF(0, page.height(), page.width(), writer.height() - page.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)
    painter.end()
