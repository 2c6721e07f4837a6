"""What a row of the list says, seen and heard; how it looks is the delegate's matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simdesk.domain import msisdn
from simdesk.domain.clock import Basis, ClockKind
from simdesk.domain.forecast import Standing
from simdesk.i18n.clock_words import clock_name
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import N_, _
from simdesk.i18n.line_words import hero, row_phrase
from simdesk.services.line_index import Group, Sort
from simdesk.ui.line_list.consequences import consequences

if TYPE_CHECKING:
    from simdesk.domain.line import Line
    from simdesk.domain.operator import Operator
    from simdesk.domain.run import Progress
    from simdesk.services.line_index import Summary

_GROUPS = {
    Group.NEEDS_ACTION: N_("Needs action"),
    Group.IN_PROGRESS: N_("In progress"),
    Group.MISSING: N_("Missing information"),
    Group.ON_TRACK: N_("On track"),
    Group.ARCHIVED: N_("Archived"),
}

_CHIPS = _GROUPS | {Group.MISSING: N_("Missing")}

_SORTS = {
    Sort.DEADLINE: N_("By deadline"),
    Sort.LABEL: N_("By name"),
    Sort.NUMBER: N_("By number"),
    Sort.OPERATOR: N_("By operator"),
}


class RowWords(NamedTuple):
    """The accessible name and description of a row."""

    name: str
    description: str


def group_name(group: Group) -> str:
    """Return a group's name as its header shows it."""
    return _(_GROUPS[group])


def chip_name(group: Group | None) -> str:
    """Return a filter's name, short enough for a chip; None is all but the archived."""
    return _("All") if group is None else _(_CHIPS[group])


def sort_name(sort: Sort) -> str:
    """Return an order's name."""
    return _(_SORTS[sort])


def label(line: Line) -> str:
    """Return what a number is called: its label, or the number itself."""
    return line.label or msisdn.spaced(line.msisdn)


def operator_name(line: Line, operator: Operator | None) -> str:
    """Return the operator's name, the owner's own word for it, or that it is not known."""
    if operator is not None:
        return operator.name
    return line.operator_name or _("operator unknown")


def worded(message: str, line: Line, operator: Operator | None) -> str:
    """Return a text of the catalogue with the operator's name in it."""
    return _(message).format(operator=operator_name(line, operator))


def step_title(progress: Progress | None, line: Line, operator: Operator | None) -> str:
    """Return the title of the step at which a renewal goes on, or nothing."""
    current = progress.current if progress is not None else None
    return worded(current.title, line, operator) if current is not None else ""


def monogram(line: Line, operator: Operator | None) -> str:
    """Return the letters of an operator's badge."""
    if operator is not None:
        return operator.monogram
    return line.operator_name[:2] or "?"


def state_phrase(summary: Summary) -> str:
    """Return the short phrase at the right of a row: the step of a renewal, or the next event."""
    if summary.line.archived_at is not None:
        return _("archived")
    if summary.walking and summary.progress is not None:
        return _("Step {k}/{n}").format(k=summary.progress.number, n=summary.progress.total)
    return row_phrase(summary.forecast)


def short_phrase(summary: Summary) -> str:
    """Return the phrase where there is little room: the clock's name alone."""
    first = summary.forecast.earliest
    if summary.line.archived_at is not None or summary.walking:
        return state_phrase(summary)
    if first is None:
        return clock_name(ClockKind.ACTIVITY)
    if summary.forecast.standing is Standing.UNKNOWN and summary.forecast.registration_open:
        return clock_name(ClockKind.REGISTRATION)
    return clock_name(first.kind)


def row_words(summary: Summary, operator: Operator | None) -> RowWords:
    """Return a row as it is read aloud."""
    line, forecast = summary.line, summary.forecast
    first = forecast.earliest
    parts = [line.label, msisdn.spaced(line.msisdn), operator_name(line, operator)]
    if line.archived_at is not None:
        parts.append(_("archived"))
    if summary.progress is not None:
        parts.append(state_phrase(summary))
    parts.append(hero(forecast, operator).title)
    if first is not None and first.due is not None:
        parts.append(date_long(first.due))
    if first is not None and first.basis is Basis.OWN_RULE:
        parts.append(_("by your own rule"))
    lines = (c.sentence() for c in consequences(forecast, operator))
    return RowWords(", ".join(part for part in parts if part), "\n".join(lines))
