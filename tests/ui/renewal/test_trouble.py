"""It didn't work: causes, what to do, plan B, another route, and an end that can be undone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from simdesk.domain.line import Line
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.run import RunEnd
from simdesk.domain.settings import Place
from simdesk.services.desk import Desk
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.amounts import PaymentPart
from simdesk.ui.widgets.marks import NumberedStep
from simdesk.ui.widgets.text import Text
from tests.ui.renewal.hands import (
    NARROW,
    Hands,
    click,
    enter,
    go_to,
    key,
    part,
    settle,
    shown,
)


def in_trouble(desk: Desk, line: Line, hands: Hands, route: str = "official_app") -> RunPage:
    """Return a renewal whose payment did not work."""
    page = hands.run_page(desk, desk.runs.start(line.id, route), size=NARROW)
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.trouble)
    assert page.trouble is not None
    return page


def test_every_cause_of_every_route_says_at_most_three_things_to_do(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    for route in desk.catalogue.routes:
        run = desk.runs.start(lines[0].id, route.id)
        page = hands.run_page(desk, run)
        key(page, Qt.Key.Key_F8)
        assert page.trouble is not None
        for failure in route.failures:
            click(page.trouble.causes.card(failure.id))
            settle()
            steps = page.trouble.card.findChildren(NumberedStep)
            said = [step.words.text() for step in steps if step.isVisible()]
            assert 1 <= len(said) <= 3
            assert said[0] == failure.todo[0].format(operator="MTS")
            assert set(page.trouble.plan_b) == set(failure.fallbacks)
            assert desk.runs.get(run.id).fields["trouble/reason"] == failure.id
        filled = [b for b in page.trouble.plan_b.values() if b._kind == "primary"]
        assert len(filled) <= min(1, len(page.trouble.plan_b))
        assert not page.frame.footer.primary.isVisible()
        desk.runs.end(desk.runs.get(run.id), RunEnd.GIVEN_UP)


def test_what_to_do_unfolds_under_its_cause_and_is_seen(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = in_trouble(desk, lines[0], hands)
    assert page.trouble is not None
    for cause in ("number_off", "card_declined", "not_credited"):
        card = page.trouble.causes.card(cause)
        click(card)
        settle()
        assert card.geometry().bottom() < page.trouble.card.y()
        seen = page.trouble.card.visibleRegion().boundingRect()
        assert seen.height() > page.trouble.card.height() // 2, cause


def test_going_back_keeps_reason_and_step(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = in_trouble(desk, lines[0], hands)
    assert page.trouble is not None
    click(page.trouble.causes.card("not_credited"))
    click(page.trouble.back)
    assert shown(page) == "pay"
    assert part(page, PaymentPart).amount.edit.text() == "100"
    key(page, Qt.Key.Key_F8)
    assert page.trouble is not None
    assert page.trouble.causes.value() == "not_credited"
    left = QSignalSpy(page.left)
    key(page, Qt.Key.Key_Escape)
    assert shown(page) == "pay"
    assert left.count() == 0


def test_arrow_keys_choose_a_cause(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = in_trouble(desk, lines[0], hands)
    assert page.trouble is not None
    page.trouble.causes.stop().setFocus()
    key(page, Qt.Key.Key_Space)
    assert page.trouble.causes.value() == "card_declined"
    key(page, Qt.Key.Key_Down)
    chosen = page.trouble.causes.value()
    assert chosen == "code_missing"
    assert desk.runs.get(page.walk.run.id).fields["trouble/reason"] == chosen


def test_plan_b_asks_for_the_other_route_and_the_failed_run_ends_with_it(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = in_trouble(desk, lines[0], hands)
    assert page.trouble is not None
    click(page.trouble.causes.card("card_declined"))
    settle()
    chosen, left = QSignalSpy(page.route_chosen), QSignalSpy(page.left)
    click(page.trouble.plan_b["shop"])
    run_id = page.walk.run.id
    assert chosen.at(0) == [lines[0].id, "shop", run_id]
    second = desk.runs.start(lines[0].id, "shop", desk.runs.get(run_id))
    assert desk.runs.get(run_id).end is RunEnd.FAILED
    assert second.after_run_id == run_id
    assert left.count() == 0


def test_plan_b_is_judged_by_the_same_answers_the_best_first(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    held = frozenset({Means.HELPER})
    settings = replace(
        desk.settings.current, place=Place.ABROAD, means=held, answered=frozenset(Question)
    )
    desk.settings.keep(settings)
    page = in_trouble(desk, lines[0], hands)
    assert page.trouble is not None
    click(page.trouble.causes.card("site_closed"))
    settle()
    plan_b = page.trouble.plan_b
    assert list(plan_b) == ["relative", "bank_app", "auto_debit"]
    assert [b._kind for b in plan_b.values()] == ["primary", "secondary", "secondary"]
    assert plan_b["relative"].accessibleDescription() == ""
    assert plan_b["bank_app"].accessibleDescription() == "You do not have: Russian bank card"
    said = [t.text() for t in page.trouble.card.findChildren(Text) if t.isVisible()]
    assert said.count("These do not fit your answers:") == 1
    assert said.count("You do not have: Russian bank card") == 2
    chosen = QSignalSpy(page.route_chosen)
    click(plan_b["bank_app"])
    assert chosen.at(0)[1] == "bank_app"


def test_plan_b_never_leads_to_what_another_operator_has(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    for line, fits in ((lines[0], True), (lines[1], False)):
        page = hands.run_page(desk, desk.runs.start(line.id, "relative"))
        click(page.frame.footer.trouble)
        assert page.trouble is not None
        click(page.trouble.causes.card("cannot_pay"))
        settle()
        assert ("transfer_from_sim" in page.trouble.plan_b) is fits


def test_try_another_route_ends_nothing_yet(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = in_trouble(desk, lines[0], hands)
    assert page.trouble is not None
    asked = QSignalSpy(page.another_route_requested)
    click(page.trouble.another)
    assert asked.at(0) == [lines[0].id, page.walk.run.id]
    assert desk.runs.get(page.walk.run.id).open


def test_a_failed_end_keeps_its_reason_and_is_undone(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = in_trouble(desk, lines[0], hands)
    assert page.trouble is not None
    click(page.trouble.causes.card("site_closed"))
    left = QSignalSpy(page.left)
    click(page.frame.footer.end)
    run = desk.runs.get(page.walk.run.id)
    assert (run.end, run.failure) == (RunEnd.FAILED, "site_closed")
    assert left.count() == 1
    desk.history.undo()
    assert desk.runs.get(run.id).open


def test_nobody_is_hurried(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = in_trouble(desk, lines[0], hands)
    assert page.frame.footer.calm.text() == "13 days until the earliest date, no hurry"
    hurried = in_trouble(desk, lines[1], hands)  # its fee may be running already
    assert not hurried.frame.footer.calm.isVisible()
