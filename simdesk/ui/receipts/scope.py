"""What the receipts page offers for export: what its filter shows, and what is selected in it."""

from __future__ import annotations

from dataclasses import dataclass

from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import ngettext


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Receipt ids. `shown` is empty where the filter leaves nothing out."""

    shown: tuple[str, ...] = ()
    selected: tuple[str, ...] = ()
    prefer_selected: bool = False


def ranges(everything: list[Receipt], scope: ExportScope) -> dict[str, list[Receipt]]:
    """Return what can be exported, by the name of the range."""
    by_id = {receipt.id: receipt for receipt in everything}
    found = {
        "shown": [by_id[i] for i in scope.shown if i in by_id],
        "selected": [by_id[i] for i in scope.selected if i in by_id],
    }
    return {key: receipts for key, receipts in found.items() if receipts} | {"all": everything}


def range_words(key: str, count: int) -> str:
    """Return what a range is called, with how many there are."""
    if key == "shown":
        return ngettext("The {n} receipt shown now", "The {n} receipts shown now", count)
    if key == "selected":
        return ngettext("Only the {n} selected receipt", "Only the {n} selected receipts", count)
    return ngettext("All receipts: {n}", "All receipts: {n}", count)
