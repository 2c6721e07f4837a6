"""What a calendar file is made from and what comes of it, as plain data for any thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from simdesk.domain.calendar_entry import Revision
from simdesk.domain.forecast import Forecast
from simdesk.domain.line import Line
from simdesk.domain.operator import Operator
from simdesk.domain.reminder import Answers, Matter


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner chose for calendars: warning days to leave out, and whether digits show."""

    left_out: frozenset[int] = frozenset()
    hide_digits: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """A number that something is about, its operator if one is known, and its clocks."""

    line: Line
    operator: Operator | None
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Facts:
    """All that decides what a file holds; `numbers` by id, `kept` is all that ever left.

    `edition` counts what has left since the program began.
    """

    matters: Sequence[Matter]
    answers: Answers
    numbers: Mapping[str, Whose]
    kept: Sequence[Revision]
    tell_at: time
    now: datetime
    language: str
    edition: int


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What a file would hold, by day. `changed` is what no earlier file held in this form.

    It holds as long as nothing else leaves: `edition` is that of its facts.
    """

    revisions: tuple[Revision, ...]
    changed: tuple[Revision, ...]
    edition: int
