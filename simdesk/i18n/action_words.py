"""How actions and events are named: in the undo bar, the Edit menu and the history."""

from __future__ import annotations

from simdesk.domain.change import Action, Change
from simdesk.domain.event import Event, EventKind
from simdesk.i18n.language import N_, _, ngettext

_DONE = {
    Action.ADD_LINE: N_("Number added"),
    Action.EDIT_LINE: N_("Number changed"),
    Action.RECORD_EVENT: N_("Recorded"),
    Action.DELETE_EVENT: N_("Entry deleted"),
    Action.START_RUN: N_("Renewal started"),
    Action.TICK: N_("Tick saved"),
    Action.STEP: N_("Step saved"),
    Action.FIELD: N_("Typing saved"),
    Action.END_RUN: N_("Renewal ended"),
    Action.START_STEPS: N_("Steps started"),
    Action.END_STEPS: N_("Steps ended"),
    Action.CONFIRM_OWNER: N_("Owner's data written down as confirmed"),
    Action.EDIT_RECEIPT: N_("Receipt changed"),
    Action.CHANGE_SETTINGS: N_("Settings changed"),
    Action.KEEP_RULE: N_("Your own rule saved"),
    Action.WITHDRAW_RULE: N_("Your own rule taken back"),
    Action.ANSWER_REMINDER: N_("Reminder answered"),
    Action.CHOOSE_LEADS: N_("Days of reminders changed"),
    Action.BRING_BACK: N_("Receipt bag brought back"),
}

_WITH_RECEIPTS = {
    Action.ADD_RECEIPTS,
    Action.FILL_RECEIPTS,
    Action.LINK_RECEIPTS,
    Action.UNLINK_RECEIPTS,
    Action.TURN_RECEIPTS,
    Action.KEEP_RECEIPTS_APART,
    Action.DELETE_RECEIPTS,
    Action.RESTORE_RECEIPTS,
}

_EVENTS = {
    EventKind.TOP_UP: N_("Top-up"),
    EventKind.CALL: N_("Call"),
    EventKind.SMS: N_("SMS sent"),
    EventKind.DATA: N_("Mobile data used"),
    EventKind.PAID_ACTION: N_("Call, SMS or data"),
    EventKind.ANSWERED_CALL: N_("Call answered"),
    EventKind.TARIFF_DEBIT: N_("Tariff fee debited"),
    EventKind.BALANCE: N_("Balance read"),
    EventKind.REGISTRATION_CONFIRMED: N_("Owner's data confirmed"),
    EventKind.REGISTRATION_MISSING: N_("Owner's data not confirmed"),
    EventKind.REGISTRATION_NOTICE: N_("Operator asked for the owner's data"),
    EventKind.RETURNED: N_("SIM came back from roaming"),
    EventKind.AUTO_DEBIT: N_("Auto-debit set up"),
}


def done(change: Change) -> str:
    """Return what was done, as the undo bar says it."""
    n = change.count
    if change.action is Action.ARCHIVE_LINES:
        return ngettext("Archived {n} number", "Archived {n} numbers", n)
    if change.action is Action.UNARCHIVE_LINES:
        return ngettext("Brought back {n} number", "Brought back {n} numbers", n)
    if change.action is Action.DELETE_LINES:
        return ngettext("Moved {n} number to the bin", "Moved {n} numbers to the bin", n)
    if change.action is Action.RESTORE_LINES:
        return ngettext("Restored {n} number", "Restored {n} numbers", n)
    if change.action in _WITH_RECEIPTS:
        return _with_receipts(change.action, n)
    return _(_DONE[change.action])


def _with_receipts(action: Action, n: int) -> str:
    if action is Action.ADD_RECEIPTS:
        return ngettext("Added {n} receipt", "Added {n} receipts", n)
    if action is Action.FILL_RECEIPTS:
        return ngettext(
            "Filled in {n} receipt from its own code", "Filled in {n} receipts from their codes", n
        )
    if action is Action.LINK_RECEIPTS:
        return ngettext("Put {n} receipt to its number", "Put {n} receipts to their number", n)
    if action is Action.UNLINK_RECEIPTS:
        return ngettext("{n} receipt has no number now", "{n} receipts have no number now", n)
    if action is Action.TURN_RECEIPTS:
        return ngettext("Turned {n} picture", "Turned {n} pictures", n)
    if action is Action.KEEP_RECEIPTS_APART:
        return ngettext("{n} receipt stays as it is", "{n} receipts stay as they are", n)
    if action is Action.DELETE_RECEIPTS:
        return ngettext("Moved {n} receipt to the bin", "Moved {n} receipts to the bin", n)
    return ngettext("Restored {n} receipt", "Restored {n} receipts", n)


def event_name(kind: EventKind) -> str:
    """Return what kind of event it was."""
    return _(_EVENTS[kind])


def event_line(event: Event) -> str:
    """Return the event's name, marked where its day is a guess."""
    name = event_name(event.kind)
    return _("{event}, day guessed").format(event=name) if event.approximate else name
