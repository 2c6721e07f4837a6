"""The dialog that shows the licences of all parts in full; it accepts and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from simdesk.i18n.language import _
from simdesk.services.licences.part import Part
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.fields import ComboBox, Field
from simdesk.ui.widgets.text import Text

_WIDE, _NARROW = 720, 560
"""The first shows whole lines of a licence, if the window behind is as wide."""
_AROUND = 340
"""What stands above and below the text, at 100 %."""


class _LicenceText(QPlainTextEdit):
    """A text to be read and copied, as high as there is room."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Columns and drawings in these texts are made of spaces.
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme().font("second").pixelSize())
        self.setFont(font)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        usual = super().sizeHint()
        return QSize(usual.width(), max(usual.height(), self._height))


class LicencesDialog(Dialog):
    """One part at a time: whose it is, and the words of its licence to be read and copied."""

    def __init__(self, *, parts: Sequence[Part], parent: QWidget) -> None:
        width = _WIDE if parent.window().width() >= theme().px(_WIDE) else _NARROW
        super().__init__(_("Licences"), _("Close"), width=width, parent=parent)
        self.cancel.hide()
        self._parts = parts
        self.choice = ComboBox()
        self.choice.fill([(at, _named(part)) for at, part in enumerate(parts)])
        self.choice.activated.connect(lambda _at: self._show_part())
        self.whose = Text("second", wrap=True, selectable=True)
        self.text = _LicenceText(parent.window().height() - theme().px(_AROUND))
        self._build()
        self._show_part()
        self.fit()
        self.choice.setFocus()

    def _build(self) -> None:
        self.text.setAccessibleName(_("Words of the licence"))
        self.body.addWidget(Field(self.choice, _("Part")))
        self.body.addWidget(self.whose)
        self.body.addWidget(self.text)

    def _show_part(self) -> None:
        value = self.choice.value()
        assert isinstance(value, int)
        part = self._parts[value]
        self.whose.setText(f"{part.by} · {part.licence}")
        self.text.setPlainText(part.text())

    def accept_input(self) -> bool:
        return True


def _named(part: Part) -> str:
    return f"{part.name} {part.version}".strip()
