"""Labels by kind of text: plain text only, in the theme's fonts, wrapping or eliding."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simdesk.ui.theme.painting import text_line
from simdesk.ui.theme.paragraph import Paragraph
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone


class Text(QLabel):
    """A label of a kind: `title`, `h2`, `body`, `soft`, `second`, `caption` and others.

    `wrap` lets it grow in height; `tone` or `set_colour` colours its words; `selectable` lets
    them be copied. Every line is as high as its kind says, in any script.
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
        self._lines: dict[int, Paragraph] = {}
        self._natural = self._narrowest = -1
        self._placed = False
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

    def _forget(self) -> None:
        """Drop what was measured of another text, font or alignment."""
        self._lines = {}
        self._natural = self._narrowest = -1

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
        self._forget()
        super().setText(text)
        self._fit()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:  # noqa: N802 - Qt's name
        self._forget()
        super().setAlignment(alignment)

    def _box(self) -> int:
        return theme().px(theme().role(self._role).box)

    def _laid_out(self, width: int) -> Paragraph:
        if width not in self._lines:
            self._lines[width] = Paragraph(
                self.text(), self._role, width, wrap=self.wordWrap(), align=self.alignment()
            )
        return self._lines[width]

    def _natural_width(self) -> int:
        if self._natural < 0:
            metrics = QFontMetricsF(self.font())
            parts = self.text().split("\n")
            self._natural = math.ceil(max(metrics.horizontalAdvance(part) for part in parts))
        return self._natural

    def _restyle(self) -> None:
        self._forget()
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
        """Give the text its line box, and a wrapped one its whole height.

        Before a layout has placed it, its width says nothing yet.
        """
        wanted = self._box()
        if self._placed and self.wordWrap():
            wanted = self.heightForWidth(self.width())
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if not self.wordWrap():
            return -1
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._laid_out(inner).height + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        margins = self.contentsMargins()
        width = self._natural_width()
        if self.wordWrap():
            # Qt's own guess of a pleasant shape; a layout gives more where it has more.
            width = min(width + margins.left() + margins.right(), super().sizeHint().width())
            return QSize(width, self.heightForWidth(width))
        height = self._box() * (self.text().count("\n") + 1)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = self.sizeHint()
        if not self.wordWrap():
            return hint
        if self._narrowest < 0:
            self._narrowest = self._laid_out(hint.width()).narrowest()
        return QSize(min(self._narrowest, hint.width(), theme().px(160)), self._box())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._placed = True
        if self.wordWrap() and event.oldSize().width() != event.size().width():
            self._lines = {w: p for w, p in self._lines.items() if w == event.size().width()}
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().paintEvent(event)  # its own engine also draws the selection
            return
        area = self.contentsRect()
        lines = self._laid_out(area.width())
        top = area.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (area.height() - lines.height) // 2)
        elif self.alignment() & Qt.AlignmentFlag.AlignBottom:
            top += area.height() - lines.height
        painter = QPainter(self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        lines.draw(painter, area.left(), top)


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
            align=along,
        )
