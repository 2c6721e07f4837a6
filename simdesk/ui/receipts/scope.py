"""What the receipts page offers for export: what its filter shows, and what is selected in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Receipt ids. `shown` is empty where the filter leaves nothing out."""

    shown: tuple[str, ...] = ()
    selected: tuple[str, ...] = ()
    prefer_selected: bool = False
