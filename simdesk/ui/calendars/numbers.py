"""Which numbers a calendar is about: all with the program's own care, or those that are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.line import Line
from simdesk.i18n.language import _
from simdesk.ui.receipts.number_box import number_words
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import ScrollPage, rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import CheckBox, Radio

_ROW = 30
_MOST_ROWS = 4
"""So many numbers are seen at once; the others are scrolled to."""


class NumbersChoice(QWidget):
    """`changed` whenever other numbers are chosen. With `first` that number alone is ticked."""

    changed = Signal()

    def __init__(self, lines: Sequence[Line], first: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = rows(self, gap=2)
        box.addWidget(Text("caption", _("Which numbers")))
        self.all = Radio(_("All numbers: {n}").format(n=len(lines)))
        self.some = Radio(_("Only those ticked"))
        box.addWidget(self.all)
        box.addWidget(self.some)
        self.list = ScrollPage(widest=2000, margins=(18, 0, 4, 0), gap=0)
        self.boxes: dict[str, CheckBox] = {}
        for line in lines:
            self.boxes[line.id] = check = _NumberCheck(number_words(line))
            check.setChecked(line.id == first)
            self.list.content.addWidget(check)
        self.list.setFixedHeight(theme().px(_ROW) * min(len(lines), _MOST_ROWS))
        box.addWidget(self.list)
        (self.some if first else self.all).setChecked(True)
        self._use_list()
        self.all.toggled.connect(self._take)
        for ticked in self.boxes.values():
            ticked.toggled.connect(self.changed)

    @property
    def line_ids(self) -> frozenset[str] | None:
        """The chosen numbers; None: all, and what is about the program's own data."""
        if self.all.isChecked():
            return None
        return frozenset(id_ for id_, check in self.boxes.items() if check.isChecked())

    def _take(self) -> None:
        self._use_list()
        self.changed.emit()

    def _use_list(self) -> None:
        self.list.setEnabled(self.some.isChecked())


class _NumberCheck(CheckBox):
    """A number that may be narrower than its label: the label's end is cut, never the digits."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(160), super().minimumSizeHint().height())
