"""What was found in the file of a receipt, as a value; how it was found is not its business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from simdesk.domain.errors import (
    FileProblem,
    FiscalError,
    FiscalProblem,
    ReceiptFileError,
    SimdeskError,
)
from simdesk.domain.fiscal import Fiscal, parse_fiscal


class ReadingNote(StrEnum):
    """What is odd about a file that was read all the same."""

    CUT_OFF = "cut_off"
    SEVERAL = "several"


class ReceiptState(StrEnum):
    """How the file of a receipt stands beside its owner's words.

    NO_PAYMENT: its document books no payment to the seller. SEVERAL: it shows more than one, and
    nobody has said which it is. REFUSED: nothing could be seen in it.
    """

    WAITING = "waiting"
    NO_PAYMENT = "no_payment"
    DIFFERS = "differs"
    SEVERAL = "several"
    READ = "read"
    NO_CODE = "no_code"
    REFUSED = "refused"


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

    @property
    def text(self) -> str:
        """The text of all its pages."""
        return "\n".join(self.pages)


def reading_of(
    name: str,
    codes: Sequence[str],
    pages: Sequence[str] = (),
    *,
    cut_off: bool = False,
    problem: FileProblem | None = None,
) -> Reading:
    """Return what the codes and pages found in the file `name` say.

    `cut_off`: a part of it was not there to be looked at; `problem`: looking ended early.
    """
    fiscals, refusal = _fiscals(codes)
    error: SimdeskError = refusal or FiscalError(FiscalProblem.NO_CODE)
    if problem is not None:
        error = ReceiptFileError(problem, name)
    notes = {ReadingNote.CUT_OFF: cut_off, ReadingNote.SEVERAL: len(fiscals) > 1}
    return Reading(
        codes=tuple(codes),
        fiscals=fiscals,
        pages=tuple(pages),
        notes=tuple(note for note, met in notes.items() if met),
        error=None if fiscals else error,
    )


def _fiscals(codes: Sequence[str]) -> tuple[tuple[Fiscal, ...], FiscalError | None]:
    """Return the fiscal documents, each once, and why the code most like one is none."""
    found: dict[tuple[str, int, int], Fiscal] = {}
    refusal = None
    for code in codes:
        try:
            fiscal = parse_fiscal(code)
        except FiscalError as error:
            if error.problem not in (FiscalProblem.NOT_FISCAL, FiscalProblem.TOO_LONG):
                refusal = error
        else:
            found.setdefault(fiscal.identity, fiscal)
    return tuple(found.values()), refusal
