"""What was found in the file of a receipt, as a value; how it was found is not its business."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simdesk.domain.errors import SimdeskError
from simdesk.domain.fiscal import Fiscal


class ReadingNote(StrEnum):
    """What is odd about a file that was read all the same."""

    CUT_OFF = "cut_off"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says of itself; proposals for the owner, who decides.

    `codes` are the texts of all QR codes, `fiscals` the different fiscal documents among them in
    the order in which they were found, `pages` the text of a PDF by page. `error` says why there
    is no fiscal document, and is None where there is one.
    """

    codes: tuple[str, ...] = ()
    fiscals: tuple[Fiscal, ...] = ()
    pages: tuple[str, ...] = ()
    notes: tuple[ReadingNote, ...] = ()
    error: SimdeskError | None = None

    @property
    def fiscal(self) -> Fiscal | None:
        """The fiscal document that was found first."""
        return self.fiscals[0] if self.fiscals else None
