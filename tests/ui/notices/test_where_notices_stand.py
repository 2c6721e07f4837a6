"""Notices stand where they matter: under a clock, in a step, in the form, and all together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.line import HolderKind, Plan, SimKind, SimPlace
from simdesk.domain.own_rule import EVERY_OPERATOR
from simdesk.i18n.formats import money
from simdesk.ui.notices.notice_row import NoticeRow
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.pages.rules_page import RulesPage
from simdesk.ui.widgets.fields import ComboBox
from tests.driver import Driver
from tests.samples import TODAY, event, rubles
from tests.ui.notices.hands import dialog, number, run_page, show, told, under, words

REGISTRATION = ClockKind.REGISTRATION


def test_a_foreign_citizen_is_told_the_law_under_the_registration_clock(driver: Driver) -> None:
    page = show(driver, number(driver, "Main · bank"))
    notices = under(page, REGISTRATION)
    assert told(notices) == ["foreign_contract", "foreign_cutoff"]
    assert notices.list.more.text() == "4 more to know"
    driver.click(notices.list.more)
    assert told(notices)[2:] == ["stale_data", "foreign_phone", "foreign_limit", "second_package"]
    driver.click(notices.list.more)
    assert len(told(notices)) == 2


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        (HolderKind.RUSSIAN, ["stale_data", "russian_limit"]),
        (HolderKind.COMPANY, ["company_user", "second_package"]),
        (HolderKind.UNKNOWN, ["stale_data", "holder_decides"]),
    ],
)
def test_other_holders_are_told_their_own(
    driver: Driver, holder: HolderKind, expected: list[str]
) -> None:
    line = number(driver, "Old number")
    driver.desk.lines.update(replace(line, holder_kind=holder))
    page = show(driver, line)
    notices = under(page, REGISTRATION)
    assert told(notices) == expected
    # Nobody is led to steps before it is said whose contract it is.
    assert notices.register.isVisible() == (holder is not HolderKind.UNKNOWN)


def test_what_is_confirmed_is_told_quietly(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    driver.desk.events.record(event(line.id, EventKind.REGISTRATION_CONFIRMED, TODAY))
    page = show(driver, line)
    notices = under(page, REGISTRATION)
    assert told(notices) == []
    assert notices.list.more.text() == "Worth knowing: 5"
    assert not notices.register.isVisible()
    driver.click(notices.list.more)
    assert "foreign_cutoff" not in told(notices), "confirmed data are not cut off"


def test_a_notice_of_the_operator_brings_its_term_along(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    noticed = TODAY - timedelta(days=3)
    driver.desk.events.record(event(line.id, EventKind.REGISTRATION_NOTICE, noticed))
    assert "stale_data" in told(under(show(driver, line), REGISTRATION))


@pytest.mark.parametrize(
    ("change", "kind", "expected"),
    [
        ({"sim_kind": SimKind.DATA_ONLY}, ClockKind.ACTIVITY, "data_only"),
        ({"sim_kind": SimKind.ESIM}, ClockKind.ACTIVITY, "esim"),
        ({"sim_kind": SimKind.TRAVEL}, ClockKind.ACTIVITY, "travel"),
        ({"plan": Plan.POSTPAID}, ClockKind.MONEY, "postpaid"),
        ({"sim_place": SimPlace.ABROAD}, ClockKind.REACH, "cooling"),
        ({"sim_place": SimPlace.ELSEWHERE}, ClockKind.REACH, "handing_over"),
    ],
)
def test_a_kind_of_sim_is_told_under_the_clock_that_it_changes(
    driver: Driver, change: dict[str, object], kind: ClockKind, expected: str
) -> None:
    line = number(driver, "Mum's SIM")
    assert told(under(show(driver, line), kind)) == []
    driver.desk.lines.update(replace(line, **change))  # type: ignore[arg-type]
    driver.settle(12)
    notices = under(show(driver, line), kind)
    assert [row.notice.id for row in notices.list.rows] == [expected]
    assert notices.list.more.text() == notices.list.rows[0].notice.title
    driver.click(notices.list.more)
    assert told(notices) == [expected]


def first_row(driver: Driver) -> NoticeRow:
    return under(show(driver, number(driver, "Main · bank")), REGISTRATION).list.rows[0]


def test_a_notice_unfolds_into_what_to_do_and_who_says_so(driver: Driver) -> None:
    row = first_row(driver)
    assert not row.more.isVisible()
    driver.click(row.fold)
    said = "\n".join(words(row.more))
    assert "First SNILS" in said
    assert "In force since 1 January 2025" in said
    assert "303-FZ of 2024-08-08" in said
    assert "confidence high" in said
    assert "kommersant.ru/doc/8097657" in said
    driver.click(row.fold)
    assert not row.more.isVisible()
    driver.click(row.head)
    assert row.more.isVisible(), "a click on its words is enough"


def test_a_notice_unfolds_by_the_keyboard_and_stays_so_while_it_matters(driver: Driver) -> None:
    row = first_row(driver)
    row.fold.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.fold.accessibleName() == row.fold.toolTip()
    assert row.notice.title in row.fold.toolTip()
    QTest.keyClick(row.fold, Qt.Key.Key_Space)
    assert row.more.isVisible()
    line = number(driver, "Main · bank")
    # The operator asks for the data: this clock comes first now, and the rows change places.
    before = [clock.kind for clock in driver.desk.lines.forecast(line).clocks]
    noticed = TODAY - timedelta(days=9)
    driver.desk.events.record(event(line.id, EventKind.REGISTRATION_NOTICE, noticed))
    driver.settle(12)
    assert [clock.kind for clock in driver.desk.lines.forecast(line).clocks] != before
    page = driver.find(NumbersPage)
    assert isinstance(page, NumbersPage)
    again = under(page, REGISTRATION).list.rows[0]
    assert again is row
    assert again.more.isVisible()
    assert again.fold.hasFocus()


def test_sources_that_disagree_are_all_shown(driver: Driver) -> None:
    page = show(driver, number(driver, "Office 2"))
    notices = under(page, REGISTRATION)
    (row,) = (r for r in notices.list.rows if r.notice.id == "russian_limit")
    driver.click(row.fold)
    said = words(row.more)
    assert "The sources do not agree:" in said
    assert "Above the limit all numbers of the person are suspended." in said
    assert "Only the numbers above the limit are suspended." in said


def test_a_bill_and_a_test_are_no_law(driver: Driver) -> None:
    page = show(driver, number(driver, "Main · bank"))
    rows = [*under(page, REGISTRATION).list.rows, *under(page, ClockKind.REACH).list.rows]
    said = {}
    for row in rows:
        row.unfold(on=True)
        said[row.notice.id] = [w for w in words_of(row) if "In " in w or "A bill" in w]
    assert said["second_package"] == ["A bill: whether it became law is not known here"]
    assert said["cooling"] == ["In test mode since 10 November 2025"]


def words_of(row: NoticeRow) -> list[str]:
    return [label.text() for label in row.more.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("route_id", "step_id", "expected"),
    [
        ("salon", "pay", ["cash_with_id"]),
        ("relative", "ask", ["handing_over"]),
        ("paid_action_roaming", "act", ["cooling"]),
        ("reregistration", "salon", ["foreign_contract", "foreign_phone"]),
        ("salon", "balance", []),
    ],
)
def test_a_step_is_told_what_it_touches(
    driver: Driver, route_id: str, step_id: str, expected: list[str]
) -> None:
    runs, line = driver.desk.runs, number(driver, "Main · bank")
    run = runs.start(line.id, route_id)
    for step in runs.route(run).steps:
        if step.id == step_id:
            break
        runs.skip(runs.get(run.id), step.id)
    driver.window._pages.runs.open(run.id)
    driver.settle(12)
    view = run_page(driver).view
    assert view is not None
    assert view.step.id == step_id
    assert [r.notice.id for r in view.notices.rows if r.isVisible()] == expected
    assert view.notices.isVisible() == bool(expected)


def test_the_fine_is_money_in_the_readers_language(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    driver.window._pages.runs.start(line.id, "relative", "")
    runs = driver.desk.runs
    run = runs.open_run(line.id)
    assert run is not None
    runs.skip(run, "check_number")
    driver.settle(12)
    said = "\n".join(words(run_page(driver)))
    low, high = money(rubles(30_000)), money(rubles(50_000))
    assert f"A citizen's fine is {low} to {high}." in said


def choose(box: ComboBox, value: object) -> None:
    """Choose from a list as the owner does."""
    box.setCurrentIndex(box._values.index(value))


def test_a_form_tells_what_an_answer_means_once_it_is_given(driver: Driver) -> None:
    driver.open_page("edit", number(driver, "Main · bank").id)
    form = dialog(driver)
    assert not any(told.isVisible() for told in form._told.values()), "nothing was asked anew"
    holder = form._told["holder_kind"]
    for kind, expected in (
        (HolderKind.COMPANY, "company_user"),
        (HolderKind.FOREIGN, "foreign_contract"),
    ):
        choose(form._holder_kind, kind)
        driver.settle()
        assert [r.notice.id for r in holder.list.rows if r.isVisible()] == [expected]
    choose(form._sim_kind, SimKind.DATA_ONLY)
    driver.settle()
    kinds = form._told["sim_kind"]
    assert [r.notice.id for r in kinds.list.rows if r.isVisible()] == ["data_only"]
    assert not form._told["plan"].isVisible()
    choose(form._plan, Plan.POSTPAID)
    driver.settle()
    plans = form._told["plan"].list.rows
    assert [r.notice.id for r in plans if r.isVisible()] == ["postpaid"]


def test_all_of_them_can_be_read_among_the_rules(driver: Driver) -> None:
    driver.open_page("rules")
    page = driver.find(RulesPage)
    assert isinstance(page, RulesPage)
    assert page.law is None
    page.operator.setCurrentIndex(page.operator._values.index(EVERY_OPERATOR))
    driver.settle(12)
    assert page.law is not None
    shown = [row.notice for row in page.law.list.rows if row.isVisible()]
    assert shown == list(driver.desk.catalogue.notices)
