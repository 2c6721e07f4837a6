"""Icons: every one that is named is there, wears its token's colour, and follows the theme."""

from __future__ import annotations

import gc
import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap

from simdesk import paths
from simdesk.domain.settings import ThemeChoice
from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import Theme
from simdesk.ui.theme.tokens import DARK, LIGHT

FOLDER = paths.resources_dir() / "icons"
OWN = {"simdesk", "simdesk_mono"}


def inked(image: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = bytes(plain.constBits())
    pixels = {data[i : i + 4] for i in range(0, len(data), 4)}
    return {f"#{p[:3].hex()}" for p in pixels if p[3] == 255}


def test_manifest_and_folder_agree() -> None:
    lines = (FOLDER / "manifest.txt").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")]
    there = {p.name for p in FOLDER.glob("*.svg") if p.stem not in OWN}
    assert set(listed) == there
    assert listed == sorted(listed)


def test_the_licence_goes_with_them() -> None:
    licence = (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in licence
    assert "Microsoft Corporation" in licence


def test_every_picture_that_the_program_names_is_there() -> None:
    """A file may be asked for in a size that is not drawn; then the nearest one serves."""
    files, plain = set(), set()
    for source in (FOLDER.parents[1] / "simdesk").rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        files |= set(re.findall(r'"([a-z_]+_(?:16|20|24|28|48)_(?:filled|regular))"', text))
        plain |= set(re.findall(r'(?:icon=|set_icon\(|IconButton\(|icon\()"([a-z_]+)"', text))
    assert len(files) > 10
    assert len(plain) > 5
    assert {name for name in files if not resolves(name)} == set()
    assert {name for name in plain if not resolves(f"{name}_20_regular")} == set()


def resolves(name: str) -> bool:
    try:
        return icons._nearest(name).exists()
    except FileNotFoundError:
        return False


def test_each_is_one_colour_that_we_may_choose(look: Theme) -> None:
    odd = {
        path.stem: found
        for path in FOLDER.glob("*_[0-9][0-9]_*.svg")
        if (found := inked(icons.pixmap(path.stem, "bad", 80).toImage()))
        != {look.colour("bad").name()}
    }
    assert odd == {}


def test_an_icon_follows_the_theme_without_being_made_again(look: Theme) -> None:
    icon = icons.icon("sim", "t1", filled=True)
    light = inked(icon.pixmap(QSize(20, 20)).toImage())
    look.choose(ThemeChoice.DARK, 100)
    dark = inked(icon.pixmap(QSize(20, 20)).toImage())
    assert light == {LIGHT["t1"].lower()}
    assert dark == {DARK["t1"].lower()}


def test_a_disabled_icon_is_quieter(look: Theme) -> None:
    icon = icons.icon("sim", "t1", filled=True)
    disabled = icon.pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage()
    assert inked(disabled) == {look.colour("t3").name()}


def test_a_fine_screen_gets_more_pixels(look: Theme) -> None:
    icon = icons.icon("sim")
    assert icon.pixmap(QSize(20, 20), 2.0).width() == 40
    assert icon.pixmap(QSize(20, 20), 2.0).deviceIndependentSize().width() == 20


def test_a_size_that_is_not_drawn_comes_from_the_nearest(look: Theme) -> None:
    assert not (FOLDER / "add_28_filled.svg").exists()
    assert inked(icons.pixmap("add_28_filled", "t1", 28).toImage())
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no_such_thing_20_regular", "t1", 20)


def test_engines_outlive_their_python_names(look: Theme) -> None:
    """Qt owns an engine and copies it; neither may be collected under it."""
    kept = []
    for _ in range(200):
        copy = QIcon(icons.icon("edit", "t1"))
        copy.addPixmap(QPixmap(4, 4))  # makes Qt clone the engine
        kept.append(copy)
    gc.collect()
    assert all(not icon.pixmap(QSize(20, 20)).isNull() for icon in kept)


def test_the_application_icon_can_be_drawn(look: Theme) -> None:
    for name in OWN:
        assert not QIcon(str(FOLDER / f"{name}.svg")).pixmap(QSize(48, 48)).isNull()
