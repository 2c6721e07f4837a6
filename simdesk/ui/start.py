"""Starts the window: one Qt application, look, language, and a page if the folder is not well."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow

from simdesk import paths
from simdesk.domain.errors import AlreadyOpenError, StorageError
from simdesk.domain.settings import Settings
from simdesk.services.desk import Desk
from simdesk.storage.settings_file import SettingsFile
from simdesk.ui.screen import open_screen
from simdesk.ui.spoken_language import speak
from simdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from simdesk.ui.main_window import MainWindow

Build = Callable[..., Desk]

_PATIENCE_S = 5


def run_window(
    folder: Path,
    chosen_language: str | None,
    build: Build,
    *,
    hidden: bool = False,
    at_due: bool = False,
) -> int:
    """Show the window of the data folder until it is closed; return the exit status.

    `hidden`: only the tray's sign is shown, where there is a tray and its owner wants the sign.
    `at_due`: it opens at what is due.
    """
    app = make_application(chosen_language or "")
    theme = Theme(app)
    settings = _look_as_kept(folder, app, theme, chosen_language)
    window = open_window(folder, build, theme, chosen_language, patience_s=_PATIENCE_S)
    if window is None:
        return 0
    if not (hidden and settings.tray and _waits_in_tray(window)):
        window.show()
    if at_due:
        show_due(window)
    gc.freeze()
    gc.enable()
    status = app.exec()
    # The windows go before the words do: without them they would ask a closed desk again.
    for left in QApplication.topLevelWidgets():
        left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return status


def _look_as_kept(
    folder: Path, app: QApplication, theme: Theme, chosen_language: str | None
) -> Settings:
    """Take on the language and the look that a data folder keeps; return its settings."""
    settings = SettingsFile(folder).read().settings
    speak(app, chosen_language or settings.language)
    theme.choose(settings.theme, settings.text_size)
    return settings


def show_due(window: QMainWindow) -> None:
    """Open what is due, unless the window explains a problem."""
    from simdesk.ui.main_window import MainWindow  # noqa: PLC0415 - as in `open_window`

    if isinstance(window, MainWindow):
        window.open_page("due")


def _waits_in_tray(window: QMainWindow) -> bool:
    """Let a window that can be brought back from the tray work behind; tell whether it can."""
    from simdesk.ui.main_window import MainWindow  # noqa: PLC0415 - as in `open_window`
    from simdesk.ui.tray import Tray  # noqa: PLC0415 - rarely needed

    if not (Tray.there() and isinstance(window, MainWindow)):
        return False
    window.after_first_paint()
    return True


def make_application(language: str = "") -> QApplication:
    """Return the Qt application, Chinese input kept alive where only another module is there.

    Where there is no screen the program ends, with a word in `language`.
    """
    for name in ("QT_IM_MODULES", "QT_IM_MODULE"):  # Qt heeds the second without the first only
        modules = os.environ.get(name, "")
        if "fcitx" in modules and not _has_fcitx_plugin():
            # The fcitx daemon answers on the ibus interface too, and that plug-in is always there.
            os.environ[name] = modules.replace("fcitx5", "ibus").replace("fcitx", "ibus")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else open_screen(language)
    app.setApplicationName("simdesk")
    app.setApplicationDisplayName("SimDesk")
    app.setDesktopFileName("simdesk")
    app.setWindowIcon(QIcon(str(paths.resources_dir() / "icons" / "simdesk.svg")))
    return app


def _has_fcitx_plugin() -> bool:
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return any((plugins / "platforminputcontexts").glob("*fcitx*"))


def open_window(
    folder: Path,
    build: Build,
    theme: Theme,
    chosen_language: str | None,
    *,
    read_only: bool = False,
    patience_s: float = 0,
) -> QMainWindow | None:
    """Return the window for the data folder, or one that explains why it cannot be opened.

    None: the program is open already and its window has come forward. It is waited for where it
    has the folder but does not listen yet, as after two double clicks, or is about to end.
    """
    from simdesk.ui.main_window import MainWindow  # noqa: PLC0415 - after the look, for speed

    def explain(error: StorageError) -> QMainWindow:
        from simdesk.ui.problem_window import ProblemWindow  # noqa: PLC0415 - rarely needed

        def reopen(where: Path, ro: bool) -> QMainWindow | None:
            _look_as_kept(where, make_application(), theme, chosen_language)
            return open_window(where, build, theme, chosen_language, read_only=ro)

        return ProblemWindow(folder=folder, error=error, reopen=reopen)

    desk = None
    ends = time.monotonic() + patience_s
    while desk is None:
        try:
            desk = build(folder, read_only=read_only)
        except StorageError as error:
            from simdesk.ui.single_instance import raise_other  # noqa: PLC0415 - rarely needed

            if raise_other(folder):
                return None
            if not isinstance(error, AlreadyOpenError) or time.monotonic() > ends:
                return explain(error)
            time.sleep(0.1)
    window = MainWindow(desk=desk, theme=theme, fixed_language=chosen_language)
    window.reopen_requested.connect(
        lambda: _reopen(window, lambda: open_window(folder, build, theme, window.fixed_language)),
        Qt.ConnectionType.QueuedConnection,
    )
    if not read_only:
        window.damaged.connect(lambda error: _replace(window, explain(error)))
    return window


def _reopen(window: MainWindow, open_anew: Callable[[], QMainWindow | None]) -> None:
    """Close a window and its desk, and open the folder again as a start would."""
    window.leave()
    other = open_anew()
    if other is not None:
        other.show()
        if isinstance(other, type(window)):  # not the window that explains a problem
            other.show_catalogue()
    window.successor = other  # type: ignore[attr-defined] # keeps it alive
    window.deleteLater()


def _replace(window: MainWindow, other: QMainWindow) -> None:
    window.leave()
    other.show()
    window.successor = other  # type: ignore[attr-defined] # keeps it alive
