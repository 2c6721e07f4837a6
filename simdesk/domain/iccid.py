"""Checking a SIM's serial number (ICCID): warnings only, because printed forms differ."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class IccidNote(StrEnum):
    """What is odd about a typed ICCID. Only the first three mean it is something else."""

    NOT_DIGITS = "not_digits"
    IMEI = "imei"
    EID = "eid"
    LENGTH = "length"
    NOT_RUSSIAN = "not_russian"
    CHECK_DIGIT = "check_digit"


@dataclass(frozen=True, slots=True)
class IccidReading:
    """A typed ICCID as digits, with what is odd about it (None: nothing seen)."""

    iccid: str
    note: IccidNote | None


def read_iccid(text: str) -> IccidReading:
    """Read an ICCID of 17 to 20 digits as printed on a SIM.

    Spaces, dashes, invisible characters and one filler F are dropped; the rest stays as typed.

    ITU-T E.118: 89, country code 7, issuer; the last digit of the full number is a Luhn digit,
    which some operators do not print. An IMEI has 15 digits, an EID 32.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    shown = "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Pd", "Zs"))
    kept = re.sub(r"(?<=[0-9])F$", "", re.sub(r"\s", "", shown))
    return IccidReading(kept, _note(kept) if kept else None)


def _note(kept: str) -> IccidNote | None:
    if not re.fullmatch(r"[0-9]+", kept):
        return IccidNote.NOT_DIGITS
    if len(kept) == 15:
        return IccidNote.IMEI
    if len(kept) == 32:
        return IccidNote.EID
    if not 17 <= len(kept) <= 20:
        return IccidNote.LENGTH
    if not kept.startswith("897"):
        return IccidNote.NOT_RUSSIAN
    if len(kept) >= 19 and not luhn_holds(kept):
        return IccidNote.CHECK_DIGIT
    return None


def luhn_holds(digits: str) -> bool:
    """Tell whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1)."""
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
