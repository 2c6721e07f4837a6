"""One file that shows what was found: chosen, dropped or pasted, and taken away again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from simdesk.i18n.language import _
from simdesk.services.receipts import ReceiptService
from simdesk.storage.attachments import Kept
from simdesk.ui.receipts import intake
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.text import ElidedText, Text


class ProofRow(QWidget):
    """Nothing is kept before `keep` is called; one file at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: intake.Offer | None = None
        row = columns(self, gap=8)
        self.choose = Button(icon="document", text=_("Add a file that shows it…"))
        self._name = ElidedText("body")
        self._hint = Text("second", _("or drop or paste it here"))
        self.remove = IconButton("dismiss", _("Leave the file out"))
        row.addWidget(self.choose)
        row.addWidget(self._hint)
        row.addWidget(self._name, 1)
        row.addWidget(self.remove)
        row.addStretch(0)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._take(None))
        self._take(None)

    def watch(self, window: QWidget) -> None:
        """Take the file or picture that is pasted anywhere in `window`; text is for the fields."""
        paste = QShortcut(QKeySequence.StandardKey.Paste, window)
        paste.activated.connect(self._paste)
        for field in window.findChildren(QLineEdit):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Ctrl+V add a file even while a field has the keyboard: it would take its address."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and intake.offers_something(QGuiApplication.clipboard().mimeData())
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def take(self, mime: QMimeData) -> bool:
        """Take the first file or the picture of a drop; tell whether there was one."""
        offers = intake.offered(mime, _("Picture from the clipboard") + ".png")
        if offers:
            self._take(offers[0])
        return bool(offers)

    def keep(self, receipts: ReceiptService) -> tuple[Kept, str] | None:
        """Copy the file into the data folder.

        Raises:
            ReceiptFileError: it cannot be kept; it says why.
            NotSavedError: there was no room.
        """
        if self._offer is None:
            return None
        return intake.keep_one(self._offer, receipts), self._offer.name

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a file that shows it"))
        if name:
            self._take(intake.files([Path(name)])[0])

    def _paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def _take(self, offer: intake.Offer | None) -> None:
        self._offer = offer
        self._name.setText(offer.name if offer else "")
        self._name.setVisible(offer is not None)
        self.remove.setVisible(offer is not None)
        self._hint.setVisible(offer is None)
        if offer is not None:
            announce(self, _("File added: {name}").format(name=offer.name))
        elif self.remove.hasFocus():
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
