"""Larger parts: copying, notices, popovers, the rail, and rows that wrap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.compile import compiled_words
from simdesk.i18n.language import use_language
from simdesk.ui.theme.theme import Theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.copy_row import CopyRow
from simdesk.ui.widgets.fields import ComboBox
from simdesk.ui.widgets.layout import FlowRow, ScrollPage, clear, rows
from simdesk.ui.widgets.marks import CheckTick
from simdesk.ui.widgets.notices import UndoBar
from simdesk.ui.widgets.popover import Popover
from simdesk.ui.widgets.step_rail import RailEntry, StepRail
from simdesk.ui.widgets.text import ElidedText, Text
from tests.ui.widgets.gallery import settle


@pytest.fixture
def page(look: Theme, tmp_path: Path) -> Iterator[QWidget]:
    use_language("en", tmp_path)
    made = QWidget()
    rows(made)
    made.resize(600, 400)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def place(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    settle()


def test_copying_copies_what_the_format_says_and_says_so(page: QWidget) -> None:
    row = CopyRow()
    formats = [("10", "916 123-45-67", "9161234567"), ("+7", "+7 916 123-45-67", "+79161234567")]
    row.show_value("Number", formats)
    place(page, row)
    width = row.button.width()
    choice = row.findChild(ComboBox)
    assert isinstance(choice, ComboBox)
    assert choice.accessibleName() == "Format of Number"
    choice.setCurrentIndex(1)
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    settle()
    assert QGuiApplication.clipboard().text() == "+79161234567"
    assert row.button.text() == "Copied"
    assert row.button.width() == width, "copying moves nothing"
    row.show_value("Number", formats)
    assert row.button.text() == "Copy"
    assert row.button.accessibleName() == "Copy +7 916 123-45-67"
    row._back.stop()


def test_a_notice_with_undo_stays_and_a_plain_one_fades(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.say("Archived 3 numbers", undoable=True)
    assert bar.isVisible()
    assert not bar._fade.isActive()
    assert bar.undo.text() == "Undo"
    bar.say("Copied")
    assert bar._fade.isActive()
    assert not bar.undo.isVisible()
    bar.dismiss.setFocus()
    bar._leave()
    assert bar.isVisible(), "not while the keyboard is on it"
    page.setFocus()
    QTest.mouseClick(bar.dismiss, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    bar._fade.stop()


def test_what_went_wrong_stays_and_is_no_tick(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.say("Copied")
    done = bar._icon.grab().toImage()
    bar.say("The disk is full", wrong=True)
    assert not bar._fade.isActive()
    assert bar._icon.grab().toImage() != done
    bar.say("Copied")
    assert bar._icon.grab().toImage() == done
    bar._fade.stop()


def test_a_notice_stands_inside_its_parent_and_cuts_long_words(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.say("word " * 100, undoable=True)
    assert page.rect().contains(bar.geometry())
    assert abs(bar.geometry().center().x() - page.rect().center().x()) <= 1
    assert bar.undo.width() >= bar.undo.sizeHint().width()


def test_a_notice_speaks_the_new_language(page: QWidget, tmp_path: Path) -> None:
    words = Catalog(locale="ru")
    words.add("Undo", "Отменить")
    compiled = tmp_path / "ru" / "LC_MESSAGES" / "simdesk.mo"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(compiled_words(words))
    bar = UndoBar(page)
    bar.say("…", undoable=True)
    use_language("ru", tmp_path)
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.undo.text() == "Отменить"


@pytest.mark.parametrize("way", ["escape", "button"])
def test_closing_a_popover_gives_the_keyboard_back(page: QWidget, way: str) -> None:
    anchor = Button("link", "Why?")
    place(page, anchor)
    popover = Popover(anchor, "Why 4 December?")
    popover.content.addWidget(Text("body", "Because. " * 40, wrap=True))
    popover.open()
    settle()
    if way == "escape":
        QTest.keyClick(popover, Qt.Key.Key_Escape)
    else:
        close = next(b for b in popover.findChildren(Button) if b.accessibleName() == "Close")
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    settle()
    assert anchor.hasFocus()


@pytest.mark.parametrize("size", [100, 150])
def test_a_popover_shows_all_it_holds_where_there_is_room(
    look: Theme, page: QWidget, size: int
) -> None:
    look.choose(ThemeChoice.LIGHT, size)
    page.resize(900, 780)
    anchor = Button("link", "Why?")
    place(page, anchor)
    words = Text("body", "неподтверждённое правило оператора " * 8, wrap=True)
    popover = Popover(anchor, "Почему 4 декабря?")
    popover.content.addWidget(words)
    popover.open()
    settle()
    assert words.height() >= words.heightForWidth(words.width())
    assert popover._scroll.verticalScrollBar().maximum() == 0
    popover.close()


def test_the_rail_lets_go_back_and_not_ahead(page: QWidget) -> None:
    rail = StepRail()
    heard: list[str] = []
    rail.chosen.connect(heard.append)
    entries = [
        RailEntry("a", 0, "Prepare", "done", 1),
        RailEntry("b", 0, "Pay", "current", 2),
        RailEntry("c", 0, "Confirm", "ahead", 3, spoken="Confirm, later, step 3 of 3"),
    ]
    rail.show_entries(entries)
    place(page, rail)
    for button in rail._buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["a", "b"]
    assert rail._buttons[2].accessibleName() == "Confirm, later, step 3 of 3"
    rail._buttons[1].setFocus()
    rail.show_entries([*entries[:2], RailEntry("c", 0, "Confirm", "current", 3)])
    settle()
    assert rail._buttons[1].hasFocus(), "the keyboard stays where it was"


def test_a_tick_is_ticked_by_space_and_by_a_click_anywhere(page: QWidget) -> None:
    tick = CheckTick(1, "Open the site")
    place(page, tick)
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().bottomRight() / 2)
    assert not tick.isChecked()
    tick.setText("Открыть сайт")
    assert tick.accessibleName() == "Открыть сайт"


def test_buttons_go_on_in_the_next_row(page: QWidget) -> None:
    row = FlowRow()
    buttons = [Button("secondary", "Записать активность") for _ in range(4)]
    for button in buttons:
        row.add(button)
    place(page, row)
    lines = {button.y() for button in buttons}
    assert len(lines) > 1
    assert max(b.geometry().right() for b in buttons) < row.width()
    assert row.height() >= row.flow.heightForWidth(row.width())


def test_an_elided_text_tells_the_whole_in_its_tooltip(page: QWidget) -> None:
    text = ElidedText("body", "a long name of a number " * 10)
    place(page, text)
    text.grab()
    assert text.toolTip() == text.text()
    text.setText("short")
    text.grab()
    assert text.toolTip() == ""


def test_a_wrapped_text_keeps_its_height_in_a_window_that_is_too_low(page: QWidget) -> None:
    text = Text("body", "words that wrap " * 20, wrap=True)
    place(page, text)
    page.resize(240, 30)
    settle()
    assert text.height() >= text.heightForWidth(text.width())


def test_a_page_scrolls_down_only(page: QWidget) -> None:
    scroll = ScrollPage()
    for _ in range(30):
        scroll.content.addWidget(Text("body", "words that wrap " * 20, wrap=True))
    place(page, scroll)
    assert scroll.horizontalScrollBar().maximum() == 0
    assert scroll.verticalScrollBar().maximum() > 0


def test_a_page_ends_where_its_words_end(page: QWidget) -> None:
    scroll = ScrollPage(margins=(0, 0, 0, 0))
    card = Card()
    for _ in range(12):
        row = QWidget()
        rows(row).addWidget(Text("body", "words that wrap at Qt's own narrow guess", wrap=True))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        card.body.addWidget(row)
    scroll.content.addWidget(card)
    scroll.content.addStretch(1)
    page.resize(600, 200)
    place(page, scroll)
    assert scroll.verticalScrollBar().maximum() > 0
    content = scroll.widget()
    assert content is not None
    assert content.height() == card.height()


def test_clearing_a_layout_leaves_nothing(page: QWidget) -> None:
    row = FlowRow()
    place(page, row)
    row.add(Button("secondary", "a"))
    clear(row.flow)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert row.flow.count() == 0
    assert row.findChildren(Button) == []
