"""The head of the detail: whose number it is, copying it, changing it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QMenu, QWidget

from simdesk.domain import msisdn
from simdesk.i18n.language import _
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room
from simdesk.ui.line_actions import LineActions
from simdesk.ui.line_list import row_words
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.marks import Badge
from simdesk.ui.widgets.text import ElidedText, Text


class DetailHeader(QWidget):
    """Badge, label, operator and number; the buttons show menus of the shared actions."""

    def __init__(self, *, actions: LineActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        row = columns(self, margins=(28, 14, 20, 12), gap=14)
        self._row = row
        self._badge = Badge(44)
        row.addWidget(self._badge)
        words = rows(gap=0)
        self._label = ElidedText("head")
        words.addWidget(self._label)
        second = columns(gap=6)
        self._operator = ElidedText("soft")
        self._dot = Text("soft", "·")
        second.addWidget(self._operator)
        second.addWidget(self._dot)
        self._number = Text("soft", selectable=True)
        second.addWidget(self._number)
        second.addSpacing(2)
        self.copy = Button("link", icon="copy")
        self.copy_icon = IconButton("copy")
        second.addWidget(self.copy)
        second.addWidget(self.copy_icon)
        second.addStretch(1)
        words.addLayout(second)
        row.addLayout(words, 1)
        self.edit = Button("quiet", icon="edit")
        self.edit_icon = IconButton("edit")
        self.more = IconButton("more_horizontal")
        row.addWidget(self.edit)
        row.addWidget(self.edit_icon)
        row.addWidget(self.more)
        self.set_room(Room.USUAL)

    def _connect(self) -> None:
        self.copy.clicked.connect(lambda: self._drop(self.copy, copy_only=True))
        self.copy_icon.clicked.connect(lambda: self._drop(self.copy_icon, copy_only=True))
        self.more.clicked.connect(lambda: self._drop(self.more, copy_only=False))
        self.edit.clicked.connect(self._actions.edit.trigger)
        self.edit_icon.clicked.connect(self._actions.edit.trigger)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.copy.setText(_("Copy"))
        self.copy.setAccessibleName(_("Copy the number"))
        self.copy_icon.set_words(_("Copy the number"))
        self.edit.setText(_("Edit"))
        self.edit_icon.set_words(_("Edit"))
        self.more.set_words(_("More for this number"))

    def show_detail(self, detail: LineDetail) -> None:
        """Show whose number it is."""
        line = detail.line
        name = row_words.operator_name(line, detail.operator)
        self._badge.show_operator(row_words.monogram(line, detail.operator), line.operator_id)
        self._label.setText(row_words.label(line))
        self._operator.setText(name)
        # Two letters are narrower than the least width of what may be cut.
        self._operator.setMaximumWidth(self._operator.sizeHint().width())
        self._number.setText(msisdn.spaced(line.msisdn))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # The words that give way to icons must not keep the pane from getting narrower.
        return QSize(0, super().minimumSizeHint().height())

    def set_room(self, room: Room) -> None:
        """Show words or icons alone; where it is tight only the menu, which holds all of them."""
        narrow, tight = room < Room.USUAL, room is Room.TIGHT
        self._operator.setVisible(not tight)
        self._dot.setVisible(not tight)
        self.copy.setVisible(not narrow)
        self.edit.setVisible(not narrow)
        self.copy_icon.setVisible(narrow and not tight)
        self.edit_icon.setVisible(narrow and not tight)
        self._row.setContentsMargins(20 if narrow else 28, 14, 20, 12)

    def _drop(self, button: QWidget, *, copy_only: bool) -> None:
        menu = QMenu(self)
        if copy_only:
            self._actions.copy_menu(menu)
        else:
            menu.addActions([self._actions.card, self._actions.edit])
            self._actions.copy_menu(menu.addMenu(_("Copy number")))
            menu.addSeparator()
            menu.addActions([self._actions.register, self._actions.give_up])
            menu.addSeparator()
            menu.addActions([self._actions.archive, self._actions.delete])
        menu.exec(button.mapToGlobal(QPoint(0, button.height() + 2)))
        menu.deleteLater()
