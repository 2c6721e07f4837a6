"""Labels by kind of text: plain text only, in the theme's fonts, wrapping or eliding."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simdesk.ui.theme.painting import baseline, text_line
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone

_WIDEST_HINT = 520
"""A wrapping text asks for no more, at 100 %; it takes whatever its place gives."""


class Text(QLabel):
    """A label of a kind (`title`, `head`, `h2`, `row`, `strong`, `body`, `soft`, `second`,
    `caption`, ...). `wrap` lets it grow in height; `tone` or `set_colour` colours its words;
    `selectable` lets them be copied. Every line is as high as its kind says, in any script.
    """

    def __init__(
        self,
        role: str = "body",
        text: str = "",
        *,
        wrap: bool = False,
        tone: Tone | None = None,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._token = tone.value if tone else ""
        self._layout: QTextLayout | None = None
        self._layout_width = -1
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._restyle()
        self.setText(text)

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the words by a tone, or as their kind says."""
        self.set_colour(tone.value if tone else "")

    def set_colour(self, token: str) -> None:
        """Colour the words by a token; an empty one means as their kind says."""
        self._token = token
        self._recolour()

    def set_role(self, role: str) -> None:
        """Change the kind of text."""
        self._role = role
        self._restyle()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._layout = None
        super().setText(text)
        self._fit()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:  # noqa: N802 - Qt's name
        self._layout = None
        super().setAlignment(alignment)

    def lines(self, width: int) -> int:
        """Return how many lines the text takes at `width`."""
        layout = self._laid_out(width)
        return max(1, layout.lineCount())

    def _box(self) -> int:
        return theme().px(theme().role(self._role).box)

    def _laid_out(self, width: int) -> QTextLayout:
        if self._layout is not None and self._layout_width == width:
            return self._layout
        layout = QTextLayout(self.text().replace("\n", "\N{LINE SEPARATOR}"), self.font())
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
            if self.wordWrap()
            else QTextOption.WrapMode.NoWrap
        )
        layout.setTextOption(option)
        box, below = self._box(), baseline(self.font(), self._box())
        layout.beginLayout()
        row = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            spare = width - line.naturalTextWidth()
            x = 0.0
            if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
                x = spare / 2
            elif self.alignment() & Qt.AlignmentFlag.AlignRight:
                x = spare
            line.setPosition(QPointF(x, row * box + below - line.ascent()))
            row += 1
        layout.endLayout()
        self._layout, self._layout_width = layout, width
        return layout

    def _natural_width(self) -> int:
        metrics = QFontMetricsF(self.font())
        parts = self.text().split("\n")
        return math.ceil(max(metrics.horizontalAdvance(part) for part in parts))

    def _restyle(self) -> None:
        self._layout = None
        font = theme().font(self._role)
        if self.font() != font:
            self.setFont(font)
        self._recolour()
        self._fit()

    def _recolour(self) -> None:
        colour = theme().colour(self._token or theme().role(self._role).colour)
        colours = self.palette()
        if colours.color(QPalette.ColorRole.WindowText) != colour:
            colours.setColor(QPalette.ColorRole.WindowText, colour)
            colours.setColor(QPalette.ColorRole.Text, colour)
            self.setPalette(colours)

    def _fit(self) -> None:
        """Give the text its line box, and a wrapped one its whole height."""
        wanted = self._box()
        if self.wordWrap() and self.text() and self.width() > 1:
            wanted = self.heightForWidth(self.width())
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if not self.wordWrap():
            return -1
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self.lines(inner) * self._box() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        margins = self.contentsMargins()
        width = self._natural_width()
        if self.wordWrap():
            width = min(width, theme().px(_WIDEST_HINT))
            return QSize(width + margins.left() + margins.right(), self.heightForWidth(width))
        height = self._box() * (self.text().count("\n") + 1)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = self.sizeHint()
        if not self.wordWrap():
            return hint
        narrowest = math.ceil(self._laid_out(hint.width()).minimumWidth())
        return QSize(min(narrowest, hint.width(), theme().px(160)), self._box())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.wordWrap():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.textInteractionFlags() != Qt.TextInteractionFlag.NoTextInteraction:
            super().paintEvent(event)  # its own engine also draws the selection
            return
        area = self.contentsRect()
        layout = self._laid_out(area.width())
        height = max(1, layout.lineCount()) * self._box()
        top = area.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter and height < area.height():
            top += (area.height() - height) // 2
        elif self.alignment() & Qt.AlignmentFlag.AlignBottom:
            top += area.height() - height
        painter = QPainter(self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(area.left(), top))


class ElidedText(Text):
    """A one-line label that ends in … where there is no room, with the whole in its tooltip."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        area = self.contentsRect()
        whole = self.text()
        cut = self._natural_width() > area.width() + 1
        if self.toolTip() != (whole if cut else ""):
            self.setToolTip(whole if cut else "")
        along = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        text_line(
            QPainter(self),
            area,
            whole,
            self.font(),
            self.palette().color(QPalette.ColorRole.WindowText),
            along,
        )
