"""Surfaces that hold things together, and the cards that are chosen like radio buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


class Card(QFrame):
    """A rounded surface with a column `body`. `look`: plain, sunk, used, or a tone's name."""

    def __init__(
        self,
        look: str = "plain",
        *,
        margins: tuple[int, int, int, int] = (20, 16, 20, 16),
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", look)
        self.body: QVBoxLayout = rows(self, margins=margins, gap=gap)

    def set_look(self, look: str) -> None:
        """Change the surface."""
        if self.property("card") != look:
            self.setProperty("card", look)
            self.style().unpolish(self)
            self.style().polish(self)


class Icon(QWidget):
    """A still picture of an icon file (`warning_28_filled`) in a token's colour."""

    def __init__(
        self, name: str, token: str = "t2", size: int = 20, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        side = theme().px(size)
        self.setFixedSize(side, side)

    def show_icon(self, name: str, token: str) -> None:
        """Change icon and colour."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        icons.paint(QPainter(self), self.rect(), self._name, self._token)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            side = theme().px(self._size)
            self.setFixedSize(side, side)


class NoteCard(Card):
    """A tinted card with an icon and one text, such as a reason or a warning."""

    def __init__(
        self, tone: Tone | None, icon: str, text: str = "", *, parent: QWidget | None = None
    ) -> None:
        look = tone.value if tone else "sunk"
        super().__init__(look, margins=(14, 10, 14, 10), parent=parent)
        line = columns(gap=10)
        line.addWidget(Icon(icon, tone.value if tone else "t2"), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("body", text, wrap=True)
        line.addWidget(self.words, 1)
        self.body.addLayout(line)


class RadioCard(QRadioButton):
    """A choice with a title and a second line; a real radio button underneath."""

    def __init__(self, title: str = "", second: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._second = second
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(title, second)

    def set_words(self, title: str, second: str = "") -> None:
        """Say what the choice is."""
        self._title, self._second = title, second
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.updateGeometry()
        self.update()

    def _measure(self, width: int) -> tuple[QRect, QRect]:
        """Return where title and second line stand in a card of `width`."""
        left, top = theme().px(46), theme().px(12)
        room = QRect(left, top, max(60, width - left - theme().px(16)), 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetrics(theme().font("strong")).boundingRect(room, wrap, self._title)
        if not self._second:
            return title, QRect(left, title.bottom(), 0, 0)
        room.moveTop(title.bottom() + theme().px(3))
        second = QFontMetrics(theme().font("second")).boundingRect(room, wrap, self._second)
        return title, second

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        title, second = self._measure(width)
        return max(title.bottom(), second.bottom()) + theme().px(13)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.width() if self.width() > 100 else 480
        return QSize(320, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(160, self.sizeHint().height())

    def hitButton(self, _pos: object) -> bool:  # noqa: N802 - Qt's name
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        width = 2 if chosen or focused else 1
        painter.setPen(QPen(t.colour("accent" if chosen or focused else "line2"), width))
        painter.setBrush(t.colour("hover" if self.underMouse() and not chosen else "sur"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        title, second = self._measure(self.width())
        paint_radio(painter, QRect(t.px(15), title.center().y() - t.px(10), t.px(20), t.px(20)), chosen)
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(t.font("strong"))
        painter.setPen(t.colour("t1"))
        painter.drawText(title, wrap, self._title)
        if self._second:
            painter.setFont(t.font("second"))
            painter.setPen(t.colour("t2"))
            painter.drawText(second, wrap, self._second)


def paint_radio(painter: QPainter, where: QRect, chosen: bool) -> None:
    """Paint a radio mark: ring, and a thick ring where it is chosen."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(t.colour("sur"))
    thick = where.width() * (0.32 if chosen else 0.06)
    painter.setPen(QPen(t.colour("accent" if chosen else "ctl"), thick))
    inset = thick / 2
    painter.drawEllipse(QRectF(where).adjusted(inset, inset, -inset, -inset))
    painter.restore()
