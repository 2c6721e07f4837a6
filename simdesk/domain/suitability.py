"""Which routes fit an owner now, in which order and why, and the ways out; it holds no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from simdesk.domain.answers import About, Answers
from simdesk.domain.judgement import Judged, Obstacle, judge, works_here
from simdesk.domain.line import Plan
from simdesk.domain.means import Means
from simdesk.domain.operator import Counts
from simdesk.domain.route import Risk, Route
from simdesk.domain.rule import Confidence, Fact
from simdesk.domain.settings import Place

_RISKS = {risk: rank for rank, risk in enumerate(Risk)}
_MEANS = tuple(Means)
_FRESH_YEARS = 2
"""A price whose source was older than this when it was read says nothing about today."""
MOST_WAYS_OUT = 3
"""More than this is not read by somebody for whom nothing fits."""

_JOURNEY = 10
"""To go to another country is the last thing to ask for: it weighs more than all means."""


class WayOut(NamedTuple):
    """What would open a route: things to get, all of them; a place to be; SMS that come again."""

    judged: Judged
    means: frozenset[Means]
    place: Place | None = None
    sms: bool = False

    def applied_to(self, answers: Answers) -> Answers:
        """Return the answers of somebody who took this way out."""
        better = answers.having(self.means)
        place = self.place or better.place
        return replace(better, place=place, sms=True if self.sms else better.sms)


@dataclass(frozen=True, slots=True)
class Choice:
    """Routes that fit, best first, and those that do not, the nearest first.

    `recommended` is the first of them, or None. `ways_out`, best first, where nothing fits that
    does something about what threatens the number first.
    `follow`: what must follow a top-up, because a top-up alone may not count as use, or None.
    """

    suitable: tuple[Judged, ...]
    unsuitable: tuple[Judged, ...]
    recommended: Route | None
    ways_out: tuple[WayOut, ...] = ()
    follow: Judged | None = None


def choose(routes: Iterable[Route], *, answers: Answers, about: About, failed: str = "") -> Choice:
    """Judge and order routes; those that are retired or in doubt are left out.

    What was not answered excludes nothing, but a route that depends on it comes after those that
    depend on nothing, and is not recommended. The one that has just `failed` comes last. Where few
    days are left, what works at once comes before what takes nobody knows how long. A route is
    recommended only with low risk, where it is known to work at the owner's place, and where it
    does something about what threatens the number first.
    """
    judged = [judge(route, answers, about) for route in routes if route.live]

    def order(entry: Judged) -> tuple[bool | int | str, ...]:
        route = entry.route
        return (
            route.id == failed,
            bool(entry.cautions) and not entry.helps,
            bool(entry.depends),
            answers.pressing and not route.at_once,
            not works_here(route, answers.place),
            _RISKS[route.risk],
            bool(entry.cautions),
            route.plan is Plan.UNKNOWN or route.plan is not about.plan,
            not route.cost.values,
            route.id,
        )

    suitable = tuple(sorted((j for j in judged if not j.obstacles), key=order))
    barred = tuple(
        sorted((j for j in judged if j.obstacles), key=lambda j: _distance(j, answers.place))
    )
    first = suitable[0] if suitable and suitable[0].route.id != failed else None
    good = first is not None and _good(first, answers.place)
    return Choice(
        suitable,
        barred,
        first.route if first is not None and good else None,
        () if first is not None and first.helps else _ways_out(barred, failed),
        _follow((*suitable, *barred), about.top_up),
    )


def _good(entry: Judged, place: Place | None) -> bool:
    route = entry.route
    works = place is not None and works_here(route, place)
    return works and route.risk is Risk.LOW and not entry.depends and entry.helps


def _distance(entry: Judged, place: Place | None) -> tuple[bool, int, bool, int, str]:
    """Sort what does not fit: the fewest changes first, another operator or SIM last."""
    route = entry.route
    works = works_here(route, place)
    return not entry.can_open, _effort(entry), not works, _RISKS[route.risk], route.id


def _effort(entry: Judged) -> int:
    effort = len(entry.lacking)
    for obstacle in entry.obstacles:
        if obstacle in (Obstacle.ONLY_IN_RUSSIA, Obstacle.ONLY_ABROAD):
            effort += _JOURNEY
        elif obstacle is not Obstacle.MEANS:
            effort += 1
    return effort


def _ways_out(barred: Sequence[Judged], failed: str) -> tuple[WayOut, ...]:
    """Return what would open routes, the least effort first, each change named once."""
    found: list[WayOut] = []
    told: set[tuple[frozenset[Means], Place | None, bool]] = set()
    for entry in barred:
        obstacles, means, place = entry.obstacles, entry.lacking, None
        if not entry.can_open or entry.route.id == failed:
            continue
        if entry.one_of:
            means |= {next(m for m in _MEANS if m in entry.one_of)}
        if Obstacle.ONLY_IN_RUSSIA in obstacles:
            place = Place.RUSSIA
        elif Obstacle.ONLY_ABROAD in obstacles:
            place = Place.ABROAD
        way = WayOut(entry, means, place, Obstacle.NO_SMS in obstacles)
        if way[1:] not in told:
            told.add(way[1:])
            found.append(way)
    return tuple(found[:MOST_WAYS_OUT])


def _follow(judged: Sequence[Judged], top_up: Counts) -> Judged | None:
    """Return the use of the number that must follow where a top-up alone may not count."""
    if top_up is Counts.YES:
        return None
    for entry in judged:
        other = {Obstacle.OTHER_OPERATOR, Obstacle.ONLY_IN_RUSSIA, Obstacle.ONLY_ABROAD}
        if not other & set(entry.obstacles) and entry.route.uses_number:
            return entry
    return None


def means_asked_for(routes: Iterable[Route], operator_id: str) -> list[Means]:
    """Return the means that some route of an operator needs, in the order of their kinds."""
    own = [r for r in routes if r.live and (not r.only or operator_id in r.only)]
    needed = {means for route in own for means in (*route.needs, *route.needs_any)}
    return [means for means in Means if means in needed]


def is_doubtful(cost: Fact[str]) -> bool:
    """Tell whether no source gives a cost that can be relied on today."""
    return not any(
        v.confidence is not Confidence.LOW
        and v.year is not None
        and v.read_on.year - v.year < _FRESH_YEARS
        for v in cost.values
    )
