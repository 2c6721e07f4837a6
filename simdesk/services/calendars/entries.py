"""The entries of all that comes due: each day of a matter, in the words for its number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.calendar_entry import Entry
from simdesk.domain.line import Line
from simdesk.domain.reminder import Answers, Matter
from simdesk.services.calendars.choices import Choices
from simdesk.services.calendars.plan import alarm, days_of
from simdesk.services.calendars.words import Subject, called, entry
from simdesk.services.lines import LineService


def entries(
    matters: Iterable[Matter],
    answers: Answers,
    choices: Choices,
    *,
    lines: LineService,
    catalogue: Catalogue,
    tell_at: time,
) -> list[Entry]:
    """Return the entries of these matters in the language in use."""
    matters = list(matters)
    by_id = {line.id: line for line in lines.everything()}
    clocks: dict[str, dict[str, Subject]] = {}
    for line_id in {matter.line_id for matter in matters if matter.line_id}:
        clocks[line_id] = _subjects(by_id[line_id], choices, lines, catalogue)

    def subject(matter: Matter) -> Subject | None:
        own = clocks.get(matter.line_id)
        return own.get(matter.key, own[""]) if own else None

    return [
        entry(planned, subject(planned.matter), alarm(tell_at))
        for planned in days_of(matters, answers, choices.left_out, lines.today())
    ]


def _subjects(
    line: Line, choices: Choices, lines: LineService, catalogue: Catalogue
) -> dict[str, Subject]:
    """Return what to say of a number, by the key of each matter that is one of its clocks."""
    operator = catalogue.operator(line.operator_id)
    name = called(line, operator, hide_digits=choices.hide_digits)
    subjects = {
        f"{line.id}/{clock.kind}": Subject(name, operator, clock)
        for clock in lines.forecast(line).clocks
    }
    return subjects | {"": Subject(name, operator, None)}
