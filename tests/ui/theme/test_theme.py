"""The theme: sizes, fonts and colours of the whole application change together, and at once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget

from simdesk.domain.settings import TEXT_SIZES, ThemeChoice
from simdesk.ui.theme.theme import Theme, families
from simdesk.ui.theme.tokens import DARK, LIGHT, ROLES


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_text_and_lengths_grow_together(look: Theme, size: int) -> None:
    look.choose(ThemeChoice.LIGHT, size)
    assert look.px(36) == round(36 * size / 100)
    for name, role in ROLES.items():
        assert look.font(name).pixelSize() == round(role.px * size / 100)


def test_nothing_is_smaller_than_twelve_pixels(look: Theme) -> None:
    assert min(role.px for role in ROLES.values()) >= 12


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("text", ["Wg|", "Щф|", "主号龍|", "1₽"])
def test_every_script_fits_its_line_box(look: Theme, name: str, text: str) -> None:
    """Ink may not leave the box: neighbouring lines would touch."""
    font = look.font(name)
    ink = QFontMetrics(font).tightBoundingRect(text)
    assert ink.height() <= look.px(look.role(name).box)


def test_digits_are_all_of_one_width(look: Theme) -> None:
    font = look.font("body")
    assert font.featureValue(QFont.Tag("tnum")) == 1
    assert len({QFontMetrics(font).horizontalAdvance(d * 10) for d in "0123456789"}) == 1


def test_palette_and_sheet_follow_the_scheme(look: Theme) -> None:
    seen: list[bool] = []
    look.changed.connect(lambda: seen.append(look.dark))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for choice, colours in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        look.choose(choice, 100)
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            ground = app.palette().color(group, QPalette.ColorRole.Window).name()
            assert ground == colours["sur"].lower()
        assert colours["accent"] in app.styleSheet()
    assert seen == [True, False]
    look.choose(ThemeChoice.LIGHT, 100)
    assert seen == [True, False], "what is already so is not announced"


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_heads_of_columns_in_dialogs_of_qt_can_be_read(
    look: Theme, choice: ThemeChoice
) -> None:
    look.choose(choice, 100)
    table = QTableWidget(1, 1)
    table.resize(300, 100)
    picture = table.horizontalHeader().grab().toImage()
    seen = {picture.pixelColor(x, 2).name() for x in range(0, picture.width(), 7)}
    assert seen == {look.colour("sunk").name()}
    table.deleteLater()


def test_the_sheet_has_no_holes_and_qt_accepts_it(look: Theme) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = app.styleSheet()
    assert sheet.count("{") == sheet.count("}")
    assert len(sheet) < 12_000, "a large sheet costs time for every widget"
    QLabel("polished").ensurePolished()


def test_families_begin_with_letters_and_end_with_han(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert families("Sans Serif")[0] == "Inter"
    assert families("Noto Sans CJK JP")[0] == "Inter", "a desktop in Japanese shapes is not ours"
    assert families("Cantarell")[0] == "Cantarell"
    assert "Noto Sans CJK SC" in families("Cantarell")
    monkeypatch.setattr("sys.platform", "win32")
    assert families("Tahoma")[:2] == ["Segoe UI", "Microsoft YaHei UI"]
    monkeypatch.setattr("sys.platform", "darwin")
    assert families("x") == [".AppleSystemUIFont", "PingFang SC"]
