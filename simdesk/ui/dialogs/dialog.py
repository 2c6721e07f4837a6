"""The frame of every dialog: a column of fields, one sentence for errors, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import Line, ScrollPage, rows


class Dialog(QDialog):
    """Window-modal. Subclasses fill `body` and give `accept_input`; Enter accepts, Esc cancels."""

    def __init__(self, title: str, primary: str, *, width: int = 520, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._width = theme().px(width)
        outer: QVBoxLayout = rows(self, gap=0)
        self._scroll = ScrollPage(widest=2000, margins=(20, 16, 20, 16), gap=12)
        self.body: QVBoxLayout = self._scroll.content
        outer.addWidget(self._scroll, 1)
        outer.addWidget(Line())
        self._trouble = NoteCard(Tone.BAD, "error_circle_20_filled")
        self._trouble.hide()
        foot: QVBoxLayout = rows(margins=(20, 12, 20, 12), gap=10)
        foot.addWidget(self._trouble)
        buttons = QDialogButtonBox()
        self.primary = Button("primary", primary)
        self.primary.setDefault(True)
        self.cancel = Button("secondary", _("Cancel"))
        buttons.addButton(self.primary, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.primary.clicked.connect(self._try)
        self.cancel.clicked.connect(self.reject)
        foot.addWidget(buttons)
        outer.addLayout(foot)
        content = self._scroll.widget()
        assert content is not None
        content.installEventFilter(self)

    def accept_input(self) -> bool:
        """Keep what was typed; False where a field says what is wrong."""
        raise NotImplementedError

    def fit(self) -> None:
        """Take as much height as the fields need, up to that of the window behind."""
        self.setMinimumWidth(self._width)
        self.resize(self._width, theme().px(200))
        self._grow()

    def _grow(self) -> None:
        """Take the height that fields and errors lack; a dialog never shrinks under the mouse."""
        content, parent, outer = self._scroll.widget(), self.parentWidget(), self.layout()
        assert content is not None
        assert parent is not None
        assert outer is not None
        self.body.activate()
        outer.activate()
        wanted = max(content.heightForWidth(self.width()), content.minimumSizeHint().height())
        most = parent.window().height() - 40
        lacking = wanted - self._scroll.viewport().height()
        if lacking > 0:
            self.resize(self.width(), max(self.height(), min(self.height() + lacking, most)))

    def _try(self) -> None:
        self._trouble.hide()
        try:
            if self.accept_input():
                self.accept()
        except SimdeskError as error:
            self.show_trouble(error)

    def show_trouble(self, error: SimdeskError) -> None:
        """Say above the buttons why something was not done."""
        self._trouble.words.setText(message(error))
        self._trouble.show()
        QTimer.singleShot(0, self, self._grow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # What a field shows or hides is laid out first, then measured.
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._grow)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        else:
            super().keyPressEvent(event)
