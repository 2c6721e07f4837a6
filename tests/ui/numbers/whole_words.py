"""Finds words that cannot be read: cut off, shortened without a tooltip, or without glyphs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from simdesk.ui.detail.clock_row import StateTile
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.marks import Badge, Pill
from simdesk.ui.widgets.text import ElidedText
from tests.ui.receipts.clipping import clipped


def broken(root: QWidget) -> list[str]:
    """Return what a person cannot read of what is shown in a widget; it is painted for that."""
    root.grab()
    return [*clipped(root), *_squeezed(root), *_shortened(root), *_without_glyphs(root)]


def _squeezed(root: QWidget) -> Iterator[str]:
    """Yield a sign that has less room than it draws on."""
    for kind in (StateTile, Badge, Pill, Icon):
        for sign in root.findChildren(kind):
            wanted = sign.sizeHint().expandedTo(sign.minimumSize())
            if sign.isVisible() and sign.size() != sign.size().expandedTo(wanted):
                yield f"{kind.__name__} of {wanted.toTuple()} squeezed to {sign.size().toTuple()}"


def _shortened(root: QWidget) -> Iterator[str]:
    """Yield a label that ends in … while its tooltip does not have the whole."""
    for label in root.findChildren(ElidedText):
        room = label.contentsRect().width() + 1
        cut = QFontMetricsF(label.font()).horizontalAdvance(label.text()) > room
        if label.isVisible() and cut and label.toolTip() != label.text():
            yield f"shortened, and nothing says to what: {label.text()!r}"


def _without_glyphs(root: QWidget) -> Iterator[str]:
    """Yield words that the fonts in use, and what stands in for them, draw as boxes."""
    said = {(text, widget.font().key()): widget.font() for widget, text in _said(root)}
    for (text, _key), font in said.items():
        missing = missing_glyphs(text, font)
        if missing:
            yield f"no glyph for {missing!r} in {text!r}"


def missing_glyphs(text: str, font: QFont) -> str:
    """Return the characters that are drawn as the sign for a missing glyph."""
    return "".join(sorted({c for c in set(text) if not c.isspace() and 0 in _glyphs(c, font)}))


def _glyphs(text: str, font: QFont) -> list[int]:
    """Return the numbers of the glyphs that the text engine chooses; 0 stands for none."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [number for run in layout.glyphRuns() for number in run.glyphIndexes()]


def _said(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget, widget.text() + widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(i)) for i in range(widget.count()))
        elif isinstance(widget, QAbstractItemView):
            yield from ((widget, text) for text in _items(widget.model()))
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()


def _items(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        yield str(model.index(row, 0).data() or "")
