"""Pictures of the route finder: what it says to six people who have different things at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from simdesk.domain.event import EventKind
from simdesk.domain.line import AutoDebit, HolderKind, Plan, SimPlace
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.settings import Place
from tests.driver import Driver
from tests.samples import TODAY, event, line


class Case(NamedTuple):
    """A person: where he is, what he has, his number, and the days since its last paid use."""

    name: str
    place: Place
    means: frozenset[Means]
    number: dict[str, object]
    silent: int
    returned: bool = False


CASES = (
    Case(
        "no-russian-card",
        Place.ABROAD,
        frozenset({Means.HELPER}),
        {"operator_id": "megafon", "plan": Plan.PREPAID, "sim_place": SimPlace.ABROAD},
        20,
    ),
    Case(
        "cash-and-no-passport",
        Place.RUSSIA,
        frozenset({Means.CASH, Means.SIM_IN_HAND}),
        {"operator_id": "beeline", "plan": Plan.PREPAID, "sim_place": SimPlace.RUSSIA},
        30,
    ),
    Case(
        "postpaid",
        Place.RUSSIA,
        frozenset({Means.RUSSIAN_CARD, Means.SIM_IN_HAND}),
        {"operator_id": "mts", "plan": Plan.POSTPAID, "auto_debit": AutoDebit.BILL},
        30,
    ),
    Case(
        "old-tourist-sim",
        Place.ABROAD,
        frozenset({Means.ALIPAY_WECHAT, Means.PASSPORT}),
        {"operator_id": "t2", "holder_kind": HolderKind.FOREIGN, "sim_place": SimPlace.ABROAD},
        100,
    ),
    Case(
        "back-from-roaming",
        Place.RUSSIA,
        frozenset({Means.SIM_IN_HAND, Means.RUSSIAN_CARD}),
        {"operator_id": "beeline", "plan": Plan.PREPAID, "sim_place": SimPlace.RUSSIA},
        86,
        returned=True,
    ),
    Case(
        "nothing",
        Place.ABROAD,
        frozenset(),
        {"operator_id": "yota", "plan": Plan.PREPAID, "sim_place": SimPlace.ELSEWHERE},
        40,
    ),
)


def draw_worked_cases(driver: Driver, shoot: Callable[[str], Path]) -> list[Path]:
    """Return a picture of each case; the desk keeps their numbers and the last answers."""
    desk, drawn = driver.desk, []
    for index, case in enumerate(CASES):
        kept = desk.lines.add(line(f"+7900000010{index}", **case.number))
        desk.events.record(event(kept.id, EventKind.CALL, TODAY - timedelta(days=case.silent)))
        if case.returned:
            desk.events.record(event(kept.id, EventKind.RETURNED, TODAY))
        answers = replace(
            desk.settings.current,
            place=case.place,
            means=case.means,
            answered=frozenset(Question),
        )
        desk.settings.keep(answers)
        driver.open_page("renewal", kept.id)
        driver.settle(12)
        drawn.append(shoot(f"routes-{case.name}"))
    return drawn
