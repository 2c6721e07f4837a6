"""Where an export goes: a path that can be typed, a way to look for one, and a name of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from simdesk.i18n.language import _
from simdesk.services.exporting.writing import PARTIAL
from simdesk.ui.export.forms import Form
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import Field, LineEdit
from simdesk.ui.widgets.layout import columns, rows

_NAMES = {
    Form.FOLDER: "SimDesk-receipts-{day}",
    Form.BAG: "SimDesk-bag-{day}",
    Form.SHEET: "SimDesk-dispute-{day}.pdf",
}


class PlaceField(QWidget):
    """Offers a free name in `folder`, which is that of the last export, for each form."""

    def __init__(self, folder: str, day: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._form = Form.FOLDER
        self.edit = LineEdit()
        self.field = Field(self.edit, _("Save to"))
        self.browse = Button("secondary", _("Browse…"))
        place = columns(self, gap=8)
        place.addWidget(self.field, 1)
        beside = rows(gap=0)
        beside.addSpacing(theme().px(theme().role("caption").box) + 4)  # level with the editor
        beside.addWidget(self.browse)
        beside.addStretch(1)
        place.addLayout(beside)
        self.browse.clicked.connect(self._browse)
        self.edit.setText(str(free_target(first_folder(folder), self._name())))

    def take_form(self, form: Form) -> None:
        """Name the target after its form, unless the owner has named it."""
        self._form = form
        here = Path(self.edit.text())
        if here.name.startswith("SimDesk-"):
            self.edit.setText(str(free_target(here.parent, self._name())))

    def target(self) -> Path | None:
        """Return where to write; None where no whole path is typed, which is then said."""
        target = Path(self.edit.text().strip()).expanduser()
        whole = target.is_absolute() and bool(target.name)
        self.field.show_error("" if whole else _("Choose a folder with Browse…"))
        if not whole:
            self.edit.setFocus()
            return None
        if self._form is Form.SHEET and target.suffix.casefold() != ".pdf":
            target = target.with_name(f"{target.name}.pdf")
            self.edit.setText(str(target))
        return target

    def _name(self) -> str:
        return _NAMES[self._form].format(day=self._day)

    def _browse(self) -> None:
        here = Path(self.edit.text())
        if self._form is Form.SHEET:
            chosen, _kind = QFileDialog.getSaveFileName(
                self,
                _("Save the sheet"),
                str(here),
                "PDF (*.pdf)",
                options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever overwritten
            )
            self.edit.setText(chosen or str(here))
            return
        folder = QFileDialog.getExistingDirectory(
            self, _("Save the receipt folder in"), str(here.parent)
        )
        if folder:
            self.edit.setText(str(free_target(Path(folder), self._name())))


def first_folder(last: str) -> Path:
    """Return the folder of the last export, or the owner's documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    for folder in (last, QStandardPaths.writableLocation(documents)):
        if folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()


def free_target(folder: Path, name: str) -> Path:
    """Return a path in `folder` where nothing is yet, numbered if need be."""
    first = folder / name
    target, number = first, 2
    while target.exists() or target.with_name(target.name + PARTIAL).exists():
        target, number = first.with_stem(f"{first.stem}-{number}"), number + 1
    return target
