"""How a notice is said: its texts with the fine filled in, and what it is today."""

from __future__ import annotations

from simdesk.domain.notice import Notice, Status
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import N_, _

_SIGNS = {
    Status.TEST: N_("test mode"),
    Status.BILL: N_("a bill"),
}

_SINCE = {
    Status.IN_FORCE: N_("In force since {date}"),
    Status.TEST: N_("In test mode since {date}"),
}

_UNDATED = {
    Status.IN_FORCE: N_("In force; since which day was not found"),
    Status.TEST: N_("In test mode; since which day was not found"),
    Status.BILL: N_("A bill: whether it became law is not known here"),
    Status.PRACTICE: N_("No law: this is what is known of how it works"),
}


def filled(notice: Notice, text: str) -> str:
    """Return a text of a notice in the language in use."""
    if notice.amounts is None:
        return _(text)
    low, high = notice.amounts
    return _(text).format(low=money(low), high=money(high))


def sign(notice: Notice) -> str:
    """Return what sets a notice off from a law in force, or nothing."""
    return _(_SIGNS[notice.status]) if notice.status in _SIGNS else ""


def standing(notice: Notice) -> str:
    """Return whether and since when it holds."""
    if notice.since is not None and notice.status in _SINCE:
        return _(_SINCE[notice.status]).format(date=date_long(notice.since))
    return _(_UNDATED[notice.status])
