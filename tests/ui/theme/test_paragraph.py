"""Lines of text: one height whatever is written, one baseline, nothing lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from simdesk.ui.theme.painting import text_line
from simdesk.ui.theme.paragraph import Paragraph
from simdesk.ui.theme.theme import Theme


def lowest_ink(image: QImage, left: int, right: int) -> int:
    """Return the last row that has ink between two columns."""
    rows = [
        y
        for y in range(image.height())
        for x in range(left, right)
        if image.pixelColor(x, y).lightness() < 100
    ]
    return max(rows, default=-1)


def canvas(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def test_a_letter_stands_as_high_beside_han_as_beside_latin(look: Theme) -> None:
    """The fault this is about: fallback fonts made such lines sink by two or three pixels."""
    found = set()
    for text in ("H", "Hg", "H主龍", "HЩ"):
        image = canvas(200, 22)
        painter = QPainter(image)
        text_line(painter, QRect(0, 0, 200, 22), text, look.font("body"), look.colour("t1"))
        painter.end()
        found.add(lowest_ink(image, 0, 8))
    assert len(found) == 1, found


@pytest.mark.parametrize("role", ["title", "body", "caption"])
def test_capitals_stand_in_the_middle_of_the_line(look: Theme, role: str) -> None:
    height = look.px(look.role(role).box)
    image = canvas(40, height)
    painter = QPainter(image)
    text_line(painter, QRect(0, 0, 40, height), "H", look.font(role), look.colour("t1"))
    painter.end()
    rows = [y for y in range(height) if lowest_ink(image.copy(0, y, 40, 1), 0, 40) == 0]
    assert abs(rows[0] - (height - 1 - rows[-1])) <= 1


@pytest.mark.parametrize("text", ["one two three", "раз два три", "主号银行 微信 支付宝"])
def test_lines_are_as_far_apart_as_the_role_says(look: Theme, text: str) -> None:
    narrow = Paragraph(text, "body", 40)
    lines = narrow.height // 22
    assert narrow.height == 22 * lines
    assert lines >= 3
    assert Paragraph(text, "body", 1000).height == 22


def test_a_newline_begins_a_line(look: Theme) -> None:
    assert Paragraph("a\nb", "body", 500).height == 44
    assert Paragraph("", "body", 500).height == 22


def test_the_narrowest_width_breaks_no_word(look: Theme) -> None:
    words = Paragraph("неподтверждённые да", "body", 10)
    assert Paragraph("неподтверждённые да", "body", words.narrowest() + 1).height == 44


def test_alignment_moves_the_ink(look: Theme) -> None:
    left, right = canvas(200, 22), canvas(200, 22)
    for image, align in ((left, Qt.AlignmentFlag.AlignLeft), (right, Qt.AlignmentFlag.AlignRight)):
        painter = QPainter(image)
        painter.setPen(look.colour("t1"))
        Paragraph("H", "body", 200, align=align).draw(painter, 0, 0)
        painter.end()
    assert lowest_ink(left, 0, 12)
    assert lowest_ink(right, 188, 200)
