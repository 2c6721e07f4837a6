"""Opens the screen as the desktop has it; where there is none it says so in one line and ends."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.i18n import start_words
from simdesk.i18n.language import use_language

_THEME = "QT_QPA_PLATFORMTHEME"
_PORTAL = "dbus-1/services/org.freedesktop.portal.Desktop.service"
_OURS = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
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
        with _desktop_heeded():
            # `QApplication.setStyle` would make all enumerations of QStyle for Python: 10 ms.
            application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    finally:
        qInstallMessageHandler(before)
    _keep_to_ourselves()
    for remark in heard:  # of a start that went well
        print(remark, file=sys.stderr)  # noqa: T201 - where Qt itself would have said it
    return application


def _keep_to_ourselves() -> None:
    """Hide from programs that are opened from this one where our parts of Qt are.

    PyInstaller's start says it to this process, and Qt has read it by now. A file manager or a
    viewer that is made with Qt would take its parts from there, and may not start with them.
    """
    if getattr(sys, "frozen", False):
        for name in _OURS:
            os.environ.pop(name, None)


@contextmanager
def _desktop_heeded() -> Iterator[None]:
    """Let the desktop's portal show file dialogs and tell whether it is dark, where it has one.

    Qt asks a portal by itself only in a sandbox, and else needs a part of each desktop that is
    made for the desktop's own Qt, never for ours. The name is taken back at once: it is nothing
    for programs that are opened from this one.
    """
    named = os.environ.get(_THEME)
    if (named and any((_plugins() / "platformthemes").glob(f"*{named}*"))) or not has_portal():
        yield
        return
    os.environ[_THEME] = "xdgdesktopportal"
    try:
        yield
    finally:
        del os.environ[_THEME]
        if named is not None:
            os.environ[_THEME] = named


def has_portal() -> bool:
    """Tell whether this desktop starts a portal for whoever asks it."""
    if sys.platform != "linux":
        return False
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return any(Path(folder, _PORTAL).is_file() for folder in shared.split(":") if folder)


def _plugins() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))


def _why(heard: list[str]) -> str:
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    chosen = os.environ.get("QT_QPA_PLATFORM")
    if not screen and not chosen:
        return start_words.no_screen()
    if screen and any(words in text for words in _UNREACHED for text in heard):
        return start_words.unreachable_screen(screen)
    said = next((text for text in heard if "platform plugin" in text), heard[-1])
    lines = said.splitlines() or [""]
    return start_words.missing_library(_loading()) or start_words.no_window_system(lines[0])


def _loading() -> str:
    """Return what the loader says of the part of Qt that draws on X11; nothing if it loads."""
    try:
        ctypes.CDLL(str(_plugins() / "platforms" / "libqxcb.so"))
    except OSError as error:
        return f"{error} {error.__cause__}"  # a frozen program says what failed, then why
    return ""
