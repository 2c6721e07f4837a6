"""Where a run stands is derived from its marks, whatever they are and however its route changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.route import Item, Phase, Reach, Risk, Route, Step, StepOverride
from simdesk.domain.rule import Fact
from simdesk.domain.run import Progress, Run, RunEnd, StepMark, StepState, progress
from tests.domain.samples import NOON

DONE, SKIPPED = StepMark


def step(step_id: str, phase: Phase) -> Step:
    return Step(step_id, phase, step_id.title(), items=(Item("one", "Do it"),))


STEPS = (
    step("check", Phase.PREPARE),
    step("find", Phase.PREPARE),
    step("pay", Phase.PAY),
    step("balance", Phase.CONFIRM),
    step("receipt", Phase.EVIDENCE),
    step("call", Phase.FINISH),
)
ROUTE = Route(
    id="terminal",
    title="Terminal",
    text="",
    icon="",
    abroad=Reach.NO,
    abroad_note="",
    cost=Fact(),
    you_need="",
    needs=frozenset(),
    risk=Risk.MEDIUM,
    risk_note="",
    minutes=None,
    proof=(),
    steps=STEPS,
    failures=(),
)


def walk(**marks: StepMark) -> Progress:
    return progress(ROUTE, Run("run", "line", ROUTE.id, NOON, marks=marks))


def test_a_new_run_stands_at_the_first_step() -> None:
    seen = walk()
    assert (seen.current, seen.number, seen.total) == (STEPS[0], 1, 6)
    assert [state for _, state in seen.steps] == [StepState.CURRENT, *[StepState.AHEAD] * 5]


def test_a_finished_run_stands_nowhere() -> None:
    seen = walk(**{s.id: DONE for s in STEPS})
    assert (seen.current, seen.number) == (None, 6)


def test_done_and_skipped_steps_are_behind() -> None:
    seen = walk(check=DONE, find=SKIPPED)
    assert (seen.current, seen.number) == (STEPS[2], 3)
    assert [state for _, state in seen.steps[:2]] == [StepState.DONE, StepState.SKIPPED]


def test_a_step_opened_again_is_current_and_keeps_its_own_number() -> None:
    seen = walk(check=DONE, pay=DONE, balance=DONE)
    assert (seen.current, seen.number) == (STEPS[1], 2)
    assert seen.steps[2][1] is StepState.DONE


def test_phases() -> None:
    seen = walk(check=DONE, pay=DONE)
    assert [seen.phase_state(phase) for phase in Phase] == [
        StepState.CURRENT,
        StepState.DONE,
        StepState.AHEAD,
        StepState.AHEAD,
        StepState.AHEAD,
    ]
    seen = walk(check=DONE, find=SKIPPED, pay=DONE)
    assert seen.phase_state(Phase.PREPARE) is StepState.DONE
    assert seen.phase_state(Phase.CONFIRM) is StepState.CURRENT


def test_a_phase_that_is_left_half_done_is_not_done() -> None:
    seen = progress(ROUTE, Run("run", "line", ROUTE.id, NOON, marks={"find": DONE, "pay": DONE}))
    assert seen.phase_state(Phase.PREPARE) is StepState.CURRENT
    moved = replace(ROUTE, steps=(STEPS[2], STEPS[0], STEPS[1]))
    seen = progress(moved, Run("run", "line", ROUTE.id, NOON, marks={"check": DONE}))
    assert seen.phase_state(Phase.PREPARE) is StepState.AHEAD


def test_a_route_that_lost_its_steps_has_nowhere_to_stand() -> None:
    retired = replace(ROUTE, steps=(), retired="It closed")
    seen = progress(retired, Run("run", "line", ROUTE.id, NOON, marks={"pay": DONE}))
    assert (seen.current, seen.total, seen.number, seen.steps) == (None, 0, 0, ())


def test_a_changed_route_keeps_what_was_done() -> None:
    run = Run("run", "line", ROUTE.id, NOON, marks={"check": DONE, "gone": DONE, "pay": DONE})
    changed = replace(ROUTE, steps=(STEPS[0], step("new", Phase.PREPARE), STEPS[2], STEPS[3]))
    seen = progress(changed, run)
    assert [(s.id, state) for s, state in seen.steps] == [
        ("check", StepState.DONE),
        ("new", StepState.CURRENT),
        ("pay", StepState.DONE),
        ("balance", StepState.AHEAD),
    ]
    assert seen.number == 2


marks = st.dictionaries(
    st.sampled_from([*(s.id for s in STEPS), "gone", "never", ""]), st.sampled_from(StepMark)
)


@given(marks, st.permutations(STEPS), st.integers(0, len(STEPS)))
def test_any_marks_give_a_place(
    given_marks: dict[str, StepMark], order: list[Step], n: int
) -> None:
    route = replace(ROUTE, steps=tuple(order[:n]))
    seen = progress(route, Run("run", "line", ROUTE.id, NOON, marks=given_marks))
    assert [s for s, _ in seen.steps] == list(route.steps)
    unmarked = [s for s in route.steps if s.id not in given_marks]
    assert seen.current == (unmarked[0] if unmarked else None)
    states = {s.id: state for s, state in seen.steps}
    assert list(states.values()).count(StepState.CURRENT) == bool(unmarked)
    for step_id, mark in given_marks.items():
        assert step_id not in states or states[step_id].value == mark.value
    expected = route.steps.index(seen.current) + 1 if seen.current else n
    assert seen.number == expected


@given(marks)
def test_marks_of_steps_that_are_gone_are_ignored(given_marks: dict[str, StepMark]) -> None:
    known = {s.id for s in STEPS}
    kept = {step_id: mark for step_id, mark in given_marks.items() if step_id in known}
    assert walk(**given_marks) == walk(**kept)


@pytest.mark.parametrize("end", [None, *RunEnd])
def test_a_run_is_open_until_it_ended(end: RunEnd | None) -> None:
    assert Run("run", "line", "terminal", NOON, end=end).open == (end is None)


def test_a_step_may_differ_by_operator() -> None:
    items = (Item("use", "Use it once"),)
    own = replace(
        STEPS[0],
        why="So",
        link="account",
        overrides={"yota": StepOverride(title="First use it", items=items)},
    )
    there = own.at("yota")
    assert (there.title, there.items, there.why, there.link) == (
        "First use it",
        items,
        "So",
        "account",
    )
    assert (there.id, there.phase) == (own.id, own.phase)
    assert own.at("mts") is own
    nothing = replace(own, overrides={"yota": StepOverride(items=())})
    assert nothing.at("yota").items == ()


def test_a_step_is_found_by_its_id() -> None:
    assert ROUTE.step("pay") is STEPS[2]
    assert ROUTE.step("gone") is None
