"""How the check of a link is told: whose it is, whom it imitates, or why it was not judged."""

from __future__ import annotations

from simdesk.domain.link_check_verdict import Kind, Reason, Verdict
from simdesk.i18n.language import N_, _

_TITLES = {
    Kind.OFFICIAL: N_("The address {host} belongs to {owner}."),
    Kind.NOT_LISTED: N_("{host} is not in our list."),
    Kind.IMITATES: N_("{host} imitates {official_host} ({owner}). Do not open it."),
    Kind.REFUSED: N_("This link was not judged."),
}

_NOTES = {
    Kind.OFFICIAL: N_("That says whose it is, not what a message with it wants from you."),
    Kind.NOT_LISTED: N_("That says nothing about it, neither good nor bad."),
}

_REASONS = {
    Reason.LOOKALIKE_LETTERS: N_("It is written with letters that only look like the right ones."),
    Reason.NAME_BEFORE_HOST: N_("The official name stands in front, the real host is the end."),
    Reason.NAME_AS_USER: N_("The official name stands before an @ and is only a user name."),
    Reason.NAME_IN_PATH: N_("The official name stands after the host, where anybody can write it."),
    Reason.OTHER_ENDING: N_("The name is right, the ending is another."),
    Reason.EXTRA_WORDS: N_("The official name has got words added."),
    Reason.TYPO: N_("It differs from the official name by a letter or two."),
    Reason.EMPTY: N_("There is no link in it."),
    Reason.TOO_LONG: N_("It is too long for a link."),
    Reason.NOT_AN_ADDRESS: N_("There is no link in it."),
    Reason.MALFORMED: N_("It is no link that a browser would open."),
    Reason.HIDDEN_CHARACTERS: N_("It holds characters that are not seen."),
    Reason.NOT_WEB: N_("It does not lead to a web page."),
    Reason.NOT_HTTPS: N_("It is not encrypted: an official page begins with https."),
    Reason.USER_NAME: N_("It holds a user name, which hides the real host."),
    Reason.IP_ADDRESS: N_("It names a machine by digits, not by a name."),
    Reason.PORT: N_("It leads to an unusual port."),
    Reason.HIDES_TARGET: N_("It is a short link that hides where it leads."),
    Reason.TWO_LINKS: N_("There is more than one link. Paste one at a time."),
}

NO_LINK = frozenset({Reason.EMPTY, Reason.NOT_AN_ADDRESS})
"""Reasons that say that there was nothing to judge."""


def link_title(verdict: Verdict) -> str:
    """Return the answer in one sentence."""
    return _(_TITLES[verdict.kind]).format(
        host=verdict.host, owner=verdict.owner, official_host=verdict.official_host
    )


def link_note(verdict: Verdict) -> str:
    """Return why, or what the answer does not mean."""
    return _(_REASONS[verdict.reason]) if verdict.reason else _(_NOTES[verdict.kind])
