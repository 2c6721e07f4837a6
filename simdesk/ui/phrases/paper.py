"""Pages of paper: as a PDF file or from a printer, with no balance or anything else private."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from simdesk.ui.phrases.card import paint_card
from simdesk.ui.phrases.card_words import CardWords

_DPI = 300
_MARGIN_MM = 8

PagePainter = Callable[[QPainter, QRectF], None]
"""Draws one page into a place."""


def card_layout() -> QPageLayout:
    """Return how a card lies on paper: A5 across."""
    return _layout(QPageSize.PageSizeId.A5, QPageLayout.Orientation.Landscape, _MARGIN_MM)


def letter_layout() -> QPageLayout:
    """Return how a letter lies on paper: A4 upright."""
    return _layout(QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait, 0)


def _layout(size: QPageSize.PageSizeId, way: QPageLayout.Orientation, margin: float) -> QPageLayout:
    margins = QMarginsF(margin, margin, margin, margin)
    return QPageLayout(QPageSize(size), way, margins, QPageLayout.Unit.Millimeter)


def card_page(card: CardWords) -> PagePainter:
    """Return what draws a card on a page."""
    return lambda painter, where: paint_card(painter, where, card)


def pdf_of(title: str, layout: QPageLayout, pages: Sequence[PagePainter]) -> bytes:
    """Return pages as a PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setPageLayout(layout)
    paint_pages(writer, pages)
    return bytes(buffer.data().data())


def paint_pages(device: QPagedPaintDevice, pages: Sequence[PagePainter]) -> None:
    """Draw each page on a sheet of its own."""
    painter = QPainter(device)
    room = painter.viewport()
    for number, page in enumerate(pages):
        if number:
            device.newPage()
        page(painter, QRectF(0, 0, room.width(), room.height()))
    painter.end()


def print_pages(
    title: str, layout: QPageLayout, pages: Sequence[PagePainter], parent: QWidget
) -> None:
    """Ask for a printer, and print if one is chosen."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom, and large

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(layout)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec():
        paint_pages(printer, pages)
    dialog.deleteLater()
