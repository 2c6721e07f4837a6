"""The parts of the start page: a way out as a card, the large sign, and the middle of a window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from simdesk.ui.problem_words import Choice, Way
from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import rounded
from simdesk.ui.theme.theme import TINTS, theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.cards import RadioCard
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.marks import Pill


class ChoiceCard(RadioCard):
    """A way out, with a remark at its right where the title leaves room for it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._choice: Choice | None = None
        self._remark = Pill(Tone.OK, parent=self)
        self._remark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_choice(self, choice: Choice) -> None:
        """Say what the way is."""
        self._choice = choice
        self._remark.show_words(Tone.INFO if choice.way is Way.QUIT else Tone.OK, choice.remark)
        self._place()

    def _place(self) -> None:
        """Put the remark into the corner, or before the second line."""
        if self._choice is None:
            return
        t, choice = theme(), self._choice
        size = self._remark.sizeHint()
        metrics = self.fontMetrics()
        title = metrics.horizontalAdvance(choice.title) * 1.08  # it is drawn in a bolder weight
        fits = t.px(46 + 30) + title + size.width() <= self.width()
        self._remark.setVisible(bool(choice.remark) and fits)
        self._remark.resize(size)
        self._remark.move(self.width() - size.width() - t.px(14), t.px(11))
        whole = choice.remark and not fits
        self.set_words(choice.title, choice.second_whole if whole else choice.second)
        self.setAccessibleDescription(
            ", ".join(part for part in (choice.remark, choice.second) if part)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._place()
        super().resizeEvent(event)


class Tile(QWidget):
    """The large sign at the left of the title."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone = "", Tone.BAD

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Show an icon file on a tinted ground."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(52), theme().px(52))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        side = theme().px(52)
        box = QRectF(0, 0, side, side)
        rounded(painter, box, 12, fill=theme().colour(TINTS[self._tone]))
        inset = side * 0.23
        inner = box.adjusted(inset, inset, -inset, -inset).toAlignedRect()
        icons.paint(painter, inner, self._icon, self._tone.value)


def centred(column: QWidget, parent: QWidget | None = None) -> QHBoxLayout:
    """Return what keeps a column in the middle, as wide as it may be."""
    across = columns(parent, gap=0)
    across.addStretch(1)
    across.addWidget(column, 1000)
    across.addStretch(1)
    return across
