"""Everything the detail of one number shows, read at once and then only looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.forecast import Forecast
from simdesk.domain.line import Line
from simdesk.domain.notice import Notice
from simdesk.domain.operator import Operator, Rules
from simdesk.domain.purpose import Purpose
from simdesk.domain.receipt import Receipt
from simdesk.domain.rescue import last_day
from simdesk.domain.right_number import PAID_OPERATOR, misdirected
from simdesk.domain.run import Progress, Run
from simdesk.services.events import EventService
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.line_list.row_words import step_title, worded


@dataclass(frozen=True, slots=True)
class LineDetail:
    """One number with its forecast, its open renewal and its past. `events` come oldest first.

    `renewals` are the ids of the runs that renew; `registering` is how far the open steps for the
    owner's data have come; `notices` are all there are.
    `misdirected`: the receipt of the open renewal shows another number; `ask_by` is then the last
    day to ask for the money, where a source names one.
    """

    line: Line
    rules: Rules
    forecast: Forecast
    progress: Progress | None
    events: tuple[Event, ...]
    runs: tuple[Run, ...]
    receipts: tuple[Receipt, ...]
    routes: dict[str, str]
    renewals: frozenset[str]
    registering: Progress | None
    notices: tuple[Notice, ...]
    misdirected: bool = False
    ask_by: date | None = None

    @property
    def operator(self) -> Operator | None:
        """The operator, where the catalogue describes it."""
        return self.rules.operator

    @property
    def open_run(self) -> Run | None:
        """The renewal that can go on."""
        return next((run for run in self.runs if run.open and run.id in self.renewals), None)

    @property
    def awaited(self) -> Event | None:
        """The top-up of the open renewal that nobody has seen arrive yet."""
        run = self.open_run
        if run is None:
            return None
        own = (e for e in self.events if e.run_id == run.id and e.kind is EventKind.TOP_UP)
        return next((e for e in own if e.evidence < Evidence.CREDITED), None)

    def step(self) -> str:
        """Return the title of the step at which the open renewal goes on, or nothing."""
        return step_title(self.progress, self.line, self.operator)

    def registering_step(self) -> str:
        """Return the title of the step at which the steps for the owner's data go on."""
        return step_title(self.registering, self.line, self.operator)

    def worded(self, message: str) -> str:
        """Return a text of the catalogue with the operator's name in it."""
        return worded(message, self.line, self.operator)


def read_detail(
    line_id: str,
    *,
    lines: LineService,
    events: EventService,
    runs: RunService,
    receipts: ReceiptService,
    catalogue: Catalogue,
) -> LineDetail:
    """Return the detail of a number.

    Raises:
        UnknownIdError: it is gone.
    """
    line = lines.get(line_id)
    own_events = events.of_line(line_id)
    own_runs = runs.of_line(line_id)
    open_runs = {purpose: runs.open_run(line_id, purpose) for purpose in Purpose}
    open_run, registering = open_runs[Purpose.RENEW], open_runs[Purpose.REGISTER]
    astray = open_run is not None and misdirected(line, open_run, runs.route(open_run).payment)
    return LineDetail(
        line=line,
        rules=lines.rules(line),
        forecast=lines.forecast(line, own_events),
        progress=runs.progress(open_run) if open_run is not None else None,
        events=tuple(own_events),
        runs=tuple(own_runs),
        receipts=tuple(receipts.of_line(line_id)),
        routes={run.id: runs.route(run).title for run in own_runs},
        renewals=frozenset(run.id for run in own_runs if runs.purpose(run) is Purpose.RENEW),
        registering=runs.progress(registering) if registering is not None else None,
        notices=catalogue.notices,
        misdirected=astray,
        ask_by=_ask_by(open_run, own_events, runs, catalogue) if open_run and astray else None,
    )


def _ask_by(run: Run, events: list[Event], runs: RunService, catalogue: Catalogue) -> date | None:
    """Return the last day to ask for money that went to another number."""
    payment = runs.route(run).payment
    paid = next((e for e in events if e.run_id == run.id and e.kind is EventKind.TOP_UP), None)
    if payment is None or paid is None:
        return None
    receiving = run.fields.get(f"{payment.id}/{PAID_OPERATOR}", "")
    found = last_day(catalogue.rescue.rules, receiving, paid.on)
    return found.on if found is not None else None
