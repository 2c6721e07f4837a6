"""The rail of a renewal: five phases, the steps of the current one under it, each with its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import clear, rows
from simdesk.ui.widgets.marks import paint_tick


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One line of the rail. `key` is given back on a click; `level` 0 is a phase, 1 a step.

    `state` is done, skipped, current or ahead; `spoken` is the whole for screen readers.
    """

    key: str
    level: int
    words: str
    state: str
    number: int = 0
    shown: bool = False
    spoken: str = ""


class _RailButton(QAbstractButton):
    """One line of the rail."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self._entry = entry
        self.setText(entry.words)
        self.setAccessibleName(entry.spoken or entry.words)
        self.setEnabled(entry.state != "ahead")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _words(self, width: int) -> QRect:
        t = theme()
        left = t.px(44 if self._entry.level == 0 else 56)
        metrics = QFontMetrics(t.font("row" if self._entry.level == 0 else "second_strong"))
        room = QRect(left, t.px(8), max(40, width - left - t.px(10)), 1000)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.width() if self.width() > 60 else theme().px(216)
        height = self._words(width).height() + theme().px(16)
        return QSize(theme().px(200), max(height, theme().px(40 if self._entry.level == 0 else 34)))

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        self.setMinimumHeight(self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t, entry = theme(), self._entry
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if entry.level == 1:
            box.setLeft(t.px(30))
        if entry.shown or self.hasFocus() or self.underMouse():
            edge = QPen(t.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            ground = "sel" if entry.shown and entry.level == 1 else "hover"
            painter.setBrush(
                t.colour(ground)
                if (entry.shown and entry.level == 1) or (self.underMouse() and self.isEnabled())
                else Qt.BrushStyle.NoBrush
            )
            painter.drawRoundedRect(box, 8, 8)
        words = self._words(self.width())
        if entry.level == 0:
            side = t.px(24)
            where = QRect(t.px(8), words.center().y() - side // 2, side, side)
            if entry.state == "current":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.colour("accent"))
                painter.drawEllipse(QRectF(where))
                painter.setPen(t.colour("on_accent"))
                painter.setFont(t.font("second_strong"))
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(entry.number))
            else:
                paint_tick(painter, where, done=entry.state == "done", text=str(entry.number))
        else:
            side = t.px(8)
            dot = QRectF(t.px(41), words.center().y() - side / 2, side, side)
            done = entry.state in ("done", "skipped")
            token = "okbar" if entry.state == "done" else "accent" if not done else "ctl"
            painter.setPen(QPen(t.colour(token), 1.4))
            painter.setBrush(t.colour(token) if entry.state in ("done", "current") else t.colour("sur"))
            painter.drawEllipse(dot)
        strong = entry.state == "current"
        painter.setFont(
            t.font("row", 600 if strong else 400)
            if entry.level == 0
            else t.font("second_strong", 600 if strong or entry.shown else 400)
        )
        token = "accent_text" if entry.shown and entry.level == 1 else "t1"
        painter.setPen(t.colour("t2" if entry.state == "ahead" else token))
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self.text())


class StepRail(QWidget):
    """The whole rail. `chosen(key)` when a line that is behind or current is clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: QVBoxLayout = rows(self, gap=2)
        self._shown: tuple[RailEntry, ...] = ()

    def show_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show these lines, keeping the keyboard where it was."""
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        held = next((i for i in range(self._box.count()) if self._button(i).hasFocus()), None)
        clear(self._box)
        for entry in entries:
            button = _RailButton(entry)
            button.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            self._box.addWidget(button)
        if held is not None and held < self._box.count():
            self._button(held).setFocus()

    def _button(self, index: int) -> QWidget:
        widget = self._box.itemAt(index).widget()
        assert widget is not None
        return widget
