"""One thing in the list of what to look at: a sign or picture, words, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from simdesk.domain.receipt import Receipt
from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import theme
from simdesk.ui.thumbnails import Thumbnails
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import FlowRow, columns, rows
from simdesk.ui.widgets.text import ElidedText, Text

_SMALL = QSize(52, 60)


class Deed(NamedTuple):
    """What can be done: words on a button, its icon and kind, and what it calls."""

    words: str
    do: Callable[[], object]
    icon: str = ""
    kind: str = "secondary"


class SmallPicture(QWidget):
    """The upper end of a receipt's picture, as soon as it is known, or the sign of a document."""

    def __init__(
        self, *, receipt: Receipt, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._receipt = receipt
        self._thumbnails = thumbnails
        self.setFixedSize(theme().px(_SMALL.width()), theme().px(_SMALL.height()))
        thumbnails.arrived.connect(self._look_again)

    def _look_again(self, sha256: str) -> None:
        if sha256 == self._receipt.sha256:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(ground)
        painter.fillPath(ground, theme().colour("sunk"))
        pixmap = self._thumbnails.of(self._receipt).pixmap
        if pixmap is None:
            side = theme().px(20)
            centre = self.rect().center()
            where = QRect(centre.x() - side // 2, centre.y() - side // 2, side, side)
            icons.paint(painter, where, "document_20_regular", "t2")
            return
        wanted = self.rect().size()
        shown = wanted.scaled(pixmap.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (pixmap.width() - shown.width()) // 2
        painter.drawPixmap(self.rect(), pixmap, QRect(left, 0, shown.width(), shown.height()))
        painter.setPen(QPen(theme().colour("line2"), 2))  # half of it is clipped
        painter.drawPath(ground)


class OrderRow(Card):
    """A title, lines of words under it, and buttons below them; `deeds` are its buttons."""

    def __init__(
        self,
        *,
        picture: QWidget,
        name: str,
        lines: Sequence[str],
        deeds: Sequence[Deed],
        elided: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("plain", margins=(14, 12, 14, 12), parent=parent)
        row = columns(gap=14)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = rows(gap=2)
        words.addWidget(ElidedText("strong", name) if elided else Text("strong", name, wrap=True))
        for line in filter(None, lines):
            words.addWidget(Text("second", line, wrap=True))
        tools = FlowRow()
        self.deeds: list[Button] = []
        for deed in deeds:
            button = Button(deed.kind, deed.words, icon=deed.icon)
            button.setAccessibleDescription("\n".join((name, *filter(None, lines))))
            button.clicked.connect(lambda _checked=False, do=deed.do: do())
            self.deeds.append(button)
            tools.add(button)
        words.addSpacing(6)
        words.addWidget(tools)
        row.addLayout(words, 1)
        self.body.addLayout(row)
