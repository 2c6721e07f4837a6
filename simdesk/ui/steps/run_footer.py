"""The buttons under a step: back, what went wrong, leaving it out, and the one way on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.text import Text

_PAD = 10
"""What a quiet button leaves free before its icon or words."""


class RunFooter(QWidget):
    """Asks only; what a press does is the page's matter."""

    back_requested = Signal()
    skip_requested = Signal()
    trouble_requested = Signal()
    stop_requested = Signal()
    end_requested = Signal()
    go_on_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._row = row = columns(self, gap=8)
        self.back = Button("quiet", icon="arrow_left")
        self.back_icon = IconButton("arrow_left")
        self._with_back = True
        self.calm = Text("second", wrap=True)
        self.calm.setContentsMargins(theme().px(_PAD), 0, 0, 0)
        self.skip = Button("quiet")
        self.trouble = Button("quiet", icon="question_circle")
        self.stop = Button(icon="clock")
        self.end = Button("quiet")
        self.primary = Button("primary")
        row.addWidget(self.back)
        row.addWidget(self.back_icon)
        row.addWidget(self.calm, 1000)
        row.addStretch(1)
        for button in (self.skip, self.trouble, self.stop, self.end, self.primary):
            row.addWidget(button)
        self.setMinimumHeight(theme().px(68))

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.back_icon.clicked.connect(self.back_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.trouble.clicked.connect(self.trouble_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.end.clicked.connect(self.end_requested)
        self.primary.clicked.connect(self.go_on_requested)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.back.setText(_("Back"))
        self.back_icon.set_words(_("Back"))
        self.trouble.setText(_("It didn't work"))
        self.end.setText(_("Mark as failed and end"))

    def set_left(self, left: int) -> None:
        """Put the words of Back as far from the left edge as the column above begins."""
        self._row.setContentsMargins(max(0, left - theme().px(_PAD)), 0, 20, 0)
        self._fit()

    def show_step(self, *, primary: str, skip: str, first: bool, filled: bool) -> None:
        """Show the buttons of a step. `filled`: the way on is the one filled button."""
        self._with_back = not first
        self.calm.hide()
        self._show(self.skip, bool(skip))
        self.skip.setText(skip)
        self._show(self.trouble, True)
        self._show(self.stop, False)
        self._show(self.end, False)
        self._show(self.primary, True)
        self.primary.setText(primary)
        self.primary.set_kind("primary" if filled else "tonal")
        self.primary.setToolTip("Ctrl+Enter")
        self.trouble.setToolTip("F8")
        self.back.setToolTip("Alt+←")
        self._fit()

    def show_outcome(self, *, primary: str, stop: str, first: bool) -> None:
        """Show the buttons of the last step."""
        self.show_step(primary=primary, skip="", first=first, filled=True)
        self._show(self.trouble, False)
        self._show(self.stop, bool(stop))
        self.stop.setText(stop)
        self._fit()

    def show_trouble(self, calm: str) -> None:
        """Show the buttons beside what did not work."""
        self._with_back = False
        for button in (self.skip, self.trouble, self.stop, self.primary):
            self._show(button, False)
        self.calm.setText(calm)
        self.calm.setVisible(bool(calm))
        self._show(self.end, True)
        self._fit()

    def _fit(self) -> None:
        """Say Back with an arrow alone where the others leave no room for its word."""
        buttons = (self.back, self.skip, self.trouble, self.stop, self.end, self.primary)
        wanted = sum(
            b.sizeHint().width() + 8 for b in buttons if not b.isHidden() or b is self.back
        )
        margins = self._row.contentsMargins()
        tight = wanted + margins.left() + margins.right() > self.width()
        self._show(self.back, self._with_back and not tight)
        self._show(self.back_icon, self._with_back and tight)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(320), theme().px(68))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _show(self, button: Button, shown: bool) -> None:
        if not shown:
            button.clearFocus()  # a hidden button must not hand the keyboard to its neighbour
        button.setVisible(shown)
