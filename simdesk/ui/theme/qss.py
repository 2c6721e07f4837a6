"""One small style sheet for the controls that Qt draws by itself; ours paint themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simdesk.ui.theme.tokens import Token

_SHEET = """
QToolTip { background: %(toast)s; color: %(toast_text)s; border: 0;
  padding: %(p4)s %(p8)s; font-size: %(small)s; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
  background: %(sur)s; color: %(t1)s; border: 1px solid %(ctl)s; border-radius: %(p8)s;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QLineEdit, QAbstractSpinBox { padding: 0 %(p11)s; min-height: %(edit)s; }
QPlainTextEdit, QTextEdit { padding: %(p5)s %(p7)s; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QLineEdit[invalid="true"] { border: 2px solid %(accent)s; }
QLineEdit:focus, QAbstractSpinBox:focus, QLineEdit[invalid="true"] {
  padding: 0 %(p10)s; min-height: %(edit_in)s; }
QPlainTextEdit:focus, QTextEdit:focus { padding: %(p4)s %(p6)s; }
QLineEdit[invalid="true"] { border-color: %(bad)s; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {
  background: %(sunk)s; color: %(t3)s; border-color: %(line2)s; }
QLineEdit[bare="true"] { background: transparent; border: 0; padding: 0; min-height: 0; }

QMenu { background: %(raised)s; color: %(t1)s; border: 1px solid %(line2)s; padding: %(p4)s; }
QMenu::item { padding: %(p6)s %(p20)s %(p6)s %(p12)s; border-radius: %(p6)s; min-height: %(p20)s; }
QMenu::icon { padding-left: %(p8)s; }
QMenu::item:selected { background: %(sel)s; color: %(t1)s; }
QMenu::item:disabled { color: %(t3)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: %(p4)s %(p8)s; }
QMenuBar { background: %(app)s; color: %(t1)s; border-bottom: 1px solid %(line)s; }
QMenuBar::item { padding: %(p4)s %(p10)s; background: transparent; }
QMenuBar::item:selected { background: %(sel)s; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: %(p12)s; }
QScrollBar:horizontal { height: %(p12)s; }
QScrollBar::handle { background: %(thumb)s; border-radius: %(p3)s; margin: %(p3)s; }
QScrollBar::handle:vertical { min-height: %(p32)s; }
QScrollBar::handle:horizontal { min-width: %(p32)s; }
QScrollBar::handle:hover { background: %(calm)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QAbstractItemView { background: %(sur)s; border: 0; outline: 0; }
QAbstractItemView[ground="lst"] { background: %(lst)s; }
QTableView { gridline-color: transparent; selection-background-color: %(sel)s;
  selection-color: %(t1)s; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: %(t2)s; border: 0;
  border-bottom: 1px solid %(line)s; padding: 0 %(p8)s; min-height: %(p32)s;
  font-size: %(caption)s; font-weight: 600; }
QComboBox QAbstractItemView { background: %(raised)s; color: %(t1)s;
  border: 1px solid %(line2)s; padding: %(p4)s; }
QComboBox QAbstractItemView::item { min-height: %(p32)s; padding: 0 %(p8)s;
  border-radius: %(p6)s; }
QComboBox QAbstractItemView::item:selected { background: %(sel)s; color: %(t1)s; }

QProgressBar { background: %(track)s; border: 0; border-radius: %(p4)s; max-height: %(p8)s;
  min-height: %(p8)s; }
QProgressBar::chunk { background: %(accent)s; border-radius: %(p4)s; }

QSplitter::handle { background: %(line)s; }
QDialog, QMainWindow { background: %(sur)s; }

QWidget[ground="app"] { background: %(app)s; }
QWidget[ground="lst"] { background: %(lst)s; }
QWidget[ground="sur"] { background: %(sur)s; }
"""


def style_sheet(colours: Mapping[Token, str], px: Callable[[int], int], *, dark: bool) -> str:
    """Return the sheet; `px` scales a length with the text size."""
    values: dict[str, str] = dict(colours.items())
    for length in (3, 4, 5, 6, 7, 8, 10, 11, 12, 20, 32):
        values[f"p{length}"] = f"{px(length)}px"
    values["edit"] = f"{px(36) - 2}px"
    values["edit_in"] = f"{px(36) - 4}px"
    values["small"] = f"{px(13)}px"
    values["caption"] = f"{px(12)}px"
    values["thumb"] = colours["line2"] if not dark else "#4A525D"
    return _SHEET % values
