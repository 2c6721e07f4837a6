"""What all sections of the settings share: a heading, and cards of rows with lines between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import Line, rows
from simdesk.ui.widgets.text import Text


class Section(QWidget):
    """A section. `failed(SimdeskError)` when something could not be kept."""

    failed = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = rows(self, gap=10)
        self._heading = Text("title")
        self.box.addWidget(self._heading)

    def name(self) -> str:
        """Return the section's name."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is set and kept now."""

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._heading.setText(self.name())

    def focus_first(self) -> None:
        """Put the keyboard on the first control."""
        reachable = (
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        )
        first = next(reachable, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_group(self, contents: Sequence[QWidget]) -> Text:
        """Put a card with these rows at the end; return the words above it."""
        title = Text("h2")
        self.box.addSpacing(4)
        self.box.addWidget(title)
        card = Card(margins=(18, 4, 18, 4), gap=0)
        for at, widget in enumerate(contents):
            if at:
                line = Line()
                card.body.addWidget(line)
                line.above(widget)
            card.body.addWidget(widget)
        self.box.addWidget(card)
        return title
