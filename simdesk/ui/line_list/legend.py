"""What the patterns of the rows' bars mean, at the foot of the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.i18n.language import _
from simdesk.ui.flow import Flow
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.runway import Pattern, Segment, paint_runway
from simdesk.ui.widgets.text import Text

_MARGINS = (22, 7, 14, 7)
_BETWEEN = 12


class _Sample(QWidget):
    def __init__(self, pattern: Pattern) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segments = (Segment(0, 1, pattern),)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(18), theme().px(18))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        height = theme().px(6)
        top = (self.height() - height) // 2
        paint_runway(QPainter(self), QRect(0, top, theme().px(18), height), self._segments)


class Legend(QWidget):
    """Three patterns with their words, which wrap; the scale is left out where it has no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = columns(self, margins=_MARGINS, gap=0)
        self._pairs: list[QWidget] = []
        self._words = [Text("caption") for _pattern in range(3)]
        flow = Flow(gap=_BETWEEN, row_gap=0)
        for pattern, words in zip(
            (Pattern.CLEAR, Pattern.ACT, Pattern.FEE), self._words, strict=True
        ):
            pair = QWidget()
            both = columns(pair, gap=5)
            both.addWidget(_Sample(pattern))
            both.addWidget(words)
            self._pairs.append(pair)
            flow.add(pair)
        row.addWidget(flow, 1)
        self._scale = Text("caption")
        row.addWidget(self._scale, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        for label, words in zip(
            self._words, (_("on track"), _("act now"), _("fee running")), strict=True
        ):
            label.setText(words)
        self._scale.setText(_("full bar = 12 months"))
        self._fit()

    def _fit(self) -> None:
        """Leave the scale out where it has no room."""
        wanted = [part.sizeHint().width() for part in (*self._pairs, self._scale)]
        left, _top, right, _bottom = _MARGINS
        room = self.width() - left - right - _BETWEEN * len(self._pairs)
        self._scale.setVisible(sum(wanted) <= room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()
