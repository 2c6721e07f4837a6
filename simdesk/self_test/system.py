"""What stands between the program and the system: fonts, plug-ins, printing, notifications."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from simdesk.i18n.language import _, speaking
from simdesk.self_test.bench import Bench, MissingError, PartError, require

_SCRIPTS = {
    "Cyrillic": ("Ж", "fonts-dejavu-core"),
    "SimplifiedChinese": ("号", "fonts-noto-cjk"),
}
"""A letter of each script, and the Debian package of a font that has it."""

_PLUGINS = {
    "xcb": ("platforms", "xcb"),
    "Wayland": ("platforms", "wayland"),
    "Wayland windows": ("wayland-shell-integration", "xdg-shell"),
    "offscreen": ("platforms", "offscreen"),
    "ibus": ("platforminputcontexts", "ibus"),
    "compose": ("platforminputcontexts", "compose"),
    "system dialogs": ("platformthemes", "xdgdesktopportal"),
    "CUPS": ("printsupport", "cups"),
}
"""What Linux needs: displays, Chinese input, the desktop's own file dialogs, printers."""

_LACKED = re.compile(r"(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")
_CARRIED = ("libQt6", "libicu", "libpyside6", "libshiboken6")


def font(bench: Bench, script: str) -> str:
    """Find a font that draws a letter of the script. Fonts are the system's."""
    from PySide6.QtGui import QFont, QFontDatabase, QRawFont

    bench.app()
    letter, package = _SCRIPTS[script]
    families = QFontDatabase.families(QFontDatabase.WritingSystem[script])
    for family in families:
        if QRawFont.fromFont(QFont(family)).supportsCharacter(ord(letter)):
            return family
    raise MissingError(f"no font of this system has it; on Debian: apt install {package}")


def plugin(bench: Bench, name: str) -> str:
    """Load a plug-in of Qt. What it needs of the system may be missing without harm."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    bench.app()
    folder, word = _PLUGINS[name]
    root = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    found = next((root / folder).glob(f"*{word}*"), None)
    if found is None:
        raise PartError(f"no plug-in in {folder}")
    loader = QPluginLoader(str(found))
    if not loader.load():
        lacked = _LACKED.search(loader.errorString())
        if lacked and not lacked[1].startswith(_CARRIED):
            raise MissingError(f"this system has no {lacked[1]}")
        raise PartError(loader.errorString())
    return found.name


def printing(_bench: Bench) -> str:
    """Load what prints."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    require(QPrintDialog.__name__ and QPrinter.__name__, "nothing prints")
    return "Qt's print dialog"


def notification(bench: Bench) -> str:
    """Send a notification that says it is a test, if anything here shows one."""
    from simdesk.desktop.channels import without_window
    from simdesk.i18n.reminder_words import Word

    bench.app()
    notifier = without_window()
    with speaking(bench.language):
        test = Word(_("SimDesk tests itself"), _("This is only a test. Nothing is due."))
        heard = notifier.send(test)
    if not heard.out:
        raise MissingError(f"none: {heard.channel}: {heard.detail}")
    notifier.clicked(0 if notifier.slow else 2)  # a tray shows it while its events run
    return f"sent by {heard.channel} ({heard.hearing.value.replace('_', ' ')})"


def _parts() -> tuple[tuple[str, Callable[[Bench], str]], ...]:
    fonts = [(f"font: {script}", partial(font, script=script)) for script in _SCRIPTS]
    names = _PLUGINS if sys.platform == "linux" else ()
    plugins = [(f"plug-in: {name}", partial(plugin, name=name)) for name in names]
    return (*fonts, *plugins, ("printing", printing), ("notification", notification))


PARTS = _parts()
