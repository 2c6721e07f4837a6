"""A frame that explains something beside the thing that was asked about; Esc gives the focus back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from simdesk.i18n.language import _
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import IconButton
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text

_EDGE = 8


class Popover(QFrame):
    """A popup of fixed width with a title and a column `content`, scrolling where it is too tall."""

    def __init__(self, anchor: QWidget, title: str, *, width: int = 416) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", "1")
        self.setAccessibleName(title)
        self._anchor = anchor
        outer: QVBoxLayout = rows(self, margins=(16, 12, 12, 12), gap=6)
        head = columns(gap=8)
        head.addWidget(Text("h2", title, wrap=True), 1)
        close = IconButton("dismiss", _("Close"))
        close.clicked.connect(self.close)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.content: QVBoxLayout = rows(inner, margins=(0, 0, 6, 0), gap=8)
        self._scroll.setWidget(inner)
        outer.addWidget(self._scroll)
        self.setFixedWidth(theme().px(width))
        self._inner = inner

    def open(self) -> None:
        """Show the popover under its anchor, or above where there is no room."""
        screen = self._anchor.screen().availableGeometry()
        area = QRect(self._anchor.window().geometry()).intersected(screen)
        room = self.width() - 40
        self._inner.setMinimumWidth(room - 6)
        layout = self._inner.layout()
        assert layout is not None
        layout.activate()
        wanted = max(layout.heightForWidth(room), self._inner.sizeHint().height())
        height = min(wanted + theme().px(64), area.height() - 2 * _EDGE)
        self.setFixedHeight(height)
        below = self._anchor.mapToGlobal(QPoint(self._anchor.width(), self._anchor.height() + 6))
        x = max(area.left() + _EDGE, min(below.x() - self.width(), area.right() - self.width()))
        y = below.y()
        if y + height > area.bottom() - _EDGE:
            y = max(area.top() + _EDGE, area.bottom() - height - _EDGE)
        self.move(x, y)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            super().keyPressEvent(event)
