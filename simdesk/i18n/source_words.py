"""How a source is told: its name, its date, when it was read and how far it can be trusted."""

from __future__ import annotations

import re
from typing import Any

from simdesk.domain.rule import Confidence, Sourced
from simdesk.i18n.formats import date_long, partial_date
from simdesk.i18n.language import N_, _

_CONFIDENCE = {
    Confidence.HIGH: N_("read {date} · confidence high"),
    Confidence.MEDIUM: N_("read {date} · confidence medium"),
    Confidence.LOW: N_("read {date} · confidence low"),
}


_OWN_WORDS = (
    N_("SimDesk's own cautious advice"),
    N_("SimDesk's own reading"),
    N_("SimDesk's own reading of the law"),
    N_("SimDesk's own search"),
    N_("SimDesk's own summary, not checked with each bank"),
    N_("SimDesk's own summary, not checked with each operator"),
    N_("public code (secondary)"),
)
"""Sources that are no address of anybody: they are said in the language in use."""


def readable_source(source: str) -> str:
    """Return a source with our own words translated and Cyrillic addresses as people write them."""
    source = "; ".join(_(part) if part in _OWN_WORDS else part for part in source.split("; "))
    return re.sub(r"xn--[\w-]+", lambda found: found[0].encode().decode("idna"), source)


def source_dates(rule: Sourced[Any]) -> str:
    """Return what narrows a value, the date of its source, when it was read, and its confidence.

    Of the owner's own value: the day he found it, and his note.
    """
    if rule.confidence is Confidence.OWNER:
        found = _("you found it on {date}").format(date=date_long(rule.read_on))
        return " · ".join(filter(None, (found, rule.applies_to)))
    dated = [
        partial_date(rule.as_of) if rule.as_of else _("source without a date"),
        _(_CONFIDENCE[rule.confidence]).format(date=date_long(rule.read_on)),
    ]
    if rule.applies_to:
        dated.insert(0, _(rule.applies_to))
    return " · ".join(dated)
