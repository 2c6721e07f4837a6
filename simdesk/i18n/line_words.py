"""How a number's standing is said: the sentence at the top, and the two short texts of its row."""

from __future__ import annotations

from typing import NamedTuple

from simdesk.domain.clock import Basis, Clock, ClockKind, ClockState, Missing, Outcome
from simdesk.domain.forecast import Forecast, Standing
from simdesk.domain.operator import Operator
from simdesk.i18n.clock_words import clock_name
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import N_, _, ngettext

_ROW = {
    Outcome.FEE: N_("{clock}: fee"),
    Outcome.ZERO: N_("{clock}: to zero"),
    Outcome.LOSS: N_("{clock}: loss"),
    Outcome.SUSPENSION: N_("{clock}: suspension"),
    Outcome.RECHECK: N_("{clock}: check"),
}


class Hero(NamedTuple):
    """The sentence that answers "what must I do, and by when?", and the lines under it."""

    title: str
    lines: tuple[str, ...]


def hero(forecast: Forecast, operator: Operator | None) -> Hero:
    """Return the sentence for a number, from its earliest clock."""
    first = forecast.earliest
    if first is None:
        lines = (_missing_sentence(forecast), *_registration(forecast))
        return Hero(_("We cannot work out a date yet"), lines)
    return Hero(_title(first, forecast), (*_reasons(first, operator), *_open(first, forecast)))


def _title(clock: Clock, forecast: Forecast) -> str:
    left = clock.days_left(forecast.today)
    if clock.state is ClockState.SUSPENDED:
        return _("The number may be suspended")
    if left is None:
        return _("The balance is at zero")
    if clock.outcome is Outcome.LOSS and left < 0:
        return _("The number may already be taken back")
    if left < 0:
        return _("A daily fee may be running")
    if clock.outcome is Outcome.FEE:
        if left == 0:
            return _("A fee may start today")
        return ngettext("{n} day until a fee may start", "{n} days until a fee may start", left)
    if clock.outcome is Outcome.ZERO:
        return ngettext(
            "{n} day until the balance may be zero",
            "{n} days until the balance may be zero",
            left,
        )
    if clock.outcome is Outcome.LOSS:
        return ngettext("{n} day left to keep the number", "{n} days left to keep the number", left)
    if clock.outcome is Outcome.SUSPENSION:
        return ngettext(
            "{n} day until the number may be suspended",
            "{n} days until the number may be suspended",
            left,
        )
    return ngettext(
        "{n} day until the owner's data need a look",
        "{n} days until the owner's data need a look",
        left,
    )


def _reasons(clock: Clock, operator: Operator | None) -> tuple[str, ...]:
    if clock.due is None:
        return (_("How long a number lives at zero is not known. Top up soon."),)
    sentences = {
        Outcome.FEE: N_("The earliest clock is Activity: {date}."),
        Outcome.ZERO: N_("The earliest clock is Money: about {date}, if the fee is {fee} a day."),
        Outcome.LOSS: N_("The earliest clock is {clock}: act before {date}."),
        Outcome.SUSPENSION: N_("The earliest clock is Registration: {date}."),
        Outcome.RECHECK: N_("The earliest clock is Registration: look again by {date}."),
    }
    assert clock.outcome is not None
    sum_ = clock.arithmetic
    lines = [
        _(sentences[clock.outcome]).format(
            date=date_long(clock.due),
            clock=clock_name(clock.kind),
            fee=money(sum_.fee) if sum_ and sum_.fee else "",
        )
    ]
    if clock.state is ClockState.SUSPENDED:
        lines.append(_("Paying alone does not bring it back. Ask the operator what is needed."))
    elif clock.basis is Basis.OWN_RULE:
        lines.append(_("This date follows a rule that you found yourself."))
    elif clock.kind is ClockKind.ACTIVITY and operator is not None and operator.what_counts:
        lines.append(_(operator.what_counts).format(operator=operator.name))
    return tuple(lines)


def _open(first: Clock, forecast: Forecast) -> tuple[str, ...]:
    """Return what else is open beside the earliest clock; a payment hides none of it."""
    activity = forecast.clock(ClockKind.ACTIVITY)
    unknown = first is not activity and activity.state is ClockState.UNKNOWN
    lines = (_("Activity is unknown and may come sooner."),) if unknown else ()
    told = first.kind is ClockKind.REGISTRATION
    return lines if told else (*lines, *_registration(forecast))


def _registration(forecast: Forecast) -> tuple[str, ...]:
    """Return that the owner's data are an open question, where they are."""
    clock = forecast.clock(ClockKind.REGISTRATION)
    if not forecast.registration_open:
        return ()
    if clock.due is not None:
        words = _("Registration is open as well, until {date}. No payment settles it.")
        return (words.format(date=date_long(clock.due)),)
    if clock.state is ClockState.ACT_NOW:
        return (_("Registration is open as well. No payment settles it."),)
    return (_("Registration is unknown and may come sooner."),)


def _missing_sentence(forecast: Forecast) -> str:
    sentences = {
        Missing.OPERATOR: N_("Choose the operator and we can."),
        Missing.OPERATOR_RULE: N_(
            "No reliable rule of this operator is known. Ask the operator and note the answer."
        ),
    }
    missing = forecast.clock(ClockKind.ACTIVITY).missing
    fallback = _("Add the last call, SMS or data use and we can.")
    return _(sentences[missing]) if missing in sentences else fallback


def row_days(forecast: Forecast) -> str:
    """Return the day count of a row: `12 days`, `overdue by 3 days`, or a dash."""
    first = forecast.earliest
    left = first.days_left(forecast.today) if first is not None else None
    if left is None:
        return "\N{EM DASH}"
    if left < 0:
        return ngettext("{n} day ago", "{n} days ago", -left)
    return _("today") if left == 0 else ngettext("{n} day", "{n} days", left)


def row_phrase(forecast: Forecast) -> str:
    """Return what the day count counts to: `Activity: fee`."""
    first = forecast.earliest
    if first is None:
        name = clock_name(ClockKind.ACTIVITY)
        return _("{clock}: unknown").format(clock=name)
    name = clock_name(first.kind)
    if first.outcome is None:
        return _("{clock}: zero").format(clock=name)
    if forecast.standing is Standing.UNKNOWN and forecast.registration_open:
        return _("{clock}: not confirmed").format(clock=clock_name(ClockKind.REGISTRATION))
    if not forecast.standing.pressing:
        return _("{clock}: on track").format(clock=name)
    return _(_ROW[first.outcome]).format(clock=name)
