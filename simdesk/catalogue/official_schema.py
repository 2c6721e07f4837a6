"""What the file of official hosts must hold; operators' own domains come from their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from simdesk.catalogue.schema import DOMAIN, read_source
from simdesk.catalogue.table import Table
from simdesk.domain.official import Official, OfficialSite
from simdesk.domain.operator import Operator
from simdesk.domain.rule import Confidence, Sourced

_PROBLEM = "must be a host such as www.example.ru"


def read_official(table: Table, operators: Mapping[str, Operator | None]) -> Official:
    """Read the file and put the operators' domains first; every host stands once.

    `operators` holds None for a file that could not be read.
    """
    read_on = table.day("read_on")
    below = {fact.value: fact for fact in _subdomains(table, read_on)}
    own = tuple(own_sites(operators, below))
    for domain in sorted(below.keys() - {site.host for site in own}):
        if None not in operators.values():
            table.problem("subdomains", f"{domain} is no operator's domain")
    official = Official(
        sites=(*own, *(_host(entry, read_on) for entry in table.tables("hosts"))),
        namesakes=frozenset(_group(table, "namesakes", read_on)),
        shorteners=frozenset(_group(table, "shorteners", read_on)),
    )
    hosts = [site.host for site in official.sites]
    hosts += [*official.namesakes, *official.shorteners]
    for host in sorted({host for host in hosts if hosts.count(host) > 1}):
        table.problem("hosts", f"{host} is named twice")
    table.close()
    return official


def own_sites(
    operators: Mapping[str, Operator | None], below: Mapping[str, Sourced[str]] | None = None
) -> Iterator[OfficialSite]:
    """Yield the operators' domains; `below` holds those whose sub-domains count as well.

    A domain of a weak source may be shown as such; it is not enough to call a host official.
    """
    for operator in operators.values():
        if operator is not None:
            for fact in operator.domains:
                if fact.confidence is not Confidence.LOW:
                    yield OfficialSite(fact, operator.name, (below or {}).get(fact.value))


def _subdomains(table: Table, read_on: date) -> Iterator[Sourced[str]]:
    for entry in table.tables("subdomains"):
        yield _trusted(entry, read_on)
        entry.close()


def _host(entry: Table, read_on: date) -> OfficialSite:
    owner, common_word = entry.text("owner"), entry.flag("common_word")
    site = OfficialSite(_trusted(entry, read_on), owner, common_word=common_word)
    entry.close()
    return site


def _trusted(entry: Table, read_on: date) -> Sourced[str]:
    """Read a host that may be called official; a weak source is not enough for that."""
    host = entry.text("value")
    _check(entry, "value", host)
    fact = read_source(entry, host, read_on)
    if fact.confidence is Confidence.LOW:
        entry.problem("confidence", "is too low to call a host official")
    return fact


def _group(table: Table, key: str, read_on: date) -> Iterator[str]:
    for entry in table.tables(key):
        hosts = entry.texts("hosts")
        for host in hosts:
            _check(entry, "hosts", host)
        read_source(entry, hosts, read_on)
        entry.close()
        yield from hosts


def _check(entry: Table, key: str, host: str) -> None:
    if host and not DOMAIN.fullmatch(host):
        entry.problem(key, f"{_PROBLEM}, not '{host}'")
