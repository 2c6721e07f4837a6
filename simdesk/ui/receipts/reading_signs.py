"""Which tone and which icon stand for what was read on a receipt; the words are not here."""

from __future__ import annotations

from simdesk.domain.reading import ReceiptState
from simdesk.domain.receipt_check import FlagKind
from simdesk.domain.receipt_compare import Match
from simdesk.ui.theme.tokens import Tone

_CODE = "qr_code_20_filled"

_STATES = {
    ReceiptState.WAITING: (Tone.NEUTRAL, "clock_16_regular"),
    ReceiptState.NO_PAYMENT: (Tone.BAD, "error_circle_16_filled"),
    ReceiptState.DIFFERS: (Tone.WARN, "warning_16_filled"),
    ReceiptState.SEVERAL: (Tone.WARN, "question_circle_16_filled"),
    ReceiptState.READ: (Tone.OK, _CODE),
    ReceiptState.NO_CODE: (Tone.NEUTRAL, "edit_16_regular"),
    ReceiptState.REFUSED: (Tone.NEUTRAL, "dismiss_circle_16_regular"),
}

_MATCHES = {
    Match.MATCHES: (Tone.OK, "checkmark_circle_16_filled"),
    Match.DIFFERS: (Tone.WARN, "warning_16_filled"),
    Match.NOT_READ: (Tone.NEUTRAL, "question_circle_16_regular"),
    Match.NOT_TYPED: (Tone.INFO, _CODE),
}

_GRAVE = {
    FlagKind.RETURNED,
    FlagKind.PAID_OUT,
    FlagKind.PAY_OUT_RETURNED,
    FlagKind.OTHER_NUMBER,
}
_REMARKS = {FlagKind.OLD_VAT, FlagKind.MISSING}


def state_sign(state: ReceiptState) -> tuple[Tone, str]:
    """Return what stands for the state of a receipt's file."""
    return _STATES[state]


def match_sign(match: Match) -> tuple[Tone, str]:
    """Return what stands beside a compared field."""
    return _MATCHES[match]


def flag_sign(kind: FlagKind) -> tuple[Tone, str]:
    """Return what stands before a thing that stands out."""
    if kind in _GRAVE:
        return Tone.BAD, "error_circle_20_filled"
    if kind in _REMARKS:
        return Tone.INFO, "info_20_filled"
    return Tone.WARN, "warning_20_filled"
