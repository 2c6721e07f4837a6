"""What the program says by itself: the bar with Undo, and the page that is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from simdesk.i18n.language import _
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import FlowRow, columns, rows
from simdesk.ui.widgets.text import ElidedText, Text

_PLAIN_MS = 6000


class UndoBar(QFrame):
    """A sentence with Undo at the bottom of the window. It stays until dismissed or replaced.

    A plain notice fades after some seconds, but not while the pointer or the keyboard is on it;
    one of something that went wrong does not.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setProperty("toast", "1")
        row: QHBoxLayout = columns(self, margins=(16, 8, 8, 8), gap=10)
        self._icon = Icon("checkmark_circle_20_filled", "toast_action")
        row.addWidget(self._icon)
        self.words = ElidedText("body")
        self.words.set_colour("toast_text")
        row.addWidget(self.words, 1)
        self.undo = Button("toast", icon="arrow_undo")
        self.undo.clicked.connect(self.undo_requested)
        row.addWidget(self.undo)
        self.dismiss = Button("toast", icon="dismiss")
        self.dismiss.clicked.connect(self.hide)
        row.addWidget(self.dismiss)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_PLAIN_MS)
        self._fade.timeout.connect(self._leave)
        self._retranslate()
        self._above = 0
        self.hide()

    def _retranslate(self) -> None:
        self.undo.setText(_("Undo"))
        self.undo.setToolTip(QKeySequence(QKeySequence.StandardKey.Undo).toString())
        self.dismiss.setAccessibleName(_("Dismiss"))
        self.dismiss.setToolTip(_("Dismiss"))
        self.setAccessibleName(_("Notice"))

    def say(self, words: str, *, undoable: bool = False, wrong: bool = False) -> None:
        """Show a sentence, with Undo where it can be taken back; `wrong` looks as it is."""
        icon = "warning_20_filled" if wrong else "checkmark_circle_20_filled"
        self._icon.show_icon(icon, "toast_action")
        self.words.setText(words)
        self.undo.setVisible(undoable)
        self.place()
        self.show()
        self.raise_()
        announce(self, words)
        self._fade.stop()
        if not undoable and not wrong:
            self._fade.start()

    def stand_above(self, height: int) -> None:
        """Leave the lowest pixels free for the buttons that a page has there."""
        self._above = height
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Stand at the bottom centre of the parent."""
        around = self._around.rect()
        wanted = self.sizeHint()
        wanted.setWidth(min(wanted.width(), around.width() - 32))
        self.resize(wanted)
        top = around.height() - self.height() - 20 - self._above
        self.move((around.width() - self.width()) // 2, top)

    def _leave(self) -> None:
        held = QApplication.focusWidget()
        if self.underMouse() or (held is not None and self.isAncestorOf(held)):
            self._fade.start()
        else:
            self.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() is QEvent.Type.StyleChange and self.isVisible():
            self.place()


class EmptyState(QWidget):
    """Icon, title, one line, and a row `buttons`: what to do where nothing is."""

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box: QVBoxLayout = rows(self, margins=(24, 40, 24, 40), gap=8)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addStretch(1)
        box.addWidget(Icon(icon, "t3", 28), 0, centre)
        self._title = Text("h2", wrap=True)
        self._title.setAlignment(centre)
        box.addWidget(self._title)
        self._line = Text("soft", wrap=True)
        self._line.setAlignment(centre)
        box.addWidget(self._line)
        self.buttons = FlowRow(centred=True)
        box.addWidget(self.buttons)
        box.addStretch(2)

    def show_words(self, title: str, line: str) -> None:
        """Say what is empty, and what helps."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
