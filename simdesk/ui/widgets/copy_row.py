"""A value to carry over to another program: large, with a copy button that says what it did."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from simdesk.i18n.language import _
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.fields import ComboBox
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text

_COPIED_MS = 2000


class CopyRow(QWidget):
    """A caption, a value, and Copy. Of several formats a list chooses what is shown and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats: list[tuple[str, str, str]] = []
        row: QHBoxLayout = columns(self, gap=10)
        texts = rows(gap=0)
        self._caption = Text("caption")
        self._value = Text("number", selectable=True)
        self._note = Text("second", wrap=True)
        for text in (self._caption, self._value, self._note):
            texts.addWidget(text)
        row.addLayout(texts, 1)
        self._choice = ComboBox()
        self._choice.currentIndexChanged.connect(self._show)
        row.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button = Button(icon="copy")
        self.button.clicked.connect(self._copy)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_MS)
        self._back.timeout.connect(self._rest)

    def show_value(
        self, caption: str, formats: Sequence[tuple[str, str, str]], note: str = ""
    ) -> None:
        """Show a value. Each format is its name, the text shown, and the text copied."""
        kept = max(0, self._choice.currentIndex())
        self._formats = list(formats)
        self._caption.setText(caption)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._choice.fill([(i, name) for i, (name, _shown, _copied) in enumerate(formats)])
        self._choice.setAccessibleName(_("Format of {value}").format(value=caption))
        self._choice.setVisible(len(self._formats) > 1)
        self._choice.choose(min(kept, len(self._formats) - 1))
        self._show()

    def _show(self) -> None:
        if self._formats:
            self._value.setText(self._formats[max(0, self._choice.currentIndex())][1])
        self._rest()

    def _copy(self) -> None:
        text = self._formats[max(0, self._choice.currentIndex())][2]
        QGuiApplication.clipboard().setText(text)
        self.button.setText(_("Copied"))
        self.button.set_icon("checkmark")
        announce(self, _("Copied: {text}").format(text=text))
        self._back.start()

    def _rest(self) -> None:
        self.button.set_icon("copy")
        widths = []
        for words in (_("Copied"), _("Copy")):
            self.button.setText(words)
            widths.append(self.button.sizeHint().width())
        self.button.setMinimumWidth(max(widths))  # so that copying moves nothing
        # Two rows may have the same caption: two codes that ask for the balance.
        self.button.setAccessibleName(_("Copy {value}").format(value=self._value.text()))


class DomainCard(QWidget):
    """An official page by its domain; it is opened by whoever listens to `button.clicked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row: QHBoxLayout = columns(self, gap=12)
        row.addWidget(Icon("globe_shield_24_filled", "ok", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = rows(gap=0)
        self._domain = Text("h2", selectable=True)
        self._note = Text("second", wrap=True)
        texts.addWidget(self._domain)
        texts.addWidget(self._note)
        row.addLayout(texts, 1)
        self.button = Button("primary", icon="open")
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_page(self, domain: str, url: str, note: str) -> None:
        """Show the domain; the whole address is in the tooltip."""
        self._domain.setText(domain)
        self._domain.setToolTip(url)
        self._domain.setAccessibleDescription(url)
        self._note.setText(note)
        self.button.setText(_("Open in browser"))
        self.button.setAccessibleDescription(url)
