"""What a renewal has shown so far, in words: each rung, what it moves, when to look again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simdesk.domain.clock import Clock, ClockKind, ClockState
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.evidence import Rung
from simdesk.domain.forecast import Forecast
from simdesk.domain.line import HolderKind, Line
from simdesk.domain.money import Money
from simdesk.domain.operator import Counts, Operator
from simdesk.i18n.action_words import event_name
from simdesk.i18n.clock_words import clock_basis
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import N_, _
from simdesk.services.runs import RunOutcome

_AGAIN_DAYS = 3
"""Our advice: money and calls show up within three days, if they do."""

_NAMES = {
    Evidence.PAID: N_("Paid"),
    Evidence.CREDITED: N_("Credited"),
    Evidence.CONFIRMED: N_("Activity confirmed"),
}

_OPEN = {
    Evidence.PAID: N_("What was paid"),
    Evidence.CREDITED: N_("Whether the money arrived"),
    Evidence.CONFIRMED: N_("Whether the activity is confirmed"),
}


@dataclass(frozen=True, slots=True)
class RungWords:
    """One rung as it is shown: `sign` is its pill, `proof` what shows or is missing."""

    name: str
    sign: str
    proof: str
    moves: str


@dataclass(frozen=True, slots=True)
class Proofs:
    """What the owner has given in a run: receipts, balances before and after, its events."""

    receipts: int
    before: Money | None
    now: Money | None
    events: Sequence[Event]


def rung_name(evidence: Evidence) -> str:
    """Return the name of a rung."""
    return _(_NAMES[evidence])


def open_name(evidence: Evidence) -> str:
    """Return what is open while a rung is not reached."""
    return _(_OPEN[evidence])


def open_demanded(outcome: RunOutcome) -> Rung | None:
    """Return the rung that the operator's rule looks at, while it is not reached."""
    return next((r for r in outcome.rungs if r.demanded and r.event is None), None)


def headline(outcome: RunOutcome, *, pays: bool) -> str:
    """Return what has been reached, never more than is shown; `pays` is whether the way does."""
    paid, credited, confirmed = (rung.event is not None for rung in outcome.rungs)
    if open_demanded(outcome) is None:
        return _("The activity is confirmed") if confirmed else _("The money has arrived")
    if credited:
        return _("Credited, activity not confirmed")
    if paid:
        return _("Paid, but not shown to have arrived")
    return _("No payment is written down yet") if pays else _("The activity is not confirmed")


def rung_words(rung: Rung, proofs: Proofs, operator: Operator | None) -> RungWords:
    """Return how a rung stands."""
    if rung.evidence is Evidence.PAID:
        return _paid(rung, proofs)
    if rung.evidence is Evidence.CREDITED:
        return _credited(rung, proofs)
    return _confirmed(rung, operator)


def _paid(rung: Rung, proofs: Proofs) -> RungWords:
    moves = _("This shows only that money left.")
    event = rung.event
    if event is None:
        return RungWords(
            rung_name(rung.evidence), _("not yet"), _("Missing: what you paid."), moves
        )
    amount = money(event.amount) if event.amount is not None else ""
    proof = (
        _("{amount}, order number {reference}").format(amount=amount, reference=event.reference)
        if event.reference
        else amount
    )
    sign = _("receipt kept") if proofs.receipts else _("your word, no receipt")
    return RungWords(rung_name(rung.evidence), sign, proof, moves)


def _credited(rung: Rung, proofs: Proofs) -> RungWords:
    moves = (
        _("This moves Money, and Activity as well.")
        if rung.demanded
        else _("This moves Money, not Activity.")
    )
    if rung.event is None:
        missing = _("Missing: a balance that has grown, or your word that the money arrived.")
        return RungWords(rung_name(rung.evidence), _("not yet"), missing, moves)
    before, now = proofs.before, proofs.now
    if before is not None and now is not None and now > before:
        proof = _("{before} → {now}, as you read it").format(before=money(before), now=money(now))
        return RungWords(rung_name(rung.evidence), _("balance has grown"), proof, moves)
    proof = _("You saw the money arrive.")
    return RungWords(rung_name(rung.evidence), _("your word"), proof, moves)


def _confirmed(rung: Rung, operator: Operator | None) -> RungWords:
    moves = _("This moves Activity.")
    event = rung.event
    if event is None:
        rule = (
            _(operator.what_counts).format(operator=operator.name)
            if operator is not None and operator.what_counts and rung.demanded
            else moves
        )
        missing = (
            _("Missing: one use, such as a call made or answered, an SMS or data.")
            if operator is not None and operator.counting(EventKind.ANSWERED_CALL) is Counts.YES
            else _("Missing: one paid call, SMS or data use.")
        )
        return RungWords(rung_name(rung.evidence), _("not yet"), missing, rule)
    if event.kind is EventKind.TOP_UP:
        proof = _("The top-up itself counts by this operator's rule.")
        return RungWords(rung_name(rung.evidence), _("balance has grown"), proof, moves)
    proof = _("{event}: you did it and saw it yourself.").format(event=event_name(event.kind))
    return RungWords(rung_name(rung.evidence), _("your word"), proof, moves)


def look_again_on(outcome: RunOutcome) -> date:
    """Return the day to look again: in three days, but before the earliest date still ahead."""
    today = outcome.after.today
    ahead = [c.due for c in outcome.after.clocks if c.due is not None and c.due > today]
    wanted = today + timedelta(days=_AGAIN_DAYS)
    before = [due - timedelta(days=1) for due in ahead]
    return max(today + timedelta(days=1), min([wanted, *before]))


def moved(before: Clock, after: Clock) -> str:
    """Return how a clock's date has changed."""
    if before.due == after.due:
        return _("unchanged")
    if before.due is None:
        return _("now known")
    if after.due is None:
        return _("no date any more")
    return _("later") if after.due > before.due else _("earlier")


def worth_showing(before: Clock, after: Clock) -> bool:
    """Tell whether a clock belongs among what moved: the first two always, others on change."""
    first = before.kind in (ClockKind.ACTIVITY, ClockKind.MONEY)
    return first or before.due != after.due


def registration(forecast: Forecast) -> str:
    """Return what is open about the owner's data, which no renewal settles, or nothing."""
    clock = forecast.clock(ClockKind.REGISTRATION)
    if not forecast.registration_open:
        return ""
    if clock.state is ClockState.NOTICE and clock.due is not None:
        words = _(
            "The operator asked for the owner's data, until {date}. Paying does not settle it."
        )
        return words.format(date=date_long(clock.due))
    if clock.state is ClockState.SUSPENDED:
        return _("The number may be suspended over the owner's data. Paying does not settle it.")
    if clock.state is ClockState.ACT_NOW:
        return _("The owner's data are not confirmed. Paying does not settle it.")
    return clock_basis(clock)


def register(line: Line) -> str:
    """Return the words of the button that goes on with the owner's data."""
    if line.holder_kind is HolderKind.UNKNOWN:
        return _("Say who holds the contract…")
    return _("Go on with the owner's data")
