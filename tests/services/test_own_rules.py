"""An own rule holds for its number or its operator, survives a start, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from simdesk.app import build
from simdesk.domain.clock import Basis, ClockKind
from simdesk.domain.errors import FutureDateError
from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.domain.operator import Counts
from simdesk.domain.own_rule import OwnRule, RuleKey
from simdesk.domain.rule import RECHECK_DAYS
from simdesk.services.desk import Desk
from tests.samples import NOW, TODAY, event, line

CALLED = TODAY - timedelta(days=10)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on an empty data folder, on a fixed day."""
    opened = build(tmp_path / "data", now=lambda: NOW)
    yield opened
    opened.close()


def number(desk: Desk, msisdn: str, operator_id: str = "mts", operator_name: str = "") -> Line:
    """Keep a number that called ten days ago."""
    kept = desk.lines.add(line(msisdn, operator_id=operator_id, operator_name=operator_name))
    desk.events.record(event(kept.id, EventKind.CALL, CALLED))
    return kept


def silence(days: int | None, **scope: str) -> OwnRule:
    """Return a rule in days as a dialog hands it over."""
    return OwnRule("", RuleKey.SILENCE, days, TODAY, "tariff page", NOW, **scope)  # type: ignore[arg-type]


def due_in(desk: Desk, kept: Line) -> int | None:
    """Return how many days after the call the activity clock strikes."""
    due = desk.lines.forecast(kept).clock(ClockKind.ACTIVITY).due
    return None if due is None else (due - CALLED).days


def test_a_rule_of_an_operator_holds_for_its_numbers_and_one_of_a_number_for_it(
    desk: Desk,
) -> None:
    first, second = number(desk, "+79161234567"), number(desk, "+79161234568")
    other = number(desk, "+79031234567", "beeline")
    before = {kept.id: due_in(desk, kept) for kept in (first, second, other)}
    desk.own_rules.keep([silence(200, operator="mts")])
    assert (due_in(desk, first), due_in(desk, second)) == (200, 200)
    assert due_in(desk, other) == before[other.id]
    desk.own_rules.keep([silence(30, line_id=first.id)])
    assert (due_in(desk, first), due_in(desk, second)) == (30, 200)
    assert desk.history.undo() is not None
    assert due_in(desk, first) == 200
    assert desk.history.undo() is not None
    assert due_in(desk, first) == before[first.id]


def test_a_rule_outlives_the_program(desk: Desk) -> None:
    kept = number(desk, "+79161234567")
    desk.own_rules.keep([silence(200, operator="mts")])
    folder = desk.folder
    desk.close()
    again = build(folder, now=lambda: NOW)
    assert due_in(again, kept) == 200
    assert again.lines.forecast(kept).clock(ClockKind.ACTIVITY).basis is Basis.OWN_RULE
    again.close()


def test_a_rule_can_be_taken_back_and_that_undone(desk: Desk) -> None:
    kept = number(desk, "+79161234567")
    before = due_in(desk, kept)
    desk.own_rules.keep([silence(200, line_id=kept.id)])
    desk.own_rules.withdraw(desk.own_rules.of_line(kept))
    assert (due_in(desk, kept), desk.own_rules.of_line(kept)) == (before, [])
    desk.history.undo()
    assert due_in(desk, kept) == 200


def test_a_new_rule_stands_for_the_old_one_and_a_look_without_a_find_does_not(desk: Desk) -> None:
    kept = number(desk, "+79161234567")
    for days in (200, 100):
        desk.own_rules.keep([silence(days, operator="mts")])
    assert [rule.value for rule in desk.own_rules.of_line(kept)] == [100]
    desk.own_rules.keep([silence(None, operator="mts")])
    desk.own_rules.keep([silence(None, operator="mts")])
    assert [rule.value for rule in desk.own_rules.of_line(kept)] == [100, None]
    assert due_in(desk, kept) == 100


def test_every_number_whose_clock_moves_is_named_in_the_change(desk: Desk) -> None:
    first, second = number(desk, "+79161234567"), number(desk, "+79161234568")
    number(desk, "+79031234567", "beeline")
    heard: list[frozenset[str]] = []
    desk.changes.subscribe(lambda change: heard.append(change.line_ids))
    desk.own_rules.keep([silence(200, operator="mts")])
    desk.own_rules.keep([silence(200, line_id=first.id)])
    desk.own_rules.withdraw(desk.own_rules.of_line(second))
    assert heard == [{first.id, second.id}, {first.id}, {first.id, second.id}]


def test_the_file_that_shows_a_rule_is_kept_with_it_as_one_action(desk: Desk) -> None:
    kept = number(desk, "+79161234567")
    slip = desk.receipts.keep_file(b"%PDF-1.7 tariff", "tariff.pdf")
    desk.own_rules.keep([silence(200, line_id=kept.id)], (slip, "tariff.pdf"))
    (rule,) = desk.own_rules.of_line(kept)
    proof = desk.own_rules.proof(rule)
    assert proof is not None
    assert (proof.name, proof.line_id, proof.on) == ("tariff.pdf", kept.id, TODAY)
    assert desk.receipts.path(proof).read_bytes() == b"%PDF-1.7 tariff"
    desk.history.undo()
    assert (desk.own_rules.of_line(kept), desk.receipts.everything()) == ([], [])


def test_nothing_is_found_tomorrow(desk: Desk) -> None:
    tomorrow = replace(silence(200, operator="mts"), on=TODAY + timedelta(days=1))
    with pytest.raises(FutureDateError):
        desk.own_rules.keep([tomorrow])
    assert desk.history.undoable is None


def test_an_operator_of_ones_own_is_the_same_however_it_is_typed(desk: Desk) -> None:
    first = number(desk, "+79161234567", "", "Motiv  Ural")
    second = number(desk, "+79161234568", "", "motiv ural")
    counting = OwnRule("", RuleKey.CALL, Counts.YES, TODAY, "a call", NOW)
    key = first.operator_key
    desk.own_rules.keep([silence(120, operator=key), replace(counting, operator=key)])
    assert (due_in(desk, first), due_in(desk, second)) == (120, 120)
    unnamed = number(desk, "+79161234569", "")
    assert due_in(desk, unnamed) is None
    assert desk.own_rules.of_line(unnamed) == []


def test_the_list_of_facts_names_what_asks_to_be_looked_at_again(tmp_path: Path) -> None:
    now = [NOW]
    desk = build(tmp_path / "data", now=lambda: now[0])

    def asking() -> list[RuleKey]:
        return [fact.key for fact in desk.own_rules.facts("mts") if fact.stale]

    unknown = [f.key for f in desk.own_rules.facts("mts") if not f.fact.known]
    assert asking() == unknown != []
    now[0] = NOW + timedelta(days=RECHECK_DAYS + 1)
    assert len(asking()) == len(desk.own_rules.facts("mts"))
    look = replace(silence(None, operator="mts"), on=now[0].date())
    desk.own_rules.keep([look, replace(look, key=RuleKey.ZERO, value=90)])
    assert RuleKey.SILENCE not in asking()
    assert RuleKey.ZERO not in asking()
    assert RuleKey.FEE in asking()
    assert [fact.stale for fact in desk.own_rules.facts_of_law()] == [True] * 3
    desk.close()
