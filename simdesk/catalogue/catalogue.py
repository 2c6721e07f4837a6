"""What SimDesk knows of operators, law and routes; it reads no files itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.purpose import Purpose

if TYPE_CHECKING:
    from simdesk.domain.edition import Edition
    from simdesk.domain.line import HolderKind
    from simdesk.domain.notice import Notice
    from simdesk.domain.official import Official
    from simdesk.domain.operator import Law, Operator
    from simdesk.domain.phrase import Phrase
    from simdesk.domain.receipt_book import ReceiptBook
    from simdesk.domain.rescue import RescueBook
    from simdesk.domain.route import Route
    from simdesk.domain.scam import ScamBook


class RouteSet(NamedTuple):
    """All routes by id, the retired and doubted too, and what was wrong with their files."""

    routes: Mapping[str, Route]
    problems: tuple[str, ...] = ()


class Advice(NamedTuple):
    """What helps outside of routes, and what was wrong with its files."""

    phrases: tuple[Phrase, ...]
    scams: ScamBook
    official: Official
    notices: tuple[Notice, ...]
    receipts: ReceiptBook
    rescue: RescueBook
    problems: tuple[str, ...] = ()


class Catalogue:
    """Operators and law, at hand; routes and advice, read when they are first asked for."""

    def __init__(
        self,
        *,
        operators: Iterable[Operator],
        law: Law | None,
        problems: tuple[str, ...],
        read_routes: Callable[[], RouteSet],
        read_advice: Callable[[], Advice],
        edition: Edition | None = None,
    ) -> None:
        ordered = sorted(operators, key=lambda o: (not o.main, o.name.casefold(), o.id))
        self.operators = tuple(ordered)
        """The main ones first, then the others, each by name."""
        self._by_id = {operator.id: operator for operator in self.operators}
        self.law = law
        """What drives the registration and reach clocks; None where its file is broken."""
        self.edition = edition
        """Which one this is; None where its file is broken."""
        self._problems = problems
        self._read_routes = read_routes
        self._read_advice = read_advice

    def operator(self, operator_id: str) -> Operator | None:
        """Return the operator with `operator_id`, or None where no file describes it."""
        return self._by_id.get(operator_id)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The ways to renew that can be walked, ordered by risk, then by id."""
        live = (r for r in self._route_set.routes.values() if r.live and r.purpose is Purpose.RENEW)
        risks = {"low": 0, "medium": 1, "high": 2}
        return tuple(sorted(live, key=lambda r: (risks[r.risk], r.id)))

    @cached_property
    def other_routes(self) -> tuple[Route, ...]:
        """The routes that can be walked and renew nothing, by id."""
        every = (r for _, r in sorted(self._route_set.routes.items()))
        return tuple(r for r in every if r.live and r.purpose is not Purpose.RENEW)

    def route_for(self, purpose: Purpose, holder: HolderKind) -> Route | None:
        """Return the route of a purpose for who holds the contract, or None where there is none."""
        own = (r for r in self.other_routes if r.purpose is purpose)
        return next((r for r in own if not r.holders or holder in r.holders), None)

    @cached_property
    def retired(self) -> tuple[Route, ...]:
        """The routes that have ended, with their obituaries, ordered by id."""
        return tuple(r for _, r in sorted(self._route_set.routes.items()) if r.retired)

    @cached_property
    def doubted(self) -> tuple[Route, ...]:
        """The ways that are unverified or advised against, with what to do instead, by id."""
        return tuple(r for _, r in sorted(self._route_set.routes.items()) if r.doubt)

    def route(self, route_id: str) -> Route:
        """Return a route, be it retired or in doubt: old runs name it.

        Raises:
            UnknownIdError: no readable file describes it.
        """
        try:
            return self._route_set.routes[route_id]
        except KeyError:
            raise UnknownIdError("route", route_id) from None

    @property
    def scams(self) -> ScamBook:
        """The patterns of fraud; empty where their file is broken."""
        return self._advice.scams

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrase cards; none where their file is broken."""
        return self._advice.phrases

    @property
    def official(self) -> Official:
        """Which hosts are whose; the operators' domains alone where the file is broken."""
        return self._advice.official

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the law and kinds of SIM ask; none where their file is broken."""
        return self._advice.notices

    @property
    def receipts(self) -> ReceiptBook:
        """What is known of receipts of every operator; empty where the file is broken."""
        return self._advice.receipts

    @property
    def rescue(self) -> RescueBook:
        """What is known of payments to a wrong number; empty where the file is broken."""
        return self._advice.rescue

    @property
    def problems(self) -> tuple[str, ...]:
        """What was wrong with the files read so far, each as `file: key: problem`."""
        found = self._problems
        if "_route_set" in vars(self):
            found += self._route_set.problems
        if "_advice" in vars(self):
            found += self._advice.problems
        return found

    def check(self) -> tuple[str, ...]:
        """Read every file and return all problems."""
        return self._problems + self._route_set.problems + self._advice.problems

    @cached_property
    def _route_set(self) -> RouteSet:
        return self._read_routes()

    @cached_property
    def _advice(self) -> Advice:
        return self._read_advice()
