"""Surfaces that hold things together, and the cards that are chosen like radio buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import FOCUS_PX, rounded
from simdesk.ui.theme.paragraph import Paragraph
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
    """A still picture of an icon file (`warning_28_filled`) in a token's colour.

    With `beside`, a kind of text, it is as high as a line of that text, so that an icon at the
    top of a row stands in the middle of the first line.
    """

    def __init__(
        self,
        name: str,
        token: str = "t2",  # noqa: S107 - a colour, not a secret
        size: int = 20,
        *,
        beside: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._size, self._beside = name, token, size, beside
        self._fit()

    def show_icon(self, name: str, token: str) -> None:
        """Change icon and colour."""
        self._name, self._token = name, token
        self.update()

    def _fit(self) -> None:
        line = theme().role(self._beside).box if self._beside else 0
        self.setFixedSize(theme().px(self._size), theme().px(max(self._size, line)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        side = self.width()
        where = QRect(0, (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), where, self._name, self._token)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()


class NoteCard(Card):
    """A tinted card with an icon and one text, such as a reason or a warning."""

    def __init__(
        self, tone: Tone | None, icon: str, text: str = "", *, parent: QWidget | None = None
    ) -> None:
        look = tone.value if tone else "sunk"
        super().__init__(look, margins=(16, 11, 16, 11), parent=parent)
        line = columns(gap=10)
        self._icon = Icon(icon, tone.value if tone else "t2", beside="body")
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("body", text, wrap=True)
        line.addWidget(self.words, 1)
        self.body.addLayout(line)


class RadioCard(QRadioButton):
    """A choice with a title and a second line; a real radio button underneath."""

    def __init__(self, title: str = "", second: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._second = second
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
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

    def _paragraphs(self, width: int) -> list[Paragraph]:
        """Return title and second line as they stand in a card of `width`."""
        room = max(60, width - theme().px(46) - theme().px(16))
        found = [Paragraph(self._title, "strong", room)]
        if self._second:
            found.append(Paragraph(self._second, "second", room))
        return found

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return sum(p.height for p in self._paragraphs(width)) + 2 * theme().px(11)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 480
        return QSize(320, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(160, self.sizeHint().height())

    def hitButton(self, _pos: object) -> bool:  # noqa: N802 - Qt's name
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setMinimumHeight(self.heightForWidth(self.width()))
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        chosen, focused = self.isChecked(), self.hasFocus()
        # A chosen card has an accent edge already, so its ring is of the colour of text.
        edge = ("t1" if focused else "accent") if chosen else "accent" if focused else "line2"
        rounded(
            painter,
            self.rect(),
            t.px(10),
            fill=t.colour("hover" if self.underMouse() and not chosen else "sur"),
            edge=t.colour(edge),
            width=FOCUS_PX if chosen or focused else 1,
        )
        top = t.px(11)
        for index, lines in enumerate(self._paragraphs(self.width())):
            if index == 0:
                side = t.px(20)
                mark = QRect(t.px(15), top + (lines.line_height - side) // 2, side, side)
                paint_radio(painter, mark, chosen)
            painter.setPen(t.colour("t2" if index or not self.isEnabled() else "t1"))
            lines.draw(painter, t.px(46), top)
            top += lines.height


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
