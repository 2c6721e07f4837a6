"""Which routes fit an owner now, in which order, and why one does not fit; it holds no words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simdesk.domain.route import Means, Reach, Risk, Route
from simdesk.domain.rule import Confidence, Fact
from simdesk.domain.settings import Place

_RISKS = tuple(Risk)
_FRESH_YEARS = 2
"""A price whose source was older than this when it was read says nothing about today."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A live route and what speaks against it: the place, missing means, another operator."""

    route: Route
    far: bool = False
    lacking: frozenset[Means] = frozenset()
    other_operator: bool = False

    @property
    def suitable(self) -> bool:
        """Whether nothing speaks against it."""
        return not (self.far or self.lacking or self.other_operator)


@dataclass(frozen=True, slots=True)
class Choice:
    """Routes that fit, best first, and those that do not; `recommended` is the first, or None."""

    suitable: tuple[Judged, ...]
    unsuitable: tuple[Judged, ...]
    recommended: Route | None


def choose(
    routes: Iterable[Route],
    *,
    place: Place,
    means: frozenset[Means],
    operator_id: str,
    failed: str = "",
) -> Choice:
    """Judge and order routes; those that are retired or in doubt are left out.

    No means at all is a question not answered yet: then nothing is judged by them, and nothing
    is recommended. The route that has just `failed` comes last. A route is recommended only with
    low risk and where it is known to work at the owner's place; unknown never sorts as good.
    """
    judged = [_judge(r, place, means, operator_id) for r in routes if r.live]

    def order(entry: Judged) -> tuple[bool, bool, int, bool]:
        route = entry.route
        trusted = _trusted(route, place)
        return (
            route.id == failed,
            not trusted,
            _RISKS.index(route.risk),
            not route.cost.known,
        )

    suitable = tuple(sorted((j for j in judged if j.suitable), key=order))
    first = suitable[0].route if suitable else None
    good = first is not None and first.id != failed and _trusted(first, place) and bool(means)
    return Choice(suitable, tuple(j for j in judged if not j.suitable), first if good else None)


def _judge(route: Route, place: Place, means: frozenset[Means], operator_id: str) -> Judged:
    return Judged(
        route,
        far=place is Place.ABROAD and route.abroad is Reach.NO,
        lacking=route.needs - means if means else frozenset(),
        other_operator=bool(route.only) and operator_id not in route.only,
    )


def _trusted(route: Route, place: Place) -> bool:
    reaches = place is Place.RUSSIA or route.abroad is Reach.YES
    return reaches and route.risk is Risk.LOW


def is_doubtful(cost: Fact[str]) -> bool:
    """Tell whether no source gives a cost that can be relied on today."""
    return not any(
        v.confidence is not Confidence.LOW
        and v.year is not None
        and v.read_on.year - v.year < _FRESH_YEARS
        for v in cost.values
    )
