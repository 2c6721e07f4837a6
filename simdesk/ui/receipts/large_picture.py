"""A picture over the whole gallery: the wheel and a double click zoom where they point."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from simdesk.ui.receipts.picture_view import PictureView

_CLOSE = 3
"""Steps that a double click enlarges by: the small print of a slip can then be read."""

_NOTCH = 120


class LargePicture(PictureView):
    """As a `PictureView`, and it can be dragged where it is larger than its place."""

    def __init__(self) -> None:
        super().__init__()
        self._dragged: QPointF | None = None
        self._turned_wheel = 0

    def zoom(self, step: int) -> None:
        """Enlarge by a step or back, around the middle of what is seen."""
        self._zoom_at(QPointF(self.viewport().rect().center()), step)

    def _zoom_at(self, where: QPointF, step: int) -> None:
        """Enlarge by a step or back; what lies at `where` stays there as far as it can."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        room = self.viewport().size()
        before = self._size()
        at = (
            bars[0].value() + where.x() - max(1.0, (room.width() - before.width()) / 2),
            bars[1].value() + where.y() - max(1.0, (room.height() - before.height()) / 2),
        )
        super().zoom(step)
        after = self._size()
        bars[0].setValue(round(at[0] * after.width() / max(1.0, before.width()) - where.x()))
        bars[1].setValue(round(at[1] * after.height() / max(1.0, before.height()) - where.y()))
        larger = any(bar.maximum() for bar in bars)
        shape = Qt.CursorShape.OpenHandCursor if larger else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        # Fine wheels and touchpads send parts of a step.
        self._turned_wheel += event.angleDelta().y()
        steps = int(self._turned_wheel / _NOTCH)
        self._turned_wheel -= steps * _NOTCH
        for _step in range(abs(steps)):
            self._zoom_at(event.position(), 1 if steps > 0 else -1)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._zoom_at(event.position(), -99 if self._zoom > 1 else _CLOSE)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._dragged is None:
            return
        moved, self._dragged = event.position() - self._dragged, event.position()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(moved.x()))
        down.setValue(down.value() - round(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged = None
        super().mouseReleaseEvent(event)
