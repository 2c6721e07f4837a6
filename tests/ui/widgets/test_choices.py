"""Choosing among few: one tab stop, arrows inside, and chips that no narrow place loses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.theme.theme import Theme
from simdesk.ui.widgets.choices import Chip, ChipRow, Segmented
from simdesk.ui.widgets.layout import rows
from tests.ui.widgets.gallery import settle

WORDS = ("All", "Needs action", "In progress", "On track", "Archived")


@pytest.fixture
def page(look: Theme) -> Iterator[QWidget]:
    made = QWidget()
    rows(made)
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture
def chips(page: QWidget) -> ChipRow[int]:
    row: ChipRow[int] = ChipRow()
    for i, words in enumerate(WORDS):
        row.add(i).show_words(words, i)
    row.choose(0)
    row.retranslate()
    layout = page.layout()
    assert layout is not None
    layout.addWidget(row)
    page.resize(800, 60)
    page.show()
    page.activateWindow()
    settle()
    return row


def test_one_of_few_is_told_as_such(page: QWidget, chips: ChipRow[int]) -> None:
    segments: Segmented[int] = Segmented(page)
    segments.add(0)
    for button in (chips.button(0), segments.button(0)):
        spoken = QAccessible.queryAccessibleInterface(button)
        assert spoken.role() is QAccessible.Role.RadioButton


def shown(row: ChipRow[int]) -> list[int]:
    return [i for i in range(len(WORDS)) if row.button(i).isVisible()]


def test_all_are_shown_where_there_is_room(chips: ChipRow[int]) -> None:
    assert shown(chips) == [0, 1, 2, 3, 4]


def test_the_last_go_into_a_menu_and_come_back(page: QWidget, chips: ChipRow[int]) -> None:
    page.resize(300, 60)
    settle()
    assert 0 < len(shown(chips)) < 5
    for i in shown(chips):
        button = chips.button(i)
        assert button.width() >= button.sizeHint().width()
        assert button.geometry().right() <= chips.width()
    page.resize(800, 60)
    settle()
    assert shown(chips) == [0, 1, 2, 3, 4]


def test_the_chosen_chip_is_always_among_those_shown(page: QWidget, chips: ChipRow[int]) -> None:
    chips.choose(4)
    page.resize(260, 60)
    settle()
    assert 4 in shown(chips)


def test_larger_text_makes_the_row_fit_again(
    look: Theme, page: QWidget, chips: ChipRow[int]
) -> None:
    page.resize(620, 80)
    settle()
    before = shown(chips)
    look.choose(ThemeChoice.LIGHT, 150)
    settle()
    assert len(shown(chips)) < len(before)


def test_the_menu_chooses_what_is_hidden(page: QWidget, chips: ChipRow[int]) -> None:
    page.resize(300, 60)
    settle()
    hidden = next(i for i in range(5) if i not in shown(chips))
    heard: list[object] = []
    chips.chosen.connect(heard.append)
    more = next(b for b in chips.findChildren(QWidget) if b.accessibleName() == "More filters")
    menus: list[str] = []

    def choose() -> None:
        menu = chips.findChild(QMenu)
        assert isinstance(menu, QMenu)
        menus.extend(action.text() for action in menu.actions())
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(0, choose)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    settle()
    assert menus[0].startswith(WORDS[hidden])
    assert heard == [hidden]
    assert hidden in shown(chips)


def test_arrows_choose_and_wrap_round(chips: ChipRow[int]) -> None:
    heard: list[object] = []
    chips.chosen.connect(heard.append)
    chips.button(0).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chips.button(0), Qt.Key.Key_Right)
    QTest.keyClick(chips.button(1), Qt.Key.Key_End)
    QTest.keyClick(chips.button(4), Qt.Key.Key_Right)
    assert heard == [1, 4, 0]
    assert chips.value() == 0


def test_the_row_is_one_tab_stop(chips: ChipRow[int]) -> None:
    chips.choose(2)
    stops = [i for i in range(5) if chips.button(i).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [2]


def test_segments_choose_one(page: QWidget) -> None:
    segments: Segmented[str] = Segmented()
    for key in ("system", "light", "dark"):
        segments.add(key, key)
    segments.choose("light")
    layout = page.layout()
    assert layout is not None
    layout.addWidget(segments)
    page.show()
    width = segments.sizeHint().width()
    QTest.mouseClick(segments.button("dark"), Qt.MouseButton.LeftButton)
    settle()
    assert segments.value() == "dark"
    assert segments.sizeHint().width() == width, "a bold word must not push its neighbours"
    segments.choose(None)
    assert segments.value() is None


def test_a_ticked_chip_says_so_by_more_than_colour(look: Theme) -> None:
    chip = Chip("Alipay", ticked=True)
    plain = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.sizeHint().width() > plain, "room for the tick"


def test_a_count_is_spoken(look: Theme) -> None:
    chip = Chip()
    chip.show_words("All", 8)
    assert chip.accessibleName() == "All 8"
    chip.show_words("All")
    assert chip.accessibleName() == "All"
