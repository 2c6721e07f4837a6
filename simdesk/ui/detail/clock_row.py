"""One clock of a number: its state, its date, what the date rests on, and how to learn more."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from simdesk.domain.clock import Clock, ClockKind, ClockState, Missing
from simdesk.domain.line import Line
from simdesk.i18n.clock_words import (
    clock_basis,
    clock_date,
    clock_detail,
    clock_name,
    clock_state,
    fill_link,
    why_link,
)
from simdesk.i18n.language import _
from simdesk.ui.detail.room import Room
from simdesk.ui.flow import Flow
from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import TINTS, theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import basis_icon, clock_icon, clock_tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.marks import Pill
from simdesk.ui.widgets.text import Text

_LINK_PAD = 4
"""A link has this room around its words; what stands above it keeps it free."""
_MARGINS = (18, 6, 16 - _LINK_PAD, 6)
_BETWEEN = 10
_GAP = 6
_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class StateTile(QWidget):
    """The clock's icon on a ground of its tone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = "call_outbound_20_regular", Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, icon: str, tone: Tone) -> None:
        """Change icon and tone; what is unknown is an outline, the rest is filled."""
        style = "regular" if tone is Tone.NEUTRAL else "filled"
        self._icon, self._tone = f"{icon}_20_{style}", tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(36), theme().px(36))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().px(36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(TINTS[self._tone]))
        painter.drawRoundedRect(QRect(0, 0, side, side), side * 0.22, side * 0.22)
        glyph = theme().px(20)
        at = QPoint((side - glyph) // 2, (side - glyph) // 2)
        icons.paint(painter, QRect(at, QSize(glyph, glyph)), self._icon, self._tone.value)


class ClockRow(QAbstractButton):
    """A row that the keyboard and screen readers see as one button: pressing it asks why.

    `why_requested(row)`, `fill_requested(Missing)`, `stepped(-1 or 1)` for the arrow keys.
    """

    why_requested = Signal(object)
    fill_requested = Signal(object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock: Clock | None = None
        self._earliest = False
        self._detail = ""
        self._tight, self._roomy = False, True
        self._missing: Missing | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        # A button would keep the width it wishes for; a row takes the width it gets.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = columns(self, margins=_MARGINS, gap=_BETWEEN)
        self._tile = StateTile()
        tile = rows(margins=(0, 4, 0, 0))
        tile.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(tile)
        lines = rows(gap=0)
        self._first = columns(margins=(0, 0, _LINK_PAD, 0), gap=_BETWEEN)
        self._words = Flow(gap=_GAP, row_gap=0)
        self._name = Text("strong")
        self._pill = Pill()
        self._state = Text("soft")
        self._about = Text("soft")
        for widget in (self._name, self._pill, self._state, self._about):
            self._words.add(widget)
        self._first.addWidget(self._words, 1)
        self.date = Text("strong")
        self._first.addWidget(self.date, 0, _TOP_RIGHT)
        lines.addLayout(self._first)
        self._date_below, self._below = Text("strong", wrap=True), Text("soft", wrap=True)
        self._date_below.hide()
        lines.addWidget(self._date_below)
        lines.addWidget(self._below)
        self._second = columns(gap=6)
        basis = columns(gap=_GAP)
        self._glyph = Icon("question_circle_16_regular", "t3", 16)
        glyph = rows(margins=(0, 2, 0, 0))
        glyph.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        basis.addLayout(glyph)
        self._basis = Text("caption", wrap=True)
        basis.addWidget(self._basis, 1)
        self._second.addLayout(basis, 1)
        self.fill = self._link()
        self._dot = Text("caption", "·")
        self.why = self._link()
        # An explanation that closes gives the keyboard back to the row.
        self.why.setFocusProxy(self)
        self._links = columns(gap=1)
        for link in (self.fill, self._dot, self.why):
            self._links.addWidget(link)
        self._second.addLayout(self._links)
        self._second.setAlignment(self._links, _TOP_RIGHT)
        lines.addLayout(self._second)
        row.addLayout(lines, 1)

    def _link(self) -> Button:
        link = Button("link")
        # The whole row is one tab stop: F2 fills, Enter explains.
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return link

    def _connect(self) -> None:
        self.clicked.connect(lambda: self.why_requested.emit(self))
        self.why.clicked.connect(lambda: self.why_requested.emit(self))
        self.fill.clicked.connect(self._fill)

    def show_clock(self, clock: Clock, line: Line, today: date, *, earliest: bool) -> None:
        """Show a clock; the earliest of the four is marked."""
        self.clock, self._earliest = clock, earliest
        tone = clock_tone(clock)
        self._tile.show_state(clock_icon(clock, line.sim_place), tone)
        name, state = clock_name(clock.kind), clock_state(clock, today)
        detail, shown = clock_detail(clock, line, today), clock_date(clock)
        basis, why = clock_basis(clock), why_link(clock)
        self._name.setText(name)
        self._pill.setVisible(earliest)
        self._pill.show_words(tone, _("earliest"))
        self._state.setText(state)
        self._state.set_tone(None if tone is Tone.NEUTRAL else tone)
        self._detail = detail
        self._words.setToolTip(detail)
        known = clock.due is not None or clock.kind is ClockKind.REACH
        pressing = tone.value if tone in (Tone.WARN, Tone.BAD) else ""
        for label in (self.date, self._date_below):
            label.setText(shown)
            label.set_colour(pressing if known else "t2")
        self._glyph.show_icon(f"{basis_icon(clock)}_16_regular", "t3")
        self._basis.setText(basis)
        self._show_links(clock, name, why)
        parts = [name, _("earliest") if earliest else "", state, detail, shown, basis]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(why)
        self._place_detail()
        self.update()

    def _show_links(self, clock: Clock, name: str, why: str) -> None:
        old = clock.state is ClockState.BALANCE_OLD
        self._missing = Missing.BALANCE if old else clock.missing
        fill = _("Read again…") if old else fill_link(clock)
        self.fill.setText(fill)
        self.fill.setVisible(bool(fill))
        self._dot.setVisible(bool(fill) and not self._tight)
        self.why.setText(why)
        for link, words in ((self.fill, fill), (self.why, why)):
            link.setAccessibleName(_("{link}, {clock}").format(link=words, clock=name))

    def set_room(self, room: Room) -> None:
        """Leave the detail to the tooltip; where it is tight, let date and links have own lines."""
        self._roomy = room is Room.USUAL
        self._place_detail()
        if (room is Room.TIGHT) == self._tight:
            return
        self._tight = room is Room.TIGHT
        self.date.setVisible(not self._tight)
        self._date_below.setVisible(self._tight)
        way = QBoxLayout.Direction.TopToBottom if self._tight else QBoxLayout.Direction.LeftToRight
        self._second.setDirection(way)
        self._links.setDirection(way)
        side = _TOP_LEFT if self._tight else _TOP_RIGHT
        self._second.setAlignment(self._links, side)
        # Where it is tight they stand under the words of what the date rests on.
        left = self._glyph.width() + _GAP - _LINK_PAD if self._tight else 0
        self._links.setContentsMargins(left, 0, 0, 0)
        for link in (self.fill, self.why):
            self._links.setAlignment(link, side)
        self._dot.setVisible(not self._tight and not self.fill.isHidden())

    def _place_detail(self) -> None:
        """Let the detail stand beside the state, set off by a dot, or else on a line of its own."""
        self._about.setText(_("· {detail}").format(detail=self._detail))
        self._below.setText(self._detail)
        pill = (self._pill,) if self._earliest else ()
        beside = (self._name, *pill, self._state, self._about, self._tile, self.date)
        left, _top, right, _bottom = _MARGINS
        wanted = sum(w.sizeHint().width() for w in beside) + left + right + _LINK_PAD + 2 * _BETWEEN
        fits = wanted + _GAP * (len(beside) - 3) <= self.width()
        self._about.setVisible(self._roomy and fits)
        self._below.setVisible(self._roomy and not fits)

    def _fill(self) -> None:
        if not self.fill.isHidden():
            self.fill_requested.emit(self._missing)

    def hitButton(self, _pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return False  # the mouse uses the links; the text between them is no button

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_detail()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_F2:
            self._fill()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._earliest and self.clock is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour(theme_bar(clock_tone(self.clock))))
            painter.drawRoundedRect(QRectF(4, 12, 3, self.height() - 24), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)


def theme_bar(tone: Tone) -> str:
    """Return the token of a bar of a tone."""
    return "calm" if tone is Tone.NEUTRAL else f"{tone.value}bar"
