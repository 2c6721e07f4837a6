"""How a matter that comes due is said: what it is, how far its day is, and what can be done."""

from __future__ import annotations

from datetime import date, datetime

from simdesk.domain.clock import ClockKind, Outcome
from simdesk.domain.reminder import Matter, Topic
from simdesk.i18n.formats import date_short, money, time_of_day
from simdesk.i18n.language import N_, _, ngettext

_AHEAD = {
    Outcome.FEE: N_("A daily fee may start"),
    Outcome.ZERO: N_("The balance may reach zero"),
    Outcome.LOSS: N_("The number may be taken back"),
    Outcome.SUSPENSION: N_("The number may be suspended"),
}
_PAST = {
    Outcome.FEE: N_("A daily fee may be running"),
    Outcome.ZERO: N_("The balance may be at zero"),
    Outcome.LOSS: N_("The number may be lost. Ask the operator at once."),
    Outcome.SUSPENSION: N_("The number may be suspended by now"),
}
_READ_AGAIN = N_("Time to read the balance again")
_CHECK_AGAIN = N_("Time to check the owner's data again")

_TOPICS = {
    Topic.RULES: N_("Some rules were read half a year ago. Look whether they still hold."),
    Topic.BACKUP: N_("The last copy of your data is a month old."),
}


def matter_words(matter: Matter, today: date) -> str:
    """Return what comes due, in one sentence."""
    if matter.topic is Topic.ARRIVAL:
        if matter.amount is None:
            return _("Has the money arrived?")
        return _("Have the {amount} arrived?").format(amount=money(matter.amount))
    if matter.topic is Topic.AUTO_DEBIT:
        if today < matter.due:
            return _("An automatic payment comes due")
        return _("Was the automatic payment made?")
    if matter.topic is not Topic.CLOCK:
        return _(_TOPICS[matter.topic])
    if matter.outcome is Outcome.RECHECK:
        return _(_READ_AGAIN if matter.clock is ClockKind.MONEY else _CHECK_AGAIN)
    words = _PAST if matter.due < today else _AHEAD
    return _(words[matter.outcome or Outcome.FEE])


def how_far(day: date, today: date) -> str:
    """Return how far a day is: `16 days ago`, `today`, `in 3 days`."""
    days = (day - today).days
    if days < 0:
        return ngettext("{n} day ago", "{n} days ago", -days)
    if days > 0:
        return ngettext("in {n} day", "in {n} days", days)
    return _("today")


def deed_words(matter: Matter) -> str:
    """Return the words of the button beside a matter."""
    if matter.topic is Topic.ARRIVAL:
        return _("Answer")
    if matter.topic is Topic.RULES:
        return _("See the rules")
    if matter.topic is Topic.BACKUP:
        return _("Save a copy")
    if matter.clock is ClockKind.REGISTRATION:
        return _("See the steps")
    if matter.topic is Topic.AUTO_DEBIT or matter.outcome is Outcome.RECHECK:
        return _("Enter the balance")
    return _("Start renewal")


def next_word_words(at: datetime, today: date) -> str:
    """Return the day and time of the next word: `3 Dec 10:00`."""
    return _("{date} {time}").format(date=date_short(at.date(), today), time=time_of_day(at))
