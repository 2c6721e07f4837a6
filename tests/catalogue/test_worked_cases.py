"""Six people with different things at hand: what `docs/worked-cases.md` says of each is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from simdesk.domain.answers import about, prefilled
from simdesk.domain.event import EventKind
from simdesk.domain.judgement import Judged, Obstacle
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.route import SmsNeed
from simdesk.domain.suitability import Choice, choose
from simdesk.services.desk import Desk
from tests.samples import TODAY, event, line, make_desk
from tests.screens.worked_cases import CASES, Case


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk with the real catalogue."""
    opened = make_desk(tmp_path / "data")
    yield opened
    opened.close()


def decided(desk: Desk, name: str) -> tuple[Case, Choice]:
    """Return a person, and what the finder decides for him."""
    case = next(case for case in CASES if case.name == name)
    kept = desk.lines.add(line("+79000000100", **case.number))
    desk.events.record(event(kept.id, EventKind.CALL, TODAY - timedelta(days=case.silent)))
    if case.returned:
        desk.events.record(event(kept.id, EventKind.RETURNED, TODAY))
    settings = replace(
        desk.settings.current, place=case.place, means=case.means, answered=frozenset(Question)
    )
    forecast = desk.lines.forecast(kept)
    assert forecast.registration_open
    operator = desk.lines.rules(kept).operator
    answers = prefilled(kept, forecast, settings)
    return case, choose(
        desk.catalogue.routes, answers=answers, about=about(kept, operator, forecast)
    )


def fitting(choice: Choice) -> list[str]:
    """Return the routes that fit, best first."""
    return [judged.route.id for judged in choice.suitable]


def unfit(choice: Choice, route_id: str) -> Judged:
    """Return a route that does not fit."""
    return next(judged for judged in choice.unsuitable if judged.route.id == route_id)


def test_abroad_without_a_russian_card_a_friend_pays(desk: Desk) -> None:
    _case, choice = decided(desk, "no-russian-card")
    assert fitting(choice)[0] == "relative"
    assert choice.recommended is not None
    assert choice.follow is not None  # a top-up alone may not count, so the number is used as well


def test_cash_without_a_passport_leaves_the_number_itself(desk: Desk) -> None:
    _case, choice = decided(desk, "cash-and-no-passport")
    assert fitting(choice)[0] == "paid_action"
    for way in ("payment_terminal", "shop", "salon", "bank_branch"):
        judged = unfit(choice, way)
        assert judged.lacking | judged.one_of
        assert Means.CASH not in judged.lacking


def test_a_bill_is_paid_in_the_app_and_promises_come_last(desk: Desk) -> None:
    _case, choice = decided(desk, "postpaid")
    assert fitting(choice)[0] == "official_app"
    assert "auto_debit" in fitting(choice)
    assert fitting(choice)[-1] == "promised_payment"


def test_an_old_tourist_sim_has_no_way_that_settles_the_owners_data(desk: Desk) -> None:
    _case, choice = decided(desk, "old-tourist-sim")
    assert choice.recommended is None
    assert fitting(choice)


def test_back_from_roaming_a_call_works_and_codes_do_not_come(desk: Desk) -> None:
    _case, choice = decided(desk, "back-from-roaming")
    assert fitting(choice)[0] == "paid_action"
    for judged in choice.suitable[1:]:
        assert judged.route.sms is SmsNeed.NO or judged.cautions
    assert Obstacle.NO_SMS in unfit(choice, "promised_payment").obstacles


def test_with_nothing_at_hand_it_is_said_what_would_open_a_way(desk: Desk) -> None:
    case, choice = decided(desk, "nothing")
    assert not case.means
    assert fitting(choice) == []
    assert choice.ways_out[0].judged.route.id == "relative"
