"""The text of the claim: the letter for a wrong number, or one for money that did not arrive.

It names no law and no days: no source with a date gives any for this.
"""

from __future__ import annotations

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain import msisdn
from simdesk.domain.money import Money
from simdesk.domain.phrase import (
    MOST_ROUBLES,
    date_in_russian,
    roubles_in_figures,
    roubles_in_words,
)
from simdesk.domain.rescue import Place
from simdesk.i18n.formats import NBSP, date_long, money
from simdesk.i18n.language import N_, _, language, speaking
from simdesk.services.exporting.dispute import Claim, Dispute
from simdesk.services.exporting.dispute_timeline import operator_name
from simdesk.ui.rescue.letter_words import BLANK, Passage, letter_key, passages
from simdesk.ui.steps.part import StepContext

_ATTACHED = N_("Attached: a copy of the receipt.")

_NOT_CREDITED = (
    (Place.HEAD, N_("To the operator {operator}")),
    (Place.HEAD, N_("From {name}")),
    (Place.HEAD, N_("Phone for the answer: {contact}")),
    (Place.TITLE, N_("Request about a payment that is not shown to have arrived")),
    (Place.BODY, N_("On {paid_on} a payment for mobile service to {number} was made: {amount}.")),
    (Place.BODY, N_("By {today} nothing has shown me that it was credited.")),
    (Place.BODY, N_("Balance before the payment: {before}. Balance on {read_on}: {after}.")),
    (
        Place.BODY,
        N_(
            "I ask you to find the payment by the receipt data and to credit it to {number}. "
            "If that is impossible, tell me why and how the money can be returned."
        ),
    ),
    (Place.BODY, N_("Receipt data:")),
    (Place.DATA, N_("Operation number: {reference}")),
    (Place.DATA, N_("Fiscal drive (FN): {fn}")),
    (Place.DATA, N_("Document (FD): {fd}")),
    (Place.DATA, N_("Fiscal sign (FPD): {fpd}")),
    (Place.BODY, _ATTACHED),
    (Place.BODY, N_("{today}, signature: {blank}")),
)


def claim(dispute: Dispute, catalogue: Catalogue) -> list[Passage]:
    """Return the claim in Russian with its meaning; nothing where the records give no reason."""
    if dispute.claim is Claim.NONE:
        return []
    if dispute.claim is Claim.WRONG_NUMBER and dispute.route is not None:
        return passages(_context(dispute, catalogue))
    own = _not_credited(dispute) if language() != "ru" else []
    with speaking("ru"):
        russian = _not_credited(dispute)
    return [
        Passage(place, words, own[n][1] if own else "") for n, (place, words) in enumerate(russian)
    ]


def _typed(dispute: Dispute) -> dict[str, str]:
    """Return what was typed for a letter, and what the one receipt for a payment shows."""
    sale, fields = dispute.sale, dispute.run.fields
    read = {"fn": sale.fn, "fd": sale.i, "fpd": sale.fp} if sale is not None else {}
    known = {letter_key(name): value for name, value in read.items()}
    return known | {key: text for key, text in fields.items() if text.strip()}


def _context(dispute: Dispute, catalogue: Catalogue) -> StepContext:
    route = dispute.route
    assert route is not None
    return StepContext(
        run=dispute.run,
        route=route,
        step=route.payment or route.steps[0],
        line=dispute.line,
        operator=dispute.operator,
        today=dispute.today,
        fields={**dispute.run.fields, **_typed(dispute)},
        catalogue=catalogue,
    )


def _not_credited(dispute: Dispute) -> list[tuple[Place, str]]:
    paid, read, typed = dispute.paid, dispute.balance, _typed(dispute)
    number = msisdn.spaced(dispute.line.msisdn).replace(" ", NBSP)
    russian = language() == "ru"
    dated = date_in_russian if russian else date_long
    balances = dispute.before is not None and read is not None and read.balance is not None
    words = {
        "operator": operator_name(dispute) or BLANK,
        "name": typed.get(letter_key("name"), BLANK),
        "contact": typed.get(letter_key("contact"), number),
        "number": number,
        "paid_on": dated(paid.on) if paid else BLANK,
        "amount": _amount(paid.amount) if paid and paid.amount else BLANK,
        "today": dated(dispute.today),
        "before": money(dispute.before, kopeks=True) if dispute.before is not None else "",
        "read_on": dated(read.on) if read else "",
        "after": money(read.balance, kopeks=True) if read and read.balance is not None else "",
        "reference": (paid.reference if paid else "") or BLANK,
        "blank": BLANK,
    } | {name: typed.get(letter_key(name), BLANK) for name in ("fn", "fd", "fpd")}
    return [
        (place, _(text).format(**words))
        for place, text in _NOT_CREDITED
        if (balances or "{before}" not in text) and (dispute.slips or text != _ATTACHED)
    ]


def _amount(amount: Money) -> str:
    if language() != "ru" or amount.kopeks // 100 > MOST_ROUBLES:
        return money(amount, kopeks=True)
    return f"{roubles_in_figures(amount)} ({roubles_in_words(amount)})"
