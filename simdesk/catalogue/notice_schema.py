"""What the file of notices must hold: texts, where each matters, and at least one source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simdesk.catalogue.schema import read_roubles, read_source
from simdesk.catalogue.table import Table
from simdesk.domain.line import HolderKind, Plan, SimKind, SimPlace
from simdesk.domain.money import Money
from simdesk.domain.notice import Notice, Status, Where
from simdesk.domain.rule import Sourced

MOST_TODO = 3
PLACEHOLDERS = ("low", "high")
"""The two ends of a fine."""


def read_notices(table: Table) -> tuple[Notice, ...]:
    """Read the file."""
    read_on = table.day("read_on")
    notices = tuple(_notice(entry, read_on) for entry in table.tables("notices"))
    ids = [notice.id for notice in notices]
    if len(set(ids)) < len(ids):
        table.problem("notices", "an id is used twice")
    table.close()
    return notices


def _notice(table: Table, read_on: date) -> Notice:
    amounts = _amounts(table)
    fields = PLACEHOLDERS if amounts is not None else ()
    notice = Notice(
        id=table.id(),
        title=table.words("title", ()),
        text=table.words("text", fields),
        todo=table.word_list("todo", ()),
        status=table.choice("status", Status),
        since=None if table.unknown("since") else table.day("since"),
        where=frozenset(table.choices("where", Where)),
        sources=tuple(_sources(table, fields, read_on)),
        disputed=table.flag("disputed"),
        amounts=amounts,
        holders=frozenset(table.choices("holders", HolderKind, required=False)),
        sim_kinds=frozenset(table.choices("sim_kinds", SimKind, required=False)),
        plans=frozenset(table.choices("plans", Plan, required=False)),
        sim_places=frozenset(table.choices("sim_places", SimPlace, required=False)),
        until_confirmed=table.flag("until_confirmed"),
    )
    if not 1 <= len(notice.todo) <= MOST_TODO:
        table.problem("todo", f"must be 1 to {MOST_TODO} things to do")
    if not notice.where:
        table.problem("where", "needs at least one value")
    if len(notice.sources) < (2 if notice.disputed else 1):
        table.problem("sources", "needs as many as there are sides")
    table.close()
    return notice


def _amounts(table: Table) -> tuple[Money, Money] | None:
    if "amounts" not in table:
        return None
    inner = table.inner("amounts")
    low, high = read_roubles(inner, "low"), read_roubles(inner, "high")
    inner.close()
    return low, high


def _sources(table: Table, fields: tuple[str, ...], read_on: date) -> Iterator[Sourced[str]]:
    for entry in table.tables("sources"):
        yield read_source(entry, entry.words("text", fields), read_on)
        entry.close()
