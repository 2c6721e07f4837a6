"""Form fields: a label above, an editor, and the one sentence that says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from simdesk.i18n.language import _
from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import text_line
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import IconButton
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


class LineEdit(QLineEdit):
    """A one-line field.

    `search` puts a magnifier in front and a cross behind; `big` is for numbers; `suffix` is a
    unit that is shown inside at the right and never part of the text.
    """

    def __init__(
        self,
        *,
        search: bool = False,
        big: bool = False,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search, self._big, self._suffix = search, big, suffix
        self._cross: IconButton | None = None
        if search:
            self._cross = IconButton("dismiss", parent=self)
            self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
            self._cross.setCursor(Qt.CursorShape.ArrowCursor)
            self._cross.clicked.connect(self.clear)
            self.textChanged.connect(lambda text: self._show_cross(bool(text)))
            self._show_cross(False)
        if big:
            self.setProperty("big", "true")
        self._restyle()

    def _show_cross(self, shown: bool) -> None:
        if self._cross is not None:
            self._cross.set_words(_("Clear"))
            self._cross.setVisible(shown)

    def set_error(self, wrong: bool) -> None:
        """Draw the field as wrong or right."""
        value = "true" if wrong else "false"
        if self.property("error") != value:
            self.setProperty("error", value)
            self.style().unpolish(self)
            self.style().polish(self)

    def _restyle(self) -> None:
        t = theme()
        font = t.font("number" if self._big else "body")
        if self.font() != font:
            self.setFont(font)
        left = t.px(24) if self._search else 0
        right = t.px(26) if self._search else 0
        if self._suffix:
            right = QFontMetrics(font).horizontalAdvance(self._suffix) + t.px(6)
        self.setTextMargins(left, 0, right, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._search and self.text() and event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        t = theme()
        if self._search:
            side = t.px(16)
            where = QRect(t.px(11), (self.height() - side) // 2, side, side)
            icons.paint(QPainter(self), where, "search_16_regular", "t2")
        if self._suffix:
            room = self.rect().adjusted(0, 0, -t.px(11), 0)
            right = Qt.AlignmentFlag.AlignRight
            text_line(QPainter(self), room, self._suffix, self.font(), t.colour("t3"), align=right)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._cross is not None:
            side = self.height() - 6
            self._cross.setGeometry(self.width() - side - 3, 3, side, side)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()


GROUP = object()
"""The value of an item that cannot be chosen: it names the items below it."""


class ComboBox(QComboBox):
    """A drop-down list with its own chevron. `value` is the value of the chosen item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setFont(theme().font("body"))
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that the style sheet reaches
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def fill(self, items: list[tuple[object, str]]) -> None:
        """Put the items in, keeping the chosen value where it is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        # Qt would hand back a text where an enum member was put in, so the values stay here.
        self._values = [value for value, _words in items]
        self.addItems([words for _value, words in items])
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for row, value in enumerate(self._values):
            if value is GROUP:
                model.item(row).setFlags(Qt.ItemFlag.NoItemFlags)
        self.blockSignals(False)
        self.choose(kept)
        self.updateGeometry()

    def choose(self, value: object) -> None:
        """Choose by value, without a signal; the first item where it is not there."""
        self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.blockSignals(False)

    def value(self) -> object:
        """Return the value of the chosen item."""
        return self._values[self.currentIndex()] if self._values else None

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme().px(24))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        # Scrolling a page must not change an answer on the way.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.font() != theme().font("body"):
            self.setFont(theme().font("body"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        side = theme().px(16)
        where = QRect(self.width() - side - theme().px(10), (self.height() - side) // 2, side, side)
        token = "t2" if self.isEnabled() else "t3"
        icons.paint(QPainter(self), where, "chevron_down_16_regular", token)


class Field(QWidget):
    """A labelled editor with its error below. `show_error("")` takes the error away."""

    def __init__(self, editor: QWidget, label: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        box = rows(self, gap=4)
        self.label = Text("caption")
        self.label.setBuddy(editor)
        box.addWidget(self.label)
        box.addWidget(editor)
        self._error_row = QWidget()
        line: QHBoxLayout = columns(self._error_row, gap=6)
        sign = Icon("error_circle_16_filled", "bad", 16, beside="second")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._error = Text("second", wrap=True, tone=Tone.BAD)
        line.addWidget(self._error, 1)
        box.addWidget(self._error_row)
        self._error_row.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_label(label)

    def set_label(self, words: str) -> None:
        """Name the field, above it and for screen readers."""
        self.label.setText(words)
        self.label.setVisible(bool(words))
        if words:
            self.editor.setAccessibleName(words)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong under the field, and announce it."""
        self._error.setText(sentence)
        self._error_row.setVisible(bool(sentence))
        if isinstance(self.editor, LineEdit):
            self.editor.set_error(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        if sentence:
            announce(self.editor, sentence)

    def error(self) -> str:
        """Return the sentence shown, or nothing."""
        return self._error.text() if self._error_row.isVisibleTo(self) else ""
