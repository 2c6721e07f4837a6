"""Where a calendar file is saved: a path that can be typed, and a way to look for one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from simdesk.i18n.language import _
from simdesk.ui.export.place import first_folder
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import Field, LineEdit
from simdesk.ui.widgets.layout import columns, rows

_SUFFIX = ".ics"


class CalendarPlace(QWidget):
    """Offers a file in `folder`, which is that of the last export."""

    def __init__(self, folder: str, day: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.edit.setText(str(first_folder(folder) / f"SimDesk-calendar-{day}{_SUFFIX}"))

    def target(self) -> Path | None:
        """Return where to write; None where no whole path is typed, which is then said."""
        target = Path(self.edit.text().strip()).expanduser()
        whole = target.is_absolute() and bool(target.name)
        self.field.show_error("" if whole else _("Choose a file with Browse…"))
        if not whole:
            self.edit.setFocus()
            return None
        if target.suffix.casefold() != _SUFFIX:
            target = target.with_name(f"{target.name}{_SUFFIX}")
            self.edit.setText(str(target))
        return target

    def _browse(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            _("Save a calendar file"),
            self.edit.text(),
            "iCalendar (*.ics)",
            options=QFileDialog.Option.DontConfirmOverwrite,  # only a file of ours is replaced
        )
        if chosen:
            self.edit.setText(chosen)
