"""What a user can do in a guided renewal: tick, type, leave, resume, finish or change the route."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Action, Noun
from simdesk.domain.errors import FutureDateError, UnknownIdError
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.evidence import Rung, ladder
from simdesk.domain.forecast import Forecast
from simdesk.domain.line import AutoDebit
from simdesk.domain.money import Money
from simdesk.domain.purpose import Purpose
from simdesk.domain.route import Route
from simdesk.domain.run import Progress, Run, RunEnd, StepMark, progress
from simdesk.services.events import last_balance
from simdesk.services.history import History, new_id
from simdesk.services.lines import LineService
from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.storage.runs import RunRepository


class StepFacts(NamedTuple):
    """What the owner stated in a step, already read and checked; None where nothing was.

    `balance` was read on `on`; `arrived` is his word that the money came where there is no older
    reading to compare with. `action` is one of the paid actions. `confirmed` is his word that the
    operator has the owner's data.
    """

    on: date
    amount: Money | None = None
    fee: Money | None = None
    reference: str = ""
    balance: Money | None = None
    arrived: bool = False
    action: EventKind | None = None
    auto_debit: AutoDebit | None = None
    confirmed: bool = False


_FINISHED = {
    Purpose.RENEW: Action.END_RUN,
    Purpose.REGISTER: Action.CONFIRM_OWNER,
    Purpose.GIVE_UP: Action.ARCHIVE_LINES,
}


class RunOutcome(NamedTuple):
    """What a run has brought so far: rungs, and the forecast without and with it."""

    rungs: tuple[Rung, ...]
    before: Forecast
    after: Forecast


class RunService:
    """Walks of numbers along routes."""

    def __init__(
        self,
        *,
        runs: RunRepository,
        events: EventRepository,
        line_repository: LineRepository,
        lines: LineService,
        catalogue: Catalogue,
        history: History,
        now: Callable[[], datetime],
    ) -> None:
        self._runs = runs
        self._events = events
        self._line_repository = line_repository
        self._lines = lines
        self._catalogue = catalogue
        self._history = history
        self._now = now

    def get(self, run_id: str) -> Run:
        """Return one run.

        Raises:
            UnknownIdError: it is gone (its start was undone).
        """
        return self._runs.get(run_id)

    def many(self, run_ids: Sequence[str]) -> list[Run]:
        """Return the runs among `run_ids` that there are."""
        return self._runs.many(run_ids)

    def open_run(self, line_id: str, purpose: Purpose = Purpose.RENEW) -> Run | None:
        """Return the run of a number that can go on, if there is one: one for each purpose."""
        own = (r for r in self._runs.of_line(line_id) if r.open)
        return next((r for r in own if self.purpose(r) is purpose), None)

    def purpose(self, run: Run) -> Purpose:
        """Return what a run is for; one whose route is no longer described was to renew."""
        try:
            return self._catalogue.route(run.route_id).purpose
        except UnknownIdError:
            return Purpose.RENEW

    def of_line(self, line_id: str) -> list[Run]:
        """Return all runs of a number, newest first."""
        return sorted(self._runs.of_line(line_id), key=lambda r: r.started_at, reverse=True)

    def route(self, run: Run) -> Route:
        """Return the route of a run with the steps as the line's operator wants them."""
        route = self._catalogue.route(run.route_id)
        operator_id = self._lines.get(run.line_id).operator_id
        return replace(route, steps=tuple(step.at(operator_id) for step in route.steps))

    def progress(self, run: Run) -> Progress:
        """Return where a run stands."""
        return progress(self.route(run), run)

    def start(self, line_id: str, route_id: str, after: Run | None = None) -> Run:
        """Begin a run, ending as failed the one it replaces, if any."""
        run = Run(
            id=new_id(),
            line_id=line_id,
            route_id=route_id,
            started_at=self._now(),
            after_run_id=after.id if after else None,
        )
        renews = self.purpose(run) is Purpose.RENEW
        action = Action.START_RUN if renews else Action.START_STEPS
        with self._history.change(action, (Noun.RUN,), (line_id,)):
            if after is not None and after.open:
                self._runs.update(replace(after, ended_at=self._now(), end=RunEnd.FAILED))
            self._runs.add(run)
        return run

    def tick(self, run: Run, key: str, *, on: bool) -> None:
        """Set or take away one tick, `step_id/item_id`; durable on return."""
        with self._history.change(Action.TICK, (Noun.RUN,), (run.line_id,)):
            self._runs.set_tick(run.id, key, on=on)

    def set_field(self, run: Run, key: str, text: str) -> None:
        """Keep what was typed in `step_id/field`, as typed; durable on return."""
        with self._history.change(Action.FIELD, (Noun.RUN,), (run.line_id,)):
            self._runs.set_field(run.id, key, text)

    def unmark(self, run: Run, step_id: str) -> None:
        """Make a step open again."""
        with self._history.change(Action.STEP, (Noun.RUN,), (run.line_id,)):
            self._runs.set_mark(run.id, step_id, None)

    def skip(self, run: Run, step_id: str) -> None:
        """Leave a step out."""
        with self._history.change(Action.STEP, (Noun.RUN,), (run.line_id,)):
            self._runs.set_mark(run.id, step_id, StepMark.SKIPPED)

    def complete(self, run: Run, step_id: str, facts: StepFacts | None = None) -> None:
        """Mark a step as done together with what it stated, in one transaction.

        Stating the same kind of thing again in the same run corrects it.

        Raises:
            FutureDateError: it is said to have happened after today.
        """
        self._refuse_future(facts)
        nouns = (Noun.RUN,) if facts is None else (Noun.RUN, Noun.EVENT, Noun.LINE)
        with self._history.change(Action.STEP, nouns, (run.line_id,)):
            self._runs.set_mark(run.id, step_id, StepMark.DONE)
            if facts is not None:
                self._state(run, facts)

    def _refuse_future(self, facts: StepFacts | None) -> None:
        if facts is not None and facts.on > self._lines.today():
            raise FutureDateError

    def finish(self, run: Run, step_id: str, stated: Sequence[StepFacts]) -> None:
        """End a run with its last step and what that brings about, in one transaction.

        A run to give a number up archives it; one to register states the owner's confirmation.

        Raises:
            FutureDateError: something is said to have happened after today.
        """
        for facts in stated:
            self._refuse_future(facts)
        action = _FINISHED[self.purpose(run)]
        nouns = (Noun.RUN, Noun.EVENT, Noun.LINE)
        with self._history.change(action, nouns, (run.line_id,)):
            self._runs.set_mark(run.id, step_id, StepMark.DONE)
            for facts in stated:
                self._state(run, facts)
            self._close(run, RunEnd.FINISHED)
            if action is Action.ARCHIVE_LINES:
                line = self._lines.get(run.line_id)
                self._line_repository.update(replace(line, archived_at=self._now()))

    def _state(self, run: Run, facts: StepFacts) -> None:
        if facts.amount is not None:
            self._put(
                run,
                EventKind.TOP_UP,
                facts.on,
                amount=facts.amount,
                fee=facts.fee,
                reference=facts.reference,
            )
        if facts.balance is not None:
            self._credit(run, facts, facts.balance)
        if facts.action is not None:
            self._put(run, facts.action, facts.on)
        if facts.auto_debit is not None:
            line = self._lines.get(run.line_id)
            self._line_repository.update(replace(line, auto_debit=facts.auto_debit))
            self._put(run, EventKind.AUTO_DEBIT, facts.on)
        if facts.confirmed:
            self._put(run, EventKind.REGISTRATION_CONFIRMED, facts.on)

    def _credit(self, run: Run, facts: StepFacts, balance: Money) -> None:
        """Keep a balance reading, and let it show whether the run's top-up has arrived."""
        before = last_balance(
            e for e in self._events.of_line(run.line_id) if e.run_id != run.id and e.on <= facts.on
        )
        self._put(run, EventKind.BALANCE, facts.on, balance=balance)
        paid = next((e for e in self.events(run) if e.kind is EventKind.TOP_UP), None)
        if paid is not None:
            arrived = facts.arrived or (before is not None and balance > before)
            rung = Evidence.CREDITED if arrived else Evidence.PAID
            self._events.update(replace(paid, evidence=rung))

    def _put(
        self,
        run: Run,
        kind: EventKind,
        on: date,
        *,
        amount: Money | None = None,
        fee: Money | None = None,
        balance: Money | None = None,
        reference: str = "",
    ) -> None:
        own = next((e for e in self.events(run) if e.kind is kind), None)
        rung = Evidence.PAID if kind is EventKind.TOP_UP else Evidence.CONFIRMED
        event = Event(
            id=own.id if own else new_id(),
            line_id=run.line_id,
            kind=kind,
            on=on,
            evidence=max(rung, own.evidence) if own else rung,
            recorded_at=self._now(),
            amount=amount,
            fee=fee,
            balance=balance,
            reference=reference,
            run_id=run.id,
        )
        if own is None:
            self._events.add(event)
        else:
            self._events.update(event)

    def end(self, run: Run, end: RunEnd, failure: str = "") -> None:
        """End a run; what it recorded stays."""
        renews = self.purpose(run) is Purpose.RENEW
        action = Action.END_RUN if renews else Action.END_STEPS
        with self._history.change(action, (Noun.RUN,), (run.line_id,)):
            self._close(run, end, failure)

    def _close(self, run: Run, end: RunEnd, failure: str = "") -> None:
        current = self._runs.get(run.id)
        self._runs.update(replace(current, ended_at=self._now(), end=end, failure=failure))

    def events(self, run: Run) -> list[Event]:
        """Return what the run has recorded, oldest first."""
        own = (e for e in self._events.of_line(run.line_id) if e.run_id == run.id)
        return sorted(own, key=lambda e: e.order)

    def balance_before(self, run: Run) -> Money | None:
        """Return the newest balance known from outside the run."""
        return last_balance(e for e in self._events.of_line(run.line_id) if e.run_id != run.id)

    def if_confirmed(self, run: Run, on: date) -> RunOutcome:
        """Return how the clocks would move, were the owner's data confirmed on a day."""
        line = self._lines.get(run.line_id)
        known = self._events.of_line(run.line_id)
        word = Event(
            id="",
            line_id=run.line_id,
            kind=EventKind.REGISTRATION_CONFIRMED,
            on=on,
            evidence=Evidence.CONFIRMED,
            recorded_at=self._now(),
        )
        before, after = (
            self._lines.forecast(line, known),
            self._lines.forecast(line, [*known, word]),
        )
        return RunOutcome((), before, after)

    def outcome(self, run: Run) -> RunOutcome:
        """Return the rungs reached and how the clocks moved, all derived from the events."""
        line = self._lines.get(run.line_id)
        everything = self._events.of_line(run.line_id)
        own = [e for e in everything if e.run_id == run.id]
        others = [e for e in everything if e.run_id != run.id]
        return RunOutcome(
            ladder(line, own, self._lines.rules(line).operator),
            self._lines.forecast(line, others),
            self._lines.forecast(line, everything),
        )
