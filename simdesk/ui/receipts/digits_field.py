"""A field for one of a receipt's fiscal numbers: digits only, with a button that copies them."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from simdesk.i18n.language import _
from simdesk.ui.receipts.read_field import ReadField
from simdesk.ui.widgets.copy_button import CopyIcon
from simdesk.ui.widgets.fields import LineEdit
from simdesk.ui.widgets.layout import columns


class DigitsField(ReadField):
    """Takes digits in any grouping and keeps them bare; `most` is how many there can be."""

    def __init__(self, most: int, *, parent: QWidget | None = None) -> None:
        self.edit = LineEdit()
        super().__init__(self.edit, parent=parent)
        self._most = most
        box = self.layout()
        assert isinstance(box, QBoxLayout)
        row = columns(gap=4)
        at = box.indexOf(self.edit)
        box.removeWidget(self.edit)
        row.addWidget(self.edit, 1)
        self.copy_button = CopyIcon()
        row.addWidget(self.copy_button)
        box.insertLayout(at, row)
        self.edit.textChanged.connect(lambda _text: self.copy_button.offer(self.digits() or ""))

    def retranslate(self, label: str) -> None:
        """Name the field in the language in use."""
        self.set_label(label)
        self.copy_button.offer(self.digits() or "")

    def digits(self) -> str | None:
        """Return the digits that are typed, "" for none; None where it is something else."""
        bare = "".join(self.edit.text().split()).replace("-", "")
        right = not bare or (bare.isascii() and bare.isdecimal() and len(bare) <= self._most)
        return bare if right else None

    def check(self) -> bool:
        """Say what is wrong with what is typed, if anything is."""
        right = self.digits() is not None
        words = _("Type digits only, {n} at most.").format(n=self._most)
        self.show_error("" if right else words)
        return right
