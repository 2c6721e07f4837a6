"""The owner's own rules replace those of the catalogue, are marked, and hide nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from simdesk.domain.clock import Basis, ClockKind, Missing, Outcome
from simdesk.domain.event import EventKind
from simdesk.domain.forecast import forecast
from simdesk.domain.operator import Counts, Rules, SilenceOutcome
from simdesk.domain.own_rule import (
    COUNTING,
    OF_LAW,
    OwnRule,
    RuleKey,
    RuleValue,
    fact_of,
    in_force,
    is_stale,
    looked_on,
    own_operator,
    with_own,
)
from simdesk.domain.rule import RECHECK_DAYS, Confidence, Fact
from tests.domain.samples import LAW, MTS, NOON, T2, TODAY, call, line, reading, rub

ON = date(2026, 11, 1)


def own(key: RuleKey, value: RuleValue | None, minutes: int = 0) -> OwnRule:
    """Return a rule that the owner found, kept so many minutes after noon."""
    at = NOON + timedelta(minutes=minutes)
    return OwnRule("", key, value, ON, "a letter", at, operator="mts", note="seen twice")


def ruled(*rules: OwnRule, by: Rules | None = None) -> Rules:
    """Return the rules of MTS with the owner's among them."""
    return with_own(by or Rules(MTS, LAW), in_force(rules))


def test_an_own_rule_gives_the_date_and_the_others_only_stand_by() -> None:
    foreseen = forecast(line(), [call("2026-09-05")], ruled(own(RuleKey.SILENCE, 200)), TODAY)
    clock = foreseen.clock(ClockKind.ACTIVITY)
    assert clock.due == date(2026, 9, 5) + timedelta(days=200)
    assert clock.basis is Basis.OWN_RULE
    assert clock.used is not None
    assert (clock.used.source, clock.used.confidence) == ("a letter", Confidence.OWNER)
    assert [(c.rule.value, c.used) for c in clock.candidates] == [
        (90, False),
        (150, False),
        (183, False),
        (200, True),
    ]


def test_an_own_fee_is_used_though_a_source_names_a_larger_one() -> None:
    events = [call("2026-09-05"), reading("2026-11-20", rub(60))]
    foreseen = forecast(line(), events, ruled(own(RuleKey.FEE, rub(2))), TODAY)
    clock = foreseen.clock(ClockKind.MONEY)
    assert clock.arithmetic is not None
    assert (clock.arithmetic.fee, clock.arithmetic.days) == (rub(2), 30)
    assert {c.rule.value for c in clock.candidates} == {rub(2), rub(3), rub(3.3)}
    assert clock.basis is Basis.OWN_RULE


@pytest.mark.parametrize("key", [k for k in RuleKey if k is not RuleKey.SILENCE_OUTCOME])
def test_every_kind_of_rule_can_be_said_otherwise(key: RuleKey) -> None:
    value: RuleValue = 7
    if key is RuleKey.FEE:
        value = rub(7)
    elif key in COUNTING:
        value = Counts.NO
    before = fact_of(Rules(T2, LAW), key)
    after = fact_of(ruled(own(key, value), by=Rules(T2, LAW)), key)
    assert not before.own
    assert after.own
    assert (after.values[0].value, after.replaced) == (value, before.values)


def test_what_silence_leads_to_can_be_said_otherwise() -> None:
    rules = ruled(own(RuleKey.SILENCE_OUTCOME, SilenceOutcome.LOSS))
    clock = forecast(line(), [call("2026-09-05")], rules, TODAY).clock(ClockKind.ACTIVITY)
    assert clock.outcome is Outcome.LOSS


def test_the_newest_rule_holds_and_to_find_nothing_takes_nothing_back() -> None:
    first, second = own(RuleKey.ZERO, 100, 0), own(RuleKey.ZERO, 200, 1)
    nothing = own(RuleKey.ZERO, None, 2)
    gone = replace(own(RuleKey.ZERO, 300, 3), withdrawn_at=NOON)
    assert in_force([gone, second, nothing, first]) == {RuleKey.ZERO: second}


def test_an_operator_of_ones_own_has_no_rules_until_they_are_written_down() -> None:
    nobody = Rules(own_operator("Elsewhere"), LAW)
    events = [call("2026-09-05")]
    clock = forecast(line(), events, nobody, TODAY).clock(ClockKind.ACTIVITY)
    assert (clock.due, clock.missing) == (None, Missing.OPERATOR_RULE)
    days = own(RuleKey.SILENCE, 60)
    clock = forecast(line(), events, ruled(days, by=nobody), TODAY).clock(ClockKind.ACTIVITY)
    assert (clock.due, clock.missing) == (None, Missing.LAST_ACTIVITY)
    both = ruled(days, own(RuleKey.CALL, Counts.YES), by=nobody)
    clock = forecast(line(), events, both, TODAY).clock(ClockKind.ACTIVITY)
    assert (clock.due, clock.outcome) == (date(2026, 11, 4), Outcome.LOSS)


@pytest.mark.parametrize("key", OF_LAW)
def test_without_the_law_there_is_nothing_to_replace(key: RuleKey) -> None:
    assert ruled(own(key, 5), by=Rules(MTS, None)).law is None
    assert fact_of(Rules(MTS, None), key) == Fact()


def test_a_rule_asks_again_after_half_a_year_and_a_look_calms_it() -> None:
    fact = MTS.silence
    day = TODAY + timedelta(days=RECHECK_DAYS)
    assert looked_on(fact, ()) == TODAY
    assert not is_stale(TODAY, day)
    assert is_stale(TODAY, day + timedelta(days=1))
    look = replace(own(RuleKey.SILENCE, None), on=day)
    assert looked_on(fact, [look]) == day
    assert looked_on(fact, [replace(look, withdrawn_at=NOON)]) == TODAY
    assert looked_on(Fact(), ()) is None
    assert is_stale(None, TODAY)


def test_a_kind_of_event_that_an_own_rule_names_counts_by_it() -> None:
    operator = ruled(own(RuleKey.ANSWERED_CALL, Counts.YES)).operator
    assert operator is not None
    assert MTS.counting(EventKind.ANSWERED_CALL) is Counts.NO
    assert operator.counting(EventKind.ANSWERED_CALL) is Counts.YES


def test_an_operator_of_ones_own_has_the_letters_of_its_name() -> None:
    assert own_operator("Elsewhere").monogram == "El"
