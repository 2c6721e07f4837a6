"""The past of a number as entries, newest first: what happened, what it cost, what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simdesk.domain.event import PAID_ACTIONS, Event, EventKind
from simdesk.domain.evidence import Rung, ladder
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run, RunEnd
from simdesk.i18n.action_words import event_line
from simdesk.i18n.formats import money
from simdesk.i18n.language import N_, _, ngettext
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.steps.outcome_words import rung_name
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import event_tone

_ENDS = {
    RunEnd.FINISHED: N_("Renewal finished: {route}"),
    RunEnd.FAILED: N_("Renewal failed: {route}"),
    RunEnd.GIVEN_UP: N_("Renewal given up: {route}"),
}

_STEPS_ENDS = {
    RunEnd.FINISHED: N_("Steps finished: {route}"),
    RunEnd.FAILED: N_("Steps failed: {route}"),
    RunEnd.GIVEN_UP: N_("Steps given up: {route}"),
}

_PROVABLE = (EventKind.TOP_UP, *PAID_ACTIONS)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history. `event` is None for what cannot be taken back from here.

    `run_id` is that of a renewal, of which a sheet for a dispute can be made. `level` says how far
    it is shown to have worked; `unproved`: it is over, was paid, and has no receipt.
    """

    on: date
    text: str
    amount: str
    proof: str
    tone: Tone
    event: Event | None = None
    run_id: str = ""
    level: str = ""
    unproved: bool = False


def history(detail: LineDetail) -> list[Entry]:
    """Return events, renewals and loose receipts, newest first."""
    entries = [_of_event(event, detail) for event in reversed(detail.events)]
    entries += [_of_run(run, detail) for run in detail.runs]
    entries += [_of_receipt(r) for r in detail.receipts if r.run_id is None]
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def _of_event(event: Event, detail: LineDetail) -> Entry:
    amount = event.amount or event.balance
    proof = ""
    if event.kind in _PROVABLE:
        own = [r for r in detail.receipts if event.run_id and r.run_id == event.run_id]
        # A call leaves no receipt; that a top-up has none is worth saying.
        proof = _proof(len(own)) if own or event.kind is EventKind.TOP_UP else ""
    text = event_line(event)
    if event.note:
        text = _("{event}: {note}").format(event=text, note=event.note)
    return Entry(
        event.on,
        text,
        money(amount) if amount is not None else "",
        proof,
        event_tone(event.kind),
        event,
    )


def _of_run(run: Run, detail: LineDetail) -> Entry:
    own = sum(r.run_id == run.id for r in detail.receipts)
    recorded = [event for event in detail.events if event.run_id == run.id]
    paid = any(event.kind is EventKind.TOP_UP for event in recorded)
    renews = run.id in detail.renewals
    if run.end is not None:
        words = _((_ENDS if renews else _STEPS_ENDS)[run.end])
    else:
        words = _("Renewal under way: {route}") if renews else _("Steps under way: {route}")
    tones = {RunEnd.FINISHED: Tone.OK, RunEnd.FAILED: Tone.BAD, RunEnd.GIVEN_UP: Tone.NEUTRAL}
    return Entry(
        (run.ended_at or run.started_at).date(),
        words.format(route=detail.worded(detail.routes[run.id])),
        "",
        _proof(own) if own or (paid and not run.open) else "",
        tones[run.end] if run.end is not None else Tone.INFO,
        run_id=run.id if renews else "",
        level=_level(ladder(detail.line, recorded, detail.operator)) if renews else "",
        unproved=renews and paid and not own and not run.open,
    )


def _level(rungs: Sequence[Rung]) -> str:
    """Return the highest rung of the ladder that was reached, in words."""
    reached = [rung_name(rung.evidence) for rung in rungs if rung.event is not None]
    if not reached:
        return _("Evidence: none yet")
    return _("Evidence: {level}").format(level=reached[-1])


def _of_receipt(receipt: Receipt) -> Entry:
    return Entry(
        receipt.on or receipt.added_at.date(),
        _("Receipt: {name}").format(name=receipt.name),
        money(receipt.amount) if receipt.amount is not None else "",
        "",
        Tone.NEUTRAL,
    )


def _proof(count: int) -> str:
    return ngettext("{n} receipt", "{n} receipts", count) if count else _("no receipt")
