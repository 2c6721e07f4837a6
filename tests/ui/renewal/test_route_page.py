"""Choosing a route: answers kept, rows and reasons, what is unknown, keyboard, narrow windows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy

from simdesk.domain.line import Line
from simdesk.domain.route import Means, Reach
from simdesk.domain.run import RunEnd
from simdesk.domain.settings import Place
from simdesk.services.desk import Desk
from simdesk.ui.pages.route_page import RoutePage
from simdesk.ui.steps.route_row import DottedText, RouteCell
from simdesk.ui.widgets.text import Text
from tests.ui.renewal.hands import CTRL, NARROW, WIDE, Hands, click, key, settle

CARD = frozenset({Means.RUSSIAN_CARD})


def answer(desk: Desk, place: Place, means: frozenset[Means]) -> None:
    """Keep the answers of an earlier time."""
    desk.settings.keep(replace(desk.settings.current, place=place, means=means))


def texts(page: RoutePage) -> str:
    """Return everything that can be read on the page."""
    return "\n".join(t.text() for t in page.findChildren(Text) if t.isVisible())


def test_only_means_that_some_route_needs_are_asked_for(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    needed = {need for route in desk.catalogue.routes for need in route.needs}
    assert list(page.filter.chips) == [means for means in Means if means in needed]
    assert page.filter.chips[Means.RUSSIAN_CARD].accessibleName() == "Russian bank card"


def test_answers_sort_at_once_and_are_remembered(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, frozenset({Means.UNIONPAY}))
    page = hands.route_page(desk, lines[0])
    assert list(page.rows) == []
    assert "Nothing fits what you chose above" in texts(page)
    assert not page.go.isVisible()
    click(page.filter.place.button(Place.RUSSIA))
    click(page.filter.chips[Means.CASH])
    click(page.filter.chips[Means.PASSPORT])
    assert "shop" in page.rows
    assert "official_app" not in page.rows
    assert desk.settings.current.place is Place.RUSSIA
    assert desk.settings.current.means == {Means.UNIONPAY, Means.CASH, Means.PASSPORT}
    click(page.filter.chips[Means.CASH])
    assert desk.settings.current.means == {Means.UNIONPAY, Means.PASSPORT}
    again = hands.route_page(desk, lines[3])
    assert again.filter.chips[Means.PASSPORT].isChecked()
    assert not again.filter.chips[Means.CASH].isChecked()
    assert again.filter.place.value() is Place.RUSSIA


def test_before_any_answer_every_route_of_the_place_is_open_and_none_recommended(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    assert {"official_app", "auto_debit"} <= set(page.rows)
    assert "Until then nothing can be recommended" in texts(page)
    assert "Recommended" not in texts(page)
    far = {r.id for r in desk.catalogue.routes if r.abroad is Reach.NO and not r.retired}
    assert set(page.unsuitable.links) == far >= {"shop", "payment_terminal"}
    assert not far & set(page.rows)


def test_recommended_only_where_the_facts_allow_it(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, CARD)
    abroad = hands.route_page(desk, lines[0])
    assert "Recommended" not in texts(abroad)
    assert "Begin with the smallest amount." in texts(abroad)
    answer(desk, Place.RUSSIA, CARD)
    settle()
    assert "Recommended: You choose the page yourself, and the bank keeps a record." in texts(
        abroad
    )
    assert "smallest amount" not in texts(abroad)


def test_what_is_unknown_is_drawn_with_a_sign_and_dots(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT})
    page = hands.route_page(desk, lines[0])
    dotted = [t.text() for t in page.rows["shop"].findChildren(DottedText)]
    assert dotted == ["unknown"]
    cells = page.rows["shop"].findChildren(RouteCell)
    assert any("no source gives it" in t.text() for c in cells for t in c.findChildren(Text))
    plain = Text("soft", "unknown", wrap=True)
    with_dots = DottedText("soft", "unknown", wrap=True)
    assert _picture(plain) != _picture(with_dots)


def _picture(text: Text) -> QImage:
    text.resize(120, 22)
    return text.grab().toImage()


def test_dead_routes_are_told_of_and_cannot_be_chosen(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    for route in desk.catalogue.retired:
        assert route.title in texts(page)
        assert route.retired in texts(page)
        assert route.id not in page.rows
        assert route.id not in page.unsuitable.links
    assert "21 February 2024" in texts(page)


def test_an_unsuitable_route_says_why_and_can_be_chosen_anyway(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, CARD)
    page = hands.route_page(desk, lines[0])
    assert "It works in Russia only.\nNot ticked above: Cash in Russia, Passport" in texts(page)
    click(page.unsuitable.links["shop"])
    assert "shop" not in page.unsuitable.links
    assert page.rows["shop"].isChecked()
    assert page.rows["shop"].hasFocus()
    assert "Not ticked above" in page.rows["shop"].accessibleName()
    chosen = QSignalSpy(page.route_chosen)
    click(page.go)
    assert chosen.at(0) == [lines[0].id, "shop", ""]


def test_the_failed_route_is_marked_with_its_reason_and_comes_last(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT})
    run = desk.runs.start(lines[0].id, "official_app")
    desk.runs.set_field(run, "trouble/reason", "card_declined")
    page = hands.route_page(desk, lines[0], failed=run.id)
    assert list(page.rows)[-1] == "official_app"
    assert len(page.rows) > 1
    assert "Did not work: The card was declined" in texts(page)
    assert next(iter(page.rows.values())).isChecked()
    chosen = QSignalSpy(page.route_chosen)
    click(page.rows["official_app"])
    click(page.go)
    assert chosen.at(0) == [lines[0].id, "official_app", run.id]
    desk.runs.end(run, RunEnd.FAILED)
    other = hands.route_page(desk, lines[0], failed="gone")
    assert "Did not work" not in texts(other)


def test_a_failed_route_that_does_not_suit_says_both(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, CARD)
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.route_page(desk, lines[0], failed=run.id)
    assert "Did not work last time\nIt works in Russia only.\nNot ticked" in texts(page)


def test_by_keyboard_alone(desk: Desk, lines: list[Line], hands: Hands) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT, Means.GOSUSLUGI})
    page = hands.route_page(desk, lines[0])
    order = list(page.rows)
    assert page.rows[order[0]].hasFocus()
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_Down)
    assert page.rows[order[2]].isChecked()
    key(page, Qt.Key.Key_Up)
    assert page.rows[order[1]].isChecked()
    chosen = QSignalSpy(page.route_chosen)
    key(page, Qt.Key.Key_Return)
    assert chosen.at(0) == [lines[0].id, order[1], ""]
    page.cancel.setFocus()
    key(page, Qt.Key.Key_Return)
    assert chosen.count() == 1
    key(page, Qt.Key.Key_Return, CTRL)
    assert chosen.count() == 2
    cancelled = QSignalSpy(page.cancelled)
    key(page, Qt.Key.Key_Escape)
    assert cancelled.at(0) == [lines[0].id]


def test_the_rows_are_one_tab_stop(desk: Desk, lines: list[Line], hands: Hands) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT})
    page = hands.route_page(desk, lines[0])
    assert len(page.rows) > 1
    key(page, Qt.Key.Key_Tab)
    assert not any(row.hasFocus() for row in page.rows.values())


def test_a_row_says_everything_to_a_screen_reader(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, CARD)
    page = hands.route_page(desk, lines[0])
    row = page.rows["official_app"]
    assert row.accessibleName() == (
        "Official app or site. From abroad: It depends. Cost: Usually no fee, not verified. "
        "You need: Number, amount, Russian card or bank app. Low risk. "
        "Recommended: You choose the page yourself, and the bank keeps a record."
    )
    assert "With a Russian card." in row.accessibleDescription()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_columns_stand_under_each_other_or_fold_into_two_lines(
    size: tuple[int, int], desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT})
    page = hands.route_page(desk, lines[0], size=size)
    settle()
    edges = [
        [cell.mapTo(row, cell.rect().topLeft()).x() for cell in row.findChildren(RouteCell)]
        for row in page.rows.values()
    ]
    assert len(edges) > 1
    if size == WIDE:
        assert all(other == edges[0] for other in edges)
        assert sorted(set(edges[0])) == edges[0]
    else:
        assert "Not from abroad\nCost unknown" in texts(page)
        assert "From abroad\n" not in texts(page)
    bar = page.page.horizontalScrollBar()
    assert not bar.isVisible()
    inner = page.page.widget()
    assert inner is not None
    assert inner.width() <= page.page.viewport().width()


def test_a_choice_survives_a_resize_and_a_change_of_answers(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT})
    page = hands.route_page(desk, lines[0])
    click(page.rows["auto_debit"])
    page.resize(*NARROW)
    settle()
    assert page.rows["auto_debit"].isChecked()
    click(page.filter.chips[Means.CASH])
    assert page.rows["auto_debit"].isChecked()
    click(page.filter.chips[Means.RUSSIAN_CARD])
    assert "auto_debit" not in page.rows


def test_the_footer_says_when_facts_were_read(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = hands.route_page(desk, lines[0])
    words = "Facts read on 21 November 2026. Check the amount before paying."
    assert words in texts(page)
    page.resize(*NARROW)
    settle()
    assert words in texts(page)


def test_a_number_that_is_gone_leads_away(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = hands.route_page(desk, lines[7])
    cancelled = QSignalSpy(page.cancelled)
    while cancelled.count() == 0:
        assert desk.history.undo() is not None
    assert cancelled.at(0) == [lines[7].id]
