"""Finds words that are cut off in a window; used by tests of pages in several sizes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from simdesk.ui.widgets.text import ElidedText

_PIXEL = 1


def clipped(root: QWidget) -> Iterator[str]:
    """Yield what is narrower or lower than its words need, or sticks out of its parent."""
    for label in root.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedText) or not label.text():
            continue
        if label.wordWrap():
            if label.height() + _PIXEL < label.heightForWidth(label.width()):
                yield f"too low: {label.text()!r}"
        elif label.width() + _PIXEL < label.sizeHint().width():
            yield f"too narrow: {label.text()!r}"
    for button in root.findChildren(QAbstractButton):
        words = button.text().strip()
        if button.isVisible() and words and button.width() + _PIXEL < button.sizeHint().width():
            yield f"too narrow a button: {words!r}"
    for widget in root.findChildren(QWidget):
        parent = widget.parentWidget()
        if widget.isVisible() and parent and not widget.isWindow() and not _scrolls(widget):
            over = widget.geometry().right() - parent.rect().right()
            if over > _PIXEL and widget.width() > 0:
                yield f"{over} px out of {type(parent).__name__}: {type(widget).__name__}"
    for area in root.findChildren(QScrollArea):
        content = area.widget()
        if area.isVisible() and content and content.width() > area.viewport().width() + _PIXEL:
            yield f"wider than its scroll area: {type(content).__name__}"


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), QScrollArea)
