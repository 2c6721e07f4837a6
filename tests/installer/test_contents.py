"""What belongs into a package, and the signs that systems show for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageReader

from installer import contents, icons
from installer.linux import icu

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        f"{QT}/plugins/imageformats/libqtiff.so",
        f"{QT}/lib/libQt6Core.so.6",
        f"{QT}/translations/qtbase_zh_CN.qm",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt6Gui.dll",
        "PySide6/QtGui.pyd",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "libcrypto.so.3",
        "libpython3.11.so.1.0",
        "apsw/__init__.cpython-311-x86_64-linux-gnu.so",
        "resources/catalogue/compiled.jsonl",
    ],
)
def test_what_the_program_uses_is_kept(place: str) -> None:
    assert contents.wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/plugins/egldeviceintegrations/libqeglfs-x11-integration.so",
        f"{QT}/lib/libQt6Network.so.6",
        f"{QT}/lib/libQt6EglFSDeviceIntegration.so.6",
        f"{QT}/translations/qtbase_de.qm",
        f"{QT}/translations/qt_help_ru.qm",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Network.dll",
        "icuuc.dll",
        "pypdfium2-5.15.2.dist-info/METADATA",
    ],
)
def test_what_nothing_asks_for_is_left_out(place: str) -> None:
    assert not contents.wanted(place)


@pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")
def test_the_desktops_own_libraries_are_not_taken_along() -> None:
    for name in ("libX11.so.6", "libstdc++.so.6", "libgtk-3.so.0", "libssl.so.3", "libGL.so.1"):
        assert not contents.wanted(name)


def test_every_word_and_fact_goes_along() -> None:
    places = {Path(to) / Path(file).name for file, to in contents.data()}
    assert Path("translations/zh_CN/LC_MESSAGES/simdesk.mo") in places
    assert Path("translations/ru/LC_MESSAGES/simdesk.mo") in places
    assert Path("resources/catalogue/compiled.jsonl") in places
    assert Path("resources/icons/simdesk.svg") in places
    assert Path("THIRD_PARTY_NOTICES.md") in places
    assert not [place for place in places if place.suffix in (".po", ".pot")]


def test_what_is_not_imported_is_known_to_nothing_of_ours() -> None:
    # A module that is left out and yet imported would be missed only by a person who uses it.
    code = (
        "import importlib, pkgutil, sys\n"
        f"for name in {contents.NOT_IMPORTED!r}: sys.modules[name] = None\n"
        "import simdesk\n"
        "skipped = ('simdesk.i18n.check', 'simdesk.i18n.compile', 'simdesk.i18n.extract',\n"
        "    'simdesk.services.make_pack', 'simdesk.desktop.windows_run')\n"
        "for module in pkgutil.walk_packages(simdesk.__path__, 'simdesk.'):\n"
        "    if module.name not in skipped: importlib.import_module(module.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]


@pytest.mark.parametrize(
    ("made", "kind", "sizes"),
    [
        (icons.png, b"png", {48}),
        (icons.ico, b"ico", {16, 24, 32, 48, 64, 128, 256}),
        (icons.icns, b"icns", {32, 64, 128, 256, 512, 1024}),
    ],
)
def test_the_sign_is_drawn_in_every_format(made: object, kind: bytes, sizes: set[int]) -> None:
    content = icons.png(48) if made is icons.png else made()  # type: ignore[operator] # a table
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer, QByteArray(kind))
    found = set()
    for number in range(reader.imageCount() or 1):
        if reader.imageCount():
            reader.jumpToImage(number)
        image = reader.read()
        found.add(image.width())
        middle, corner = image.pixelColor(image.rect().center()), image.pixelColor(0, 0)
        assert middle.alpha() == 255
        assert corner.alpha() < 255
    assert found == sizes


@pytest.mark.parametrize("item", ["coll/zh.res", "coll/ucadata.icu", "root.res", "ru.res"])
def test_icu_keeps_the_order_of_words_in_our_languages(item: str) -> None:
    assert icu.wanted(item)


@pytest.mark.parametrize(
    "item",
    ["coll/ja.res", "curr/ru.res", "brkitr/cjdict.dict", "de.res", "gb18030.cnv", "fr_CA.res"],
)
def test_icu_loses_what_nobody_asks(item: str) -> None:
    assert not icu.wanted(item)


ORDER = """
from PySide6.QtCore import QCollator, QLocale
words = ["中", "啊", "波", "ё", "е", "ж", "Z", "a", "Б", "号"]
for name in ("zh_CN", "ru_RU", "en_US"):
    print(sorted(words, key=QCollator(QLocale(name)).sortKey))
print(QLocale("tr_TR").toUpper("iı"), QLocale("ru").toLower("ЁЖ"))
"""


@pytest.mark.skipif(
    not (sys.platform == "linux" and which("icupkg") and which("gcc")),
    reason="icupkg (icu-devtools) and gcc cut the data, where packages are made",
)
def test_words_are_ordered_as_with_all_of_icu(tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415 - this test only

    import PySide6  # noqa: PLC0415 - as above

    (library,) = Path(PySide6.__path__[0]).glob("Qt/lib/libicudata.so.*")
    small, work = tmp_path / library.name, tmp_path / "work"
    shutil.copy(library, small)
    work.mkdir()
    icu.cut(small, work)
    assert small.stat().st_size < library.stat().st_size / 8
    said = []
    for preloaded in ("", str(small)):
        done = subprocess.run(
            [sys.executable, "-c", ORDER],
            env={"LD_PRELOAD": preloaded, "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert said[0].startswith("['啊', '波', '号', '中'")
