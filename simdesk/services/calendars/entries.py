"""From what comes due to what a file holds: pure, so that any thread may work it out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from simdesk.domain.calendar_entry import Entry, revised
from simdesk.i18n.language import speaking
from simdesk.services.calendars.facts import CalendarPlan, Choices, Facts, Whose
from simdesk.services.calendars.plan import alarm, days_of
from simdesk.services.calendars.words import (
    Subject,
    called,
    cancelled,
    category,
    description,
    summary,
    what_comes,
)


def plan(facts: Facts, line_ids: Collection[str] | None, choices: Choices) -> CalendarPlan:
    """Return what a file about some numbers holds, or, with None, about everything."""
    with speaking(facts.language):
        entries = _entries(facts, line_ids, choices)
        found = revised(entries, facts.kept, line_ids, facts.now, cancelled)
    known = set(facts.kept)
    changed = tuple(one for one in found if one not in known)
    return CalendarPlan(tuple(found), changed, facts.edition)


def _entries(facts: Facts, line_ids: Collection[str] | None, choices: Choices) -> Iterator[Entry]:
    matters = [m for m in facts.matters if line_ids is None or m.line_id in line_ids]
    wanted = {matter.line_id for matter in matters if matter.line_id}
    subjects = {id_: _subjects(facts.numbers[id_], choices) for id_ in wanted}
    told: dict[tuple[str, str], str] = {}
    before = alarm(facts.tell_at)
    for day in days_of(matters, facts.answers, choices.left_out, facts.now.date()):
        matter = day.matter
        own = subjects.get(matter.line_id)
        subject = own.get(matter.key, own[""]) if own else None
        what = what_comes(day)
        if (matter.key, what) not in told:  # the same for most of a matter's days
            told[matter.key, what] = description(matter, subject, what)
        yield Entry(
            key=matter.key,
            role=day.role,
            line_id=matter.line_id,
            day=day.day,
            summary=summary(day, subject, what),
            description=told[matter.key, what],
            category=category(matter),
            alarm=before,
        )


def _subjects(whose: Whose, choices: Choices) -> dict[str, Subject]:
    """Return what to say of a number, by the key of each matter that is one of its clocks."""
    line, operator, forecast = whose.line, whose.operator, whose.forecast
    name = called(line, operator, hide_digits=choices.hide_digits)
    clocks = {f"{line.id}/{c.kind}": Subject(name, operator, c) for c in forecast.clocks}
    return clocks | {"": Subject(name, operator, None)}
