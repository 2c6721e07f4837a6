"""The colours as a QPalette, for everything that Qt draws by itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from simdesk.ui.theme.tokens import Token

_ROLES: tuple[tuple[QPalette.ColorRole, Token], ...] = (
    (QPalette.ColorRole.Window, "sur"),
    (QPalette.ColorRole.WindowText, "t1"),
    (QPalette.ColorRole.Base, "sur"),
    (QPalette.ColorRole.AlternateBase, "lst"),
    (QPalette.ColorRole.Text, "t1"),
    (QPalette.ColorRole.PlaceholderText, "t3"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "t1"),
    (QPalette.ColorRole.BrightText, "bad"),
    (QPalette.ColorRole.ToolTipBase, "toast"),
    (QPalette.ColorRole.ToolTipText, "toast_text"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.LinkVisited, "accent_text"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line2"),
    (QPalette.ColorRole.Dark, "ctl"),
    (QPalette.ColorRole.Shadow, "line2"),
)

_DISABLED: tuple[tuple[QPalette.ColorRole, Token], ...] = (
    (QPalette.ColorRole.WindowText, "t3"),
    (QPalette.ColorRole.Text, "t3"),
    (QPalette.ColorRole.ButtonText, "t3"),
    (QPalette.ColorRole.Base, "sunk"),
    (QPalette.ColorRole.Highlight, "track"),
    (QPalette.ColorRole.HighlightedText, "t2"),
    (QPalette.ColorRole.Accent, "calm"),
)


def palette(colours: Mapping[Token, str]) -> QPalette:
    """Return the palette; an inactive window looks like an active one."""
    made = QPalette()
    for role, token in _ROLES:
        made.setColor(QPalette.ColorGroup.All, role, QColor(colours[token]))
    for role, token in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[token]))
    return made
