"""Labels by kind of text: plain text only, in the theme's fonts, wrapping or eliding."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone


class Text(QLabel):
    """A label of a kind (`title`, `head`, `h2`, `row`, `strong`, `body`, `soft`, `second`,
    `caption`, ...). `wrap` lets it grow in height; `tone` colours its words; `selectable` lets
    them be copied.
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
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.set_tone(tone)
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
        value = tone.value if tone else None
        if self.property("tone") != value:
            self.setProperty("tone", value)
            self.style().unpolish(self)
            self.style().polish(self)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self._fit()

    def _restyle(self) -> None:
        font = theme().font(self._role)
        if self.font() != font:
            self.setFont(font)
        self._fit()

    def _fit(self) -> None:
        """Give the text its line box, and a wrapped one its whole height."""
        box = theme().px(theme().role(self._role).box)
        if self.wordWrap() and self.text():
            box = max(box, self.heightForWidth(max(self.width(), 40)))
        if self.minimumHeight() != box:
            self.setMinimumHeight(box)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.wordWrap():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()


class ElidedText(Text):
    """A one-line label that ends in … where there is no room, with the whole in its tooltip."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        shown = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(self.text() if shown != self.text() else "")
        self.style().drawItemText(
            painter,
            self.rect(),
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
