"""A renewal by keyboard alone: Tab reaches everything in reading order, Space and Enter press."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from simdesk.domain.event import EventKind
from simdesk.domain.line import AutoDebit, Line
from simdesk.domain.means import Means
from simdesk.domain.route import Part
from simdesk.domain.run import RunEnd
from simdesk.services.desk import Desk
from simdesk.ui.pages.page import Page
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.amounts import AmountPart, AutoDebitPart, PaymentPart
from simdesk.ui.steps.balance import BalancePart
from simdesk.ui.steps.official_page import OfficialPagePart
from simdesk.ui.steps.paid_action import PaidActionPart
from tests.samples import rubles
from tests.ui.renewal.hands import CTRL, NARROW, WIDE, Browser, Hands, key, part, settle, shown

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def tab_to(page: Page, wanted: QWidget) -> None:
    """Press Tab until something has the keyboard, once around the page at most."""
    for _press in range(80):
        if wanted.hasFocus():
            return
        key(page, Qt.Key.Key_Tab)
    raise AssertionError(wanted)


def press(page: Page, button: QAbstractButton, by: Qt.Key) -> None:
    """Go to a button and press it."""
    tab_to(page, button)
    key(page, by)
    settle()


def write(page: Page, editor: QLineEdit, text: str) -> None:
    """Go to a field and write over what stands there."""
    tab_to(page, editor)
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(editor, text)


def fill_in(page: RunPage, by: Qt.Key) -> None:
    """Do what the step asks for."""
    assert page.view is not None
    for tick in page.view.ticks.values():
        press(page, tick, by)
        assert tick.isChecked()
    if page.view.has(Part.OFFICIAL_PAGE):
        press(page, part(page, OfficialPagePart).card.button, by)
    if page.view.has(Part.AMOUNT):
        amount = part(page, AmountPart)
        write(page, amount.planned.edit, "150")
        press(page, amount.copy, by)
        assert QGuiApplication.clipboard().text() == "150"
    if page.view.has(Part.AUTO_DEBIT):
        press(page, part(page, AutoDebitPart).starts.card(AutoDebit.DATE), by)
    if page.view.has(Part.PAYMENT):
        payment = part(page, PaymentPart)
        write(page, payment.amount.edit, "150")
        tab_to(page, payment.day.edit)
        key(page, Qt.Key.Key_Down)
    if page.view.has(Part.BALANCE):
        write(page, part(page, BalancePart).balance.edit, "297")
    if page.view.has(Part.RECEIPTS):
        picture = QImage(300, 400, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        QGuiApplication.clipboard().setImage(picture)
        key(page, Qt.Key.Key_V, CTRL)
        settle()
    if page.view.has(Part.PAID_ACTION):
        action = part(page, PaidActionPart)
        tab_to(page, action.kinds.stop())
        key(page, by)
        key(page, Qt.Key.Key_Down)
        press(page, action.seen, by)


@pytest.mark.parametrize("route_id", ["official_app", "payment_terminal", "shop", "auto_debit"])
@pytest.mark.parametrize(("by", "size"), [(ENTER, WIDE), (SPACE, NARROW)], ids=["enter", "space"])
def test_a_whole_renewal_by_keys_alone(
    route_id: str,
    by: Qt.Key,
    size: tuple[int, int],
    desk: Desk,
    lines: list[Line],
    hands: Hands,
    browser: Browser,
) -> None:
    run = desk.runs.start(lines[0].id, route_id)
    page = hands.run_page(desk, run, size=size)
    finished = QSignalSpy(page.finished)
    for _step in desk.runs.route(run).steps:
        fill_in(page, by)
        press(page, page.frame.footer.primary, by)
    assert finished.count() == 1
    assert desk.runs.get(run.id).end is RunEnd.FINISHED
    done = {event.kind: event for event in desk.runs.events(run)}
    assert done[EventKind.TOP_UP].amount == rubles(150)
    assert EventKind.SMS in done
    assert len(desk.receipts.of_run(run.id)) == 1


@pytest.mark.parametrize("by", [ENTER, SPACE], ids=["enter", "space"])
def test_a_route_is_chosen_by_keys_alone(
    by: Qt.Key, desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    chosen = QSignalSpy(page.route_chosen)
    press(page, page.filter.chips[Means.RUSSIAN_CARD], by)
    assert page.filter.chips[Means.RUSSIAN_CARD].hasFocus()
    assert desk.settings.current.means == {Means.RUSSIAN_CARD}
    press(page, page.unsuitable.links["shop"], by)
    assert page.rows["shop"].hasFocus()
    above = list(page.rows)[-2]
    key(page, Qt.Key.Key_Up)
    assert page.rows[above].isChecked()
    press(page, page.go, by)
    assert chosen.at(0) == [lines[0].id, above, ""]


def test_tab_goes_through_the_chooser_in_reading_order(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.route_page(desk, lines[0])
    stops = _round(page)
    assert page.follow.link is not None
    links = [page.follow.link, *page.unsuitable.links.values()]
    after = [*links, page.go, page.cancel, page.top.back]
    assert stops[: len(after) + 1] == [next(iter(page.rows.values())), *after]


def test_tab_goes_through_every_step_in_reading_order(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "official_app")
    page = hands.run_page(desk, run)
    for step in desk.runs.route(run).steps:
        settle()
        stops = [w for w in _round(page) if page.frame.content.isAncestorOf(w)]
        places = [w.mapTo(page, QPoint()) for w in stops]
        assert stops, step.id
        for (before, after), widget in zip(pairwise(places), stops[1:], strict=True):
            level = abs(before.y() - after.y()) < 30
            assert after.x() > before.x() if level else after.y() > before.y(), widget
        desk.runs.skip(run, step.id)


def test_what_unfolds_comes_after_the_causes(
    desk: Desk, lines: list[Line], hands: Hands, browser: Browser
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "official_app"))
    press(page, page.frame.footer.trouble, ENTER)
    assert page.trouble is not None
    trouble = page.trouble
    key(page, Qt.Key.Key_Tab)
    assert trouble.causes.card("card_declined").hasFocus()
    key(page, ENTER)
    settle()
    assert trouble.causes.value() == "card_declined"
    ways = (*trouble.plan_b.values(), trouble.sheet, trouble.another)
    for button in (*ways, page.frame.footer.end):
        key(page, Qt.Key.Key_Tab)
        assert button.hasFocus(), button
    press(page, trouble.back, ENTER)
    assert shown(page) == "check_number"


def test_a_receipt_that_came_late_is_on_the_way(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    while shown(page) != "receipt":
        desk.runs.skip(run, shown(page))
    fill_in(page, SPACE)
    stops = _round(page)
    receipt = next(w for w in stops if w.accessibleName().startswith("View "))
    assert stops.index(receipt) < stops.index(page.frame.footer.primary)


def _round(page: Page) -> list[QWidget]:
    """Return the stops of Tab from where the keyboard is, once around the page."""
    stops: list[QWidget] = []
    while True:
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in stops:
            return stops
        stops.append(widget)
        key(page, Qt.Key.Key_Tab)
