"""What the codes and numbers of an operator are called, and how a code with blanks is written."""

from __future__ import annotations

from simdesk.i18n.language import N_, _, pgettext

CODES = {
    "balance": N_("Code for the balance, to dial on this SIM"),
    "own_number": N_("Code for the SIM's own number"),
    "last_payment": N_("Code for the last payment"),
    "packages": N_("Code for what is left in packages"),
    "tariff": N_("Code for the tariff in use"),
    "paid_services": N_("Code for paid services that are on"),
    "menu": N_("Code for the operator's menu"),
    "promised_payment": N_("Code for the promised payment"),
    "transfer": N_("Code for a transfer, to dial on the other SIM"),
    "ask_to_top_up": N_("Code that asks somebody to top up"),
    "call_me": N_("Code that asks for a call back"),
}
"""The caption of a code by its purpose."""

PHONES = {
    "own_sim": N_("Support, from this SIM"),
    "russia": N_("Support, from any phone in Russia"),
    "abroad": N_("Support, from abroad"),
    "whatsapp": N_("Support in WhatsApp"),
    "balance": N_("Balance by voice, from this SIM"),
    "porting": N_("Help with moving a number here"),
}
"""The caption of a number by where it is called from, or what for."""


def code_caption(purpose: str) -> str:
    """Return what a code is for; a later catalogue may know purposes that this program does not."""
    return _(CODES.get(purpose, N_("Code")))


def code_text(code: str) -> str:
    """Return a code as it is dialled, its blanks as words: nobody says in which form they go."""
    # Translators: stands in a code to dial, where the phone number goes
    number = pgettext("in a code", "number")
    # Translators: stands in a code to dial, where the sum in roubles goes
    amount = pgettext("in a code", "amount")
    return code.format(number=number, amount=amount)
