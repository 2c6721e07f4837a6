"""A bag in words: what comes back, what is here already, what differs, what was left out."""

from __future__ import annotations

from collections.abc import Iterable

from simdesk.domain import msisdn
from simdesk.domain.event import Event
from simdesk.domain.line import Line
from simdesk.domain.own_rule import OwnRule, RuleKey
from simdesk.domain.receipt import Receipt
from simdesk.i18n.action_words import event_name
from simdesk.i18n.formats import NBSP, date_long
from simdesk.i18n.language import N_, _, ngettext
from simdesk.i18n.rule_words import rule_name
from simdesk.services.exporting.records import LeftOut
from simdesk.services.importing.content import Content
from simdesk.services.importing.plan import Difference, Plan, Thing

_FIELDS = {
    "label": N_("Label"),
    "operator_id": N_("Operator"),
    "operator_name": N_("Operator"),
    "tariff_price": N_("Tariff price"),
    "plan": N_("Contract"),
    "holder": N_("Contract"),
    "holder_kind": N_("Contract"),
    "iccid": N_("SIM card"),
    "sim_place": N_("SIM card"),
    "sim_kind": N_("SIM card"),
    "sim_note": N_("SIM card"),
    "auto_debit": N_("Auto-debit"),
    "accounts": N_("Accounts tied to this number"),
    "msisdn": N_("Number"),
    "line_id": N_("Number"),
    "note": N_("Note"),
    "on": N_("Date"),
    "amount": N_("Amount"),
    "fee": N_("Amount"),
    "balance": N_("Balance"),
    "reference": N_("Reference"),
    "name": N_("File"),
    "sha256": N_("File"),
    "size": N_("File"),
    "media_type": N_("File"),
    "fn": N_("Fiscal drive (FN)"),
    "fd": N_("Fiscal document (FD)"),
    "fpd": N_("Fiscal sign (FPD)"),
    "run_id": N_("Renewal"),
    "route_id": N_("Route"),
    "marks": N_("Steps"),
    "ticks": N_("Steps"),
    "fields": N_("Steps"),
    "end": N_("How it ended"),
    "ended_at": N_("How it ended"),
    "failure": N_("How it ended"),
    "value": N_("Value"),
}
_STATES = {
    "archived_at": (N_("Archived here"), N_("Not archived here")),
    "deleted_at": (N_("In the bin here"), N_("Not in the bin here")),
    "withdrawn_at": (N_("Taken back here"), N_("Not taken back here")),
}
"""What is so here, and what is not so here, where only the moment of it differs."""

_OTHER = N_("Other details")


def counts(things: Iterable[Thing]) -> str:
    """Return how many there are of each kind: `4 receipts · 2 numbers`; nothing if none."""
    kinds = [type(thing) for thing in things]
    receipts, lines, rules = (kinds.count(kind) for kind in (Receipt, Line, OwnRule))
    events = kinds.count(Event)
    runs = len(kinds) - receipts - lines - rules - events
    said = (
        (receipts, ngettext("{n} receipt", "{n} receipts", receipts)),
        (lines, ngettext("{n} number", "{n} numbers", lines)),
        (runs, ngettext("{n} renewal", "{n} renewals", runs)),
        (events, ngettext("{n} entry of the history", "{n} entries of the history", events)),
        (rules, ngettext("{n} rule of your own", "{n} rules of your own", rules)),
    )
    return " · ".join(words.replace(" ", NBSP) for count, words in said if count)


def also_here(plan: Plan) -> list[str]:
    """Return what else is here already, a sentence each."""
    matched, files, rules = len(plan.matched), len(plan.same_files), len(plan.rules_in_place)
    said = (
        (
            matched,
            ngettext(
                "{n} number is here as you added it again. It stays, and gets what the bag has "
                "of it.",
                "{n} numbers are here as you added them again. They stay, and get what the bag "
                "has of them.",
                matched,
            ),
        ),
        (
            files,
            ngettext(
                "{n} file is kept here as another receipt. It is not doubled.",
                "{n} files are kept here as other receipts. They are not doubled.",
                files,
            ),
        ),
        (
            rules,
            ngettext(
                "{n} rule of your own is not taken: another one of yours holds here.",
                "{n} rules of your own are not taken: others of yours hold here.",
                rules,
            ),
        ),
    )
    return [words for count, words in said if count]


def mended(plan: Plan) -> str:
    """Return how many files of receipts that are here come back because they were lost."""
    count = len(plan.files) - len(plan.receipts)
    words = ngettext(
        "{n} file that is lost or damaged here comes back",
        "{n} files that are lost or damaged here come back",
        count,
    )
    return words if count else ""


def left_out(content: Content, plan: Plan) -> list[str]:
    """Return what the export left out, where that means something for what comes back."""
    copies = len(plan.copies)
    said = (
        (
            LeftOut.DIGITS in content.left_out and bool(plan.new),
            _(
                "The digits were hidden in this export, so no number comes back. New receipts go "
                "into the list without a number."
            ),
        ),
        (
            LeftOut.NOTES in content.left_out and bool(plan.new),
            _("Notes and references were left out of this export. They stay empty."),
        ),
        (
            bool(copies),
            ngettext(
                "{n} file is a copy without photo data, not your original. It is kept as it is.",
                "{n} files are copies without photo data, not your originals. They are kept as "
                "they are.",
                copies,
            ),
        ),
    )
    return [words for so, words in said if so]


def thing_name(thing: Thing) -> str:
    """Name a thing as the owner knows it."""
    if isinstance(thing, Line):
        return f"{msisdn.spaced(thing.msisdn)} {thing.label}".strip()
    if isinstance(thing, Receipt):
        return thing.name
    if isinstance(thing, OwnRule):
        outcome = thing.key is RuleKey.SILENCE_OUTCOME  # it goes with the days of silence
        return rule_name(RuleKey.SILENCE if outcome else thing.key)
    if isinstance(thing, Event):
        return _("{event}, {date}").format(event=event_name(thing.kind), date=date_long(thing.on))
    return _("Renewal of {date}").format(date=date_long(thing.started_at.date()))


def differing(difference: Difference) -> str:
    """Name what differs for its owner, each once."""
    names = [_(_FIELDS.get(name, _OTHER)) for name in difference.fields if name not in _STATES]
    for name, (so, not_so) in _STATES.items():
        if name in difference.fields:
            names.append(_(so if getattr(difference.here, name) else not_so))
    return " · ".join(dict.fromkeys(names))
