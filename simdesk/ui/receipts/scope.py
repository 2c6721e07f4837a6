"""Which receipts can go out: what the page shows or has selected, a number's, a year's, a run's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.line import Line
from simdesk.domain.purpose import Purpose
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _, ngettext
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.receipts.number_box import number_words


class Range(StrEnum):
    """What is chosen among all receipts. Of NUMBER, YEAR and RUN one is named."""

    SHOWN = "shown"
    SELECTED = "selected"
    NUMBER = "number"
    YEAR = "year"
    RUN = "run"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Receipt ids. `shown` is empty where the filter leaves nothing out.

    With a `run_id` that renewal is offered first, and on its own sheet.
    """

    shown: tuple[str, ...] = ()
    selected: tuple[str, ...] = ()
    prefer_selected: bool = False
    run_id: str = ""


class Offer(NamedTuple):
    """Receipts that can go out together; `value` is the id or year that they have in common."""

    value: str
    words: str
    receipts: list[Receipt]


Offers = dict[Range, list[Offer]]


def offers(
    scope: ExportScope,
    *,
    receipts: ReceiptService,
    lines: LineService,
    runs: RunService,
    catalogue: Catalogue,
) -> Offers:
    """Return what can go out, by range; a range of nothing is left out, except all."""
    everything = receipts.everything()
    by_id = {receipt.id: receipt for receipt in everything}
    known = {line.id: line for line in (*lines.everything(), *lines.in_bin())}
    shown = [by_id[id_] for id_ in scope.shown if id_ in by_id]
    selected = [by_id[id_] for id_ in scope.selected if id_ in by_id]
    found: Offers = {
        Range.SHOWN: [Offer("", "", shown)] if shown else [],
        Range.SELECTED: [Offer("", "", selected)] if selected else [],
        Range.NUMBER: _numbers(everything, known),
        Range.YEAR: _years(everything),
        Range.RUN: _runs(scope.run_id, everything, known, runs, catalogue),
        Range.ALL: [Offer("", "", everything)],
    }
    return {key: each for key, each in found.items() if each}


def range_words(key: Range, count: int) -> str:
    """Return what a range is called, with how many there are where it has no list of its own."""
    if key is Range.SHOWN:
        return ngettext("The {n} receipt shown now", "The {n} receipts shown now", count)
    if key is Range.SELECTED:
        return ngettext("Only the {n} selected receipt", "Only the {n} selected receipts", count)
    if key is Range.ALL:
        return ngettext("All receipts: {n}", "All receipts: {n}", count)
    return {
        Range.NUMBER: _("One number"),
        Range.YEAR: _("One year"),
        Range.RUN: _("One renewal"),
    }[key]


def _numbers(everything: Sequence[Receipt], known: dict[str, Line]) -> list[Offer]:
    own: dict[str, list[Receipt]] = {}
    for receipt in everything:
        if receipt.line_id in known:
            own.setdefault(receipt.line_id, []).append(receipt)
    found = [Offer(id_, number_words(known[id_]), each) for id_, each in own.items()]
    return sorted(found, key=lambda offer: offer.words)


def _years(everything: Sequence[Receipt]) -> list[Offer]:
    own: dict[str, list[Receipt]] = {}
    for receipt in everything:
        own.setdefault(str((receipt.on or receipt.added_at.date()).year), []).append(receipt)
    return [Offer(year, year, own[year]) for year in sorted(own, reverse=True)]


def _runs(
    wanted: str,
    everything: Sequence[Receipt],
    known: dict[str, Line],
    runs: RunService,
    catalogue: Catalogue,
) -> list[Offer]:
    """Return the renewals that have receipts, and the one that is wanted, newest first."""
    own: dict[str, list[Receipt]] = {wanted: []} if wanted else {}
    for receipt in everything:
        if receipt.run_id:
            own.setdefault(receipt.run_id, []).append(receipt)
    found = [
        run
        for run in runs.many(sorted(own))
        if run.line_id in known and runs.purpose(run) is Purpose.RENEW
    ]
    return [
        Offer(run.id, _run_words(run, known[run.line_id], catalogue), own[run.id])
        for run in sorted(found, key=lambda run: run.started_at, reverse=True)
    ]


def _run_words(run: Run, line: Line, catalogue: Catalogue) -> str:
    begun = date_long(run.started_at.date())
    try:
        route = _(catalogue.route(run.route_id).title)
    except UnknownIdError:
        return _("{date}, {number}").format(date=begun, number=number_words(line))
    return _("{date}, {route}, {number}").format(date=begun, route=route, number=number_words(line))
