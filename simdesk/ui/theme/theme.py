"""The look in use: applies tokens to the application and answers for colours, fonts and sizes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.theme import style_sheet
from simdesk.ui.theme.tokens import (
    BADGES_DARK,
    BADGES_LIGHT,
    DARK,
    LIGHT,
    ROLES,
    STRONG,
    TextRole,
    Tone,
)

_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}

_HAN = ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"]
_UNCHOSEN = {"sans", "sans serif", "sans-serif", "dejavu sans", "helvetica", "arial"}
"""Families a Linux desktop names where nobody has chosen one."""


def families(desktop: str) -> list[str]:
    """Return the families to try: letters first, then Han in its mainland shapes.

    The list is the same in every language, because names in a Russian window may be Chinese.
    `desktop` is the family of the desktop's own font; on Linux it comes first, where it was
    chosen and draws letters. On macOS a family that is missing costs a tenth of a second, so
    each platform names only its own.
    """
    if sys.platform == "win32":
        return ["Segoe UI", "Microsoft YaHei UI", "Segoe UI Symbol"]
    if sys.platform == "darwin":
        return [".AppleSystemUIFont", "PingFang SC"]
    chosen = desktop.casefold() not in _UNCHOSEN and "CJK" not in desktop
    return [*([desktop] if chosen else []), "Inter", "Noto Sans", *_HAN, "DejaVu Sans"]


class Theme(QObject):
    """One for the application. `changed` comes after every change of scheme or text size."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        desktop = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._families = families(desktop.family())
        self._base = max(1.0, QFontInfo(desktop).pixelSize() / ROLES["body"].px)
        self._scale = self._base
        self._choice = ThemeChoice.SYSTEM
        self._applied: tuple[bool, bool, float] | None = None
        self.dark = False
        self.tokens: dict[str, str] = {}
        """The colours in use, by token."""
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int, int], QFont] = {}
        global _theme  # noqa: PLW0603 - painting asks for it thousands of times a second
        _theme = self
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self._apply()

    def choose(self, choice: ThemeChoice, text_size: int) -> None:
        """Use a scheme, and a text size in percent of the desktop's own, never below ours."""
        self._scale = self._base * text_size / 100
        self._choice = choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._apply()

    def _apply(self) -> None:
        hints = self._app.styleHints()
        dark = self._choice is ThemeChoice.DARK
        if self._choice is ThemeChoice.SYSTEM:
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
        contrast = hints.accessibility().contrastPreference()
        strong = contrast is Qt.ContrastPreference.HighContrast
        if self._applied == (dark, strong, self._scale):
            return
        self._applied = (dark, strong, self._scale)
        self.dark = dark
        self.tokens = dict(DARK if dark else LIGHT)
        if strong:
            self.tokens |= {name: self.tokens[other] for name, other in STRONG.items()}
        self._colours = {name: QColor(value) for name, value in self.tokens.items()}
        self._fonts.clear()
        self._app.setPalette(self._palette())
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(style_sheet.render(self.tokens, self._scale))
        self.changed.emit()

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
            font.setFamilies(self._families)
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


_theme: Theme | None = None


def theme() -> Theme:
    """Return the theme of the running application."""
    assert _theme is not None
    return _theme


TINTS = {tone: f"{tone.value}_tint" for tone in Tone}
"""The ground token of each tone."""
