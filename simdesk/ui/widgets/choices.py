"""Choosing one of few: chips that overflow into a menu, segments, and a switch for yes and no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QMenu,
    QSizePolicy,
    QWidget,
)

from simdesk.i18n.language import _
from simdesk.ui.theme.painting import ring, rounded, text_line
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import columns

KeyT = TypeVar("KeyT")

_MOVES: dict[Qt.Key, Callable[[int, int], int]] = {
    Qt.Key.Key_Right: lambda here, count: (here + 1) % count,
    Qt.Key.Key_Down: lambda here, count: (here + 1) % count,
    Qt.Key.Key_Left: lambda here, count: (here - 1) % count,
    Qt.Key.Key_Up: lambda here, count: (here - 1) % count,
    Qt.Key.Key_Home: lambda _here, _count: 0,
    Qt.Key.Key_End: lambda _here, count: count - 1,
}
"""Where a key leads from one of so many."""


class Chip(Button):
    """A checkable pill with an optional count. `ticked` ones are chosen together, with a tick."""

    def __init__(
        self, text: str = "", *, icon: str = "", ticked: bool = False, parent: QWidget | None = None
    ) -> None:
        self._count = ""
        self._ticked = ticked
        super().__init__("chip", text, icon=icon, parent=parent)
        self.setCheckable(True)
        if ticked:
            self.toggled.connect(self.updateGeometry)

    def show_words(self, text: str, count: int | None = None) -> None:
        """Say what the chip stands for, and how many there are."""
        self._count = "" if count is None else str(count)
        self.setText(text)
        if self._count:
            self.setAccessibleName(f"{text} {count}")

    def _icon_shown(self) -> str:
        return "checkmark" if self._ticked and self.isChecked() else super()._icon_shown()

    def _count_width(self) -> int:
        if not self._count:
            return 0
        font = theme().font("caption_strong")
        return QFontMetrics(font).horizontalAdvance(self._count) + theme().px(6)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return super().sizeHint() + QSize(self._count_width(), 0)

    def _paint_face(self, painter: QPainter, room: QRect) -> None:
        count = self._count_width()
        super()._paint_face(painter, room.adjusted(0, 0, -count, 0))
        if count:
            place = QRect(room.right() + 1 - count, 0, count, self.height())
            ink = theme().colour("accent_text" if self.isChecked() else "t3")
            text_line(
                painter,
                place,
                self._count,
                theme().font("caption_strong"),
                ink,
                align=Qt.AlignmentFlag.AlignRight,
            )


class _Exclusive(QWidget, Generic[KeyT]):
    """Buttons of which one is chosen: one tab stop, arrows move inside."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys: list[KeyT] = []
        self._buttons: list[Button] = []

    def _take(self, key: KeyT, button: Button) -> None:
        button.setCheckable(True)
        button.setAutoExclusive(True)  # the group decides; this is told to screen readers
        button.installEventFilter(self)
        self._keys.append(key)
        self._buttons.append(button)
        self._group.addButton(button, len(self._keys) - 1)
        button.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if len(self._keys) == 1 else Qt.FocusPolicy.ClickFocus
        )

    def value(self) -> KeyT | None:
        """Return the chosen key, or None."""
        chosen = self._group.checkedId()
        return self._keys[chosen] if chosen >= 0 else None

    def choose(self, key: KeyT | None) -> None:
        """Choose without a signal; None chooses nothing."""
        self._group.setExclusive(key is not None)
        for own, button in zip(self._keys, self._buttons, strict=True):
            button.setChecked(own == key)
            chosen = own == key or (key is None and button is self._buttons[0])
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            )
        self._group.setExclusive(True)

    def button(self, key: KeyT) -> Button:
        """Return the button of a key."""
        return self._buttons[self._keys.index(key)]

    def _stops(self) -> list[Button]:
        """The buttons that arrows reach, in order."""
        return [b for b in self._buttons if b.isVisible()]

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        stops = self._stops()
        here = next((i for i, b in enumerate(stops) if b is watched), None)
        key = Qt.Key(event.key())
        if here is None or key not in _MOVES:
            return False
        there = stops[_MOVES[key](here, len(stops))]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        if there in self._buttons:
            there.click()
        return True


class ChipRow(_Exclusive[KeyT]):
    """Chips in one row; what does not fit goes into a trailing menu. `chosen(key)` on a click."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = columns(self, gap=6)
        self._more = Button("chip", icon="more_horizontal", parent=self)
        self._more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._more.installEventFilter(self)
        self._more.clicked.connect(self._show_rest)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def add(self, key: KeyT, text: str = "") -> Chip:
        """Put a chip at the end."""
        chip = Chip(text, parent=self)
        self._take(key, chip)
        self._row.insertWidget(len(self._keys) - 1, chip)
        self._row.insertWidget(len(self._keys), self._more)
        chip.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        return chip

    def retranslate(self) -> None:
        """Name the menu and fit the row after words have changed."""
        self._more.setAccessibleName(_("More filters"))
        self._more.setToolTip(_("More filters"))
        self.fit()

    def fit(self) -> None:
        """Show as many chips as there is room for; the chosen one is always among them."""
        room, gap = self.width(), self._row.spacing()
        widths = [b.sizeHint().width() for b in self._buttons]
        everything = sum(widths) + gap * (len(widths) - 1)
        left = room if everything <= room else room - self._more.sizeHint().width()
        chosen = self._group.checkedId()
        if chosen >= 0:
            left -= widths[chosen] + gap
        full = False
        for i, button in enumerate(self._buttons):
            if i == chosen:
                button.show()
                continue
            left -= widths[i] + gap
            full = full or left < -gap
            button.setVisible(not full)
        self._more.setVisible(everything > room)

    def _stops(self) -> list[Button]:
        return [*super()._stops(), *([self._more] if self._more.isVisible() else [])]

    def _show_rest(self) -> None:
        menu = QMenu(self)
        for key, button in zip(self._keys, self._buttons, strict=True):
            if not button.isVisible():
                # A lone & would become the mark of an Alt key.
                action = menu.addAction(button.accessibleName().replace("&", "&&"))
                action.triggered.connect(lambda _=False, k=key: self._choose_hidden(k))
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _choose_hidden(self, key: KeyT) -> None:
        self.choose(key)
        self.fit()
        self.button(key).setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(key)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._more.sizeHint().width(), self._more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.fit()


class Segmented(_Exclusive[KeyT]):
    """Two to four choices side by side in one frame. `chosen(key)` on a click."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = columns(self)
        self._frame = QFrame()
        self._frame.setProperty("segmented", "1")
        self._row = columns(self._frame, margins=(3, 3, 3, 3), gap=2)
        outer.addWidget(self._frame)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def add(self, key: KeyT, text: str = "", *, icon: str = "") -> Button:
        """Put a choice at the end."""
        button = Button("segment", text, icon=icon, parent=self._frame)
        self._take(key, button)
        self._row.addWidget(button)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        return button


class Switch(QCheckBox):
    """An on-off switch; a check box by role. What it switches is said by its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(50), theme().px(30))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        on = self.isChecked()
        width, height = t.px(42), t.px(22)
        track = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        fill = ("accent_hover" if self.underMouse() else "accent") if on else "sur"
        if not self.isEnabled():
            fill = "track"
        edge = None if on and self.isEnabled() else t.colour("ctl")
        rounded(painter, track, height / 2, fill=t.colour(fill), edge=edge, width=1.5)
        side = t.px(16 if on else 12)
        inset = (height - side) / 2
        x = track.right() - side - inset if on else track.left() + inset
        knob = QRectF(x, track.top() + inset, side, side)
        ink = ("on_accent" if on else "ctl") if self.isEnabled() else "calm"
        rounded(painter, knob, side / 2, fill=t.colour(ink))
        if self.hasFocus():
            around = track.adjusted(-4, -4, 4, 4)
            ring(painter, around, around.height() / 2, t.colour("accent"))
