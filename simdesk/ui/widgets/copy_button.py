"""Buttons that copy one text and say for a moment that they did: with words, or an icon alone."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button, IconButton

_COPIED_MS = 2000


class CopyButton(Button):
    """Says what it copies; after a click it reads "Copied", as wide as before."""

    def __init__(self, kind: str = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(kind, icon="copy", parent=parent)
        self._offered = self._copied = ""
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_MS)
        self._back.timeout.connect(self._rest)
        self.clicked.connect(self._copy)

    def offer(self, words: str, text: str) -> None:
        """Offer to copy `text` under `words`, which may be short: the text is in the name."""
        self._offered, self._copied = words, text
        self._rest()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self.setText(_("Copied"))
        self.set_icon("checkmark")
        announce(self, _("Copied: {text}").format(text=self._copied))
        self._back.start()

    def _rest(self) -> None:
        self.set_icon("copy")
        widths = []
        for words in (_("Copied"), self._offered):
            self.setText(words)
            widths.append(self.sizeHint().width())
        self.setMinimumWidth(max(widths))  # so that copying moves nothing
        self.setAccessibleName(_("Copy {value}").format(value=self._copied))


class CopyIcon(IconButton):
    """An icon that copies; after a click a tick stands in its place for a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("copy", parent=parent)
        self._copied = ""
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_MS)
        self._back.timeout.connect(self._rest)
        self.clicked.connect(self._copy)

    def offer(self, text: str) -> None:
        """Offer to copy `text`; an empty one cannot be copied."""
        self._copied = text
        self.setEnabled(bool(text))
        self._rest()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self.set_icon("checkmark")
        self.set_words(_("Copied"))
        announce(self, _("Copied: {text}").format(text=self._copied))
        self._back.start()

    def _rest(self) -> None:
        self.set_icon("copy")
        self.set_words(_("Copy {value}").format(value=self._copied))
