"""Steps that renew nothing: beside a renewal, ended by what they are for, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from simdesk.app import build
from simdesk.domain.change import Action
from simdesk.domain.clock import ClockKind, ClockState
from simdesk.domain.errors import FutureDateError
from simdesk.domain.event import EventKind
from simdesk.domain.line import HolderKind, Line
from simdesk.domain.purpose import Purpose
from simdesk.domain.run import RunEnd
from simdesk.services.desk import Desk
from simdesk.services.line_index import Group
from simdesk.services.runs import StepFacts
from tests.samples import NOW, TODAY, event, line

CONFIRMED = StepFacts(on=TODAY, confirmed=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on an empty data folder, on a fixed day."""
    opened = build(tmp_path / "data", now=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def foreign(desk: Desk) -> Line:
    """An MTS number of a foreign citizen, used today."""
    kept = desk.lines.add(line("+79161234567", operator_id="mts", holder_kind=HolderKind.FOREIGN))
    desk.events.record(event(kept.id, EventKind.CALL, TODAY))
    return kept


def state(desk: Desk, kept: Line) -> ClockState:
    return desk.lines.forecast(kept).clock(ClockKind.REGISTRATION).state


def group(desk: Desk, kept: Line) -> Group:
    desk.index.open()
    return next(e.group for g in Group for e in desk.index.select(g) if e.line_id == kept.id)


def test_a_number_has_one_open_run_for_each_purpose(desk: Desk, foreign: Line) -> None:
    renewal = desk.runs.start(foreign.id, "salon")
    papers = desk.runs.start(foreign.id, "reregistration")
    leaving = desk.runs.start(foreign.id, "give_up_number")
    found = {purpose: desk.runs.open_run(foreign.id, purpose) for purpose in Purpose}
    assert {purpose: run and run.id for purpose, run in found.items()} == {
        Purpose.RENEW: renewal.id,
        Purpose.REGISTER: papers.id,
        Purpose.GIVE_UP: leaving.id,
    }


def test_other_steps_calm_no_date(desk: Desk, foreign: Line) -> None:
    before = group(desk, foreign)
    desk.runs.start(foreign.id, "reregistration")
    assert group(desk, foreign) is before is Group.MISSING
    desk.runs.start(foreign.id, "salon")
    assert group(desk, foreign) is Group.IN_PROGRESS


def test_a_renewal_does_not_hide_a_notice(desk: Desk, foreign: Line) -> None:
    desk.events.record(event(foreign.id, EventKind.REGISTRATION_NOTICE, TODAY - timedelta(days=2)))
    desk.runs.start(foreign.id, "salon")
    assert group(desk, foreign) is Group.NEEDS_ACTION


def test_the_end_of_the_steps_states_the_confirmation(desk: Desk, foreign: Line) -> None:
    assert state(desk, foreign) is ClockState.NOT_CONFIRMED
    run = desk.runs.start(foreign.id, "reregistration")
    seen = desk.runs.if_confirmed(run, TODAY)
    desk.runs.finish(run, "registration_done", [CONFIRMED])
    clock = desk.lines.forecast(foreign).clock(ClockKind.REGISTRATION)
    assert clock.state is ClockState.ON_TRACK
    assert clock == seen.after.clock(ClockKind.REGISTRATION)
    ended = desk.runs.get(run.id)
    assert ended.end is RunEnd.FINISHED
    assert desk.history.undoable is not None
    assert desk.history.undoable.action is Action.CONFIRM_OWNER
    assert group(desk, foreign) is Group.ON_TRACK
    desk.history.undo()
    assert state(desk, foreign) is ClockState.NOT_CONFIRMED
    assert desk.runs.get(run.id).open
    desk.history.redo()
    assert state(desk, foreign) is ClockState.ON_TRACK


def test_a_confirmation_before_the_notice_settles_nothing(desk: Desk, foreign: Line) -> None:
    noticed = TODAY - timedelta(days=1)
    desk.events.record(event(foreign.id, EventKind.REGISTRATION_NOTICE, noticed))
    run = desk.runs.start(foreign.id, "reregistration")
    assert desk.runs.if_confirmed(run, noticed - timedelta(days=1)).after.registration_open
    assert not desk.runs.if_confirmed(run, TODAY).after.registration_open
    assert state(desk, foreign) is ClockState.NOTICE, "only looked at"


def test_nothing_is_confirmed_tomorrow(desk: Desk, foreign: Line) -> None:
    run = desk.runs.start(foreign.id, "reregistration")
    tomorrow = StepFacts(on=TODAY + timedelta(days=1), confirmed=True)
    with pytest.raises(FutureDateError):
        desk.runs.finish(run, "registration_done", [tomorrow])
    assert desk.runs.get(run.id).open
    assert state(desk, foreign) is ClockState.NOT_CONFIRMED


def test_letting_a_number_go_archives_it_in_one_action(desk: Desk, foreign: Line) -> None:
    run = desk.runs.start(foreign.id, "give_up_number")
    desk.runs.finish(run, "archive", [])
    assert desk.lines.get(foreign.id).archived_at == NOW
    assert not desk.runs.get(run.id).open
    assert group(desk, foreign) is Group.ARCHIVED
    assert desk.history.undoable is not None
    assert desk.history.undoable.action is Action.ARCHIVE_LINES
    desk.history.undo()
    assert desk.lines.get(foreign.id).archived_at is None
    assert desk.runs.get(run.id).open


def test_steps_are_no_renewal_where_they_begin_and_fail(desk: Desk, foreign: Line) -> None:
    actions = []
    desk.changes.subscribe(lambda change: actions.append(change.action))
    run = desk.runs.start(foreign.id, "reregistration")
    desk.runs.end(run, RunEnd.FAILED, "bank_refuses")
    renewal = desk.runs.start(foreign.id, "salon")
    desk.runs.end(renewal, RunEnd.FAILED)
    assert actions == [
        Action.START_STEPS,
        Action.END_STEPS,
        Action.START_RUN,
        Action.END_RUN,
    ]
    assert desk.runs.get(run.id).failure == "bank_refuses"
