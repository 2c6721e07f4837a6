"""The one style sheet of the program, generated from tokens; property selectors only."""

from __future__ import annotations

from collections.abc import Mapping

from simdesk.ui.theme.tokens import ROLES, Tone


def render(c: Mapping[str, str], scale: float) -> str:
    """Return the style sheet for the colours `c` and a text scale."""

    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    def pad(size: float) -> str:
        """The padding inside a border that is one pixel thicker, so that nothing moves."""
        return f"{round(size * scale) - 1}px"

    texts = "".join(
        f'QLabel[role="{name}"]{{color:{c[role.colour]};}}' for name, role in ROLES.items()
    )
    tones = "".join(
        f'QFrame[card="{tone}"]{{background:{c[tone + "_tint"]};border:none;border-radius:12px;}}'
        f'QLabel[tone="{tone}"]{{color:{c[tone]};}}'
        for tone in (t.value for t in Tone)
    )
    field = (
        f"border:1px solid {c['ctl']};border-radius:8px;background:{c['sur']};color:{c['t1']};"
        f"padding:{px(6)} {px(10)};min-height:{px(22)};"
        f"selection-background-color:{c['accent']};selection-color:{c['on_accent']};"
    )
    return f"""
{texts}{tones}
QWidget[ground="app"]{{background:{c["app"]};}}
QWidget[ground="lst"]{{background:{c["lst"]};}}
QWidget[ground="sur"]{{background:{c["sur"]};}}
QFrame[card="plain"]{{background:{c["sur"]};border:1px solid {c["line"]};border-radius:12px;}}
QFrame[card="sunk"]{{background:{c["sunk"]};border:none;border-radius:12px;}}
QFrame[card="used"]{{background:{c["sur"]};border:2px solid {c["accent"]};border-radius:12px;}}
QFrame[rule="h"]{{background:{c["line"]};border:none;max-height:1px;min-height:1px;}}
QFrame[rule="v"]{{background:{c["line"]};border:none;max-width:1px;min-width:1px;}}
QFrame[popup="1"]{{background:{c["raised"]};border:1px solid {c["line2"]};border-radius:12px;}}
QFrame[toast="1"]{{background:{c["toast"]};border:none;border-radius:10px;}}
QFrame[toast="1"] QLabel{{color:{c["toast_text"]};}}
QFrame[toast="1"] QPushButton{{color:{c["toast_action"]};background:transparent;
 border:2px solid transparent;border-radius:8px;padding:{px(3)} {px(8)};}}
QFrame[toast="1"] QPushButton:focus{{border-color:{c["toast_action"]};}}
QPushButton{{border-radius:8px;padding:{px(6)} {px(14)};min-height:{px(22)};
 border:1px solid {c["line2"]};background:{c["sur"]};color:{c["t1"]};}}
QPushButton:hover{{background:{c["hover"]};}}
QPushButton:focus{{border:2px solid {c["accent"]};padding:{pad(6)} {pad(14)};}}
QPushButton:disabled{{color:{c["t3"]};background:{c["sunk"]};border-color:{c["line"]};}}
QPushButton[kind="primary"]{{background:{c["accent"]};color:{c["on_accent"]};
 border:1px solid {c["accent"]};padding:{px(6)} {px(18)};}}
QPushButton[kind="primary"]:hover{{background:{c["accent_hover"]};border-color:{c["accent_hover"]};}}
QPushButton[kind="primary"]:focus{{border:2px solid {c["t1"]};padding:{pad(6)} {pad(18)};}}
QPushButton[kind="primary"]:disabled{{background:{c["sunk"]};color:{c["t3"]};
 border-color:{c["line"]};}}
QPushButton[kind="tonal"]{{border:1px solid {c["accent"]};color:{c["accent_text"]};}}
QPushButton[kind="tonal"]:focus{{border:2px solid {c["accent"]};padding:{pad(6)} {pad(14)};}}
QPushButton[kind="danger"]{{border:1px solid {c["bad"]};color:{c["bad"]};}}
QPushButton[kind="quiet"]{{border:1px solid transparent;background:transparent;color:{c["t2"]};
 padding:{px(6)} {px(8)};}}
QPushButton[kind="quiet"]:hover{{background:{c["hover"]};}}
QPushButton[kind="quiet"]:focus{{border:2px solid {c["accent"]};padding:{pad(6)} {pad(8)};}}
QPushButton[kind="link"]{{border:1px solid transparent;background:transparent;
 color:{c["accent_text"]};padding:{px(1)} {px(4)};min-height:{px(18)};border-radius:6px;}}
QPushButton[kind="link"]:hover{{text-decoration:underline;}}
QPushButton[kind="link"]:focus{{border:2px solid {c["accent"]};padding:{pad(1)} {pad(4)};}}
QPushButton[kind="icon"]{{border:1px solid transparent;background:transparent;padding:0;
 min-width:{px(32)};max-width:{px(32)};min-height:{px(32)};max-height:{px(32)};}}
QPushButton[kind="icon"]:hover{{background:{c["hover"]};}}
QPushButton[kind="icon"]:focus{{border:2px solid {c["accent"]};padding:0;}}
QPushButton[kind="chip"]{{border:1px solid {c["line2"]};border-radius:{px(15)};
 padding:{px(2)} {px(11)};min-height:{px(24)};color:{c["t1"]};}}
QPushButton[kind="chip"]:checked{{background:{c["soft"]};border-color:{c["accent"]};
 color:{c["accent_text"]};}}
QPushButton[kind="chip"]:focus{{border:2px solid {c["accent"]};padding:{pad(2)} {pad(11)};}}
QPushButton[kind="segment"]{{border:1px solid transparent;background:transparent;border-radius:7px;
 padding:{px(3)} {px(12)};min-height:{px(22)};color:{c["t2"]};}}
QPushButton[kind="segment"]:checked{{background:{c["sur"]};border-color:{c["accent"]};
 color:{c["accent_text"]};}}
QPushButton[kind="segment"]:focus{{border:2px solid {c["accent"]};padding:{pad(3)} {pad(12)};}}
QPushButton::menu-indicator{{image:none;width:0;}}
QFrame[segmented="1"]{{background:{c["sunk"]};border:1px solid {c["line2"]};border-radius:9px;}}
QLineEdit,QPlainTextEdit,QComboBox,QDateEdit{{{field}}}
QLineEdit:focus,QPlainTextEdit:focus,QComboBox:focus{{border:2px solid {c["accent"]};
 padding:{pad(6)} {pad(10)};}}
QLineEdit[error="true"]{{border:2px solid {c["bad"]};padding:{pad(6)} {pad(10)};}}
QComboBox:focus{{padding-right:{px(27)};}}
QLineEdit[big="true"]:focus,QLineEdit[big="true"][error="true"]{{padding:{pad(10)} {pad(16)};}}
QLineEdit:disabled,QComboBox:disabled{{color:{c["t3"]};background:{c["sunk"]};}}
QLineEdit[big="true"]{{padding:{px(10)} {px(16)};min-height:{px(30)};}}
QComboBox{{padding-right:{px(28)};}}
QComboBox::drop-down{{border:none;width:{px(28)};}}
QComboBox::down-arrow{{image:none;}}
QComboBox QAbstractItemView{{background:{c["raised"]};border:1px solid {c["line2"]};padding:4px;
 outline:none;selection-background-color:{c["sel"]};selection-color:{c["t1"]};}}
QMenu{{background:{c["raised"]};border:1px solid {c["line2"]};border-radius:8px;padding:4px;}}
QMenu::item{{padding:{px(7)} {px(24)} {px(7)} {px(12)};border-radius:6px;color:{c["t1"]};}}
QMenu::item:selected{{background:{c["sel"]};}}
QMenu::item:disabled{{color:{c["t3"]};}}
QMenu::separator{{height:1px;background:{c["line"]};margin:4px 8px;}}
QToolTip{{background:{c["toast"]};color:{c["toast_text"]};border:none;padding:5px 8px;}}
QScrollArea,QAbstractScrollArea{{border:none;background:transparent;}}
QScrollBar:vertical{{background:transparent;width:12px;margin:2px;}}
QScrollBar::handle:vertical{{background:{c["line2"]};border-radius:4px;min-height:32px;}}
QScrollBar::handle:vertical:hover{{background:{c["ctl"]};}}
QScrollBar:horizontal{{background:transparent;height:12px;margin:2px;}}
QScrollBar::handle:horizontal{{background:{c["line2"]};border-radius:4px;min-width:32px;}}
QScrollBar::add-line,QScrollBar::sub-line{{width:0;height:0;}}
QScrollBar::add-page,QScrollBar::sub-page{{background:transparent;}}
QProgressBar{{background:{c["track"]};border:none;border-radius:3px;max-height:6px;
 min-height:6px;}}
QProgressBar::chunk{{background:{c["accent"]};border-radius:3px;}}
QCalendarWidget QWidget{{background:{c["raised"]};color:{c["t1"]};}}
QCalendarWidget QAbstractItemView{{selection-background-color:{c["accent"]};
 selection-color:{c["on_accent"]};outline:none;}}
QCalendarWidget QAbstractItemView:disabled{{color:{c["line2"]};}}
QCalendarWidget QToolButton{{background:transparent;color:{c["t1"]};border:none;
 padding:{px(4)} {px(8)};border-radius:6px;}}
QCalendarWidget QToolButton:hover{{background:{c["hover"]};}}
QDialog{{background:{c["sur"]};}}
"""
