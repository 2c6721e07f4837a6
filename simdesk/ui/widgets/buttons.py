"""Buttons of all kinds; what they look like stands in the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from simdesk.ui.theme.icons import icon
from simdesk.ui.theme.theme import theme

_ICON_TOKENS = {
    "primary": "on_accent",
    "tonal": "accent_text",
    "link": "accent_text",
    "danger": "bad",
}
_WEIGHTS = {"primary": 600, "tonal": 600, "link": 500, "chip": 500, "segment": 500}
_ROLES = {"link": "second", "chip": "second", "segment": "second"}


class Button(QPushButton):
    """A push button. `kind`: primary, secondary, tonal, quiet, link, danger. `icon`: plain name.

    At most one primary button is to be seen on a screen.
    """

    def __init__(
        self,
        kind: str = "secondary",
        text: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)
        self._restyle()

    def set_kind(self, kind: str) -> None:
        """Change the kind, for example when the filled button moves on."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._restyle()

    def set_icon(self, name: str) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon = name
        self._restyle()

    def _restyle(self) -> None:
        font = theme().font(_ROLES.get(self._kind, "body"), _WEIGHTS.get(self._kind, 500))
        if self.font() != font:
            self.setFont(font)
        if self._icon:
            size = 16 if self._kind in _ROLES else 20
            token = _ICON_TOKENS.get(self._kind, "t2")
            self.setIcon(icon(self._icon, token, size))
            self.setIconSize(QSize(theme().px(size), theme().px(size)))
        else:
            self.setIcon(QIcon())

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        # Four pixels between icon and words are too few; a style sheet cannot give more.
        super().setText(f"\N{NO-BREAK SPACE}{text}" if self._icon and text else text)
        self.setAccessibleName(text.replace("&", ""))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()


class IconButton(Button):
    """A square button with an icon alone; its words are tooltip and accessible name."""

    def __init__(self, icon: str, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__("icon", icon=icon, parent=parent)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say what the button does."""
        self.setToolTip(words)
        self.setAccessibleName(words)
