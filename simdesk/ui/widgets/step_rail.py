"""The rail of a renewal: five phases, the steps of the current one, each with its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from simdesk.ui.theme.painting import ring, rounded
from simdesk.ui.theme.paragraph import Paragraph
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import clear, rows
from simdesk.ui.widgets.marks import paint_disc, paint_tick


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
    """One line of the rail. `above` and `below` are the colours of the line that joins them."""

    def __init__(self, entry: RailEntry, above: str, below: str) -> None:
        super().__init__()
        self._entry, self._above, self._below = entry, above, below
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(entry.words)
        self.setAccessibleName(entry.spoken or entry.words)
        self.setEnabled(entry.state != "ahead")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _words(self, width: int) -> Paragraph:
        px, entry = theme().px, self._entry
        strong = 600 if entry.state == "current" or entry.shown else 400
        role = "second" if entry.level else "row"
        return Paragraph(self.text(), role, max(40, width - self._left() - px(10)), weight=strong)

    def _left(self) -> int:
        return theme().px(64 if self._entry.level else 44)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        px = theme().px
        placed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        words = self._words(self.width() if placed else px(232)).height
        return QSize(px(200), max(words + px(14), px(36 if self._entry.level else 50)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.setMinimumHeight(self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t, entry = theme(), self._entry
        painter = QPainter(self)
        box = QRect(self.rect()).adjusted(t.px(34 if entry.level else 0), 2, 0, -2)
        chosen = entry.level == 1 and entry.shown
        if chosen or (self.underMouse() and self.isEnabled()):
            rounded(painter, box, t.px(8), fill=t.colour("sel" if chosen else "hover"))
        if self.hasFocus():
            ring(painter, box, t.px(8), t.colour("accent"))
        middle = self.height() // 2
        self._paint_joints(painter, middle)
        if entry.level:
            self._paint_dot(painter, middle)
        else:
            self._paint_disc(painter, middle)
        words = self._words(self.width())
        token = "accent_text" if chosen else "t2" if entry.state == "ahead" else "t1"
        painter.setPen(t.colour(token))
        words.draw(painter, self._left(), (self.height() - words.height) // 2)

    def _paint_joints(self, painter: QPainter, middle: int) -> None:
        """Draw the line that joins the phases; beside a step it goes on, past a disc it stops."""
        t = theme()
        x, apart = t.px(20), 0 if self._entry.level else t.px(16)
        for token, top, bottom in (
            (self._above, 0, middle - apart),
            (self._below, middle + apart, self.height()),
        ):
            if token:
                painter.fillRect(QRect(x - 1, top, 2, bottom - top), t.colour(token))

    def _paint_disc(self, painter: QPainter, middle: int) -> None:
        side, entry = theme().px(24), self._entry
        where = QRect(theme().px(20) - side // 2, middle - side // 2, side, side)
        if entry.state == "current":
            paint_disc(painter, where, str(entry.number), "accent", "on_accent")
        else:
            paint_tick(painter, where, done=entry.state == "done", text=str(entry.number))

    def _paint_dot(self, painter: QPainter, middle: int) -> None:
        t, state = theme(), self._entry.state
        side = t.px(8)
        dot = QRect(t.px(50) - side // 2, middle - side // 2, side, side)
        token = {"done": "okbar", "current": "accent"}.get(state, "ctl")
        filled = state in ("done", "current")
        rounded(
            painter,
            dot,
            side / 2,
            fill=t.colour(token) if filled else None,
            edge=None if filled else t.colour(token),
            width=1.4,
        )


def _joint(before: RailEntry | None, after: RailEntry | None) -> str:
    """Return the colour of the line between two entries: green once what is above it is done."""
    if before is None or after is None:
        return ""
    return "okbar" if before.state in ("done", "skipped") else "line2"


class StepRail(QWidget):
    """The whole rail. `chosen(key)` when a line that is behind or current is clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: QVBoxLayout = rows(self, gap=0)
        self._shown: tuple[RailEntry, ...] = ()
        self._buttons: list[_RailButton] = []

    def show_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show these lines, keeping the keyboard where it was."""
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        held = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), None)
        clear(self._box)
        self._buttons = []
        for before, entry, after in zip(
            [None, *entries[:-1]], entries, [*entries[1:], None], strict=True
        ):
            button = _RailButton(entry, _joint(before, entry), _joint(entry, after))
            button.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            self._box.addWidget(button)
            self._buttons.append(button)
        self._box.addStretch(1)
        if held is not None and held < len(self._buttons):
            self._buttons[held].setFocus()
