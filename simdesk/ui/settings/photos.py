"""Receipts: the folder that a phone fills, which is looked into for new ones once it is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.services.photo_folder import PhotoFolder
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import FlowRow, rows


class PhotosSection(Section):
    """Off until a folder is chosen; what is found there is only offered."""

    def __init__(self, *, photos: PhotoFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._photos = photos
        self.choose = Button(icon="folder")
        self.stop = Button("quiet")
        tools = FlowRow()
        tools.add(self.choose)
        tools.add(self.stop)
        self._row = SettingRow()
        place = QWidget()
        inside = rows(place, margins=(0, 0, 0, 11), gap=0)
        inside.addWidget(self._row)
        inside.addWidget(tools)
        self._group = self.add_group([place])
        self.choose.clicked.connect(self._choose)
        self.stop.clicked.connect(lambda: self._keep(None))

    def name(self) -> str:
        return _("Receipts")

    def refresh(self) -> None:
        folder = self._photos.folder
        self.stop.setVisible(folder is not None)
        self.choose.setText(_("Choose folder…") if folder is None else _("Another folder…"))
        what = _(
            "New pictures and PDFs in it are offered on the receipts page. Nothing is added before "
            "you say so, and nothing in it is changed."
        )
        if folder is None:
            self._row.show_words(_("No folder is looked into"), what)
        elif folder.is_dir():
            self._row.show_words(str(folder), what)
        else:
            gone = _("It is not there now. Connect the phone or the disk, or choose another one.")
            self._row.show_words(str(folder), f"{gone}\n{what}")

    def retranslate(self) -> None:
        super().retranslate()
        self._group.setText(_("Folder with the phone's photos"))
        self.stop.setText(_("Stop looking"))
        self.refresh()

    def _choose(self) -> None:
        here = str(self._photos.folder or Path.home())
        name = QFileDialog.getExistingDirectory(self, _("Folder with the phone's photos"), here)
        if name:
            self._keep(Path(name))

    def _keep(self, folder: Path | None) -> None:
        try:
            self._photos.choose(folder)
        except SimdeskError as error:
            self.failed.emit(error)
        self.refresh()
