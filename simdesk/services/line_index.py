"""Every number in a few bytes each, for sorting, filtering and searching thousands in a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from simdesk.domain import msisdn
from simdesk.domain.forecast import Standing
from simdesk.domain.purpose import Purpose
from simdesk.services.search import fold, needles

if TYPE_CHECKING:
    from simdesk.domain.event import Event
    from simdesk.domain.forecast import Forecast
    from simdesk.domain.line import Line
    from simdesk.domain.run import Progress, Run
    from simdesk.services.lines import LineService
    from simdesk.services.runs import RunService
    from simdesk.storage.events import EventRepository
    from simdesk.storage.lines import LineRepository
    from simdesk.storage.runs import RunRepository

HEAD_SIZE = 40
"""So many numbers are read before the first paint; the others follow in slices."""
SLICE_SIZE = 200
_FAR = 10**7


class Group(StrEnum):
    """The groups of the list, in order."""

    NEEDS_ACTION = "needs_action"
    IN_PROGRESS = "in_progress"
    MISSING = "missing"
    ON_TRACK = "on_track"
    ARCHIVED = "archived"


class Sort(StrEnum):
    """The orders on offer. DEADLINE is grouped, the others are not."""

    DEADLINE = "deadline"
    LABEL = "label"
    NUMBER = "number"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Summary:
    """One number as a row shows it."""

    line: Line
    forecast: Forecast
    progress: Progress | None

    @property
    def walking(self) -> bool:
        """Whether an open renewal is what there is to say; it hides no question of the law."""
        return self.progress is not None and not self.forecast.registration_presses


class Entry(NamedTuple):
    """What the index keeps of one number. `text` is folded for search; `due` is an ordinal day."""

    line_id: str
    group: Group
    due: int
    label: str
    operator: str
    number: str
    text: str


class LineIndex:
    """The whole list, built in slices so that a window can paint before it is complete.

    `runs` is called where a renewal is open: a start without one needs no route.
    """

    def __init__(
        self,
        *,
        line_repository: LineRepository,
        event_repository: EventRepository,
        run_repository: RunRepository,
        lines: LineService,
        runs: Callable[[], RunService],
        operator_name: Callable[[Line], str],
    ) -> None:
        self._line_repository = line_repository
        self._event_repository = event_repository
        self._run_repository = run_repository
        self._lines = lines
        self._runs = runs
        self._operator_name = operator_name
        self._entries: dict[str, Entry] = {}
        self._sorted: dict[Sort, list[Entry]] = {}
        self.complete = False

    def open(self) -> None:
        """Read what the first page needs: everything, or of many numbers the last seen head."""
        self._entries.clear()
        if self._line_repository.count() <= HEAD_SIZE:
            self._take(self._line_repository.all())
            self.complete = True
        else:
            self._take(self._line_repository.many(self._line_repository.head()))

    def build(self) -> Iterator[None]:
        """Read the rest; each step takes a slice, and the last remembers the head."""
        if self.complete:
            return
        seen: set[str] = set()
        for lines in self._line_repository.slices(SLICE_SIZE):
            self._take(lines)
            seen.update(line.id for line in lines)
            yield
        for gone in self._entries.keys() - seen:
            del self._entries[gone]
        self._sorted.clear()
        self.complete = True
        self._line_repository.save_head([e.line_id for e in self.select()[:HEAD_SIZE]])

    def refresh(self, line_ids: Iterable[str]) -> None:
        """Read some numbers again; those that are gone or in the bin leave the index."""
        wanted = list(line_ids)
        for line_id in wanted:
            self._entries.pop(line_id, None)
        self._take(self._line_repository.many(wanted))

    def _take(self, lines: Sequence[Line]) -> None:
        self._sorted.clear()
        for summary in self._summaries([line for line in lines if line.deleted_at is None]):
            self._entries[summary.line.id] = self._entry(summary)

    def summaries(self, line_ids: Sequence[str]) -> list[Summary]:
        """Return rows for some numbers, in the given order; those that are gone are left out."""
        by_id = {line.id: line for line in self._line_repository.many(line_ids)}
        return self._summaries([by_id[i] for i in line_ids if i in by_id])

    def _summaries(self, lines: Sequence[Line]) -> list[Summary]:
        ids = [line.id for line in lines]
        events: dict[str, list[Event]] = self._event_repository.of_lines(ids)
        # Other steps under way calm no date: they renew nothing.
        open_runs: dict[str, Run] = {
            run.line_id: run
            for run in self._run_repository.open_of_lines(ids)
            if self._runs().purpose(run) is Purpose.RENEW
        }
        return [
            Summary(
                line,
                self._lines.forecast(line, events.get(line.id, [])),
                self._runs().progress(open_runs[line.id]) if line.id in open_runs else None,
            )
            for line in lines
        ]

    def _entry(self, summary: Summary) -> Entry:
        line = summary.line
        earliest = summary.forecast.earliest
        operator = self._operator_name(line)
        number = line.msisdn
        words = (number, msisdn.trunk(number), line.label, operator, line.operator_name)
        accounts = (account.name for account in line.accounts)
        return Entry(
            line.id,
            group_of(summary),
            earliest.due.toordinal() if earliest and earliest.due else _FAR,
            fold(line.label),
            fold(operator),
            number,
            fold("\n".join((*words, line.holder, line.iccid, line.note, *accounts))),
        )

    def select(
        self, group: Group | None = None, query: str = "", sort: Sort = Sort.DEADLINE
    ) -> list[Entry]:
        """Return the entries of one group, or of all but the archived, that match the query."""
        words, digits = needles(query)
        return [
            entry
            for entry in self._in_order(sort)
            if (entry.group is not Group.ARCHIVED if group is None else entry.group is group)
            and (words in entry.text or digits in entry.text)
        ]

    def _in_order(self, sort: Sort) -> list[Entry]:
        """Return every entry in an order, sorted anew only after a change: not at every key."""
        if sort not in self._sorted:
            self._sorted[sort] = sorted(self._entries.values(), key=_KEYS[sort])
        return self._sorted[sort]

    def counts(self) -> dict[Group, int]:
        """Return how many numbers each group has."""
        counts = dict.fromkeys(Group, 0)
        for entry in self._entries.values():
            counts[entry.group] += 1
        return counts


_ORDER = {group: i for i, group in enumerate(Group)}
_KEYS: dict[Sort, Callable[[Entry], tuple[object, ...]]] = {
    Sort.DEADLINE: lambda e: (_ORDER[e.group], e.due, e.label, e.number),
    Sort.LABEL: lambda e: (e.label, e.number),
    Sort.NUMBER: lambda e: (e.number,),
    Sort.OPERATOR: lambda e: (e.operator, e.due, e.number),
}


def group_of(summary: Summary) -> Group:
    """Return the group of a number.

    An open renewal calms a date that is near, but neither a running loss nor a notice about the
    owner's data, which no payment settles.
    """
    standing = summary.forecast.standing
    if summary.line.archived_at is not None:
        return Group.ARCHIVED
    if standing in (Standing.LOST, Standing.SUSPENDED, Standing.FEE):
        return Group.NEEDS_ACTION
    if summary.forecast.registration_presses:
        return Group.NEEDS_ACTION
    if summary.walking:
        return Group.IN_PROGRESS
    if standing.pressing:
        return Group.NEEDS_ACTION
    return Group.MISSING if standing is Standing.UNKNOWN else Group.ON_TRACK
