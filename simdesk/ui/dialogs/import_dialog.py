"""Bringing a receipt bag back: choose it, see what that would do, do it, or take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from simdesk.domain.change import Action
from simdesk.domain.errors import BagError, BagProblem, SimdeskError
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.history import History
from simdesk.services.importing.plan import Plan
from simdesk.services.imports import ImportService, Look
from simdesk.ui import background, bag_words
from simdesk.ui.background import Job
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.dialogs.import_plan import ImportPlan
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import FlowRow, rows
from simdesk.ui.widgets.text import ElidedText, Text

_TAKEN_BACK = (Action.BRING_BACK, Action.FILL_RECEIPTS)
"""What may have been done since the dialog was opened, while it keeps all else from being done."""


class ImportDialog(Dialog):
    """Nothing is written before its owner has seen what would be and pressed the button."""

    def __init__(
        self, *, imports: ImportService, history: History, bag: Path | None, parent: QWidget
    ) -> None:
        title = _("Bring back a receipt bag")
        super().__init__(title, _("Bring back"), width=560, parent=parent)
        self._imports = imports
        self._history = history
        self._job: Job | None = None
        self._look: Look | None = None
        self._plan: ImportPlan | None = None
        self._finished = False
        self._build()
        self._connect()
        self._show_ready()
        self.fit()
        self.folder.setFocus()
        if bag is not None:
            self.look(bag)

    def _build(self) -> None:
        self._choose = QWidget()
        choose = rows(self._choose, gap=10)
        what = _(
            "A bag that SimDesk exported brings back its receipts, their numbers and renewals. "
            "First you see what would be done. What is here already stays as it is."
        )
        choose.addWidget(Text("body", what, wrap=True))
        ways = FlowRow()
        self.folder = Button("secondary", _("Choose its folder…"), icon="folder")
        self.file = Button("secondary", _("Choose a zip file…"), icon="document")
        ways.add(self.folder)
        ways.add(self.file)
        choose.addWidget(ways)
        self.body.addWidget(self._choose)
        self._name = ElidedText("second")
        self.body.addWidget(self._name)
        self.counter = Text("body")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.refused = NoteCard(Tone.BAD, "error_circle_20_filled")
        self._unharmed = Text("body", wrap=True)
        self.halted = NoteCard(Tone.INFO, "info_20_filled")
        self.brought = NoteCard(Tone.OK, "checkmark_circle_20_filled")
        self.undo = Button("secondary", _("Undo"), icon="arrow_undo")
        undoing = FlowRow()
        undoing.add(self.undo)
        self._undoing = undoing
        self._notes = (self.refused, self._unharmed, self.halted, self.brought, undoing)
        for widget in (self.counter, self.progress, *self._notes):
            widget.hide()
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.folder.clicked.connect(self._choose_folder)
        self.file.clicked.connect(self._choose_file)
        self.undo.clicked.connect(self._undo)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose the folder of the bag"))
        if name:
            self.look(Path(name))

    def _choose_file(self) -> None:
        kinds = f"{_('Receipt bags')} (*.zip *.ZIP)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose the bag"), "", kinds)
        if name:
            self.look(Path(name))

    # Looking

    def look(self, bag: Path) -> None:
        """Check a bag in the background, then show what it would bring back, or why not."""
        self._clear()
        self._name.setText(str(bag))
        self._run(
            lambda job: self._imports.look(bag, moved=job.moved.emit, stopped=job.stopped),
            done=self._offer,
            words=_("Checking file {n} of {total}"),
        )

    def _clear(self) -> None:
        """Take away what was said of another bag, or before."""
        self._look = None
        for note in self._notes:
            note.hide()
        if self._plan is not None:
            self._plan.hide()
            self._plan.deleteLater()
            self._plan = None

    def _offer(self, look: Look | None) -> None:
        self._end()
        if look is None:
            self._say(self.halted, _("Stopped. Nothing was changed."))
            return
        try:
            plan = self._imports.plan(look)
        except SimdeskError as error:
            self._refuse(error)
            return
        self._choose.hide()
        self._plan = ImportPlan(content=look.content, plan=plan)
        self.body.insertWidget(self.body.indexOf(self.counter), self._plan)
        if plan.nothing:
            self._finish()
        else:
            self._look = look
        self._show_ready()
        self.primary.setFocus()
        announce(self, bag_words.counts(plan.new) or _("Everything is here already"))

    def _refuse(self, error: SimdeskError) -> None:
        self._end()
        if isinstance(error, BagError):  # another bag may do; a full disk is no fault of this one
            self._clear()
            self._choose.show()
            self._show_ready()
            self.folder.setFocus()
            self._unharmed.setText(_("Your data and the bag are as they were."))
            self._unharmed.setVisible(error.problem is not BagProblem.CHANGED)
        self._say(self.refused, message(error))

    # Bringing back

    def accept_input(self) -> bool:
        if self._finished:
            return True
        look = self._look
        if self._job is None and look is None:  # Enter, with nothing chosen yet
            (self.file if self.file.hasFocus() else self.folder).click()
        elif self._job is None and look is not None:
            plan = self._imports.plan(look)
            self._run(
                lambda job: self._imports.keep_files(
                    look, plan, moved=job.moved.emit, stopped=job.stopped
                ),
                done=partial(self._record, look),
                words=_("Bringing back file {n} of {total}"),
            )
        return False

    def _record(self, look: Look, kept: bool) -> None:
        self._end()
        if not kept:
            self._say(self.halted, _("Stopped. Nothing was changed."))
            return
        try:
            done = self._imports.record(look)
        except SimdeskError as error:
            self._refuse(error)
            return
        self._clear()
        self._finish()
        self.undo.setVisible(bool(done.new))
        self._undoing.setVisible(bool(done.new))
        self._say(self.brought, _came_back(done))
        self._show_ready()
        self.primary.setFocus()

    def _finish(self) -> None:
        self._finished = True
        self.primary.setText(_("Close"))
        self.cancel.hide()

    def _undo(self) -> None:
        """Take it back, with what reading other files has filled in since."""
        try:
            while (last := self._history.undoable) and last.action in _TAKEN_BACK:
                self._history.undo()
                if last.action is Action.BRING_BACK:
                    break
        except SimdeskError as error:
            self.show_trouble(error)
            return
        self._undoing.hide()
        self.brought.hide()
        self._say(self.halted, _("Taken back. Your data are as they were before."))
        self.primary.setFocus()

    # What is under way

    def _run(
        self, work: Callable[[Job], object], *, done: Callable[..., object], words: str
    ) -> None:
        self._show_moved(words, 0, 0)
        self._show_running(running=True)
        self._job = background.run(
            work,
            owner=self,
            done=done,
            failed=self._refuse,
            moved=partial(self._show_moved, words),
        )

    def _show_moved(self, words: str, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.counter.setText(words.format(n=min(done + 1, total), total=total) if total else "")

    def _end(self) -> None:
        self._job = None
        self._show_running(running=False)

    def _show_running(self, *, running: bool) -> None:
        self.counter.setVisible(running)
        self.progress.setVisible(running)
        self.cancel.setText(_("Stop") if running else _("Cancel"))
        for button in (self.folder, self.file):
            button.setEnabled(not running)
        self._show_ready()
        if running:
            for note in self._notes:
                note.hide()
            self.cancel.setFocus()

    def _show_ready(self) -> None:
        ready = self._job is None and (self._look is not None or self._finished)
        running = not self.progress.isHidden()
        self.primary.setEnabled(ready and not running)
        waiting = "" if ready or running else _("Choose a bag first")
        self.primary.setToolTip(waiting)
        self._name.setVisible(bool(self._name.text()))
        QTimer.singleShot(0, self, self.fit)

    def _say(self, note: NoteCard, words: str) -> None:
        note.words.setText(words)
        note.show()
        QTimer.singleShot(0, self, self.fit)
        announce(self, words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.fit()

    def reject(self) -> None:
        """Close, or stop what is running and stay to say so."""
        if self._job is None:
            super().reject()
        else:
            self._job.stop()


def _came_back(done: Plan) -> str:
    lines = [bag_words.counts(done.new), bag_words.mended(done)]
    return "\n".join((_("Back again:"), *filter(None, lines)))
