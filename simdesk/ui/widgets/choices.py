"""Choosing one of few: chips that overflow into a menu, segments, switches."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QMenu,
    QSizePolicy,
    QWidget,
)

from simdesk.i18n.language import _
from simdesk.ui.theme.painting import text_line
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import columns

KeyT = TypeVar("KeyT")


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
                Qt.AlignmentFlag.AlignRight,
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

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Right: 1,
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Left: -1,
                Qt.Key.Key_Up: -1,
            }
            if event.key() in steps and watched in self._buttons:
                here = self._buttons.index(watched)  # type: ignore[arg-type]
                shown = [b for b in self._buttons if b.isVisible() or b is watched]
                there = shown[(shown.index(self._buttons[here]) + steps[event.key()]) % len(shown)]
                there.setFocus(Qt.FocusReason.TabFocusReason)
                there.click()
                return True
        return False


class ChipRow(_Exclusive[KeyT]):
    """Chips in one row; what does not fit goes into a trailing menu. `chosen(key)` on a click."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = columns(self, gap=6)
        self._more = Button("chip", "⋯", parent=self)
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
        more = self._more.sizeHint().width() + gap
        left = room if everything <= room else room - more
        chosen = self._group.checkedId()
        if chosen > 0:
            left -= widths[chosen] + gap
        for i, button in enumerate(self._buttons):
            fits = i == chosen or left >= widths[i]
            if i != chosen or i == 0:
                left -= widths[i] + gap
            button.setVisible(fits)
        self._more.setVisible(everything > room)

    def _show_rest(self) -> None:
        menu = QMenu(self)
        for key, button in zip(self._keys, self._buttons, strict=True):
            if not button.isVisible():
                action = menu.addAction(button.text())
                action.triggered.connect(lambda _=False, k=key: self._choose_hidden(k))
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _choose_hidden(self, key: KeyT) -> None:
        self.choose(key)
        self.fit()
        self.chosen.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()


class Segmented(_Exclusive[KeyT]):
    """Two to four choices side by side in one frame. `chosen(key)` on a click."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = columns(self)
        self._frame = QFrame()
        self._frame.setProperty("segmented", "1")
        self._row = columns(self._frame, margins=(2, 2, 2, 2), gap=2)
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
    """An on-off switch; a check box by role."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(46), theme().px(28))

    def hitButton(self, _pos: object) -> bool:  # noqa: N802 - Qt's name
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(2, (self.height() - t.px(22)) / 2, t.px(42), t.px(22))
        on = self.isChecked()
        painter.setBrush(t.colour("accent" if on else "sur"))
        edge = "t1" if self.hasFocus() else ("accent" if on else "ctl")
        painter.setPen(QPen(t.colour(edge), 2 if self.hasFocus() else 1.4))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = t.px(14)
        x = track.right() - side - t.px(4) if on else track.left() + t.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("on_accent" if on else "ctl"))
        painter.drawEllipse(QRectF(x, track.center().y() - side / 2, side, side))
