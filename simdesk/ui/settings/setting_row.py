"""One setting: what it is, what it does, and its control, which goes below where room is short."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


class SettingRow(QWidget):
    """A title and a note at the left, `control` at the right; a note may have several lines."""

    def __init__(self, control: QWidget | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = columns(self, margins=(0, 11, 0, 11), gap=16)
        words = rows(gap=1)
        self._title = Text("strong", wrap=True)
        words.addWidget(self._title)
        self._notes: list[Text] = []
        self._words = words
        self._row.addLayout(words, 1)
        if control is not None:
            self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_words(self, title: str, note: str = "") -> None:
        """Say what the setting is and does, for screen readers at its control as well."""
        self._title.setText(title)
        lines = note.split("\n") if note else []
        while len(self._notes) < len(lines):
            # What nothing can be done about is at least there to be copied.
            self._notes.append(Text("second", wrap=True, selectable=self.control is None))
            self._words.addWidget(self._notes[-1])
        for at, text in enumerate(self._notes):
            text.setText(lines[at] if at < len(lines) else "")
            text.setVisible(at < len(lines))
        if self.control is not None:
            self.control.setAccessibleName(title)
            self.control.setAccessibleDescription(note)

    def note(self) -> str:
        """Return what stands under the title."""
        return "\n".join(text.text() for text in self._notes if not text.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.control is None:
            return
        needed = self.control.sizeHint().width() + self._title.fontMetrics().averageCharWidth() * 22
        beside = event.size().width() >= needed
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._row.setSpacing(16 if beside else 6)
        side = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self.control, side)
