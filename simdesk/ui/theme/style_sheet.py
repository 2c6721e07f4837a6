"""The one style sheet of the program, generated from tokens; property selectors only."""

from __future__ import annotations

from collections.abc import Mapping

from simdesk.ui.theme.tokens import Tone


def render(c: Mapping[str, str], scale: float) -> str:
    """Return the style sheet for the colours `c` and a text scale."""

    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    def pad(size: float) -> str:
        """The padding inside a border that is one pixel thicker, so that nothing moves."""
        return f"{round(size * scale) - 1}px"

    tones = "".join(
        f'QFrame[card="{tone}"]{{background:{c[tone + "_tint"]};border:none;border-radius:12px;}}'
        for tone in (t.value for t in Tone)
    )
    field = (
        f"border:1px solid {c['ctl']};border-radius:8px;background:{c['sur']};color:{c['t1']};"
        f"padding:{px(6)} {px(10)};min-height:{px(22)};"
        f"selection-background-color:{c['accent']};selection-color:{c['on_accent']};"
        f"placeholder-text-color:{c['t3']};"
    )
    return f"""
{tones}
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
QMessageBox QPushButton{{border-radius:8px;padding:{px(6)} {px(14)};min-height:{px(22)};
 min-width:{px(56)};border:1px solid {c["line2"]};background:{c["sur"]};color:{c["t1"]};}}
QMessageBox QPushButton:default{{background:{c["accent"]};color:{c["on_accent"]};
 border-color:{c["accent"]};font-weight:600;}}
QMessageBox QPushButton:hover{{background:{c["hover"]};}}
QMessageBox QPushButton:default:hover{{background:{c["accent_hover"]};}}
QMessageBox QPushButton:focus{{border:2px solid {c["accent"]};padding:{pad(6)} {pad(14)};}}
QMessageBox QPushButton:default:focus{{border-color:{c["t1"]};}}
QMessageBox QPushButton:disabled{{color:{c["t3"]};background:{c["sunk"]};
 border-color:{c["line"]};}}
QFrame[segmented="1"]{{background:{c["sunk"]};border:1px solid {c["line2"]};border-radius:9px;}}
QLineEdit,QComboBox,QDateEdit{{{field}}}
QLineEdit:focus,QPlainTextEdit:focus,QTextEdit:focus,QComboBox:focus{{
 border:2px solid {c["accent"]};padding:{pad(6)} {pad(10)};}}
QLineEdit[error="true"]{{border:2px solid {c["bad"]};padding:{pad(6)} {pad(10)};}}
QLineEdit[error="true"]:focus{{background:{c["bad_tint"]};}}
QComboBox:focus{{padding-right:{px(27)};}}
QLineEdit[big="true"]:focus,QLineEdit[big="true"][error="true"]{{padding:{pad(10)} {pad(16)};}}
QLineEdit:disabled,QComboBox:disabled{{color:{c["t3"]};background:{c["sunk"]};}}
QLineEdit[big="true"]{{padding:{px(10)} {px(16)};min-height:{px(30)};}}
QComboBox{{padding-right:{px(28)};}}
QComboBox::drop-down{{border:none;width:{px(28)};}}
QComboBox::down-arrow{{image:none;}}
QComboBox{{combobox-popup:0;}}
QComboBox QAbstractItemView{{background:{c["raised"]};border:1px solid {c["line2"]};
 padding:{px(4)};outline:none;}}
QComboBox QAbstractItemView::item{{min-height:{px(32)};padding:0 {px(8)};border-radius:6px;
 color:{c["t1"]};}}
QComboBox QAbstractItemView::item:selected{{background:{c["sel"]};}}
QComboBox QAbstractItemView::item:disabled{{color:{c["t2"]};background:{c["sunk"]};}}
QMenu{{background:{c["raised"]};border:1px solid {c["line2"]};padding:{px(4)};}}
QMenu::item{{padding:{px(7)} {px(24)} {px(7)} {px(28)};border-radius:6px;color:{c["t1"]};}}
QMenu::item:selected{{background:{c["sel"]};}}
QMenu::item:disabled{{color:{c["t3"]};background:transparent;}}
QMenu::icon{{padding-left:{px(8)};}}
QMenu::separator{{height:1px;background:{c["line"]};margin:{px(4)} {px(8)};}}
QToolTip{{background:{c["toast"]};color:{c["toast_text"]};border:none;padding:5px 8px;}}
QScrollArea,QAbstractScrollArea{{border:none;background:transparent;}}
QHeaderView,QHeaderView::section{{background:{c["sunk"]};color:{c["t2"]};border:none;}}
QHeaderView::section{{padding:{px(4)} {px(8)};}}
QPlainTextEdit,QTextEdit{{{field}}}
QScrollBar:vertical{{background:transparent;width:12px;margin:2px;}}
QScrollBar::handle:vertical{{background:{c["thumb"]};border-radius:4px;min-height:32px;}}
QScrollBar::handle:vertical:hover{{background:{c["ctl"]};}}
QScrollBar:horizontal{{background:transparent;height:12px;margin:2px;}}
QScrollBar::handle:horizontal{{background:{c["thumb"]};border-radius:4px;min-width:32px;}}
QScrollBar::add-line,QScrollBar::sub-line{{width:0;height:0;}}
QScrollBar::add-page,QScrollBar::sub-page{{background:transparent;}}
QProgressBar{{background:{c["track"]};border:none;border-radius:3px;max-height:6px;
 min-height:6px;}}
QProgressBar::chunk{{background:{c["accent"]};border-radius:3px;}}
QCalendarWidget QWidget{{background:{c["raised"]};color:{c["t1"]};}}
QCalendarWidget QAbstractItemView{{outline:none;selection-background-color:transparent;}}
QCalendarWidget QToolButton{{border:none;padding:{px(5)} {px(8)};border-radius:6px;
 font-weight:600;}}
QCalendarWidget QToolButton:hover{{background:{c["hover"]};}}
QCalendarWidget QToolButton:focus{{border:2px solid {c["accent"]};}}
QCalendarWidget QToolButton::menu-indicator{{image:none;width:0;}}
QDialog{{background:{c["sur"]};}}
"""
