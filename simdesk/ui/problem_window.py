"""The window that is shown instead of the program while its data folder cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from simdesk.domain.errors import AlreadyOpenError, SimdeskError, StorageError
from simdesk.storage.backup import good_backups, restore
from simdesk.storage.database import FILE
from simdesk.ui.forward import bring_forward
from simdesk.ui.pages.start_problem_page import StartProblemPage
from simdesk.ui.single_instance import RaiseListener
from simdesk.ui.theme.theme import theme

Reopen = Callable[[Path, bool], QMainWindow | None]
"""Tries to open a folder, the same or another one, read-only or not."""


class ProblemWindow(QMainWindow):
    """Says what is wrong, what is untouched, and offers the ways out."""

    def __init__(self, *, folder: Path, error: StorageError, reopen: Reopen) -> None:
        super().__init__()
        self._folder = folder
        self._reopen = reopen
        self._next: QMainWindow | None = None
        self.setWindowTitle("SimDesk")
        room = self.screen().availableSize()
        self.resize(QSize(theme().px(900), theme().px(640)).boundedTo(room))
        page = StartProblemPage(error=error, backups=good_backups(folder))
        page.restore_requested.connect(self._restore)
        page.read_only_requested.connect(lambda: self._open(read_only=True))
        page.folder_chosen.connect(self._use)
        page.raise_requested.connect(lambda: self._open(read_only=False))
        page.quit_requested.connect(self.close)
        self._page = page
        self.setCentralWidget(page)
        self._listener: RaiseListener | None = None
        if not isinstance(error, AlreadyOpenError):  # or it would take the other window's name
            self._listener = RaiseListener(folder, self)
            self._listener.asked.connect(lambda: bring_forward(self))

    def _restore(self, backup: Path) -> None:
        try:
            restore(self._folder, backup, datetime.now().astimezone())
        except SimdeskError as error:
            self._page.show_error(error)
        else:
            self._open(read_only=False)

    def _use(self, chosen: Path) -> None:
        """Open a folder, or an own one in it where it holds other things."""
        self._folder = chosen
        with suppress(OSError):  # that is said when it is opened
            if any(chosen.iterdir()) and not (chosen / FILE).exists():
                self._folder = chosen / "SimDesk"
        self._open(read_only=False)

    def _open(self, *, read_only: bool) -> None:
        if self._listener is not None:
            self._listener.end()
        self._next = self._reopen(self._folder, read_only)
        if self._next is not None:
            self._next.show()
        self.close()
