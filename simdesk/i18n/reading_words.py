"""How the file of a receipt stands, in words: on a card, beside a field, and in a sentence."""

from __future__ import annotations

from simdesk.domain.errors import FiscalError, FiscalProblem, ReceiptFileError, SimdeskError
from simdesk.domain.reading import ReceiptState
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Match
from simdesk.i18n.language import N_, _
from simdesk.i18n.messages import message

_STATES = {
    ReceiptState.WAITING: N_("Waiting to be read"),
    ReceiptState.NO_PAYMENT: N_("This receipt is not for a payment"),
    ReceiptState.DIFFERS: N_("It differs from your words"),
    ReceiptState.SEVERAL: N_("Several receipts in one file"),
    ReceiptState.READ: N_("The code was read"),
    ReceiptState.NO_CODE: N_("No code was read"),
    ReceiptState.REFUSED: N_("The file could not be read"),
}

_SHORT = {
    ReceiptState.WAITING: N_("not read yet"),
    ReceiptState.NO_PAYMENT: N_("no payment"),
    ReceiptState.DIFFERS: N_("differs"),
    ReceiptState.SEVERAL: N_("several"),
    ReceiptState.READ: N_("code read"),
    ReceiptState.NO_CODE: N_("no code"),
    ReceiptState.REFUSED: N_("unreadable"),
}

_BESIDE = {
    Match.MATCHES: N_("as on the receipt"),
    Match.DIFFERS: N_("differs"),
    Match.NOT_READ: N_("not on the receipt"),
    Match.NOT_TYPED: N_("not recorded yet"),
}


def state_words(state: ReceiptState) -> str:
    """Return how a receipt's file stands, as a title."""
    return _(_STATES[state])


def short_state(state: ReceiptState) -> str:
    """Return the same in a word or two, for a card."""
    return _(_SHORT[state])


def beside_words(match: Match) -> str:
    """Return how a field stands beside what the receipt shows, in a few words."""
    return _(_BESIDE[match])


def unread_words(receipt: Receipt, error: SimdeskError) -> str:
    """Return why a file gave no fiscal document, and what to do then."""
    if isinstance(error, ReceiptFileError):  # the kept file is named by its hash
        error = ReceiptFileError(error.problem, receipt.name, error.limit)
    said = message(error)
    if isinstance(error, FiscalError) and error.problem is FiscalProblem.INCOMPLETE:
        return said
    return "\n".join((said, _("Fill in the fields by hand, as the paper shows them.")))
