"""The look in use: applies tokens to the application and answers for colours, fonts and sizes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.theme import style_sheet
from simdesk.ui.theme.tokens import (
    BADGES_DARK,
    BADGES_LIGHT,
    DARK,
    LIGHT,
    ROLES,
    TextRole,
    Tone,
)

_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}

_LATIN = {
    "win32": ["Segoe UI"],
    "darwin": [".AppleSystemUIFont", "Helvetica Neue"],
    "linux": ["Inter", "Noto Sans", "Ubuntu", "Cantarell", "DejaVu Sans"],
}
_HAN = ["Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"]


class Theme(QObject):
    """One for the application. `changed` comes after every change of scheme or text size."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scale = 1.0
        self._choice = ThemeChoice.SYSTEM
        self._applied_scale = 0.0
        self.dark = False
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int, int], QFont] = {}
        app.setProperty("simdesk_theme", self)
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, choice: ThemeChoice, text_size: int) -> None:
        """Use a scheme, and a text size in percent."""
        self._scale = text_size / 100
        self._choice = choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._apply()

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        follows = self._choice is ThemeChoice.SYSTEM
        dark = system_dark if follows else self._choice is ThemeChoice.DARK
        wanted = (dark, self._scale)
        if self._colours and wanted == (self.dark, self._applied_scale):
            return
        self.dark, self._applied_scale = wanted
        self._colours = {name: QColor(value) for name, value in self.tokens.items()}
        self._fonts.clear()
        self._app.setPalette(self._palette())
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(style_sheet.render(self.tokens, self._scale))
        self.changed.emit()

    @property
    def tokens(self) -> dict[str, str]:
        """The colours in use, by token."""
        return DARK if self.dark else LIGHT

    def colour(self, token: str) -> QColor:
        """Return a colour in use."""
        return self._colours[token]

    def badge(self, operator_id: str) -> tuple[QColor, QColor]:
        """Return ground and text of an operator's monogram."""
        badges = BADGES_DARK if self.dark else BADGES_LIGHT
        ground, text = badges.get(operator_id, badges[""])
        return QColor(ground), QColor(text)

    def px(self, size: float) -> int:
        """Return a length at 100 % as it is at the text size in use."""
        return round(size * self._scale)

    def role(self, name: str) -> TextRole:
        """Return a kind of text, its sizes at 100 %."""
        return ROLES[name]

    def font(self, role: str, weight: int = 0, px: int = 0) -> QFont:
        """Return the font of a kind of text, digits all of one width."""
        key = (role, weight, px)
        if key not in self._fonts:
            kind = ROLES[role]
            font = QFont()
            font.setFamilies([*_LATIN.get(sys.platform, _LATIN["linux"]), *_HAN])
            font.setPixelSize(self.px(px or kind.px))
            font.setWeight(QFont.Weight(weight or kind.weight))
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    def _palette(self) -> QPalette:
        c = self._colours
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, token in (
            (roles.Window, "sur"),
            (roles.WindowText, "t1"),
            (roles.Base, "sur"),
            (roles.AlternateBase, "sunk"),
            (roles.Text, "t1"),
            (roles.Button, "sur"),
            (roles.ButtonText, "t1"),
            (roles.BrightText, "bad"),
            (roles.ToolTipBase, "toast"),
            (roles.ToolTipText, "toast_text"),
            (roles.PlaceholderText, "t3"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.Link, "accent_text"),
            (roles.LinkVisited, "accent_text"),
            (roles.Accent, "accent"),
            (roles.Light, "line"),
            (roles.Midlight, "line"),
            (roles.Mid, "line2"),
            (roles.Dark, "ctl"),
            (roles.Shadow, "line2"),
        ):
            palette.setColor(role, c[token])
        disabled = QPalette.ColorGroup.Disabled
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(disabled, role, c["t3"])
        return palette


def theme() -> Theme:
    """Return the theme of the running application."""
    found = QApplication.instance().property("simdesk_theme")
    assert isinstance(found, Theme)
    return found


TINTS = {tone: f"{tone.value}_tint" for tone in Tone}
"""The ground token of each tone."""
