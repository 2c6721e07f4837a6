"""The last day to ask for money on a wrong number, and whose rule gives it."""

from __future__ import annotations

from datetime import date

import pytest

from simdesk.domain.rescue import MoveRule, RescueBook, last_day
from simdesk.domain.rule import Confidence, Sourced

PAID = date(2026, 11, 21)


def rule(
    operator_id: str, days: int | None, wrong: int | None = None, swapped: int | None = None
) -> MoveRule:
    fact = Sourced("Ask.", "a page", None, PAID, Confidence.LOW)
    return MoveRule(operator_id, fact, days, wrong, swapped)


RULES = (rule("a", 14), rule("b", None, 2, 2), rule("c", 10), rule("d", 30))


@pytest.mark.parametrize(
    ("receiving", "on", "whose"),
    [
        ("a", date(2026, 12, 5), "a"),
        ("d", date(2026, 12, 21), "d"),
        ("b", date(2026, 12, 1), "c"),
        ("", date(2026, 12, 1), "c"),
    ],
)
def test_the_receivers_rule_or_else_the_shortest(receiving: str, on: date, whose: str) -> None:
    found = last_day(RULES, receiving, PAID)
    assert found is not None
    assert (found.on, found.rule.operator_id) == (on, whose)


def test_without_a_figure_there_is_no_last_day() -> None:
    assert last_day([RULES[1]], "b", PAID) is None
    assert RescueBook(RULES).rule("b") is RULES[1]
    assert RescueBook(RULES).rule("x") is None


@pytest.mark.parametrize(
    ("wrong", "swapped", "allowed"), [(3, False, True), (4, False, False), (4, True, True)]
)
def test_few_digits_may_be_wrong_and_more_may_have_changed_places(
    wrong: int, swapped: bool, allowed: bool
) -> None:
    assert rule("a", 14, 3, 4).allows(wrong, swapped=swapped) is allowed
    assert rule("a", 14).allows(wrong, swapped=swapped) is None
