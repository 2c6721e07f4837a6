"""Text broken into lines of one fixed height, measured and drawn the same way."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from simdesk.ui.theme.painting import baseline
from simdesk.ui.theme.theme import theme


class Paragraph:
    """`text` in a role's font, at a width in pixels. A newline in it begins a new line.

    Each line is as high as the role's line box, whatever script is in it; the letters of all
    lines stand on baselines that are exactly that far apart.
    """

    def __init__(
        self,
        text: str,
        role: str,
        width: int,
        *,
        weight: int = 0,
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self.width = width
        font = theme().font(role, weight)
        self.line_height = theme().px(theme().role(role).box)
        self._layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
        option = QTextOption()
        modes = QTextOption.WrapMode
        option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if wrap else modes.NoWrap)
        self._layout.setTextOption(option)
        letters = baseline(font, self.line_height)
        self._layout.beginLayout()
        top = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            spare = width - line.naturalTextWidth()
            x = 0.0
            if align & Qt.AlignmentFlag.AlignHCenter:
                x = spare / 2
            elif align & Qt.AlignmentFlag.AlignRight:
                x = spare
            line.setPosition(QPointF(x, top + letters - line.ascent()))
            top += self.line_height
        self._layout.endLayout()
        self.height = max(self.line_height, top)

    def narrowest(self) -> int:
        """Return the width below which a word would be broken."""
        whole = QTextLayout(self._layout.text(), self._layout.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        whole.setTextOption(option)
        whole.beginLayout()
        while (line := whole.createLine()).isValid():
            line.setLineWidth(1)
        whole.endLayout()
        return math.ceil(whole.minimumWidth())

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the painter's pen; `x`, `y` are the left top corner."""
        self._layout.draw(painter, QPointF(x, y))
