"""Reads all routes and checks that they fit together; it is imported when routes are asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import PurePosixPath

from simdesk.catalogue.catalogue import RouteSet
from simdesk.catalogue.files import Tables
from simdesk.catalogue.route_schema import Shared, read_route, read_shared
from simdesk.catalogue.table import Problems, Table, read_table
from simdesk.domain.operator import Operator
from simdesk.domain.route import Route


def read_route_set(tables: Tables, operators: Mapping[str, Operator | None]) -> RouteSet:
    """Read the routes in `tables`, which may hold anything.

    `operators` holds None for a file that could not be read: its mistakes cost only itself.
    """
    problems = list(tables.problems)
    routes: dict[str, Route | None] = {}
    shared = Shared({}, {})
    for name, values in tables.tables.items():
        stem = PurePosixPath(name).stem
        if name.startswith("routes/"):
            reader = partial(read_route, stem, shared=shared)
            routes[stem] = read_table(name, values, problems, reader)
        elif name == "shared.toml" and values is not None:
            found = Problems(name)
            shared = read_shared(Table(values, found))
            problems += found.found
    dead = {
        route.id: "is retired" if route.retired else "is in doubt"
        for route in routes.values()
        if route is not None and not route.live
    }
    fitting: dict[str, Route] = {}
    for route in routes.values():
        if route is None:
            continue
        found = Problems(f"routes/{route.id}.toml")
        _check_operators(route, found, operators)
        _check_ways_out(route, found, routes, dead)
        problems += found.found
        if not found.found:
            fitting[route.id] = route
    return RouteSet(fitting, tuple(problems))


def _check_operators(
    route: Route, problems: Problems, operators: Mapping[str, Operator | None]
) -> None:
    """Report operators and links that `route` names and that are not there."""
    readable = [operator for operator in operators.values() if operator is not None]
    links = {link for operator in readable for link in operator.links}
    for key, names in (("only", route.only), ("call_or_sms", route.call_or_sms)):
        for name in names:
            if name not in operators:
                problems.add(key, f"there is no operator '{name}'")
    for step in route.steps:
        path = f"steps[{step.id}]"
        if step.link and step.link not in links and len(readable) == len(operators):
            problems.add(f"{path}.link", f"no operator has a link '{step.link}'")
        for name, override in step.overrides.items():
            operator = operators.get(name)
            if name not in operators:
                problems.add(f"{path}.overrides", f"there is no operator '{name}'")
            elif override.link and operator is not None and override.link not in operator.links:
                problems.add(f"{path}.overrides.{name}.link", f"{name} has no such link")


def _check_ways_out(
    route: Route, problems: Problems, known: Collection[str], dead: Mapping[str, str]
) -> None:
    """Report ways out that lead nowhere."""
    ways = [(f"failures[{f.id}].fallbacks", f.fallbacks) for f in route.failures]
    for key, names in (*ways, ("instead", route.instead)):
        for name in names:
            if name not in known:
                problems.add(key, f"there is no route '{name}'")
            elif name == route.id:
                problems.add(key, "a route is no way out of itself")
            elif name in dead:
                problems.add(key, f"the route '{name}' {dead[name]}")
