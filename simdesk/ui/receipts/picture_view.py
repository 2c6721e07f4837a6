"""One receipt as large as there is room: it can be enlarged and turned, never recoloured."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from simdesk.ui.receipts.receipt_delegate import paint_thumbnail
from simdesk.ui.theme.painting import rounded
from simdesk.ui.theme.theme import theme
from simdesk.ui.thumbnails import Look, Sight, Thumbnail

_STEP = 1.4
_LARGEST = 8.0


class PictureView(QAbstractScrollArea):
    """Shows a sight whole at first; `zoom(+1)` and `zoom(-1)` step.

    `turn_requested`: it is to be turned a quarter to the right, which `turn_to` then does.
    """

    turn_requested = Signal()
    double_clicked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight = Sight(Look.WAITING)
        self._zoom = 1.0
        self._degrees = 0
        self._turned: QImage | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def show_sight(self, sight: Sight, *, again: bool = False) -> None:
        """Show a picture, or what stands for one; `again` keeps how it is enlarged."""
        self._sight = sight
        if not again:
            self._zoom = 1.0
        self._turn()

    def zoom(self, step: int) -> None:
        """Enlarge by a step, or back; never smaller than whole."""
        self._zoom = min(_LARGEST, max(1.0, self._zoom * _STEP**step))
        self._fit()

    def turn_to(self, degrees: int) -> None:
        """View every picture so many degrees clockwise from now on."""
        if degrees != self._degrees:
            self._degrees = degrees
            self._turn()

    def _turn(self) -> None:
        image = self._sight.image
        if image is not None and self._degrees:
            image = image.transformed(QTransform().rotate(self._degrees))
        self._turned = image
        self._fit()

    def _size(self) -> QSizeF:
        """Return how large the picture is drawn."""
        if self._turned is None:
            return QSizeF(self.viewport().size())
        whole = QSizeF(self._turned.size()).scaled(
            QSizeF(self.viewport().size() - QSize(2, 2)), Qt.AspectRatioMode.KeepAspectRatio
        )
        return whole * self._zoom

    def _fit(self) -> None:
        size, room = self._size(), self.viewport().size()
        for bar, needed, there in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(needed) - there + 2) if self._zoom > 1 else 0)
            bar.setPageStep(there)
            bar.setSingleStep(max(1, there // 10))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif event.key() == Qt.Key.Key_R and not event.modifiers():
            self.turn_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.double_clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._turned is None:
            self._paint_sign(painter)
        else:
            size, room = self._size(), self.viewport().size()
            corner = QPointF(
                max(1.0, (room.width() - size.width()) / 2) - self.horizontalScrollBar().value(),
                max(1.0, (room.height() - size.height()) / 2) - self.verticalScrollBar().value(),
            )
            paper = QRectF(corner, size)
            painter.drawImage(paper, self._turned)
            painter.setPen(QPen(theme().colour("line2"), 1))
            painter.drawRect(paper)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, 8, 8)

    def _paint_sign(self, painter: QPainter) -> None:
        """Paint what stands for a picture, on a ground of its own as on a card."""
        area, t = self.viewport().rect(), theme()
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(area), 8, 8)
        painter.setClipPath(ground)
        painter.fillPath(ground, t.colour("sunk"))
        paint_thumbnail(painter, area, Thumbnail(self._sight.look))
        painter.setClipping(False)
        rounded(painter, area, 8, edge=t.colour("line"))
