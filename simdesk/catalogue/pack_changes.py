"""What a new catalogue would change against the one in use; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import chain

from simdesk.catalogue.addresses import Address, addresses
from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import Section, Tables
from simdesk.domain.operator import Law, Operator
from simdesk.domain.route import Route, Step
from simdesk.domain.rule import Fact

SectionTables = Mapping[Section, Tables]


@dataclass(frozen=True, slots=True)
class AddressChange:
    """An address that is not in use in its place; `before` are those whose place it takes."""

    new: Address
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that would change. `ended` routes can no longer be walked.

    `rules` counts values of operators' rules and of the law. `gone` are addresses that have no
    successor in their place. `other_files` are those of neither operators, law nor routes.
    """

    addresses: tuple[AddressChange, ...]
    gone: tuple[Address, ...]
    new_operators: int
    changed_operators: int
    new_routes: int
    changed_routes: int
    ended_routes: int
    rules: int
    other_files: int


def vanished(old: Catalogue, new: Catalogue) -> tuple[str, ...]:
    """Return the ids that kept numbers and runs may name and that `new` lacks, as places.

    A route that can no longer be walked has no steps, but must still be there.
    """
    found = [f"operators: {o.id}" for o in old.operators if new.operator(o.id) is None]
    kept = _routes(new)
    for route_id, route in _routes(old).items():
        if route_id not in kept:
            found.append(f"routes: {route_id}")
        elif kept[route_id].live:
            lost = set(_ids(route)) - set(_ids(kept[route_id]))
            found += (f"routes/{route_id}.toml: {name}" for name in sorted(lost))
    return tuple(found)


def compare(
    old: Catalogue, old_tables: SectionTables, new: Catalogue, new_tables: SectionTables
) -> Changes:
    """Return what `new` changes; both have no problems."""
    changed, gone = _addresses(old_tables, new_tables)
    operators = {o.id: o for o in old.operators}
    routes, after = _routes(old), _routes(new)
    return Changes(
        addresses=tuple(changed),
        gone=tuple(gone),
        new_operators=sum(o.id not in operators for o in new.operators),
        changed_operators=sum(operators.get(o.id, o) != o for o in new.operators),
        new_routes=len(after.keys() - routes.keys()),
        changed_routes=sum(after.get(key, route) != route for key, route in routes.items()),
        ended_routes=sum(
            r.live and key in after and not after[key].live for key, r in routes.items()
        ),
        rules=sum(_rules_changed(operators[o.id], o) for o in new.operators if o.id in operators)
        + _rules_changed(old.law, new.law),
        other_files=_other_files(old_tables, new_tables),
    )


def _routes(catalogue: Catalogue) -> dict[str, Route]:
    return {r.id: r for r in (*catalogue.routes, *catalogue.retired, *catalogue.doubted)}


def _ids(route: Route) -> Iterator[str]:
    """Yield every id of a route that a run may have kept."""
    for step in route.steps:
        yield f"steps[{step.id}]"
        yield from (f"steps[{step.id}].items[{item}]" for item in _items(step))
    yield from (f"failures[{failure.id}]" for failure in route.failures)


def _items(step: Step) -> set[str]:
    others = chain.from_iterable(change.items or () for change in step.overrides.values())
    return {item.id for item in (*step.items, *others)}


def _addresses(old: SectionTables, new: SectionTables) -> tuple[list[AddressChange], list[Address]]:
    before, after = _by_key(old), _by_key(new)
    dropped: dict[tuple[str, ...], list[Address]] = {}
    for key, address in before.items():
        if key not in after:
            dropped.setdefault(key[1:], []).append(address)
    changed = []
    replaced = set()
    for key, address in after.items():
        if key not in before:
            places = dropped.get(key[1:], [])
            changed.append(AddressChange(address, tuple(a.value for a in places)))
            replaced.add(key[1:])
    gone = [a for place, found in dropped.items() if place not in replaced for a in found]
    return changed, gone


def _by_key(tables: SectionTables) -> dict[tuple[str, ...], Address]:
    """Return the addresses of all files by value, place and owner."""
    found: dict[tuple[str, ...], Address] = {}
    for section in tables.values():
        for a in addresses(section.tables):
            # An operator that is renamed keeps its addresses; a host that changes hands does not.
            owner = "" if a.where.startswith("operators/") else a.owner
            found.setdefault((a.value, a.kind, a.where, owner), a)
    return found


def _other_files(old: SectionTables, new: SectionTables) -> int:
    before = {name: table for part in old.values() for name, table in part.tables.items()}
    after = {name: table for part in new.values() for name, table in part.tables.items()}
    others = (n for n in after if "/" not in n and n not in ("law.toml", "pack.toml"))
    return sum(before.get(name) != after[name] for name in others)


def _rules_changed(old: Operator | Law | None, new: Operator | Law | None) -> int:
    """Count the facts that clocks stand on and that have other values."""
    if old is None or new is None:
        return 0
    count = 0
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if isinstance(before, Fact):
            count += _values(before) != _values(after)
        elif field.name == "counts":
            count += sum(_values(before[kind]) != _values(after[kind]) for kind in before)
    return count


def _values(fact: Fact[object]) -> list[object]:
    return [value.value for value in fact.values]
