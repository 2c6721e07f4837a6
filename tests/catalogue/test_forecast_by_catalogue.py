"""The rules in the files, put through the forecast, give the dates a person can check by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.clock import Basis, ClockKind, Missing, Outcome
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.forecast import Forecast, forecast
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.operator import Rules

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def run(catalogue: Catalogue, operator_id: str, *events: Event) -> Forecast:
    """Return the forecast of a line with one operator."""
    line = Line("a", "+79161234567", NOW, operator_id=operator_id)
    return forecast(line, events, Rules(catalogue.operator(operator_id), catalogue.law), TODAY)


def event(kind: EventKind, on: date, balance: Money | None = None) -> Event:
    """Return something that surely happened."""
    return Event(f"{kind}{on}", "a", kind, on, Evidence.CONFIRMED, NOW, balance=balance)


@pytest.mark.parametrize(
    ("operator_id", "due", "outcome", "basis"),
    [
        ("mts", date(2026, 12, 4), Outcome.FEE, Basis.DISPUTED),
        ("beeline", date(2026, 12, 4), Outcome.FEE, Basis.DISPUTED),
        ("megafon", date(2026, 10, 20), Outcome.FEE, Basis.DISPUTED),
        ("t2", date(2027, 1, 3), Outcome.FEE, Basis.SEVERAL_SOURCES),
        ("yota", date(2026, 12, 4), Outcome.LOSS, Basis.UNDATED_RULE),
    ],
)
def test_a_call_on_5_september(
    catalogue: Catalogue, operator_id: str, due: date, outcome: Outcome, basis: Basis
) -> None:
    clock = run(catalogue, operator_id, event(EventKind.CALL, date(2026, 9, 5))).clock(
        ClockKind.ACTIVITY
    )
    assert (clock.due, clock.outcome, clock.basis) == (due, outcome, basis)


@pytest.mark.parametrize(
    ("operator_id", "counts"),
    [("mts", False), ("beeline", False), ("megafon", False), ("t2", False), ("yota", True)],
)
def test_an_answered_call_counts_at_one_operator(
    catalogue: Catalogue, operator_id: str, counts: bool
) -> None:
    found = run(catalogue, operator_id, event(EventKind.ANSWERED_CALL, date(2026, 11, 1)))
    clock = found.clock(ClockKind.ACTIVITY)
    assert (clock.missing is None) == counts


def test_the_larger_fee_eats_the_balance(catalogue: Catalogue) -> None:
    found = run(
        catalogue,
        "mts",
        event(EventKind.CALL, date(2026, 9, 5)),
        event(EventKind.BALANCE, date(2026, 11, 14), Money(147_00)),
    )
    assert found.fee_on == date(2026, 12, 4)
    assert found.zero_on == date(2027, 1, 17)
    assert found.loss_on is None, "no source says when the contract ends at zero"


def test_where_no_rule_was_found_the_clock_says_so(catalogue: Catalogue) -> None:
    found = run(catalogue, "yota", event(EventKind.BALANCE, date(2026, 11, 14), Money(0)))
    assert found.clock(ClockKind.MONEY).missing is Missing.OPERATOR_RULE
