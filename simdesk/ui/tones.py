"""Which tone and which icon stand for what the domain says; the words are the i18n layer's."""

from __future__ import annotations

from simdesk.domain.clock import Basis, Clock, ClockKind, ClockState, Outcome
from simdesk.domain.event import EventKind
from simdesk.domain.forecast import Standing
from simdesk.domain.line import AccountKind, SimPlace
from simdesk.services.line_index import Summary
from simdesk.ui.theme.tokens import Tone

_STANDINGS = {
    Standing.LOST: (Tone.BAD, "dismiss_circle"),
    Standing.SUSPENDED: (Tone.BAD, "error_circle"),
    Standing.FEE: (Tone.BAD, "error_circle"),
    Standing.ACT_NOW: (Tone.WARN, "warning"),
    Standing.ACT_SOON: (Tone.WARN, "warning"),
    Standing.UNKNOWN: (Tone.NEUTRAL, "question_circle"),
    Standing.ON_TRACK: (Tone.OK, "checkmark_circle"),
}

_STATES = {
    ClockState.ON_TRACK: Tone.OK,
    ClockState.ACT_SOON: Tone.WARN,
    ClockState.ACT_NOW: Tone.WARN,
    ClockState.OVERDUE: Tone.BAD,
    ClockState.NO_FEE: Tone.OK,
    ClockState.FEE_RUNNING: Tone.BAD,
    ClockState.BALANCE_OLD: Tone.WARN,
    ClockState.ZERO: Tone.BAD,
    ClockState.NOTICE: Tone.WARN,
    ClockState.SUSPENDED: Tone.BAD,
    ClockState.REACHABLE: Tone.OK,
    ClockState.LIMITED: Tone.INFO,
    ClockState.COOLING: Tone.WARN,
    ClockState.UNKNOWN: Tone.NEUTRAL,
    ClockState.NOT_CONFIRMED: Tone.NEUTRAL,
}

_CLOCKS = {
    ClockKind.ACTIVITY: "call_outbound",
    ClockKind.MONEY: "wallet",
    ClockKind.REGISTRATION: "contact_card",
}

_REACH = {
    ClockState.REACHABLE: "phone",
    ClockState.LIMITED: "airplane",
    ClockState.COOLING: "timer",
}

_BASES = {
    Basis.DISPUTED: "branch_compare",
    Basis.OLD_RULE: "history",
    Basis.UNDATED_RULE: "history",
    Basis.OWNER_CONFIRMED: "person",
    Basis.OWNER_READING: "person",
    Basis.OWN_RULE: "person",
    Basis.SEVERAL_SOURCES: "document",
    Basis.OPERATOR_PAGE: "document",
    Basis.OUR_ADVICE: "lightbulb",
    Basis.UNKNOWN: "question_circle",
}

_OUTCOMES = {
    Outcome.FEE: (Tone.WARN, "calendar_clock"),
    Outcome.ZERO: (Tone.BAD, "wallet"),
    Outcome.LOSS: (Tone.BAD, "dismiss_circle"),
    Outcome.SUSPENSION: (Tone.BAD, "contact_card"),
    Outcome.RECHECK: (Tone.NEUTRAL, "contact_card"),
}

_ACCOUNTS = {
    AccountKind.BANK: "building_bank",
    AccountKind.STATE: "contact_card",
    AccountKind.MESSENGER: "chat",
    AccountKind.OTHER: "link",
}

_PASSIVE = {
    EventKind.BALANCE,
    EventKind.REGISTRATION_CONFIRMED,
    EventKind.REGISTRATION_MISSING,
    EventKind.REGISTRATION_NOTICE,
    EventKind.RETURNED,
    EventKind.AUTO_DEBIT,
}


def standing_tone(standing: Standing) -> Tone:
    """Return the tone of the card at the top of a number."""
    return _STANDINGS[standing][0]


def standing_icon(standing: Standing) -> str:
    """Return the icon of the card at the top of a number."""
    return _STANDINGS[standing][1]


def row_tone(summary: Summary) -> Tone:
    """Return the tone of a row's phrase: an open renewal and the archive are calm."""
    if summary.line.archived_at is not None:
        return Tone.NEUTRAL
    tone = standing_tone(summary.forecast.standing)
    return Tone.INFO if summary.walking and tone is not Tone.BAD else tone


def row_icon(summary: Summary) -> str:
    """Return the icon of a row's phrase."""
    if summary.line.archived_at is not None:
        return "archive"
    if summary.walking:
        return "circle_half_fill"
    return standing_icon(summary.forecast.standing)


def clock_tone(clock: Clock) -> Tone:
    """Return the tone of a clock's state."""
    return _STATES[clock.state]


def clock_icon(clock: Clock, place: SimPlace) -> str:
    """Return the icon of a clock's tile; the reach clock shows where the SIM is."""
    if clock.kind is not ClockKind.REACH:
        return _CLOCKS[clock.kind]
    if clock.state is ClockState.LIMITED and place is SimPlace.ELSEWHERE:
        return "handshake"
    return _REACH.get(clock.state, "sim")


def basis_icon(clock: Clock) -> str:
    """Return the quiet glyph before the words that say what a date rests on."""
    if clock.missing is not None and clock.basis is not Basis.DISPUTED:
        return "question_circle"
    return _BASES[clock.basis]


def outcome_tone(outcome: Outcome | None) -> Tone:
    """Return the tone of what may happen; None is what nobody knows."""
    return Tone.NEUTRAL if outcome is None else _OUTCOMES[outcome][0]


def outcome_icon(outcome: Outcome | None) -> str:
    """Return the icon of what may happen."""
    return "question_circle" if outcome is None else _OUTCOMES[outcome][1]


def account_icon(kind: AccountKind) -> str:
    """Return the icon of a tied account."""
    return _ACCOUNTS[kind]


def event_tone(kind: EventKind) -> Tone:
    """Return the tone of an event's dot: what was only looked at is grey."""
    return Tone.NEUTRAL if kind in _PASSIVE else Tone.OK
