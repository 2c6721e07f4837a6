"""One walk of one line along one route: ticks and typed fields; where it stands is derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simdesk.domain.route import Phase, Route, Step


class RunEnd(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    FAILED = "failed"
    GIVEN_UP = "given_up"


class StepMark(StrEnum):
    """What the owner said of a step."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Run:
    """A walk. It survives a changed route: marks of steps that are gone are kept and ignored.

    `ticks` are `step_id/item_id`; `marks` are by step id; `fields` are typed texts by
    `step_id/field`, exactly as typed. `failure` is the id of the failure that ended it;
    `after_run_id` is the failed run that this one follows.
    """

    id: str
    line_id: str
    route_id: str
    started_at: datetime
    marks: Mapping[str, StepMark] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    ended_at: datetime | None = None
    end: RunEnd | None = None
    failure: str = ""
    after_run_id: str | None = None

    @property
    def open(self) -> bool:
        """Whether the run can go on."""
        return self.end is None


class StepState(StrEnum):
    """A step as the rail shows it."""

    DONE = "done"
    SKIPPED = "skipped"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands: every step with its state. `current` is None once all are behind."""

    steps: tuple[tuple[Step, StepState], ...]
    current: Step | None

    @property
    def total(self) -> int:
        """How many steps the route has."""
        return len(self.steps)

    @property
    def number(self) -> int:
        """The number of the current step, from 1; the total once all are behind."""
        states = [state for _, state in self.steps]
        return states.index(StepState.CURRENT) + 1 if self.current is not None else self.total

    def phase_state(self, phase: Phase) -> StepState:
        """Return the state of a whole phase: current if the current step lies in it."""
        states = [state for step, state in self.steps if step.phase is phase]
        if StepState.CURRENT in states:
            return StepState.CURRENT
        if states and all(s in (StepState.DONE, StepState.SKIPPED) for s in states):
            return StepState.DONE
        return StepState.AHEAD


def progress(route: Route, run: Run) -> Progress:
    """Pair the steps of `route` with the marks of `run`; the first step without one is current."""
    states: list[tuple[Step, StepState]] = []
    current: Step | None = None
    for step in route.steps:
        mark = run.marks.get(step.id)
        if mark is not None:
            states.append((step, StepState(mark.value)))
        elif current is None:
            current = step
            states.append((step, StepState.CURRENT))
        else:
            states.append((step, StepState.AHEAD))
    return Progress(tuple(states), current)
