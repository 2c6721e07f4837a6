"""What a file of a route must hold: steps, failures, words. Other files are not known here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from simdesk.catalogue.schema import CODE_PURPOSES, MORE_CODES, read_fact, read_source
from simdesk.catalogue.table import Table
from simdesk.domain.line import HolderKind, Plan
from simdesk.domain.means import Means
from simdesk.domain.notice import CLOCKS, Where
from simdesk.domain.purpose import Purpose
from simdesk.domain.route import (
    ENDINGS,
    Failure,
    Item,
    Part,
    Phase,
    Reach,
    Risk,
    Route,
    SmsNeed,
    Step,
    StepOverride,
)
from simdesk.domain.rule import Fact, Sourced

PLACEHOLDERS = ("operator", "number", "amount", "code_balance", "domain")
MOST_TODO = 3
"""More advice than this is not read by somebody whose payment has just failed."""

_PHASES = tuple(Phase)


class Shared(NamedTuple):
    """Steps and failures that several routes use, by id."""

    steps: Mapping[str, Step]
    failures: Mapping[str, Failure]


def read_shared(table: Table) -> Shared:
    """Read the file of shared steps and failures; a bad one costs only itself."""
    read_on = table.day("read_on")
    steps: dict[str, Step] = {}
    failures: dict[str, Failure] = {}
    for entry in table.tables("steps"):
        before = len(entry.problems.found)
        step = _own_step(entry)
        if step.id in steps:
            entry.problem("id", "is used twice")
        if len(entry.problems.found) == before:
            steps[step.id] = step
    for entry in table.tables("failures"):
        before = len(entry.problems.found)
        failure = _own_failure(entry, read_on)
        entry.close()
        if failure.id in failures:
            entry.problem("id", "is used twice")
        if len(entry.problems.found) == before:
            failures[failure.id] = failure
    table.close()
    return Shared(steps, failures)


def read_route(route_id: str, table: Table, shared: Shared) -> Route:
    """Read the file of one route, which is walkable, retired or in doubt."""
    read_on = table.day("read_on")
    if "retired" in table or "doubt" in table:
        return _unwalkable(route_id, table, read_on)
    route = Route(
        id=route_id,
        title=_words(table, "title"),
        text=_words(table, "text"),
        icon=table.id("icon"),
        abroad=table.choice("abroad", Reach),
        abroad_note=_words(table, "abroad_note"),
        cost=read_fact(table, "cost", lambda t: _words(t, "text"), read_on),
        you_need=_words(table, "you_need"),
        needs=frozenset(table.choices("needs", Means)),
        risk=table.choice("risk", Risk),
        risk_note=_words(table, "risk_note"),
        minutes=None if table.unknown("minutes") else table.count("minutes"),
        proof=table.word_list("proof", PLACEHOLDERS),
        steps=_steps(table, shared),
        failures=_failures(table, shared, read_on),
        only=table.ids("only", required=False),
        sources=tuple(_sources(table, read_on)),
        purpose=table.choice("purpose", Purpose) if "purpose" in table else Purpose.RENEW,
        holders=frozenset(table.choices("holders", HolderKind, required=False)),
        needs_any=frozenset(table.choices("needs_any", Means, required=False)),
        sms=table.choice("sms", SmsNeed) if "sms" in table else SmsNeed.NO,
        only_abroad=table.flag("only_abroad"),
        anywhere=table.flag("anywhere"),
        at_once=table.flag("at_once"),
        call_or_sms=table.ids("call_or_sms", required=False),
        plan=table.choice("plan", Plan) if "plan" in table else Plan.UNKNOWN,
    )
    _check_end(table, route)
    table.close()
    return route


def _check_end(table: Table, route: Route) -> None:
    """Report an ending that is not that of the route's purpose, or not in its last step only.

    A file that has other problems may lack its last step for one of them.
    """
    if table.problems.found:
        return
    *before, last = [set(step.parts) & set(ENDINGS.values()) for step in route.steps] or [set()]
    if any(before) or last != {ENDINGS[route.purpose]}:
        table.problem("steps", f"only the last one must have the part {ENDINGS[route.purpose]}")


def _unwalkable(route_id: str, table: Table, read_on: date) -> Route:
    """Read an obituary or a doubt: nothing of the way itself, only why not and what instead.

    What has ended may leave nothing in its place; whoever is warned is told what to do.
    """
    retired = "retired" in table
    why = _words(table, "retired" if retired else "doubt")
    stated = "instead" in table
    instead = table.ids("instead", required=not retired)
    if stated and not instead:
        table.problem("instead", "needs at least one value")
    route = Route(
        id=route_id,
        title=_words(table, "title"),
        text="",
        icon=table.id("icon"),
        abroad=Reach.NO,
        abroad_note="",
        cost=Fact(),
        you_need="",
        needs=frozenset(),
        risk=Risk.HIGH,
        risk_note="",
        minutes=None,
        proof=(),
        steps=(),
        failures=(),
        retired=why if retired else "",
        doubt="" if retired else why,
        instead=instead,
        sources=tuple(_sources(table, read_on)),
    )
    if not route.sources:
        table.problem("sources", "needs at least one value")
    table.close()
    return route


def _words(table: Table, key: str, default: str | None = None) -> str:
    return table.words(key, PLACEHOLDERS, default)


def _sources(table: Table, read_on: date) -> Iterator[Sourced[str]]:
    for entry in table.tables("sources", required=False):
        yield read_source(entry, _words(entry, "text"), read_on)
        entry.close()


def _steps(table: Table, shared: Shared) -> tuple[Step, ...]:
    stated = "steps" in table
    steps: list[Step] = []
    for entry in table.tables("steps"):
        step = _shared_step(entry, shared) if "use" in entry else _own_step(entry)
        if step is None:
            continue
        if any(step.id == other.id for other in steps):
            entry.problem("id", f"{step.id} is used twice")
        if steps and _PHASES.index(step.phase) < _PHASES.index(steps[-1].phase):
            entry.problem("phase", f"{step.phase} must not follow {steps[-1].phase}")
        steps.append(step)
    if stated and not steps:
        table.problem("steps", "needs at least one step")
    return tuple(steps)


def _shared_step(entry: Table, shared: Shared) -> Step | None:
    name = entry.id("use")
    entry.close()
    if name and name not in shared.steps:
        entry.problem("use", f"there is no shared step '{name}'")
    return shared.steps.get(name)


def _own_step(table: Table) -> Step:
    step = Step(
        id=table.id(),
        phase=table.choice("phase", Phase),
        title=_words(table, "title"),
        items=_items(table),
        parts=table.choices("parts", Part, required=False),
        why=_words(table, "why", ""),
        warning=_words(table, "warning", ""),
        link=_link(table),
        optional=table.flag("optional"),
        concerns=_concerns(table),
        card=_name(table, "card"),
        advice=_name(table, "advice"),
        codes=_codes(table),
        overrides=dict(_overrides(table)),
    )
    if step.codes and Part.CODES not in step.parts:
        table.problem("codes", "needs the part codes")
    if not (step.items or step.parts):
        table.problem("", "a step needs items or parts")
    table.close()
    return step


def _codes(table: Table) -> tuple[str, ...]:
    found = table.ids("codes", required=False)
    for purpose in found:
        if purpose not in (*CODE_PURPOSES, *MORE_CODES):
            table.problem("codes", f"there are no codes for '{purpose}'")
    return found


def _concerns(table: Table) -> tuple[Where, ...]:
    """Read what a step touches; clocks and questions are no matter of a step."""
    found = table.choices("concerns", Where, required=False)
    for where in found:
        if where in (*CLOCKS, Where.HOLDER, Where.KIND):
            table.problem("concerns", f"{where} is not touched by a step")
    return found


def _overrides(table: Table) -> Iterator[tuple[str, StepOverride]]:
    for operator_id, entry in table.named("overrides", required=False):
        override = StepOverride(
            title=_words(entry, "title", ""),
            items=_items(entry) if "items" in entry else None,
            why=_words(entry, "why", ""),
            warning=_words(entry, "warning", ""),
            link=_link(entry),
        )
        if override == StepOverride():
            entry.problem("", "changes nothing")
        entry.close()
        yield operator_id, override


def _link(table: Table) -> str:
    return _name(table, "link")


def _name(table: Table, key: str) -> str:
    return table.id(key) if key in table else ""


def _items(table: Table) -> tuple[Item, ...]:
    items: list[Item] = []
    for entry in table.tables("items", required=False):
        item = Item(entry.id(), _words(entry, "text"))
        entry.close()
        if any(item.id == other.id for other in items):
            entry.problem("id", "is used twice")
        items.append(item)
    return tuple(items)


def _failures(table: Table, shared: Shared, read_on: date) -> tuple[Failure, ...]:
    failures: list[Failure] = []
    for entry in table.tables("failures"):
        own = _shared_failure(entry, shared) if "use" in entry else _own_failure(entry, read_on)
        fallbacks = entry.ids("fallbacks")
        entry.close()
        if own is None:
            continue
        if any(own.id == other.id for other in failures):
            entry.problem("id", f"{own.id} is used twice")
        failures.append(replace(own, fallbacks=fallbacks))
    return tuple(failures)


def _shared_failure(entry: Table, shared: Shared) -> Failure | None:
    name = entry.id("use")
    if name and name not in shared.failures:
        entry.problem("use", f"there is no shared failure '{name}'")
    return shared.failures.get(name)


def _own_failure(table: Table, read_on: date) -> Failure:
    """Read a failure without its fallbacks, which depend on the route."""
    hint = _words(table, "hint")
    failure = Failure(
        id=table.id(),
        title=_words(table, "title"),
        hint=hint,
        todo=table.word_list("todo", PLACEHOLDERS),
        fallbacks=(),
        source=read_source(table, hint, read_on) if "source" in table else None,
        rescue=table.flag("rescue"),
    )
    if not 1 <= len(failure.todo) <= MOST_TODO:
        table.problem("todo", f"must be 1 to {MOST_TODO} things to do")
    return failure
