"""Draws an invented Russian receipt as a PNG, for tests, the tour and the pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from simdesk.reading.drawn_code import draw_code


def draw_receipt(
    path: Path, amount: str = "150.00", number: str = "9161234567", code: str = ""
) -> Path:
    """Write a slip of a payment terminal, with a `code` if given; every value is invented."""
    image = QImage(460, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("#fbfaf6"))
    painter = QPainter(image)
    font = QFont("DejaVu Sans Mono")
    painter.setPen(QColor("#222"))
    top = 30
    for size, text, align in (
        (24, "КАССОВЫЙ ЧЕК", Qt.AlignmentFlag.AlignHCenter),
        (17, "приход", Qt.AlignmentFlag.AlignHCenter),
        (17, "Аванс за услуги связи:", Qt.AlignmentFlag.AlignLeft),
        (17, f"7{number}", Qt.AlignmentFlag.AlignLeft),
        (17, "-" * 34, Qt.AlignmentFlag.AlignLeft),
        (26, f"ИТОГ       ={amount}", Qt.AlignmentFlag.AlignLeft),
        (17, "в т.ч. НДС 22/122", Qt.AlignmentFlag.AlignLeft),
        (17, "НАЛИЧНЫМИ", Qt.AlignmentFlag.AlignLeft),
        (17, "21.11.2026 14:28", Qt.AlignmentFlag.AlignLeft),
        (17, "ФН 9999078900001234", Qt.AlignmentFlag.AlignLeft),
        (17, "ФД 48215   ФПД 3190446027", Qt.AlignmentFlag.AlignLeft),
    ):
        font.setPixelSize(size)
        painter.setFont(font)
        painter.drawText(QRect(30, top, 400, 40), align | Qt.AlignmentFlag.AlignVCenter, text)
        top += size + 22
    where = QRect(150, top + 10, 160, 160)
    if code:
        drawn = draw_code(code)
        painter.drawImage(where.topLeft(), drawn.scaled(drawn.size() * (160 // drawn.width())))
    else:
        painter.fillRect(where, QColor("#ddd"))
        font.setPixelSize(13)
        painter.setFont(font)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, "ОБРАЗЕЦ")
    painter.end()
    image.save(str(path))
    return path
