"""The page as a person uses it: keys, search, what changes while one looks, what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.domain.settings import ThemeChoice
from simdesk.services.desk import Desk
from simdesk.services.line_index import Group, Sort
from simdesk.ui.line_list.row_words import label
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import ScrollPage
from simdesk.ui.widgets.text import ElidedText
from tests.samples import TODAY, event, line
from tests.ui.numbers.test_line_model import shown

Key = Qt.Key


def heard(signal: SignalInstance) -> list[object]:
    """Return a list that grows with every emission of a signal."""
    told: list[object] = []
    signal.connect(lambda *values: told.append(values[0] if len(values) == 1 else values))
    return told


def press(widget: QWidget, *keys: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press keys on a widget."""
    for key in keys:
        QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def chosen(page: NumbersPage) -> str:
    """Return the label of the chosen row."""
    summary = page.list.chosen_summary()
    return label(summary.line) if summary is not None else ""


def texts(widget: QWidget) -> list[str]:
    """Return all words of the labels that are to be seen."""
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisible() and w.text()]


def test_opening_chooses_the_most_urgent_number_and_shows_it(page: NumbersPage) -> None:
    assert shown(page.list.model)[:2] == ["# Needs action 4", "Main · bank"]
    assert chosen(page) == "Main · bank"
    assert "13 days until a fee may start" in texts(page.detail.hero)
    assert page.title() == "Main · bank"


def test_arrows_walk_the_numbers_and_pass_over_the_headers(page: NumbersPage) -> None:
    walked = []
    for _step in range(8):
        walked.append(chosen(page))
        press(page.list.view, Key.Key_Down)
    expected = [row for row in shown(page.list.model) if not row.startswith("#")]
    assert walked == expected
    press(page.list.view, Key.Key_Home)
    assert chosen(page) == expected[0]
    press(page.list.view, Key.Key_Up)
    assert chosen(page) == expected[0]
    press(page.list.view, Key.Key_End)
    assert chosen(page) == expected[-1]


def test_typing_in_the_list_jumps(page: NumbersPage) -> None:
    QTest.keyClicks(page.list.view, "stu")
    assert chosen(page) == "Student SIM"


def test_enter_goes_to_the_first_thing_to_do(app: QApplication, page: NumbersPage) -> None:
    press(page.list.view, Key.Key_Return)
    assert app.focusWidget() is page.detail.hero.renew
    press(page.list.view, Key.Key_End, Key.Key_Return)
    assert "Office 1" in texts(page.detail.header)


def test_keys_of_the_list_act_on_the_chosen_number(
    page: NumbersPage, kept: dict[str, Line]
) -> None:
    edits, copies = heard(page.edit_requested), heard(page.copied)
    press(page.list.view, Key.Key_Down)
    mum = kept["Mum's SIM"]
    assert chosen(page) == "Mum's SIM"
    press(page.list.view, Key.Key_F2)
    press(page.list.view, Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert edits == [(mum.id, "label")]
    assert copies == [mum.msisdn]
    assert QGuiApplication.clipboard().text() == "+79035550812"


@pytest.mark.parametrize(
    ("key", "signal", "more"),
    [
        (Key.Key_R, "renew_requested", ()),
        (Key.Key_E, "record_requested", ("activity",)),
        (Key.Key_I, "receipt_requested", ()),
    ],
)
def test_keys_of_the_page_work_anywhere_on_it(
    page: NumbersPage, kept: dict[str, Line], key: Key, signal: str, more: tuple[str, ...]
) -> None:
    told = heard(getattr(page, signal))
    line_id = kept["Main · bank"].id
    page.focus_search()
    press(page.list.search, key, modifier=Qt.KeyboardModifier.ControlModifier)
    assert told == [(line_id, *more) if more else line_id]


def test_a_key_right_after_an_arrow_means_the_new_row(
    page: NumbersPage, kept: dict[str, Line]
) -> None:
    told = heard(page.renew_requested)
    press(page.list.view, Key.Key_Down)
    press(page.list.view, Key.Key_R, modifier=Qt.KeyboardModifier.ControlModifier)
    assert told == [kept["Mum's SIM"].id]


def test_del_archives_and_undo_brings_the_number_back_chosen(
    desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    before = shown(page.list.model)
    press(page.list.view, Key.Key_Delete)
    assert desk.lines.get(kept["Main · bank"].id).archived_at is not None
    assert shown(page.list.model) == ["# Needs action 3", *before[2:]]
    assert chosen(page) == "Mum's SIM"
    desk.history.undo()
    assert shown(page.list.model) == before
    assert chosen(page) == "Main · bank"


def test_del_in_the_search_field_archives_nothing(desk: Desk, page: NumbersPage) -> None:
    page.focus_search()
    press(page.list.search, Key.Key_Delete)
    assert desk.index.counts()[Group.ARCHIVED] == 0


def test_a_new_number_stands_in_its_place_and_is_chosen(desk: Desk, page: NumbersPage) -> None:
    desk.lines.add(line("+79031112233", label="New one", operator_id="mts"))
    assert "New one" in shown(page.list.model)
    assert chosen(page) == "New one"
    assert "New one" in texts(page.detail.header)
    assert "9" in page.list.chips.button(None).accessibleName()


def test_a_change_shows_at_once_and_moves_no_row_until_the_page_comes_back(
    app: QApplication, desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    order = shown(page.list.model)
    counts = heard(page.counted)
    desk.events.record(event(kept["Main · bank"].id, EventKind.CALL, TODAY))
    assert shown(page.list.model) == order
    assert "90 days until a fee may start" in texts(page.detail.hero)
    assert counts[-1] == desk.index.counts()
    assert desk.index.counts()[Group.NEEDS_ACTION] == 3
    page.hide()
    page.show()
    app.processEvents()
    assert shown(page.list.model) != order
    assert chosen(page) == "Main · bank"


def test_a_change_heard_while_hidden_is_there_when_the_page_comes_back(
    desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    page.hide()
    desk.lines.update(replace(desk.lines.get(kept["Office 1"].id), label="Shop"))
    page.show()
    assert "Shop" in shown(page.list.model)


def test_search_shows_hits_and_says_when_there_are_none(
    desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    desk.lines.archive([kept["Office 2"].id])
    page.list.search.setText("977 208")
    assert shown(page.list.model) == ["# On track 1", "Office 1"]
    assert page.list.archived.isVisible()
    assert page.list.archived.text().strip() == "1 archived number matches"
    page.list.archived.click()
    assert shown(page.list.model) == ["Office 2"]
    page.list.search.setText("nothing like it")
    assert "Nothing matches “nothing like it”" in texts(page.list)
    assert not page.detail.isVisible()
    press(page.list.search, Key.Key_Escape)
    assert page.list.search.text() == ""


def test_a_page_pasted_into_the_search_is_named_by_its_beginning(page: NumbersPage) -> None:
    page.list.search.setText("seven lines of a chat\n" * 10_000)
    (said,) = [words for words in texts(page.list) if words.startswith("Nothing matches")]
    assert said == "Nothing matches “seven lines of a chat seven lines of a c…”"


def test_del_on_a_button_of_the_detail_archives_nothing(desk: Desk, page: NumbersPage) -> None:
    page.detail.hero.renew.setFocus(Qt.FocusReason.TabFocusReason)
    press(page.detail.hero.renew, Key.Key_Delete)
    assert desk.index.counts()[Group.ARCHIVED] == 0


def test_everything_archived_is_said(desk: Desk, page: NumbersPage) -> None:
    desk.lines.archive([entry.line_id for entry in desk.index.select()])
    assert "Everything is archived" in texts(page.list)
    assert not page.actions_for_line.renew.isEnabled()


def test_filters_and_orders_choose_what_is_listed(page: NumbersPage) -> None:
    page.list.chips.button(Group.MISSING).click()
    assert shown(page.list.model) == ["Old number"]
    page.list.chips.button(None).click()
    page.list.set_order(Sort.LABEL)
    rows = shown(page.list.model)
    assert rows == sorted(rows, key=str.casefold)
    assert page.list.view.accessibleName() == "Numbers, 8, By name"


def test_a_number_behind_a_filter_is_shown_all_the_same(
    page: NumbersPage, kept: dict[str, Line]
) -> None:
    page.list.chips.button(Group.MISSING).click()
    page.choose(kept["Office 1"].id)
    assert chosen(page) == "Office 1"
    assert page.list.chips.value() is None


def test_the_language_changes_every_word_that_the_page_itself_says(
    app: QApplication, page: NumbersPage, marked: Callable[[], None]
) -> None:
    marked()
    for widget in (page, *page.findChildren(QWidget)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    app.processEvents()
    own = [t for t in texts(page.list) + texts(page.detail.clocks) if t != "·"]
    assert own
    assert [t for t in own if "‹" not in t] == []


def test_nothing_flashes_up_as_a_window_of_its_own(app: QApplication, page: NumbersPage) -> None:
    assert [w for w in app.topLevelWidgets() if w.isVisible()] == [page]


@pytest.mark.parametrize("text_size", [100, 115, 130, 150])
def test_nothing_is_cut_off_in_the_smallest_window_at_any_text_size(
    app: QApplication, page: NumbersPage, kept: dict[str, Line], text_size: int
) -> None:
    theme().choose(ThemeChoice.LIGHT, text_size)
    page.resize(836, 600)
    scroll = page.detail.findChild(ScrollPage)
    assert scroll is not None
    for number in kept.values():
        page.choose(number.id)
        for _turn in range(6):  # what a layout shows or hides makes it place the rest again
            app.processEvents()
        assert page.width() == 836
        cards = scroll.widget()
        assert cards is not None
        assert cards.width() <= scroll.viewport().width()
        for words in page.detail.findChildren(QLabel):
            if words.isVisible() and words.text() and not isinstance(words, ElidedText):
                assert words.width() >= words.minimumSizeHint().width(), words.text()
                edge = words.mapTo(page, QPoint(words.width(), 0)).x()
                assert edge <= page.width(), words.text()


def test_the_rows_have_names_for_those_who_hear_them(page: NumbersPage) -> None:
    for control in (page.list.search, page.list.add, page.list.order, page.list.view):
        assert control.accessibleName()
