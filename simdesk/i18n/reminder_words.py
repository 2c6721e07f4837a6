"""What a notification says: one word about everything that is to be told now; no full number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from simdesk.domain.clock import ClockKind, Outcome
from simdesk.domain.heard import Heard, Hearing
from simdesk.domain.line import Line
from simdesk.domain.reminder import URGENT_DAYS, Matter, Topic
from simdesk.i18n.due_words import how_far, matter_words, next_word_words
from simdesk.i18n.formats import date_long, date_short
from simdesk.i18n.language import N_, _, ngettext

_MOST = 3
"""So many things are named; Windows cuts a notification off at 256 characters."""
_LONGEST_LABEL = 32
_TELLING_DIGITS = 7

_BEFORE = {
    Outcome.FEE: N_("Top up or use the number before that day. SimDesk shows what counts."),
    Outcome.ZERO: N_("Top up before that day, then write the new balance down."),
    Outcome.LOSS: N_("Act before that day: a payment takes its time. SimDesk shows the ways."),
    Outcome.SUSPENSION: N_("Settle it with the operator before that day: no payment does."),
}
_RESCUE = {
    Outcome.FEE: N_("Top up today: the fee uses up the balance, and then the number may go."),
    Outcome.ZERO: N_("Top up today: how long a number lives at zero is not known."),
    Outcome.LOSS: N_("For a while it may still be given back: ask today, the passport at hand."),
    Outcome.SUSPENSION: N_("Paying alone does not bring it back. Ask the operator what is needed."),
}
_READ_BALANCE = N_("Look at the balance and write it down.")
_TOPICS = {
    Topic.ARRIVAL: N_("Look at the balance and write it down: paid is not yet credited."),
    Topic.RULES: N_("SimDesk shows which ones and where to look."),
    Topic.BACKUP: N_("Save a copy on another disk."),
}
_HEARD = {
    Hearing.HANDED_OVER: N_("Given to the tray. Whether it was shown, the system does not say."),
    Hearing.ANSWERED: N_(
        "The notification service took it. It is on the screen unless “do not disturb” is on."
    ),
}


class About(NamedTuple):
    """A matter, and the number it is about; None where it is about the program."""

    matter: Matter
    line: Line | None = None


class Word(NamedTuple):
    """One notification as plain text; lines of `text` are parted by line feeds.

    `urgent`: a number can be lost within three days, or its day has passed.
    """

    title: str
    text: str
    urgent: bool = False


def word(about: Sequence[About], today: date) -> Word:
    """Return the one notification about one or several things."""
    ordered = sorted(about, key=lambda a: (not _urgent(a.matter, today), a.matter.due))
    urgent = any(_urgent(a.matter, today) for a in about)
    if len(ordered) == 1:
        matter = ordered[0].matter
        day = _("{date}, {how_far}").format(
            date=date_long(matter.due), how_far=how_far(matter.due, today)
        )
        return Word(_what(ordered[0], today), f"{day}\n{what_to_do(matter, today)}", urgent)
    lines = [
        _("{date} · {what}").format(date=date_short(a.matter.due, today), what=_what(a, today))
        for a in ordered[:_MOST]
    ]
    rest = len(ordered) - _MOST
    if rest > 0:
        lines.append(ngettext("and {n} more", "and {n} more", rest))
    lines.append(_("Open SimDesk: it shows what to do about each."))
    title = ngettext("{n} thing is due", "{n} things are due", len(ordered))
    return Word(title, "\n".join(lines), urgent)


def trial_word(about: Sequence[About], at: datetime, today: date) -> Word:
    """Return the notification that would come at a moment, and that this is not yet it."""
    real = word(about, at.date())
    note = _("This is a test. The reminder itself comes {when}.")
    return real._replace(text=f"{real.text}\n{note.format(when=next_word_words(at, today))}")


def failure_word() -> Word:
    """Return the notification that nobody knows what is due; it names no file."""
    return Word(
        _("SimDesk could not look what is due"),
        _("Open it: it says what is wrong and what can be done."),
        urgent=True,
    )


def what_to_do(matter: Matter, today: date) -> str:
    """Return what to do about a matter; from its day on, what may still help."""
    if matter.topic is Topic.AUTO_DEBIT:
        before = _("See that there is enough money for it.")
        return before if today < matter.due else _(_READ_BALANCE)
    if matter.topic is not Topic.CLOCK:
        return _(_TOPICS[matter.topic])
    if matter.outcome is Outcome.RECHECK:
        if matter.clock is ClockKind.MONEY:
            return _(_READ_BALANCE)
        return _("See whether the operator still has the owner's right data.")
    words = _BEFORE if today < matter.due else _RESCUE
    return _(words[matter.outcome or Outcome.FEE])


def discreet_name(line: Line) -> str:
    """Return a number's label on one line, or its last four digits; never the whole number."""
    # Marks that turn the direction of what follows are no text that a person typed on purpose.
    label = " ".join("".join(c if c.isprintable() else " " for c in line.label).split())
    digits = "".join(str(int(c)) for c in label if c.isdecimal())
    if not label or line.msisdn[-_TELLING_DIGITS:] in digits:
        return _("number …{digits}").format(digits=line.msisdn[-4:])
    if len(label) > _LONGEST_LABEL:
        return label[: _LONGEST_LABEL - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    return label


def heard_words(heard: Heard) -> str:
    """Return what is known of a word that was sent, and of one that could not be."""
    if heard.out:
        return _(_HEARD[heard.hearing])
    if heard.channel == "tray":
        return _("Nothing was shown: this desktop has no tray.")
    return _("Nothing was shown: no notification service answered.")


def _what(about: About, today: date) -> str:
    what = matter_words(about.matter, today)
    if about.line is None:
        return what
    return _("{label}: {what}").format(label=discreet_name(about.line), what=what)


def _urgent(matter: Matter, today: date) -> bool:
    return matter.grave and (matter.due - today).days <= URGENT_DAYS
