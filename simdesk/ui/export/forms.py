"""In which form receipts go out, and what of them is kept back."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.settings import KeptBack
from simdesk.i18n.language import _
from simdesk.services.exporting.choices import Choices
from simdesk.services.exports import ExportForm
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import CheckBox, Radio


class Form(StrEnum):
    """What comes of an export. The last is one PDF file, drawn by the window."""

    FOLDER = ExportForm.FOLDER.value
    BAG = ExportForm.BAG.value
    SHEET = "sheet"


class FormChoice(QWidget):
    """Radio buttons of its own, because those of one parent shut each other out.

    `changed` when another form is chosen. `with_sheet`: there is a renewal to make one of.
    """

    changed = Signal()

    def __init__(self, *, with_sheet: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = rows(self, gap=2)
        box.addWidget(Text("caption", _("In which form")))
        self.setAccessibleName(_("In which form"))
        self.radios = {
            Form.FOLDER: Radio(_("A folder, for a person or a desk")),
            Form.BAG: Radio(_("A bag with checksums (BagIt), for an archive")),
            Form.SHEET: Radio(_("A sheet for a dispute (PDF), of one renewal")),
        }
        for radio in self.radios.values():
            box.addWidget(radio)
        self.radios[Form.SHEET].setEnabled(with_sheet)
        if not with_sheet:
            self.radios[Form.SHEET].setToolTip(_("No receipt belongs to a renewal yet."))
        self.radios[Form.FOLDER].setChecked(True)
        for radio in self.radios.values():
            radio.toggled.connect(lambda on: self.changed.emit() if on else None)

    @property
    def form(self) -> Form:
        """The chosen form."""
        return next(form for form, radio in self.radios.items() if radio.isChecked())

    def choose(self, form: str) -> None:
        """Choose a form by its name, where there is such a one and it can be made."""
        for key, radio in self.radios.items():
            if key == form and radio.isEnabled():
                radio.setChecked(True)


class KeptBackChoice(QWidget):
    """Check boxes for what stays here. `changed` after every touch."""

    changed = Signal()

    def __init__(self, kept_back: frozenset[KeptBack], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = rows(self, gap=2)
        box.addWidget(Text("caption", _("What stays here")))
        self.setAccessibleName(_("What stays here"))
        self.boxes = {
            KeptBack.DIGITS: CheckBox(_("The middle digits of numbers")),
            KeptBack.METADATA: CheckBox(_("Place and device of photos")),
            KeptBack.NOTES: CheckBox(_("Notes and order numbers")),
        }
        for key, check in self.boxes.items():
            check.setChecked(key in kept_back)
            check.toggled.connect(self.changed)
            box.addWidget(check)

    @property
    def kept_back(self) -> frozenset[KeptBack]:
        """What is chosen."""
        return frozenset(key for key, check in self.boxes.items() if check.isChecked())

    @property
    def choices(self) -> Choices:
        """What is chosen, as an export wants it."""
        chosen = self.kept_back
        return Choices(
            hide_digits=KeptBack.DIGITS in chosen,
            strip_metadata=KeptBack.METADATA in chosen,
            without_notes=KeptBack.NOTES in chosen,
        )
