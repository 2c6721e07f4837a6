"""A frame that explains something beside what was asked about; Esc gives the focus back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from simdesk.i18n.language import _
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import IconButton
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text

_EDGE = 8
_ARROW = 8


class Popover(QFrame):
    """A popup of fixed width with a title and a column `content`, scrolling where it is too tall.

    It points at its anchor from below, or from above where there is no room. Closing it by any
    means gives the focus back to the anchor.
    """

    def __init__(self, anchor: QWidget, title: str, *, width: int = 416) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(title)
        self._anchor = anchor
        self._below = True
        self._tip_x = 0
        self._outer: QVBoxLayout = rows(self, gap=6)
        self._head = columns(gap=8)
        self._head.addWidget(Text("h2", title, wrap=True), 1)
        self._close_button = IconButton("dismiss", _("Close"))
        self._close_button.clicked.connect(self.close)
        self._head.addWidget(self._close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(self._head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.content: QVBoxLayout = rows(inner, margins=(0, 0, 8, 0), gap=8)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._outer.addWidget(self._scroll)
        self.setFixedWidth(theme().px(width))
        self._inner = inner
        self._set_margins()

    def _set_margins(self) -> None:
        """Leave room for the arrow on the side of the anchor."""
        above, under = (_ARROW, 0) if self._below else (0, _ARROW)
        self._outer.setContentsMargins(18, 12 + above, 10, 14 + under)

    def open(self) -> None:
        """Show the popover under its anchor, or above where there is no room."""
        screen = self._anchor.screen().availableGeometry()
        area = QRect(self._anchor.window().geometry()).intersected(screen)
        area = area if not area.isEmpty() else screen
        wanted = self._wanted_height()
        top = self._anchor.mapToGlobal(QPoint(self._anchor.width() // 2, 0))
        bottom = top + QPoint(0, self._anchor.height())
        room_below = area.bottom() - _EDGE - bottom.y()
        room_above = top.y() - area.top() - _EDGE
        self._below = wanted <= room_below or room_below >= room_above
        self._set_margins()
        height = min(wanted, max(room_below if self._below else room_above, theme().px(200)))
        self.setFixedHeight(height)
        left = area.left() + _EDGE
        x = max(left, min(top.x() - self.width() // 2, area.right() - _EDGE - self.width()))
        y = bottom.y() + 2 if self._below else top.y() - height - 2
        self.move(x, max(screen.top(), min(y, screen.bottom() - height)))
        self._tip_x = max(24, min(top.x() - x, self.width() - 24))
        self.show()
        self._close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _wanted_height(self) -> int:
        margins = self._outer.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self.content.activate()
        inner = max(self.content.totalHeightForWidth(room), self.content.minimumSize().height())
        title = max(self._head.heightForWidth(room), self._head.minimumSize().height())
        return inner + title + self._outer.spacing() + margins.top() + margins.bottom()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        tip = box.top() if self._below else box.bottom()
        base = tip + (_ARROW if self._below else -_ARROW)
        box.setTop(base) if self._below else box.setBottom(base)
        shape = QPainterPath()
        shape.addRoundedRect(box, 12, 12)
        arrow = QPainterPath(QPointF(self._tip_x - _ARROW, base))
        arrow.lineTo(self._tip_x, tip)
        arrow.lineTo(self._tip_x + _ARROW, base)
        arrow.closeSubpath()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.colour("line2"), 1))
        painter.setBrush(t.colour("raised"))
        painter.drawPath(shape.united(arrow))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        if self._anchor.isVisible():
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
