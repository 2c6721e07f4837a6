"""The export dialog: which receipts, in which form, where to, and how it goes."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.formats import size
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.messages import message
from simdesk.services.exporting.plan import Plan
from simdesk.services.exporting.writing import PARTIAL
from simdesk.services.exports import ExportForm, ExportService
from simdesk.services.receipts import ReceiptService
from simdesk.services.settings import SettingsService
from simdesk.ui import background
from simdesk.ui.background import Job
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.receipts.scope import ExportScope, range_words, ranges
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.fields import Field, LineEdit
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import Radio


class ExportDialog(Dialog):
    """Exports what `chosen` offers, or every receipt. It stays open to say what came of it."""

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        exports: ExportService,
        settings: SettingsService,
        chosen: ExportScope | None,
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(_("Export receipts"), "", width=560, parent=parent)
        self._exports = exports
        self._settings = settings
        self._today = today
        self._job: Job | None = None
        self._written: Path | None = None
        self._ranges = ranges(receipts.everything(), chosen or ExportScope())
        self._plan = Plan(())
        self._build(chosen)
        self._connect()
        self._show_plan()
        self.fit()
        self.target.setFocus()

    def _build(self, chosen: ExportScope | None) -> None:
        self.ranges: dict[str, Radio] = {}
        which = rows(gap=4)
        which.addWidget(Text("caption", _("Which receipts")))
        for key, found in self._ranges.items():
            self.ranges[key] = Radio(range_words(key, len(found)))
            which.addWidget(self.ranges[key])
        preferred = "selected" if chosen is not None and chosen.prefer_selected else "shown"
        self.ranges.get(preferred, self.ranges["all"]).setChecked(True)
        self.body.addLayout(which)
        self.body.addWidget(self._form_choice())
        self.target = LineEdit()
        self.target.setText(str(free_target(self._folder(), self._name())))
        self._field = Field(self.target, _("Save to"))
        self.browse = Button("secondary", _("Browse…"))
        place = columns(gap=8)
        place.addWidget(self._field, 1)
        beside = rows(gap=0)
        beside.addSpacing(theme().px(theme().role("caption").box) + 4)  # level with the editor
        beside.addWidget(self.browse)
        beside.addStretch(1)
        place.addLayout(beside)
        self.body.addLayout(place)
        inside = rows(gap=2)
        self._inside = Text("caption")
        inside.addWidget(self._inside)
        self._sample = Text("second", wrap=True)
        self._about = Text("second", wrap=True)
        inside.addWidget(self._sample)
        inside.addWidget(self._about)
        self.body.addLayout(inside)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.counter = Text("body")
        self.exported = NoteCard(Tone.OK, "checkmark_circle_20_filled")
        self.halted = NoteCard(Tone.INFO, "info_20_filled")
        self.refused = NoteCard(Tone.BAD, "error_circle_20_filled")
        self._notes = (self.exported, self.halted, self.refused)
        for widget in (self.counter, self.progress, *self._notes):
            widget.hide()
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _form_choice(self) -> QWidget:
        """Return a group of its own: radio buttons of one parent shut each other out."""
        group = QWidget()
        box = rows(group, gap=4)
        box.addWidget(Text("caption", _("In which form")))
        self.forms = {
            ExportForm.FOLDER: Radio(_("A folder, for a person or a desk")),
            ExportForm.BAG: Radio(_("A bag with checksums (BagIt), for an archive or a dispute")),
        }
        for radio in self.forms.values():
            box.addWidget(radio)
        self.forms[ExportForm.FOLDER].setChecked(True)
        return group

    def _connect(self) -> None:
        self.browse.clicked.connect(self._browse)
        for radio in self.forms.values():
            radio.toggled.connect(lambda on: self._take_form() if on else None)
        for radio in self.ranges.values():
            radio.toggled.connect(lambda on: self._show_plan() if on else None)

    # What will be exported, and where

    def _range(self) -> str:
        return next(key for key, radio in self.ranges.items() if radio.isChecked())

    def _form(self) -> ExportForm:
        return next(form for form, radio in self.forms.items() if radio.isChecked())

    def _take_form(self) -> None:
        """Name the folder after its form, unless the owner has named it."""
        here = Path(self.target.text())
        if here.name.startswith("SimDesk-"):
            self.target.setText(str(free_target(here.parent, self._name())))
        self._show_plan()

    def _show_plan(self) -> None:
        self._plan = self._exports.plan(self._ranges[self._range()])
        count = len(self._plan.entries)
        self.primary.setText(ngettext("Export {n}", "Export {n}", count))
        sample = self._plan.entries[0].target if count else ""
        inside, about = (
            _("Inside, by number and month"),
            _("About {size}. The files stay unchanged, with a list for Excel and a web page."),
        )
        if self._form() is ExportForm.BAG:
            sample = "data/originals, data/payments.csv, data/payments.json, data/index.html"
            inside, about = (
                _("Inside"),
                _(
                    "About {size}. Checksums show later that nothing was changed since the export. "
                    "They do not show that a receipt is genuine."
                ),
            )
        self._inside.setText(inside)
        self._sample.setText(sample.replace("/", " / "))
        self._about.setText(about.format(size=size(self._plan.size)))

    def _folder(self) -> Path:
        """Return the folder of the last export, or the owner's documents."""
        last = self._settings.current.export_folder
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        for folder in (last, QStandardPaths.writableLocation(documents)):
            if folder and Path(folder).is_dir():
                return Path(folder)
        return Path.home()

    def _name(self) -> str:
        what = "bag" if self._form() is ExportForm.BAG else "receipts"
        return f"SimDesk-{what}-{self._today.isoformat()}"

    def _browse(self) -> None:
        here = str(Path(self.target.text()).parent)
        folder = QFileDialog.getExistingDirectory(self, _("Save the receipt folder in"), here)
        if folder:
            self.target.setText(str(free_target(Path(folder), self._name())))

    # Doing it

    def accept_input(self) -> bool:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
            return True
        for note in self._notes:
            note.hide()
        target = Path(self.target.text().strip()).expanduser()
        if self._job is None and self._says_where(target):
            self._start(target)
        return False

    def _says_where(self, target: Path) -> bool:
        whole = target.is_absolute() and bool(target.name)
        self._field.show_error("" if whole else _("Choose a folder with Browse…"))
        if not whole:
            self.target.setFocus()
            QTimer.singleShot(0, self, self.fit)
        return whole

    def _start(self, target: Path) -> None:
        plan, form, exports = self._plan, self._form(), self._exports
        self._show_running(running=True)
        self._move(0, len(plan.entries))
        self._job = background.run(
            lambda job: exports.write(
                form, plan, target, moved=job.moved.emit, stopped=job.stopped
            ),
            owner=self,
            done=self._finish,
            failed=self._fail,
            moved=self._move,
        )

    def _move(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.counter.setText(_("Exporting {n} of {total}").format(n=done, total=total))

    def _show_running(self, *, running: bool) -> None:
        """Lock the choices while it runs; they stay to be seen."""
        choices = (*self.ranges.values(), *self.forms.values())
        for widget in (*choices, self.target, self.browse, self.primary):
            widget.setEnabled(not running)
        self.primary.setToolTip(_("The export is running") if running else "")
        self.counter.setVisible(running)
        self.progress.setVisible(running)
        self.cancel.setText(_("Stop") if running else _("Cancel"))
        if running:
            self.cancel.setFocus()
            QTimer.singleShot(0, self, self.fit)

    def _finish(self, written: Path | None) -> None:
        self._job = None
        self._show_running(running=False)
        if written is None:
            self._say(self.halted, _("Stopped. Nothing half-made was left behind."))
            return
        self._written = written
        with contextlib.suppress(SimdeskError):  # a folder that is not remembered costs a click
            current = self._settings.current
            self._settings.keep(replace(current, export_folder=str(written.parent)))
        count = len(self._plan.entries)
        done = ngettext("{n} receipt exported", "{n} receipts exported", count)
        self._say(self.exported, f"{done}\n{written}")
        for widget in (*self.ranges.values(), *self.forms.values(), self.target, self.browse):
            widget.setEnabled(False)
        self.primary.setText(_("Open folder"))
        self.primary.setFocus()
        self.cancel.setText(_("Close"))

    def _fail(self, error: SimdeskError) -> None:
        self._job = None
        self._show_running(running=False)
        self._say(self.refused, message(error))
        self.target.setFocus()

    def _say(self, note: NoteCard, words: str) -> None:
        note.words.setText(words)
        note.show()
        QTimer.singleShot(0, self, self.fit)
        announce(self, words)

    def fit(self) -> None:
        """Take the height of what is shown, without the room that words would need in a column.

        To be called once the layouts have taken what has just been shown or hidden.
        """
        super().fit()
        if not self.isVisible():  # nothing is placed yet, so nothing can be measured
            return
        content, outer = self._scroll.widget(), self.layout()
        assert content is not None
        assert outer is not None
        outer.activate()
        needed = max(content.heightForWidth(self._width), content.minimumSizeHint().height())
        spare = self._scroll.viewport().height() - needed
        self.resize(self._width, self.height() - max(0, spare))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.fit()

    def reject(self) -> None:
        """Close, or stop what is running and stay to say so."""
        if self._job is None:
            super().reject()
        else:
            self._job.stop()


def free_target(folder: Path, name: str) -> Path:
    """Return a path in `folder` where nothing is yet, numbered if need be."""
    target, number = folder / name, 2
    while target.exists() or target.with_name(target.name + PARTIAL).exists():
        target, number = folder / f"{name}-{number}", number + 1
    return target
