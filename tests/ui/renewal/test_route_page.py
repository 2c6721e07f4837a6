"""Choosing a route: answers kept, rows and reasons, what is unknown, keyboard, narrow windows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy

from simdesk.domain.line import Line, Plan
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.route import Reach
from simdesk.domain.run import RunEnd
from simdesk.domain.settings import Place
from simdesk.services.desk import Desk
from simdesk.ui.pages.route_page import RoutePage
from simdesk.ui.steps.route_row import DottedText, RouteCell
from simdesk.ui.widgets.text import Text
from tests.ui.renewal.hands import CTRL, NARROW, WIDE, Hands, click, key, settle

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
CARD = frozenset({Means.RUSSIAN_CARD})


ALL = frozenset(Question)


def answer(
    desk: Desk, place: Place, means: frozenset[Means], answered: frozenset[Question] = ALL
) -> None:
    """Keep the answers of an earlier time; what was not ticked was not there."""
    settings = replace(desk.settings.current, place=place, means=means, answered=answered)
    desk.settings.keep(settings)


def press_flag(page: RoutePage, question: Question, key: str) -> None:
    """Answer yes, no or not sure."""
    click(page.filter.flags[question].button(key))


def texts(page: RoutePage) -> str:
    """Return everything that can be read on the page."""
    return "\n".join(t.text() for t in page.findChildren(Text) if t.isVisible())


def test_only_means_that_some_route_needs_are_asked_for(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    chips = [Means.RUSSIAN_CARD, Means.CASH, Means.OTHER_SIM, Means.PASSPORT, Means.GOSUSLUGI]
    assert list(page.filter.chips) == chips
    assert page.filter.chips[Means.RUSSIAN_CARD].accessibleName() == "Russian bank card"
    assert page.filter.nothing[Question.PAY].accessibleName() == "I can pay with: None of these"
    other = hands.route_page(desk, lines[1])  # nobody moves money between SIMs of this operator
    assert Means.OTHER_SIM not in other.filter.chips


def test_a_question_is_spoken_with_each_of_its_answers(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    sms = page.filter.flags[Question.SMS]
    assert [sms.button(key).accessibleName() for key in ("yes", "no", "open")] == [
        "SMS arrive: Yes",
        "SMS arrive: No",
        "SMS arrive: Unsure",
    ]
    assert page.filter.days.button("soon").accessibleName() == "Time left: Up to 7 days"


def test_what_the_number_knows_is_filled_in_and_holds_for_this_choice_when_changed(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])  # its SIM is abroad, and it has 13 days
    flags = page.filter.flags
    assert (flags[Question.SIM].value(), flags[Question.SMS].value()) == ("yes", "open")
    assert page.filter.days.value() == "later"
    assert "13 days to the earliest date" in texts(page)
    press_flag(page, Question.SIM, "no")
    assert "paid_action_roaming" not in page.rows
    click(page.filter.days.button("soon"))
    assert "13 days" not in texts(page)
    assert "no source says how long a payment takes" in texts(page)
    press_flag(page, Question.SMS, "no")
    assert "It may ask for an SMS code" in page.rows["official_app"].accessibleName()
    click(page.filter.place.button(Place.RUSSIA))
    assert flags[Question.SMS].value() == "no"
    again = hands.route_page(desk, lines[0])
    assert again.filter.flags[Question.SMS].value() == "open"
    assert again.filter.days.value() == "later"
    assert again.filter.flags[Question.SIM].value() == "yes"


def test_a_sim_in_russia_is_not_in_the_hands_of_somebody_abroad(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, frozenset({Means.SIM_IN_HAND}))
    page = hands.route_page(desk, lines[1])
    assert page.filter.flags[Question.SIM].value() == "no"
    assert page.filter.flags[Question.SMS].value() == "no"
    click(page.filter.chips[Means.RUSSIAN_CARD])
    assert Means.SIM_IN_HAND in desk.settings.current.means  # that was said of another number
    click(page.filter.place.button(Place.RUSSIA))
    assert page.filter.flags[Question.SIM].value() == "yes"


def test_nothing_at_hand_is_an_answer_and_no_answer_is_none(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    nothing = page.filter.nothing[Question.PAY]
    assert not nothing.isChecked()
    assert "Not answered: paying" in texts(page)
    click(nothing)
    assert nothing.isChecked()
    assert "official_app" not in page.rows
    assert Question.PAY in desk.settings.current.answered
    click(page.filter.chips[Means.RUSSIAN_CARD])
    assert not nothing.isChecked()
    assert "official_app" in page.rows
    click(page.filter.chips[Means.RUSSIAN_CARD])
    assert Question.PAY not in desk.settings.current.answered
    assert "Not answered: paying" in page.rows["official_app"].accessibleDescription()


def test_open_data_of_a_foreign_citizen_are_said_and_led_to(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    assert "A foreign citizen's number may be off over unconfirmed data." in texts(page)
    asked = QSignalSpy(page.register_requested)
    click(page.data.register)
    assert asked.at(0) == [lines[0].id]
    assert not hands.route_page(desk, lines[1]).data.isVisible()


def test_where_nothing_fits_a_way_out_sets_its_answer(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, frozenset())
    page = hands.route_page(desk, lines[1])
    assert list(page.rows) == []
    assert not page.go.isVisible()
    assert "Nothing fits these answers." in texts(page)
    assert list(page.ways_out.links) == ["relative", "paid_action_roaming", "bank_app"]
    assert "Ask somebody in Russia." in texts(page)
    assert "shop" in page.unsuitable.links
    click(page.ways_out.links["relative"])
    assert list(page.rows) == ["relative"]
    assert page.rows["relative"].hasFocus()
    assert page.filter.flags[Question.HELPER].value() == "yes"
    assert not page.ways_out.isVisible()
    assert "Recommended for you" in texts(page)


def test_a_way_out_by_the_sim_holds_against_what_the_number_says(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, frozenset())
    page = hands.route_page(desk, lines[1])
    click(page.ways_out.links["paid_action_roaming"])
    assert list(page.rows) == ["paid_action_roaming"]
    assert page.filter.flags[Question.SIM].value() == "yes"


def test_what_must_follow_a_top_up_is_said_and_can_be_chosen_alone(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, CARD)
    page = hands.route_page(desk, lines[0])
    assert "At MTS a top-up alone may not count as use." in texts(page)
    assert "Then use the number once." in texts(page)
    assert "official_app" in page.rows
    assert page.follow.link is not None
    click(page.follow.link)
    assert page.rows["paid_action"].isChecked()
    assert page.rows["paid_action"].hasFocus()
    yota = hands.route_page(desk, lines[2])
    assert "At Yota a top-up counts as use only if it covers one renewal" in texts(yota)


def test_few_days_put_what_works_at_once_first(desk: Desk, lines: list[Line], hands: Hands) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.SIM_IN_HAND})
    page = hands.route_page(desk, lines[0])
    assert next(iter(page.rows)) == "official_app"
    click(page.filter.days.button("soon"))
    assert next(iter(page.rows)) == "paid_action"
    assert "It is done today: no payment has to arrive first." in texts(page)


def test_a_postpaid_number_gets_its_auto_debit_and_no_call_instead_of_the_bill(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, frozenset({Means.RUSSIAN_CARD, Means.SIM_IN_HAND}))
    desk.lines.update(replace(lines[0], plan=Plan.POSTPAID))
    page = hands.route_page(desk, lines[0])
    assert list(page.rows)[-2:] == ["paid_action", "promised_payment"]
    assert "It does not pay the bill." in page.rows["paid_action"].accessibleName()
    click(page.filter.nothing[Question.PAY])
    assert "What fits does not help with the first date." in texts(page)


def test_answers_sort_at_once_and_are_remembered(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, frozenset({Means.UNIONPAY}))
    page = hands.route_page(desk, lines[1])
    assert list(page.rows) == []
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
    assert "Not answered: the helper" in texts(page)
    assert "Recommended" not in texts(page)
    far = {r.id for r in desk.catalogue.routes if r.abroad is Reach.NO}
    assert set(page.unsuitable.links) == far >= {"shop", "payment_terminal"}
    assert not far & set(page.rows)


def test_recommended_only_where_the_facts_allow_it(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.ABROAD, CARD)
    abroad = hands.route_page(desk, lines[1])
    assert "Recommended" not in texts(abroad)
    assert "Begin with the smallest amount." in texts(abroad)
    answer(desk, Place.RUSSIA, CARD)
    settle()
    assert "Recommended for you" in texts(abroad)
    assert "You have everything it needs." in texts(abroad)
    assert "You choose the page yourself, and the bank keeps a record." in texts(abroad)
    assert "smallest amount" not in texts(abroad)


def test_what_is_unknown_is_drawn_with_a_sign_and_dots(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT})
    page = hands.route_page(desk, lines[0])
    dotted = [t.text() for t in page.rows["shop"].findChildren(DottedText)]
    assert dotted == ["Unknown"]
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
    assert "It works in Russia only.\nYou do not have: Cash in Russia, Passport" in texts(page)
    click(page.unsuitable.links["shop"])
    assert "shop" not in page.unsuitable.links
    assert page.rows["shop"].isChecked()
    assert page.rows["shop"].hasFocus()
    assert "You do not have" in page.rows["shop"].accessibleName()
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
    assert "Did not work last time\nIt works in Russia only.\nYou do not have" in texts(page)


def test_by_keyboard_alone(desk: Desk, lines: list[Line], hands: Hands) -> None:
    answer(desk, Place.RUSSIA, CARD | {Means.CASH, Means.PASSPORT, Means.GOSUSLUGI})
    page = hands.route_page(desk, lines[0])
    settle()  # arrow keys go by where the rows stand
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
        "Recommended for you\nYou have everything it needs.\n"
        "You choose the page yourself, and the bank keeps a record.\nThen use the number once."
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
        [cell.x() for cell in row.findChildren(RouteCell, options=DIRECT)]
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
    click(page.filter.nothing[Question.PAY])
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
