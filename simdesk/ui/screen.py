"""Opens the connection to the screen; where there is none it says so in one line and ends."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.i18n import start_words
from simdesk.i18n.language import use_language

_UNREACHED = ("could not connect to display", "Failed to create wl_display")


def open_screen(language: str) -> QApplication:
    """Return Qt's application. It ends the program with status 1 where Qt would abort it.

    What is said then is said in `language`, or in the system's where it is empty.
    """
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        heard.append(text)
        if kind is QtMsgType.QtFatalMsg:  # there is no way back: Qt aborts after this
            use_language(language, paths.translations_dir())
            words = f"simdesk: {_why(heard)}"
            print(words, file=sys.stderr, flush=True)  # noqa: T201 - there is no window to say it
            os._exit(1)

    before = qInstallMessageHandler(hear)
    try:
        return QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)


def _why(heard: list[str]) -> str:
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    chosen = os.environ.get("QT_QPA_PLATFORM")
    if not screen and not chosen:
        return start_words.no_screen()
    if screen and any(words in text for words in _UNREACHED for text in heard):
        return start_words.unreachable_screen(screen)
    return start_words.missing_library(_loading()) or start_words.no_window_system(heard[0])


def _loading() -> str:
    """Return what the loader says of the part of Qt that draws on X11; nothing if it loads."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
    except OSError as error:
        return str(error)
    return ""
