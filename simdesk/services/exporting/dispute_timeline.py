"""What was done in a renewal and when, in order, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from simdesk.domain.event import Event
from simdesk.domain.run import RunEnd, StepState, progress
from simdesk.i18n.action_words import event_line
from simdesk.i18n.fiscal_words import operation_words
from simdesk.i18n.formats import date_long, money, time_of_day
from simdesk.i18n.language import N_, _, language
from simdesk.services.exporting.dispute import Dispute, Slip

_ENDS = {
    RunEnd.FINISHED: N_("Ended as done"),
    RunEnd.FAILED: N_("Ended as failed"),
    RunEnd.GIVEN_UP: N_("Given up"),
}

_STATES = {StepState.DONE: N_("done"), StepState.SKIPPED: N_("skipped")}


class _Entry(NamedTuple):
    """`what` happened `at` a moment, or a day where no time is kept.

    `written` is then when it was written down: on the same day it shows the order.
    """

    at: datetime | date
    what: str
    written: datetime | None = None

    @property
    def order(self) -> tuple[date, time]:
        """Sorts by day and time; a day alone comes last unless its order is known."""
        if isinstance(self.at, datetime):
            return (self.at.date(), self.at.time())
        same_day = self.written is not None and self.written.date() == self.at
        return (self.at, self.written.time() if self.written and same_day else time.max)


def timeline(dispute: Dispute) -> Iterator[tuple[str, str]]:
    """Yield when and what, the oldest first."""
    run = dispute.run
    entries = [_Entry(run.started_at, _("Begun in the program"))]
    for event in (*dispute.events, *dispute.meanwhile):
        entries += [_Entry(event.on, _event(event), event.recorded_at)]
    for n, slip in enumerate(dispute.slips, 1):
        entries += _slip(n, slip)
    if run.ended_at is not None and run.end is not None:
        entries.append(_Entry(run.ended_at, _(_ENDS[run.end])))
    for entry in sorted(entries, key=lambda e: e.order):
        yield (_when(entry.at), entry.what)


def steps(dispute: Dispute) -> Iterator[tuple[str, str]]:
    """Yield each step that was done or left out, and which of both."""
    if dispute.route is None:
        return
    operator = operator_name(dispute) or _("your operator")
    for step, state in progress(dispute.route, dispute.run).steps:
        if state in _STATES:
            title = _(step.title).format(operator=operator)
            yield (_(_STATES[state]), title)


def operator_name(dispute: Dispute) -> str:
    """Return what the operator is called, in Russia where Russian is spoken; "" if unknown."""
    operator = dispute.operator
    if operator is None:
        return dispute.line.operator_name
    return (language() == "ru" and operator.russian_name) or operator.name


def _when(at: datetime | date) -> str:
    if not isinstance(at, datetime):
        return date_long(at)
    return _("{date}, {time}").format(date=date_long(at.date()), time=time_of_day(at))


def _event(event: Event) -> str:
    words = event_line(event)
    amount = event.amount if event.amount is not None else event.balance
    if amount is not None:
        words = _("{event}: {amount}").format(event=words, amount=money(amount, kopeks=True))
    if event.note:
        words = _("{event}: {note}").format(event=words, note=event.note)
    return words


def _slip(n: int, slip: Slip) -> Iterator[_Entry]:
    for document in slip.documents:
        booked = operation_words(document.n) if document.n is not None else _("operation not named")
        words = _("Receipt {n}, time of the till: {operation}, {amount}")
        amount = money(document.amount, kopeks=True)
        yield _Entry(document.at, words.format(n=n, operation=booked, amount=amount))
    yield _Entry(slip.receipt.added_at, _("Receipt {n} kept in the program").format(n=n))
