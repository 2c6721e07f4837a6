"""The export dialog: which receipts, in which form, what stays here, where to, and how it goes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _, language, ngettext
from simdesk.i18n.messages import message
from simdesk.services.desk import Desk
from simdesk.services.exporting.dispute import gather
from simdesk.services.exporting.plan import Plan
from simdesk.services.exports import ExportForm
from simdesk.ui import background
from simdesk.ui.background import Job
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.dispute.paper import write_sheet
from simdesk.ui.export.forms import Form, FormChoice, KeptBackChoice
from simdesk.ui.export.place import PlaceField
from simdesk.ui.export.preview import Preview, leaving
from simdesk.ui.export.ranges import RangeChoice
from simdesk.ui.export.summary_pdf import summary_pdf
from simdesk.ui.receipts.scope import ExportScope, Range, offers
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text

_WIDE, _NARROW = 860, 560
"""Two columns where the window behind is as wide, else one below the other."""


class ExportDialog(Dialog):
    """Exports what `chosen` offers, or every receipt. It stays open to say what came of it."""

    def __init__(self, *, desk: Desk, chosen: ExportScope | None, parent: QWidget) -> None:
        self._wide = parent.window().width() >= theme().px(_WIDE)
        width = _WIDE if self._wide else _NARROW
        super().__init__(_("Export receipts"), "", width=width, parent=parent)
        self._desk = desk
        self._job: Job | None = None
        self._written: Path | None = None
        self._plan = Plan(())
        self._build(chosen or ExportScope())
        self._connect()
        self._restore(chosen)
        self._show_plan()
        self.fit()
        self.place.edit.setFocus()

    def _build(self, scope: ExportScope) -> None:
        desk, current = self._desk, self._desk.settings.current
        self.ranges = RangeChoice(
            offers(
                scope,
                receipts=desk.receipts,
                lines=desk.lines,
                runs=desk.runs,
                catalogue=desk.catalogue,
            )
        )
        self.forms = FormChoice(with_sheet=self.ranges.has(Range.RUN))
        self.kept = KeptBackChoice(current.kept_back)
        self.preview = Preview()
        self.place = PlaceField(current.export_folder, desk.lines.today().isoformat())
        ways = QBoxLayout.Direction
        split = QBoxLayout(ways.LeftToRight if self._wide else ways.TopToBottom)
        split.setSpacing(theme().px(28 if self._wide else 12))
        left, right = rows(gap=14), rows(gap=14)
        for column, parts in (
            (left, (self.ranges, self.forms, self.place)),
            (right, (self.kept, self.preview)),
        ):
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        split.addLayout(left, 1)
        split.addLayout(right, 1)
        self.body.addLayout(split)
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

    def _connect(self) -> None:
        self.forms.changed.connect(self._take_form)
        self.ranges.changed.connect(self._take_range)
        self.kept.changed.connect(self._show_plan)
        self.place.edit.textChanged.connect(self._take_name)

    def _restore(self, chosen: ExportScope | None) -> None:
        """Begin with the form chosen last, and with what the owner comes from."""
        self.forms.choose(self._desk.settings.current.export_form)
        if chosen is None:
            return
        if chosen.run_id:
            self.ranges.choose(Range.RUN, chosen.run_id)
            self.forms.choose(Form.SHEET)
        else:
            self.ranges.choose(Range.SELECTED if chosen.prefer_selected else Range.SHOWN)

    # What will be exported

    def _take_form(self) -> None:
        """A sheet is of one renewal."""
        self.place.take_form(self.forms.form)
        if self.forms.form is Form.SHEET:
            self.ranges.choose(Range.RUN)
        self._show_plan()

    def _take_range(self) -> None:
        if self.ranges.key is not Range.RUN and self.forms.form is Form.SHEET:
            self.forms.choose(Form.FOLDER)
        self._show_plan()

    def _take_name(self) -> None:
        if self.forms.form is Form.SHEET:  # the one file is called as its owner says
            self._show_leaving()

    def _show_plan(self) -> None:
        form = self.forms.form
        self._plan = self._desk.exports.plan(self.ranges.offer.receipts, self.kept.choices)
        count = len(self._plan.entries)
        exports = ngettext("Export {n}", "Export {n}", count)
        self.primary.setText(_("Make the sheet") if form is Form.SHEET else exports)
        self._show_leaving()

    def _show_leaving(self) -> None:
        name = Path(self.place.edit.text()).name
        self.preview.show_leaving(leaving(self.forms.form, self._plan, name))

    # Doing it

    def accept_input(self) -> bool:
        if self._written is not None:
            folder = self._written if self._written.is_dir() else self._written.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
            return True
        for note in self._notes:
            note.hide()
        if self._job is None:
            target = self.place.target()
            if target is not None:
                self._start(target)
        QTimer.singleShot(0, self, self.fit)
        return False

    def _start(self, target: Path) -> None:
        task = self._sheet_task(target) if self.forms.form is Form.SHEET else self._task(target)
        self._show_running(running=True)
        self._move(0, len(self._plan.entries))
        self._job = background.run(
            task, owner=self, done=self._finish, failed=self._fail, moved=self._move
        )

    def _task(self, target: Path) -> Callable[[Job], Path | None]:
        plan, form, exports = self._plan, ExportForm(self.forms.form.value), self._desk.exports
        return lambda job: exports.write(
            form, plan, target, paper=summary_pdf, moved=job.moved.emit, stopped=job.stopped
        )

    def _sheet_task(self, target: Path) -> Callable[[Job], Path | None]:
        desk, spoken = self._desk, language()
        dispute = gather(
            self.ranges.offer.value,
            runs=desk.runs,
            lines=desk.lines,
            events=desk.events,
            receipts=desk.receipts,
            reading_of=desk.readings.of,
            catalogue=desk.catalogue,
            now=desk.now(),
            choices=self.kept.choices,
        )
        return lambda job: write_sheet(
            dispute, desk.catalogue, spoken, target, moved=job.moved.emit, stopped=job.stopped
        )

    def _move(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.counter.setText(_("Exporting {n} of {total}").format(n=done, total=total))

    def _lock(self, *, locked: bool) -> None:
        self.ranges.lock(locked=locked)
        for widget in (self.forms, self.kept, self.place):
            widget.setEnabled(not locked)

    def _show_running(self, *, running: bool) -> None:
        """Lock the choices while it runs; they stay to be seen."""
        self._lock(locked=running)
        self.primary.setEnabled(not running)
        self.primary.setToolTip(_("The export is running") if running else "")
        self.counter.setVisible(running)
        self.progress.setVisible(running)
        self.cancel.setText(_("Stop") if running else _("Cancel"))
        if running:
            self.cancel.setFocus()
            QTimer.singleShot(0, self, self._fit_to_end)

    def _finish(self, written: Path | None) -> None:
        self._job = None
        self._show_running(running=False)
        if written is None:
            self._say(self.halted, _("Stopped. Nothing half-made was left behind."))
            return
        self._written = written
        self._remember(written)
        count = len(self._plan.entries)
        done = ngettext("{n} receipt exported", "{n} receipts exported", count)
        if self.forms.form is Form.SHEET:
            done = _("The sheet is saved.")
        self._say(self.exported, f"{done}\n{written}")
        self._lock(locked=True)
        self.primary.setText(_("Open folder"))
        self.primary.setFocus()
        self.cancel.setText(_("Close"))

    def _remember(self, written: Path) -> None:
        settings = self._desk.settings
        with contextlib.suppress(SimdeskError):  # what is not remembered costs a click
            settings.keep(
                replace(
                    settings.current,
                    export_folder=str(written.parent),
                    export_form=self.forms.form.value,
                    kept_back=self.kept.kept_back,
                )
            )

    def _fail(self, error: SimdeskError) -> None:
        self._job = None
        self._show_running(running=False)
        self._say(self.refused, message(error))
        self.place.edit.setFocus()

    def _say(self, note: NoteCard, words: str) -> None:
        note.words.setText(words)
        note.show()
        QTimer.singleShot(0, self, self._fit_to_end)
        announce(self, words)

    def _fit_to_end(self) -> None:
        """Show what is said below the choices."""
        self.fit()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

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
