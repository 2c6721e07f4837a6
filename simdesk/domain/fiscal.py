"""The QR code of a Russian fiscal receipt (law 54-FZ) as fields; it asks nobody and opens nothing.

Source of the form: the technical requirements for the code, `t=20260904T1923&s=650.00&fn=…&i=…&
fp=…&n=1`, and the variants that tills, receipt operators and people's copies really show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from simdesk.domain.errors import FiscalError, FiscalProblem
from simdesk.domain.fiscal_form import cut
from simdesk.domain.money import Money

LONGEST = 2000
"""Characters. A receipt's code has about 80, a link around it some hundred more."""

_FN_LENGTH = 16
_FP_LARGEST = 2**32 - 1
"""The fiscal sign is a number of 32 bits."""

_LOST_SEPARATOR = re.compile(r"[\s;,|]*")


class Operation(IntEnum):
    """What a receipt books (`n`): money to the seller, back from him, and both the other way."""

    SALE = 1
    SALE_REFUND = 2
    EXPENSE = 3
    EXPENSE_REFUND = 4


class FiscalWarning(StrEnum):
    """What is odd about a code that can be read."""

    FN_LENGTH = "fn_length"
    SUM_WITHOUT_KOPEKS = "sum_without_kopeks"
    FP_ZERO = "fp_zero"
    FP_RANGE = "fp_range"
    NO_N = "no_n"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Fiscal:
    """What a code says. Two are equal if they say the same, however it was written.

    `at` is the time of the till, without a zone, as printed; its seconds count where `seconds` is
    set. `fn` is the fiscal drive's serial number, `i` the document's number (FD), `fp` the fiscal
    sign (FPD), the last two without leading zeros. `n` is None where the code lacks it.
    """

    at: datetime
    seconds: bool
    amount: Money
    fn: str
    i: str
    fp: str
    n: Operation | None
    warnings: tuple[FiscalWarning, ...] = field(default=(), compare=False)
    raw: str = field(default="", compare=False)

    @property
    def identity(self) -> tuple[str, int, int]:
        """What names the document, the same on every copy of it."""
        return (self.fn, int(self.i), int(self.fp))


def parse_fiscal(text: str) -> Fiscal:
    """Read the one fiscal code in `text`: alone, inside a link, or with words around it.

    Keys may come in any order and case. A value is taken only whole: what could go on after a
    lost or stray separator is refused rather than cut.

    Raises:
        FiscalError: there is none, it lacks a field, or it can be read in two ways.
    """
    if len(text) > LONGEST:
        raise FiscalError(FiscalProblem.TOO_LONG)
    found: dict[str, str] = {}
    before, lost = "&", False
    for name, value, rest in cut(text):
        lost = lost or (name not in found and _LOST_SEPARATOR.fullmatch(before) is not None)
        if found.setdefault(name, value) != value:
            raise FiscalError(FiscalProblem.CONFLICT)
        before = rest
    return _fiscal(found, text, lost=lost)


def to_payload(fiscal: Fiscal) -> str:
    """Return the code in its usual form, to be drawn again; read back it is equal to `fiscal`."""
    at, kopeks = fiscal.at, fiscal.amount.kopeks
    seconds = f"{at.second:02d}" if fiscal.seconds else ""
    payload = (
        f"t={at.year:04d}{at:%m%dT%H%M}{seconds}&s={kopeks // 100}.{kopeks % 100:02d}"
        f"&fn={fiscal.fn}&i={fiscal.i}&fp={fiscal.fp}"
    )
    return payload if fiscal.n is None else f"{payload}&n={fiscal.n.value}"


def _fiscal(found: dict[str, str], raw: str, *, lost: bool) -> Fiscal:
    t, (roubles, _, kopeks) = found["t"], found["s"].partition(".")
    year, month, day = int(t[:4]), int(t[4:6]), int(t[6:8])
    hour, minute, second = int(t[8:10]), int(t[10:12]), int(t[12:] or 0)
    try:
        at = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - a till has no zone
    except ValueError:  # 30 February, 24:00, second 60
        raise FiscalError(FiscalProblem.TIME) from None
    warnings = {
        FiscalWarning.FN_LENGTH: len(found["fn"]) != _FN_LENGTH,
        FiscalWarning.SUM_WITHOUT_KOPEKS: not kopeks,
        FiscalWarning.FP_ZERO: found["fp"] == "0",
        FiscalWarning.FP_RANGE: int(found["fp"]) > _FP_LARGEST,
        FiscalWarning.NO_N: "n" not in found,
        FiscalWarning.SEPARATOR: lost,
    }
    return Fiscal(
        at,
        seconds=len(t) == 14,
        amount=Money(int(roubles) * 100 + int(kopeks or 0)),
        fn=found["fn"],
        i=found["i"],
        fp=found["fp"],
        n=Operation(int(found["n"])) if "n" in found else None,
        warnings=tuple(warning for warning, met in warnings.items() if met),
        raw=raw,
    )
