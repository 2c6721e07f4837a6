"""How a read receipt is told: its fields beside the recorded ones, and what stands out on it."""

from __future__ import annotations

from datetime import date

from simdesk.domain.fiscal import FiscalWarning, Operation
from simdesk.domain.money import Money
from simdesk.domain.msisdn import spaced
from simdesk.domain.receipt_check import Flag, FlagKind
from simdesk.domain.receipt_compare import Comparison, Field, Match, Value
from simdesk.domain.right_number import SHOWN
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import N_, _

_FIELDS = {
    Field.DATE: N_("Date"),
    Field.SUM: N_("Sum"),
    Field.NUMBER: N_("Phone number"),
    Field.FN: N_("Fiscal drive (FN)"),
    Field.FD: N_("Fiscal document (FD)"),
    Field.FPD: N_("Fiscal sign (FPD)"),
}

_MATCHES = {
    Match.MATCHES: N_("The receipt shows the same."),
    Match.DIFFERS: N_("You recorded {kept}, the receipt shows {read}. Which is right?"),
    Match.NOT_READ: N_("The receipt does not show it."),
    Match.NOT_TYPED: N_("The receipt shows {read}."),
}

_OPERATIONS = {
    Operation.SALE: N_("Payment received by the seller"),
    Operation.SALE_REFUND: N_("Payment returned to the buyer"),
    Operation.EXPENSE: N_("Money paid out by the seller"),
    Operation.EXPENSE_REFUND: N_("Paid-out money returned to the seller"),
}

_FLAGS = {
    FlagKind.RETURNED: N_("This receipt is for a refund: the money went back to the payer."),
    FlagKind.PAID_OUT: N_("This receipt is for money that the seller paid out, not for a payment."),
    FlagKind.PAY_OUT_RETURNED: N_(
        "This receipt takes back money that the seller had paid out. It is not for a top-up."
    ),
    FlagKind.OTHER_NUMBER: N_("The receipt shows {read}, but it is kept for {kept}."),
    FlagKind.OTHER_SUM: N_("The receipt shows {read}, but you recorded {kept}."),
    FlagKind.BEFORE_RUN: N_("The receipt is of {read}, before this renewal began on {kept}."),
    FlagKind.IN_FUTURE: N_("The receipt is dated {read}, which is still to come."),
    FlagKind.DUPLICATE: N_("Another kept receipt shows the same fiscal document."),
    FlagKind.OLD_VAT: N_(
        "The receipt shows VAT {read}; {kept} is expected on this date. "
        "It deserves a second look, but proves nothing."
    ),
}

_MISSING = {
    Field.DATE: N_("The date could not be read from the receipt."),
    Field.SUM: N_("The sum could not be read from the receipt."),
    Field.FN: N_("The fiscal drive's number (FN) could not be read from the receipt."),
    Field.FD: N_("The fiscal document's number (FD) could not be read from the receipt."),
    Field.FPD: N_("The fiscal sign (FPD) could not be read from the receipt."),
}

_WARNINGS = {
    FiscalWarning.FN_LENGTH: N_("The fiscal drive's number (FN) usually has 16 digits."),
    FiscalWarning.SUM_WITHOUT_KOPEKS: N_("The sum has no kopeks: it was read as whole roubles."),
    FiscalWarning.FP_ZERO: N_("The fiscal sign (FPD) is zero, so it names no receipt."),
    FiscalWarning.FP_RANGE: N_("The fiscal sign (FPD) is larger than a till can make it."),
    FiscalWarning.NO_N: N_("The code does not say if money was received or returned."),
    FiscalWarning.SEPARATOR: N_("Signs between the code's fields were lost. Check each field."),
}


def field_name(field: Field) -> str:
    """Return what a field is called."""
    return _(_FIELDS[field])


def value_words(value: Value | None, field: Field | None) -> str:
    """Return a field's value as people read it; "" for none."""
    if value is None:
        return ""
    if isinstance(value, Money):
        return money(value, kopeks=True)
    if isinstance(value, date):
        return date_long(value)
    if field is Field.NUMBER:
        return f"…{value}" if len(value) == SHOWN else spaced(value)
    return value


def comparison_words(found: Comparison) -> str:
    """Return how the receipt's value stands to the recorded one."""
    return _(_MATCHES[found.match]).format(
        kept=value_words(found.kept, found.field), read=value_words(found.read, found.field)
    )


def operation_words(operation: Operation) -> str:
    """Return what a receipt books."""
    return _(_OPERATIONS[operation])


def flag_words(flag: Flag) -> str:
    """Return what stands out, in one or two sentences."""
    if flag.kind is FlagKind.MISSING and flag.field is not None:
        return _(_MISSING[flag.field])
    return _(_FLAGS[flag.kind]).format(
        kept=value_words(flag.kept, flag.field), read=value_words(flag.read, flag.field)
    )


def warning_words(warning: FiscalWarning) -> str:
    """Return what is odd about a code that was read all the same."""
    return _(_WARNINGS[warning])
