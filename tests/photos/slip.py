"""Draws a paper slip of a till with its text and its codes; not yet a photograph of it."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import segno
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from tests.photos import payloads

_MARGIN = 24
_LINE = 34
_QUIET = 4
"""Modules of empty paper around a code, as its standard wants."""

PAPER = QColor(247, 246, 242)
INK = QColor(24, 24, 28)


class Slip(NamedTuple):
    """A slip straight from the till. `code` is where its fiscal code lies, in pixels of it."""

    image: QImage
    payload: str
    module: int
    code: QRect


def draw(
    chance: Random,
    level: str,
    *,
    module: int = 8,
    lines: int = 12,
    width: int = 560,
    second: bool = False,
    quiet: int = _QUIET,
    paper: QColor = PAPER,
    ink: QColor = INK,
) -> Slip:
    """Draw a slip with a code of error correction `level`, `lines` of goods and `module` pixels.

    With `second`, a code that is no fiscal one stands above it.
    """
    payload = payloads.fiscal(chance)
    matrix = _matrix(payload, level)
    above = _matrix(payloads.other(chance), "m") if second else []
    texts = _texts(payload, lines, chance)
    gap = quiet * module
    side = len(matrix) * module
    height = 2 * _MARGIN + (len(texts) + 2) * _LINE + side + 2 * gap
    height += (len(above) + 2 * _QUIET) * module if above else 0
    image = QImage(max(width, side + 2 * gap), height, QImage.Format.Format_RGB32)
    image.fill(paper)
    painter = QPainter(image)
    painter.setPen(ink)
    font = QFont("DejaVu Sans Mono")
    font.setPixelSize(24)
    painter.setFont(font)
    top = _MARGIN
    for text in texts:
        painter.drawText(QPoint(_MARGIN, top + 24), text)
        top += _LINE
    left = chance.randint(gap, max(gap, image.width() - side - gap))
    if above:
        _draw_code(painter, above, QPoint(left, top + _QUIET * module), module, ink)
        top += (len(above) + 2 * _QUIET) * module
    _draw_code(painter, matrix, QPoint(left, top + gap), module, ink)
    code = QRect(left, top + gap, side, side)
    painter.drawText(
        QRectF(0, code.bottom() + gap + 1, image.width(), _LINE),
        Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
        "СПАСИБО ЗА ПОКУПКУ",
    )
    painter.end()
    return Slip(image, payload, module, code)


def _matrix(text: str, level: str) -> list[bytearray]:
    matrix = segno.make(text, error=level, micro=False, boost_error=False).matrix
    return list(matrix)


def _draw_code(
    painter: QPainter, matrix: list[bytearray], at: QPoint, module: int, ink: QColor
) -> None:
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(at.x() + x * module, at.y() + y * module, module, module, ink)


def _texts(payload: str, lines: int, chance: Random) -> list[str]:
    fields = dict(part.split("=") for part in payload.split("&"))
    at, total = fields["t"], fields["s"]
    goods = [
        f"{chance.choice(('Услуги связи', 'Аванс за связь', 'Комплект SIM', 'Пакет майка'))}"
        f" {chance.randint(1, 9)} х {chance.randint(10, 999)}.00"
        for _line in range(lines)
    ]
    return [
        'ООО "ПРИМЕР СВЯЗИ"',
        f"ИНН {chance.randrange(10**10):010}  МЕСТО 1",
        f"КАССОВЫЙ ЧЕК №{chance.randint(1, 999)}",
        "ПРИХОД" if fields["n"] == "1" else "ВОЗВРАТ ПРИХОДА",
        *goods,
        "-" * 34,
        f"ИТОГ{'=' + total:>26}",
        f"НАЛИЧНЫМИ{'=' + total:>21}",
        f"{at[6:8]}.{at[4:6]}.{at[:4]} {at[9:11]}:{at[11:13]}",
        f"ФН {fields['fn']}",
        f"ФД {fields['i']}  ФП {fields['fp']}",
    ]
