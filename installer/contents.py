"""What a package of SimDesk holds of what PyInstaller finds; `build.spec` asks it file by file."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

from installer.windows.foreign import PARTS_OF_WINDOWS
from simdesk.i18n.shown import SOURCE_LANGUAGE

ROOT = Path(__file__).parents[1]

NOT_IMPORTED = (
    # Of PySide6: what Qt's C++ libraries do among themselves needs no Python.
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL"),
    # Asked for by nothing, or tried by a library that goes on without.
    *("babel", "numpy", "PIL", "pkg_resources", "pytz", "setuptools", "tabulate"),
    # Of the standard library: what only servers, the network, terminals and tests need.
    *("asyncio", "bz2", "curses", "distutils", "doctest", "ftplib", "lib2to3"),
    *("lzma", "multiprocessing", "pdb", "pydoc", "pydoc_data", "readline", "rlcompleter"),
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw"),
    "_pydecimal",
    *("sqlite3", "ssl", "test", "tkinter", "unittest", "xmlrpc"),
)
"""Modules that are left out although something names them."""

PLUGINS = {
    # `offscreen` lets a script draw where nobody sits; `xcb` and `wayland` are a Linux screen.
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    # Chinese typed through IBus, and through Fcitx, which answers on the same interface.
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    # Dark or light, and the file dialogs, as the desktop itself has them.
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qtiff", "qwebp"},
    "iconengines": {"qsvgicon"},
    "printsupport": {"cupsprintersupport"},
    "wayland-decoration-client": {"adwaita"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plug-ins by folder; a receipt in a format that is not here would not be shown."""

QT_LIBRARIES = {
    *("Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets"),
    *("WaylandClient", "XcbQpa"),
}
"""Qt's own libraries; the plug-ins above and the window need them."""

LINUX_LIBRARIES = (
    *("libcrypto.so", "libffi.so", "libz.so"),
    # A bare desktop often lacks these, and without them Qt opens no window.
    *("libxcb-cursor.so", "libxcb-icccm.so", "libxcb-image.so", "libxcb-keysyms.so"),
    *("libxcb-render-util.so", "libxcb-util.so", "libxkbcommon-x11.so"),
)
"""Beginnings of the names of what is taken from the building system beside Python.

All else is the user's own. A `.deb` leaves out these too, and names Debian's packages instead.
"""

WINDOWS_UNUSED = {"opengl32sw.dll", "d3dcompiler_47.dll", *PARTS_OF_WINDOWS}
"""Drawing in software (20 MB), for 3D only; and what Windows itself has."""

QT_WORDS = {"qtbase_ru.qm", "qtbase_zh_CN.qm"}
"""Qt's own words ("Open", "Cancel") in our languages; English is in the code."""


def wanted(place: str) -> bool:
    """Tell whether a file belongs into the package; `place` is relative to its inner folder."""
    path = PurePath(place.replace("\\", "/"))
    name, folder = path.name, path.parent.name
    if folder in PLUGINS or "plugins" in path.parts:
        stem = name.split(".")[0]
        return stem.removeprefix("lib") in PLUGINS.get(folder, ())
    if "translations" in path.parts and "PySide6" in path.parts:
        return name in QT_WORDS
    if name.lower() in WINDOWS_UNUSED or any(part.endswith(".dist-info") for part in path.parts):
        return False
    frameworks = [part for part in path.parts if part.endswith(".framework")]
    if frameworks and frameworks[0].startswith("Qt"):  # wholly or not: half of one cannot be signed
        return _qt_library(frameworks[0]) in QT_LIBRARIES
    if name.startswith(("libQt6", "Qt6", "Qt")) and path.suffix not in (".py", ".pyc", ".qm"):
        return _is_binding(name) or _qt_library(name) in QT_LIBRARIES
    if sys.platform == "linux" and len(path.parts) == 1 and ".so" in name:
        return name.startswith(("libpython3", *LINUX_LIBRARIES))
    return True


def _is_binding(name: str) -> bool:
    return name.endswith((".abi3.so", ".pyd"))


def _qt_library(name: str) -> str:
    return name.split(".", maxsplit=1)[0].removeprefix("lib").removeprefix("Qt6").removeprefix("Qt")


def data() -> list[tuple[str, str]]:
    """Return what lies beside the code, as pairs of a file and the folder it goes to."""
    words = (ROOT / "translations").glob("*/LC_MESSAGES/simdesk.mo")
    files = [f for f in (ROOT / "resources").rglob("*") if f.is_file() and f.name[0] != "."]
    files += (f for f in words if f.parts[-3] != SOURCE_LANGUAGE)  # its words are in the code
    pairs = [(str(f), str(f.relative_to(ROOT).parent)) for f in sorted(files)]
    return [*pairs, *((str(ROOT / name), ".") for name in ("LICENSE", "THIRD_PARTY_NOTICES.md"))]
