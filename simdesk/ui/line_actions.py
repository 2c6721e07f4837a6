"""What can be done with the chosen number: one action each for menus, keys and buttons alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from simdesk.domain import msisdn
from simdesk.domain.errors import SimdeskError
from simdesk.domain.purpose import Purpose
from simdesk.i18n.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from simdesk.domain.line import Line
    from simdesk.services.lines import LineService

_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_LIST = Qt.ShortcutContext.WidgetShortcut


class LineActions(QObject):
    """The actions, aimed at one number at a time; without a number they are disabled.

    Keys of `on_page` work anywhere on the page, those of `on_list` only where the list has the
    keyboard, because elsewhere Del and Ctrl+C belong to text. `steps_requested(line_id, Purpose)`.
    """

    renew_requested = Signal(str)
    record_requested = Signal(str, str)
    receipt_requested = Signal(str)
    card_requested = Signal(str)
    edit_requested = Signal(str, str)
    steps_requested = Signal(str, object)
    calendar_requested = Signal(str)
    leads_requested = Signal(str)
    copied = Signal(str)
    failed = Signal(SimdeskError)

    def __init__(self, *, lines: LineService, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self._line: Line | None = None
        self._step = ""
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.renew = self._action("Ctrl+R", _PAGE)
        self.record = self._action("Ctrl+E", _PAGE)
        self.receipt = self._action("Ctrl+I", _PAGE)
        self.card = self._action("Ctrl+K", _PAGE)
        self.copy = self._action("Ctrl+C", _LIST)
        self.copy_national = self._action()
        self.copy_trunk = self._action()
        self.edit = self._action("F2", _LIST)
        self.calendar = self._action()
        self.leads = self._action()
        self.register = self._action()
        self.give_up = self._action()
        self.archive = self._action("Del", _LIST)
        self.delete = self._action()
        self.on_page = (self.renew, self.record, self.receipt, self.card)
        self.on_list = (self.copy, self.edit, self.archive)

    def _action(
        self, keys: str = "", context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetShortcut
    ) -> QAction:
        action = QAction(self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(context)
        return action

    def _connect(self) -> None:
        self.renew.triggered.connect(lambda: self.renew_requested.emit(self._id()))
        self.record.triggered.connect(lambda: self.record_requested.emit(self._id(), "activity"))
        self.receipt.triggered.connect(lambda: self.receipt_requested.emit(self._id()))
        self.card.triggered.connect(lambda: self.card_requested.emit(self._id()))
        self.edit.triggered.connect(lambda: self.edit_requested.emit(self._id(), "label"))
        self.leads.triggered.connect(lambda: self.leads_requested.emit(self._id()))
        self.calendar.triggered.connect(lambda: self.calendar_requested.emit(self._id()))
        for action, purpose in (
            (self.register, Purpose.REGISTER),
            (self.give_up, Purpose.GIVE_UP),
        ):
            action.triggered.connect(
                lambda _on=False, p=purpose: self.steps_requested.emit(self._id(), p)
            )
        self.copy.triggered.connect(lambda: self._copy(self._number()))
        self.copy_national.triggered.connect(lambda: self._copy(msisdn.national(self._number())))
        self.copy_trunk.triggered.connect(lambda: self._copy(msisdn.trunk(self._number())))
        self.archive.triggered.connect(self._archive)
        self.delete.triggered.connect(self._delete)

    def retranslate(self) -> None:
        """Say the actions in the language in use."""
        archived = self._line is not None and self._line.archived_at is not None
        self.renew.setText(
            _("Continue: {step}").format(step=self._step) if self._step else _("Start renewal")
        )
        self.record.setText(_("Record activity"))
        self.receipt.setText(_("Add receipt"))
        self.card.setText(_("Card in Russian…"))
        self.edit.setText(_("Edit…"))
        self.leads.setText(_("Days of reminders…"))
        self.calendar.setText(_("Save for a calendar…"))
        self.register.setText(_("Steps for the owner's data…"))
        self.give_up.setText(_("Let the number go…"))
        self.archive.setText(_("Bring back") if archived else _("Archive"))
        self.delete.setText(_("Move to bin"))
        if self._line is not None:
            number = self._line.msisdn
            self.copy.setText(number)
            self.copy_national.setText(
                _("{number}, ten digits").format(number=msisdn.national(number))
            )
            self.copy_trunk.setText(
                _("{number}, as dialled in Russia").format(number=msisdn.trunk(number))
            )

    def aim(self, line: Line | None, step: str = "") -> None:
        """Act on `line` from now on; `step` is the step at which an open renewal goes on."""
        self._line = line
        self._step = step
        for action in self.findChildren(QAction):
            action.setEnabled(line is not None)
        self.retranslate()

    def copy_menu(self, menu: QMenu) -> QMenu:
        """Fill `menu` with the three ways to write a number."""
        menu.addActions([self.copy, self.copy_national, self.copy_trunk])
        return menu

    def context_menu(self, menu: QMenu) -> QMenu:
        """Fill `menu` with everything that can be done with a row."""
        menu.addActions([self.renew, self.record, self.receipt, self.card])
        menu.addSeparator()
        self.copy_menu(menu.addMenu(_("Copy number")))
        menu.addActions([self.edit, self.leads, self.calendar])
        menu.addSeparator()
        menu.addActions([self.register, self.give_up])
        menu.addSeparator()
        menu.addActions([self.archive, self.delete])
        return menu

    def _id(self) -> str:
        assert self._line is not None  # disabled otherwise
        return self._line.id

    def _number(self) -> str:
        assert self._line is not None
        return self._line.msisdn

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _archive(self) -> None:
        assert self._line is not None
        move = self._lines.archive if self._line.archived_at is None else self._lines.unarchive
        try:
            move([self._line.id])
        except SimdeskError as error:
            self.failed.emit(error)

    def _delete(self) -> None:
        try:
            self._lines.delete([self._id()])
        except SimdeskError as error:
            self.failed.emit(error)
