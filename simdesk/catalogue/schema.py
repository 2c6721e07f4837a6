"""What a file of facts must hold: operators and the law, each value with source and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from simdesk.catalogue.table import Table
from simdesk.domain.event import EventKind
from simdesk.domain.money import Money
from simdesk.domain.operator import (
    Counts,
    Law,
    Link,
    MobileApp,
    Operator,
    OperatorNote,
    Phone,
    SilenceOutcome,
)
from simdesk.domain.rule import Confidence, Fact, Sourced

T = TypeVar("T")

UNDATED = "n.d."
"""What a file says where the source shows no date."""

PLACEHOLDERS = ("operator",)
CODE_PURPOSES = ("balance", "own_number")
MORE_CODES = (
    "last_payment",
    "packages",
    "tariff",
    "paid_services",
    "menu",
    "promised_payment",
    "transfer",
    "ask_to_top_up",
    "call_me",
)
"""Purposes of codes of which a file may say nothing: a number is kept without them."""

CODE_BLANKS = ("number", "amount")
STORES = ("android", "rustore", "ios")
PHONE_PLACES = ("own_sim", "russia", "abroad", "whatsapp", "balance", "porting")
COUNTABLE = (
    EventKind.TOP_UP,
    EventKind.CALL,
    EventKind.SMS,
    EventKind.DATA,
    EventKind.ANSWERED_CALL,
    EventKind.TARIFF_DEBIT,
)
"""Kinds of events that could reset a silence count; of each a file says what is known."""

_AS_OF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_ROUBLES = re.compile(r"(\d{1,6})\.(\d{2})", re.ASCII)
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
DOMAIN = re.compile(rf"(?:{_LABEL}\.)+[a-z]{{2,}}", re.ASCII)
URL = re.compile(rf"https://((?:{_LABEL}\.)+[a-z]{{2,}})(?:/[A-Za-z0-9._~/-]*)?", re.ASCII)
_CODE = re.compile(rf"[*#](?:[0-9*#]|\{{(?:{'|'.join(CODE_BLANKS)})\}})*#", re.ASCII)
_NETWORK = re.compile(r"\d{3} \d{2,3}", re.ASCII)
_PACKAGE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+|id\d+", re.ASCII)
_SHORT = re.compile(r"\d{3,6}", re.ASCII)
_DOMESTIC = re.compile(r"8 \d{3} \d{3} \d{2} \d{2}", re.ASCII)
_INTERNATIONAL = re.compile(r"\+7 \d{3} \d{3} \d{2} \d{2}", re.ASCII)
_PHONES = {
    "own_sim": _SHORT,
    "russia": _DOMESTIC,
    "abroad": _INTERNATIONAL,
    "whatsapp": _INTERNATIONAL,
    "balance": _SHORT,
    "porting": _DOMESTIC,
}


def read_operator(operator_id: str, table: Table) -> Operator:
    """Read the file of one operator."""
    read_on = table.day("read_on")
    name = table.text("name")
    domains = tuple(_domains(table, read_on))
    operator = Operator(
        id=operator_id,
        name=name,
        former_name=table.text("former_name", ""),
        monogram=table.text("monogram"),
        silence=read_fact(table, "silence", lambda t: t.count("value"), read_on),
        silence_outcome=table.choice("silence_outcome", SilenceOutcome),
        fee=read_fact(table, "fee", read_roubles, read_on),
        zero=read_fact(table, "zero", lambda t: t.count("value"), read_on),
        counts=_counts(table, read_on),
        what_counts=table.words("what_counts", PLACEHOLDERS),
        domains=domains,
        links={link.id: link for link in _links(table, domains, read_on)},
        apps=tuple(_apps(table, name, read_on)),
        codes=_codes(table.inner("codes"), read_on),
        phones=tuple(_phones(table, read_on)),
        notes=tuple(_notes(table, read_on)),
        russian_name=table.text("russian_name", ""),
        networks=tuple(_networks(table, read_on)),
        main=table.flag("main"),
    )
    table.close()
    return operator


def read_law(table: Table) -> Law:
    """Read the file of the law; nothing in it may be unknown, for two clocks stand on it."""
    read_on = table.day("read_on")
    law = Law(
        foreign_since=read_known(table, "foreign_since", lambda t: t.day("value"), read_on),
        foreign_cutoff=read_known(table, "foreign_cutoff", lambda t: t.day("value"), read_on),
        notice=read_known(table, "notice", lambda t: t.count("value"), read_on),
        recheck=read_known(table, "recheck", lambda t: t.count("value"), read_on),
        cooling=read_known(table, "cooling", lambda t: t.count("value"), read_on),
    )
    table.close()
    return law


def read_known(table: Table, key: str, read_value: Callable[[Table], T], read_on: date) -> Fact[T]:
    """Read a fact that has at least one value."""
    stated = key in table
    values = tuple(_sourced(t, read_value(t), read_on) for t in table.tables(key))
    if stated and not values:
        table.problem(key, "needs at least one value")
    return Fact(values)


def read_fact(table: Table, key: str, read_value: Callable[[Table], T], read_on: date) -> Fact[T]:
    """Read a fact: its values, or the word `unknown`."""
    return Fact() if table.unknown(key) else read_known(table, key, read_value, read_on)


def read_source(table: Table, value: T, read_on: date) -> Sourced[T]:
    """Read where `value` comes from, how old it is and how far it can be trusted."""
    read = table.day("read_on", read_on)
    confidence = table.choice("confidence", Confidence)
    if confidence is Confidence.OWNER:
        table.problem("confidence", "is the owner's alone to give")
    return Sourced(
        value,
        source=table.text("source"),
        as_of=_as_of(table, read),
        read_on=read,
        confidence=confidence,
        applies_to=table.words("applies_to", (), ""),
    )


def _sourced(table: Table, value: T, read_on: date) -> Sourced[T]:
    sourced = read_source(table, value, read_on)
    table.close()
    return sourced


def _as_of(table: Table, read_on: date) -> str | None:
    value = table.text("as_of")
    if value in ("", UNDATED):
        return None
    try:
        earliest = date.fromisoformat(f"{value}-01-01"[:10]) if _AS_OF.fullmatch(value) else None
    except ValueError:
        earliest = None
    if earliest is None:
        table.problem("as_of", f"must be YYYY, YYYY-MM, YYYY-MM-DD or {UNDATED}, not '{value}'")
        return None
    if earliest > read_on:
        table.problem("as_of", f"lies after the day of reading, {read_on}")
    return value


def read_roubles(table: Table, key: str = "value") -> Money:
    """Read an amount above zero, written as `3.30`."""
    value = table.text(key)
    match = _ROUBLES.fullmatch(value)
    kopeks = int(match[1]) * 100 + int(match[2]) if match else 0
    if value and not kopeks:
        table.problem(key, f"must be roubles above zero as '3.30', not '{value}'")
    return Money(kopeks)


def _networks(table: Table, read_on: date) -> Iterator[Sourced[str]]:
    for entry in table.tables("networks", required=False):
        code = _matching(entry, "value", _NETWORK, "must be MCC and MNC such as 250 01")
        yield _sourced(entry, code, read_on)


def _domains(table: Table, read_on: date) -> Iterator[Sourced[str]]:
    for entry in table.tables("domains", required=False):
        domain = _matching(entry, "value", DOMAIN, "must be a domain such as example.ru")
        yield _sourced(entry, domain, read_on)


def _matching(table: Table, key: str, pattern: re.Pattern[str], problem: str) -> str:
    value = table.text(key)
    if value and not pattern.fullmatch(value):
        table.problem(key, f"{problem}, not '{value}'")
    return value


def _counts(table: Table, read_on: date) -> dict[EventKind, Fact[Counts]]:
    """Read statements such as "calls and SMS count", each of several kinds at once."""
    stated: dict[EventKind, list[Sourced[Counts]]] = {}
    for statement in table.tables("counts", required=False):
        kinds = statement.choices("kinds", EventKind)
        value = statement.choice("value", Counts)
        if value is Counts.UNKNOWN:
            statement.problem("value", "is unknown: name the kinds in counts_unknown instead")
        for kind in kinds:
            stated.setdefault(kind, [])
        sourced = _sourced(statement, value, read_on)
        for kind in kinds:
            stated[kind].append(sourced)
    unknown = table.choices("counts_unknown", EventKind, required=False)
    for kind in (*stated, *unknown):
        if kind not in COUNTABLE:
            table.problem("counts", f"{kind} never resets a silence count")
    for kind in COUNTABLE:
        if (kind in stated) == (kind in unknown):
            table.problem("counts", f"{kind} must be either stated or in counts_unknown")
    return {kind: Fact(tuple(stated.get(kind, ()))) for kind in COUNTABLE}


def _links(table: Table, domains: tuple[Sourced[str], ...], read_on: date) -> Iterator[Link]:
    for link_id, entry in table.named("links", required=False):
        url = entry.text("url")
        match = URL.fullmatch(url)
        host = match[1] if match else ""
        own = [d.value for d in domains if host == d.value or host.endswith("." + d.value)]
        if url and not match:
            entry.problem("url", f"must be a plain https address, not '{url}'")
        elif url and not own:
            entry.problem("url", f"{host} is not on a domain of this operator")
        yield Link(link_id, url, own[0] if own else "", _sourced(entry, url, read_on))


def _apps(table: Table, name: str, read_on: date) -> Iterator[MobileApp]:
    for entry in table.tables("apps", required=False):
        store = entry.one_of("store", STORES)
        package = _matching(entry, "value", _PACKAGE, "must be the id of an app")
        yield MobileApp(store, entry.text("name", name), _sourced(entry, package, read_on))


def _codes(table: Table, read_on: date) -> dict[str, Fact[str]]:
    def code(entry: Table) -> str:
        return _matching(entry, "value", _CODE, "must be a USSD code such as *100#")

    stated = (*CODE_PURPOSES, *(purpose for purpose in MORE_CODES if purpose in table))
    codes = {purpose: read_fact(table, purpose, code, read_on) for purpose in stated}
    table.close()
    return codes


def _phones(table: Table, read_on: date) -> Iterator[Phone]:
    for entry in table.tables("phones", required=False):
        where = entry.one_of("where", PHONE_PLACES)
        number = entry.text("value")
        if where and number and not _PHONES[where].fullmatch(number):
            entry.problem("value", f"must be dialled and grouped as usual, not '{number}'")
        yield Phone(where, _sourced(entry, number, read_on))


def _notes(table: Table, read_on: date) -> Iterator[OperatorNote]:
    seen: set[str] = set()
    for entry in table.tables("notes", required=False):
        note = OperatorNote(entry.id(), _sourced(entry, entry.words("text", PLACEHOLDERS), read_on))
        if note.id in seen:
            entry.problem("id", "is used twice")
        seen.add(note.id)
        yield note
