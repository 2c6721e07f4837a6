"""One run in its owner's hands: where it stands, and everything that is written into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import SimdeskError, UnknownIdError
from simdesk.domain.event import Evidence
from simdesk.domain.evidence import Rung
from simdesk.domain.forecast import Standing
from simdesk.domain.purpose import Purpose
from simdesk.domain.right_number import MOVED
from simdesk.domain.route import Part, Route, Step
from simdesk.domain.run import Progress, Run, RunEnd, StepState
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.runs import RunOutcome, RunService, StepFacts
from simdesk.ui.steps import outcome_words
from simdesk.ui.steps.field_keeper import FieldKeeper
from simdesk.ui.steps.part import StepContext

REASON = "trouble/reason"
"""The field of a run that holds the id of the failure chosen last."""


class Walk(QObject):
    """`saved` after every write that is durable; `failed(error)` where one is not.

    `route` and `progress` are None while no file describes the route.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(
        self,
        *,
        run_id: str,
        runs: RunService,
        lines: LineService,
        catalogue: Catalogue,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._lines = lines
        self._catalogue = catalogue
        self.run: Run = runs.get(run_id)
        self.route: Route | None = None
        self.progress: Progress | None = None
        self.keeper = FieldKeeper(
            keep=lambda key, text: runs.set_field(self.run, key, text), parent=self
        )
        self.keeper.kept.connect(self.saved)
        self.keeper.failed.connect(self.failed)

    def read(self) -> bool:
        """Read everything again; False where the run is over or gone (its start was undone)."""
        try:
            self.run = self._runs.get(self.run.id)
        except UnknownIdError:
            self.keeper.forget()
            return False
        try:
            route = self._runs.route(self.run)
        except UnknownIdError:
            route = None
        self.route = route if route is not None and route.steps else None
        self.progress = self._runs.progress(self.run) if self.route is not None else None
        return self.run.open

    def step(self, wanted: str) -> Step:
        """Return the step `wanted` by id if it may be shown, else the current, else the last."""
        assert self.progress is not None
        for step, state in self.progress.steps:
            if step.id == wanted and state is not StepState.AHEAD:
                return step
        return self.progress.current or self.progress.steps[-1][0]

    def step_before(self, step: Step) -> Step | None:
        """Return the step before, or None for the first."""
        assert self.progress is not None
        steps = [own for own, _state in self.progress.steps]
        here = [own.id for own in steps].index(step.id)
        return steps[here - 1] if here else None

    def state(self, step: Step) -> StepState:
        """Return the state of a step."""
        assert self.progress is not None
        return next(state for own, state in self.progress.steps if own.id == step.id)

    def context(self, step: Step) -> StepContext:
        """Return all that a step is told."""
        assert self.route is not None
        line = self._lines.get(self.run.line_id)
        return StepContext(
            run=self.run,
            route=self.route,
            step=step,
            line=line,
            operator=self._lines.rules(line).operator,
            today=self._lines.today(),
            fields={**self.run.fields, **self.keeper.pending},
            catalogue=self._catalogue,
        )

    def stopped(self) -> bool:
        """Tell whether the receipt shows another number and nobody has settled it."""
        payment = self.route.payment if self.route is not None else None
        if payment is None or payment.id not in self.run.marks:
            return False
        context = self.context(payment)
        return context.reading.stops and not context.fields.get(MOVED)

    def stops_at(self, step: Step) -> bool:
        """Tell whether a step may not be gone on with; those behind may be looked at."""
        return self.stopped() and step.id not in self.run.marks

    def keep_moved(self) -> bool:
        """Keep the owner's word that the money came to the right number."""
        self.keeper.take(MOVED, "yes")
        return self.flush()

    def named(self, name: str) -> str:
        """Return what is done for a number of that name: a renewal, or steps by their title."""
        if self.route is None or self.route.purpose is Purpose.RENEW:
            return _("Renewal · {name}").format(name=name)
        return _("{steps} · {name}").format(steps=_(self.route.title), name=name)

    def outcome(self) -> RunOutcome:
        """Return what the run has brought so far."""
        return self._runs.outcome(self.run)

    def days_in_hand(self) -> int | None:
        """Return the days until the line's earliest date; None without one, or when it presses."""
        forecast = self._lines.forecast(self._lines.get(self.run.line_id))
        first = forecast.earliest
        if first is None or forecast.standing in (Standing.LOST, Standing.SUSPENDED, Standing.FEE):
            return None
        return first.days_left(forecast.today)

    def still_open(self) -> tuple[Rung | None, Step | None]:
        """Return the open rung that the operator's rule looks at, and the step that records it."""
        rung = outcome_words.open_demanded(self.outcome())
        if rung is None or self.progress is None:
            return None, None
        part = Part.BALANCE if rung.evidence is Evidence.CREDITED else Part.PAID_ACTION
        steps = (step for step, _state in self.progress.steps if part in step.parts)
        return rung, next(steps, None)

    def type(self, step: Step, field: str, text: str) -> None:
        """Take what was typed; it is kept when typing pauses."""
        self.keeper.take(field if "/" in field else f"{step.id}/{field}", text)

    def flush(self) -> bool:
        """Keep what was typed now."""
        return self.keeper.flush()

    def keep_reason(self, failure_id: str) -> None:
        """Keep what did not work."""
        self.keeper.take(REASON, failure_id)
        self.flush()

    def tick(self, step: Step, item_id: str, *, on: bool) -> bool:
        """Set or take away a tick."""
        return self._write(lambda: self._runs.tick(self.run, f"{step.id}/{item_id}", on=on))

    def complete(self, step: Step, stated: Sequence[StepFacts]) -> bool:
        """Mark a step as done with what it states."""

        def write() -> None:
            if not stated:
                self._runs.complete(self.run, step.id)
            for facts in stated:
                self._runs.complete(self.run, step.id, facts)

        return self.flush() and self._write(write)

    def finish(self, step: Step, stated: Sequence[StepFacts]) -> bool:
        """End the run with its last step and what that brings about."""
        return self.flush() and self._write(lambda: self._runs.finish(self.run, step.id, stated))

    def skip(self, step: Step) -> bool:
        """Leave a step out."""
        return self.flush() and self._write(lambda: self._runs.skip(self.run, step.id))

    def end(self, end: RunEnd) -> bool:
        """End the run, with the reason chosen last where it failed."""
        reason = self.run.fields.get(REASON, "") if end is RunEnd.FAILED else ""
        return self.flush() and self._write(lambda: self._runs.end(self.run, end, reason))

    def _write(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except SimdeskError as error:
            self.failed.emit(error)
            return False
        self.saved.emit()
        return True
