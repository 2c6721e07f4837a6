"""What is drawn and said on a screen: Qt's own words, pictures of each kind, icons, the window."""

from __future__ import annotations

import base64
from collections.abc import Callable

from simdesk.domain.receipt import MediaType
from simdesk.self_test.bench import Bench, require

_GIF = base64.b64decode("R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=")
"""One red pixel. Qt reads this kind and writes none."""

_SIDE = 24


def qt_words(bench: Bench) -> str:
    """Have Qt's own dialogs speak the languages that are not its own."""
    from PySide6.QtCore import QCoreApplication

    from simdesk.ui.spoken_language import speak

    app = bench.app()
    said = {}
    for code in ("zh_CN", "ru"):
        speak(app, code)
        said[code] = QCoreApplication.translate("QPlatformTheme", "Cancel")
        require(said[code] != "Cancel", f"{code}: qtbase has no words")
    require(len(set(said.values())) == len(said), "both languages say the same")
    return f"qtbase in {', '.join(said)}"


def pictures(bench: Bench) -> str:
    """Decode a picture of each kind that is kept as a receipt."""
    from PySide6.QtGui import QColor

    from simdesk.reading.picture import decode

    bench.app()
    kinds = [kind for kind in MediaType if kind is not MediaType.PDF]
    for kind in kinds:
        name = kind.value.split("/")[1].upper()
        image = decode(_GIF if kind is MediaType.GIF else _red(name), kind)
        colour = QColor(image.pixel(image.width() // 2, image.height() // 2))
        red = colour.red() > 240 and colour.green() < 16 and colour.blue() < 16
        require(red, f"{name}: red is read as {colour.name()}")
    return ", ".join(kind.value.split("/")[1].upper() for kind in kinds)


def _red(kind: str) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage

    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = image.save(buffer, kind)  # type: ignore[call-overload]  # its stubs want bytes
    require(written, f"{kind}: none can be written")
    return bytes(buffer.data().data())


def icons(bench: Bench) -> str:
    """Draw the program's sign, and an icon in a colour of the look."""
    from simdesk.ui.theme.icons import pixmap

    sign = bench.app().windowIcon().pixmap(_SIDE, _SIDE)
    require(len(_colours(sign.toImage())) > 1, "the program's sign is empty")
    icon = pixmap("sim_20_filled", "t1", _SIDE)
    require(len(_colours(icon.toImage())) > 1, "an icon is empty")
    return "the program's sign and an icon, both SVG"


def window(bench: Bench) -> str:
    """Build the whole window on a number and draw it, without showing it."""
    from PySide6.QtCore import QEvent, QSize
    from PySide6.QtWidgets import QApplication

    from simdesk.ui.main_window import MainWindow
    from simdesk.ui.spoken_language import speak

    speak(bench.app(), "zh_CN")
    drawn = MainWindow(desk=bench.desk("data"), theme=bench.theme(), fixed_language="zh_CN")
    try:
        drawn.resize(QSize(1280, 800))
        image = drawn.grab().toImage()
    finally:
        drawn.close()
        drawn.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    count = len(_colours(image.scaled(320, 200)))
    require(count > 20, f"the window has {count} colours only")
    return f"{image.width()} x {image.height()} pixels drawn by '{QApplication.platformName()}'"


def _colours(image: object) -> set[int]:
    from PySide6.QtGui import QImage

    assert isinstance(image, QImage)
    sides = range(image.width()), range(image.height())
    return {image.pixel(x, y) for x in sides[0] for y in sides[1]}


PARTS: tuple[tuple[str, Callable[[Bench], str]], ...] = (
    ("words of Qt", qt_words),
    ("pictures", pictures),
    ("icons", icons),
    ("window", window),
)
