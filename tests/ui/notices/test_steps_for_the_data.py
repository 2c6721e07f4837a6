"""A finished top-up hides no open registration; the steps for it, and for letting a number go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMenu

from simdesk.domain.clock import ClockKind, ClockState
from simdesk.domain.event import EventKind
from simdesk.domain.line import HolderKind
from simdesk.domain.purpose import Purpose
from simdesk.services.line_index import Group
from simdesk.ui.line_list import row_words
from simdesk.ui.notices.clock_notices import ClockNotices
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.steps.letting_go import AccountsPart, ArchivePart
from simdesk.ui.steps.outcome import OutcomePart
from simdesk.ui.steps.registration_done import RegistrationDonePart
from tests.driver import Driver
from tests.samples import TODAY, event
from tests.ui.notices.hands import dialog, number, renew, run_page, show, to_the_end, under, words

REGISTRATION = ClockKind.REGISTRATION


def notice(driver: Driver, label: str = "Main · bank") -> None:
    """Let the operator have asked for the owner's data three days ago."""
    line = number(driver, label)
    noticed = TODAY - timedelta(days=3)
    driver.desk.events.record(event(line.id, EventKind.REGISTRATION_NOTICE, noticed))
    driver.settle(12)


def bar(driver: Driver) -> str:
    return driver.window._bar.words.text()


def group(driver: Driver, label: str) -> Group:
    line = number(driver, label)
    index = driver.desk.index
    return next(e.group for g in Group for e in index.select(g) if e.line_id == line.id)


def state(driver: Driver) -> ClockState:
    line = number(driver, "Main · bank")
    return driver.desk.lines.forecast(line).clock(REGISTRATION).state


def test_the_end_of_a_renewal_says_what_is_still_open(driver: Driver) -> None:
    notice(driver)
    page = renew(driver, number(driver, "Main · bank"))
    assert page.view is not None
    part = page.view.part(OutcomePart)
    assert part is not None
    said = "\n".join(words(part))
    assert "The operator asked for the owner's data, until 3 December 2026." in said
    assert "Paying does not settle it." in said
    assert part._open.property("card") == "warn"
    assert part.register.isVisible()


def test_a_renewal_that_left_nothing_open_says_nothing_of_it(driver: Driver) -> None:
    line = number(driver, "Student SIM")
    page = renew(driver, line)
    assert page.view is not None
    part = page.view.part(OutcomePart)
    assert part is not None
    assert not part._open.isVisible()
    driver.click(page.frame.footer.primary)
    assert bar(driver) == "Renewal ended"
    assert group(driver, "Student SIM") is Group.ON_TRACK


def test_bar_card_row_and_group_still_say_it_after_the_renewal(driver: Driver) -> None:
    notice(driver)
    line = number(driver, "Main · bank")
    page = renew(driver, line)
    driver.click(page.frame.footer.primary)
    assert bar(driver) == "Renewal ended. Registration is still open."
    numbers = driver.find(NumbersPage)
    assert isinstance(numbers, NumbersPage)
    hero = numbers.detail.hero
    said = "\n".join(words(hero))
    assert "12 days until the number may be suspended" in said
    assert hero.register.isVisible()
    assert hero.register._kind == "primary"
    assert hero.renew._kind != "primary", "paying again is not what is to be done"
    (summary,) = driver.desk.index.summaries([line.id])
    assert row_words.state_phrase(summary) == "Registration: suspension"
    assert group(driver, "Main · bank") is Group.NEEDS_ACTION


def test_a_foreign_citizen_who_has_not_answered_stays_among_the_missing(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    page = renew(driver, line)
    driver.click(page.frame.footer.primary)
    assert bar(driver) == "Renewal ended. Registration is still open."
    assert group(driver, "Main · bank") is Group.MISSING
    (summary,) = driver.desk.index.summaries([line.id])
    assert row_words.state_phrase(summary) == "Registration: not confirmed"
    numbers = driver.find(NumbersPage)
    assert isinstance(numbers, NumbersPage)
    assert "Registration is unknown and may come sooner." in words(numbers.detail.hero)


def test_the_card_speaks_of_a_notice_that_is_not_the_first_date(driver: Driver) -> None:
    line = number(driver, "Mum's SIM")
    driver.desk.events.record(event(line.id, EventKind.REGISTRATION_NOTICE, TODAY))
    driver.desk.events.record(
        event(line.id, EventKind.CALL, TODAY - timedelta(days=85))
    )  # five days until a fee
    page = show(driver, line)
    said = "\n".join(words(page.detail.hero))
    assert "until a fee" in said
    assert "Registration is open as well, until 6 December 2026. No payment settles it." in said
    assert page.detail.hero.register.isVisible()


def test_while_a_renewal_goes_on_the_row_still_says_that_the_data_are_asked_for(
    driver: Driver,
) -> None:
    notice(driver)
    line = number(driver, "Main · bank")
    driver.desk.runs.start(line.id, "salon")
    (summary,) = driver.desk.index.summaries([line.id])
    assert summary.progress is not None
    assert row_words.state_phrase(summary) == "Registration: suspension"
    assert group(driver, "Main · bank") is Group.NEEDS_ACTION


def test_the_end_of_a_renewal_leads_to_the_steps_and_is_over_with_that(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    page = renew(driver, line)
    renewal = page.walk.run.id
    assert page.view is not None
    part = page.view.part(OutcomePart)
    assert part is not None
    driver.click(part.register)
    steps = run_page(driver)
    assert steps.walk.run.route_id == "reregistration"
    assert not driver.desk.runs.get(renewal).open
    assert "Register the number anew" in driver.window.windowTitle()


def test_a_renewal_that_still_waits_stays_open_beside_the_steps(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    runs = driver.desk.runs
    run = runs.start(line.id, "salon")
    for step in runs.route(run).steps[:-1]:
        runs.skip(runs.get(run.id), step.id)
    driver.open_page("renewal", line.id)
    view = run_page(driver).view
    assert view is not None
    part = view.part(OutcomePart)
    assert part is not None
    driver.click(part.register)
    assert run_page(driver).walk.run.route_id == "reregistration"
    assert runs.get(run.id).open


def test_the_steps_are_walked_from_the_clock_to_the_confirmation(driver: Driver) -> None:
    notice(driver)
    line = number(driver, "Main · bank")
    driver.click(under(show(driver, line), REGISTRATION).register)
    page = run_page(driver)
    order = to_the_end(driver, page)
    assert order[:5] == ["translation", "snils", "gosuslugi", "biometrics", "salon"]
    assert page.view is not None
    part = page.view.part(RegistrationDonePart)
    assert part is not None
    assert part.result.text() == "Registration: 3 December 2026 → check by 20 May 2027"
    driver.click(page.frame.footer.primary)
    assert page.isVisible(), "without the owner's own word nothing is confirmed"
    assert state(driver) is ClockState.NOTICE
    driver.click(part.seen)
    driver.click(page.frame.footer.primary)
    assert state(driver) is ClockState.ON_TRACK
    assert bar(driver) == "Owner's data written down as confirmed"
    assert group(driver, "Main · bank") is not Group.MISSING
    driver.click(driver.window._bar.undo)
    assert state(driver) is ClockState.NOTICE
    assert driver.desk.runs.open_run(line.id, Purpose.REGISTER) is not None


def test_steps_that_were_left_go_on_where_they_were(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    page = show(driver, line)
    driver.click(under(page, REGISTRATION).register)
    steps = run_page(driver)
    driver.click(steps.frame.footer.primary)
    driver.click(steps.frame.top.later)
    block: ClockNotices = under(show(driver, line), REGISTRATION)
    assert block.register.text() == "Continue: Get a SNILS"
    driver.click(block.register)
    view = run_page(driver).view
    assert view is not None
    assert view.step.id == "snils"


def test_trouble_in_the_steps_offers_no_way_to_pay(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    driver.click(under(show(driver, line), REGISTRATION).register)
    page = run_page(driver)
    driver.click(page.frame.footer.trouble)
    assert page.trouble is not None
    assert not page.trouble.another.isVisible()
    driver.click(page.frame.footer.end)
    assert bar(driver) == "Steps ended"
    assert driver.desk.runs.open_run(line.id, Purpose.REGISTER) is None


def test_the_chooser_of_a_renewal_has_no_such_steps(driver: Driver) -> None:
    others = {route.title for route in driver.desk.catalogue.other_routes}
    assert others
    line = number(driver, "Main · bank")
    driver.open_page("renewal", line.id)
    assert not others & set(words(driver.window))


@pytest.mark.parametrize(
    ("label", "holder", "route_id"),
    [
        ("Main · bank", HolderKind.FOREIGN, "reregistration"),
        ("Mum's SIM", HolderKind.RUSSIAN, "new_passport"),
    ],
)
def test_the_menu_of_a_number_leads_to_its_holders_steps(
    driver: Driver, label: str, holder: HolderKind, route_id: str
) -> None:
    line = number(driver, label)
    assert line.holder_kind is holder
    page = show(driver, line)
    page.actions_for_line.register.trigger()
    driver.settle(12)
    assert run_page(driver).walk.run.route_id == route_id


def test_without_a_holder_the_question_comes_first(driver: Driver) -> None:
    page = show(driver, number(driver, "Old number"))
    page.actions_for_line.register.trigger()
    driver.settle(12)
    form = dialog(driver)
    assert form.focusWidget() is form._holder_kind


def test_both_menus_have_both_entries(driver: Driver) -> None:
    page = show(driver, number(driver, "Main · bank"))
    actions = page.actions_for_line
    menu = QMenu()
    actions.context_menu(menu)
    assert {actions.register, actions.give_up} <= set(menu.actions())
    assert actions.give_up.text() == "Let the number go…"
    menu.deleteLater()


def test_letting_go_ticks_the_owners_accounts_and_ends_in_the_archive(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    page = show(driver, line)
    page.actions_for_line.give_up.trigger()
    driver.settle(12)
    steps = run_page(driver)
    assert steps.view is not None
    accounts = steps.view.part(AccountsPart)
    assert accounts is not None
    assert list(accounts.ticks) == ["Сбер", "Gosuslugi", "WeChat"]
    driver.click(accounts.ticks["Сбер"])
    to_the_end(driver, steps)
    assert steps.view is not None
    part = steps.view.part(ArchivePart)
    assert part is not None
    assert part.left.words.text() == "Not ticked as moved yet: Gosuslugi, WeChat"
    assert steps.frame.footer.primary.text() == "Archive the number"
    driver.click(steps.frame.footer.primary)
    assert driver.desk.lines.get(line.id).archived_at is not None
    numbers = driver.find(NumbersPage)
    assert isinstance(numbers, NumbersPage)
    assert numbers.list.view.chosen_id() == line.id, "the archived number is in sight"
    assert bar(driver) == "Archived 1 number"
    driver.click(driver.window._bar.undo)
    assert driver.desk.lines.get(line.id).archived_at is None


def test_ticks_of_accounts_outlive_the_page(driver: Driver) -> None:
    line = number(driver, "Main · bank")
    for expected in (False, True):
        driver.window._pages.runs.follow(line.id, Purpose.GIVE_UP)
        driver.settle(12)
        view = run_page(driver).view
        assert view is not None
        part = view.part(AccountsPart)
        assert part is not None
        assert part.ticks["WeChat"].isChecked() is expected
        if not expected:
            driver.click(part.ticks["WeChat"])
            driver.click(run_page(driver).frame.top.later)
