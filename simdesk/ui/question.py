"""The heading of a question in a form; the field that answers it stands below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QPainter, QPaintEvent

from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.marks import paint_disc
from simdesk.ui.widgets.text import Text


class Question(Text):
    """A question with its number on a disc before it."""

    def __init__(self, number: int) -> None:
        super().__init__("strong", wrap=True)
        self._number = number
        self._indent()

    def _indent(self) -> None:
        self.setContentsMargins(theme().px(30), 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.StyleChange:
            self._indent()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        side = theme().px(22)
        painter = QPainter(self)
        paint_disc(painter, QRect(0, 0, side, side), str(self._number), "accent", "on_accent")
