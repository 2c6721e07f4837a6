"""A QR code that is drawn: any reader finds the same text in it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from simdesk.domain.fiscal import parse_fiscal, to_payload
from simdesk.reading.codes import LADDER, read
from simdesk.reading.drawn_code import QUIET, draw_code
from simdesk.reading.picture import gray

PAYLOADS = (
    "t=20261121T1428&s=150.00&fn=9999078900001234&i=48215&fp=3190446027&n=1",
    "t=20261121T142807&s=999999999999.99&fn=99990789000012345678&i=9999999999&fp=9999999999&n=4",
    "t=20260101T0000&s=0.01&fn=1&i=1&fp=0",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_drawn_is_read_again(payload: str) -> None:
    text = to_payload(parse_fiscal(payload))
    code = draw_code(text)
    assert code.width() == code.height()
    large = code.scaled(code.size() * 4)
    edge = 4 * QUIET
    paper = QImage(large.width() + 2 * edge, large.height() + 2 * edge, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(edge, edge, large)
    painter.end()
    assert read(gray(paper), LADDER[0]) == [text]
