"""How the files of receipts stand, remembered for the cards of a gallery while nothing changes."""

from __future__ import annotations

from simdesk.domain.reading import ReceiptState
from simdesk.domain.receipt import Receipt
from simdesk.services.readings import ReadingService


class CardStates:
    """A card is painted often, and looking it up asks for the number and the renewal as well."""

    def __init__(self, readings: ReadingService) -> None:
        self._readings = readings
        self._known: dict[str, ReceiptState] = {}

    def of(self, receipt: Receipt) -> ReceiptState:
        """Return how the receipt's file stands."""
        known = self._known.get(receipt.id)
        if known is None:
            known = self._known[receipt.id] = self._readings.state(receipt)
        return known

    def forget(self) -> None:
        """Look everything up again, because something has changed."""
        self._known.clear()
