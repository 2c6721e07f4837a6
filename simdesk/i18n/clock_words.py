"""How clocks are said in words: names, states, dates, and what each date rests on."""

from __future__ import annotations

from datetime import date

from simdesk.domain.clock import Basis, Clock, ClockKind, ClockState, Missing, Outcome
from simdesk.domain.line import HolderKind, Line, SimPlace
from simdesk.i18n.formats import date_long, date_short, money
from simdesk.i18n.language import N_, _, ngettext

_NAMES = {
    ClockKind.ACTIVITY: N_("Activity"),
    ClockKind.MONEY: N_("Money"),
    ClockKind.REGISTRATION: N_("Registration"),
    ClockKind.REACH: N_("Reach"),
}

_STATES = {
    ClockState.UNKNOWN: N_("unknown"),
    ClockState.ON_TRACK: N_("on track"),
    ClockState.ACT_SOON: N_("act soon"),
    ClockState.ACT_NOW: N_("act now"),
    ClockState.NO_FEE: N_("no fee yet"),
    ClockState.FEE_RUNNING: N_("a fee may be running"),
    ClockState.BALANCE_OLD: N_("balance is old"),
    ClockState.NOT_CONFIRMED: N_("not confirmed"),
    ClockState.NOTICE: N_("notice received"),
    ClockState.SUSPENDED: N_("may be suspended"),
    ClockState.REACHABLE: N_("reachable"),
    ClockState.LIMITED: N_("limited"),
    ClockState.COOLING: N_("cooling period"),
}

_HOLDERS = {
    HolderKind.RUSSIAN: N_("Russian passport"),
    HolderKind.FOREIGN: N_("foreign citizen"),
    HolderKind.COMPANY: N_("company number"),
}

_PLACES = {
    SimPlace.UNKNOWN: N_("where is the SIM?"),
    SimPlace.RUSSIA: N_("SIM in a phone in Russia"),
    SimPlace.ABROAD: N_("SIM is abroad"),
    SimPlace.ELSEWHERE: N_("SIM is not in your hands"),
}

_MISSING = {
    Missing.OPERATOR: N_("unknown: add the operator"),
    Missing.OPERATOR_RULE: N_("unknown: no reliable rule was found"),
    Missing.LAW: N_("unknown: a file of SimDesk is broken"),
    Missing.OTHER_COUNTRY: N_("unknown: the number is of another country"),
    Missing.LAST_ACTIVITY: N_("unknown: add when you last called, sent an SMS or used data"),
    Missing.BALANCE: N_("unknown: add the balance you see"),
    Missing.HOLDER: N_("unknown: add who holds the contract"),
    Missing.REGISTRATION: N_("unknown: add whether the owner's data are confirmed"),
    Missing.SIM_PLACE: N_("unknown: add where the SIM is"),
    Missing.BILL: N_("postpaid: the bill's date decides, ask the operator"),
}

_FILL = {
    Missing.OPERATOR: N_("Choose the operator…"),
    Missing.OPERATOR_RULE: N_("Add the rule…"),
    Missing.LAST_ACTIVITY: N_("Add the date…"),
    Missing.BALANCE: N_("Add the balance…"),
    Missing.HOLDER: N_("Answer…"),
    Missing.REGISTRATION: N_("Answer…"),
    Missing.SIM_PLACE: N_("Answer…"),
}

_OUTCOMES = {
    Outcome.FEE: N_("a daily fee may start"),
    Outcome.ZERO: N_("the balance may reach zero"),
    Outcome.LOSS: N_("the contract may end and the number be taken back"),
    Outcome.SUSPENSION: N_("the number may be suspended"),
    Outcome.RECHECK: N_("check the owner's data again"),
}


def clock_name(kind: ClockKind) -> str:
    """Return the clock's one-word name."""
    return _(_NAMES[kind])


def clock_state(clock: Clock, today: date) -> str:
    """Return the state in a few words, as on the first line of a clock's row."""
    left = clock.days_left(today)
    if clock.state is ClockState.OVERDUE and left is not None:
        return ngettext("overdue by {n} day", "overdue by {n} days", -left)
    if clock.state is ClockState.ZERO and clock.since is not None:
        return _("zero since {date}").format(date=date_short(clock.since, today))
    return _(_STATES[clock.state])


def clock_detail(clock: Clock, line: Line, today: date) -> str:
    """Return what the state rests on, to stand after it; it may be empty."""
    if clock.kind is ClockKind.ACTIVITY:
        if clock.since is None:
            return _("no date yet")
        return _("last counting action {date}").format(date=date_short(clock.since, today))
    if clock.kind is ClockKind.MONEY:
        if clock.balance is None or clock.since is None:
            return _("no balance yet")
        return _("{amount}, read {date}").format(
            amount=money(clock.balance), date=date_short(clock.since, today)
        )
    if clock.kind is ClockKind.REGISTRATION:
        known = line.holder_kind in _HOLDERS
        return _(_HOLDERS[line.holder_kind]) if known else _("whose contract?")
    return _(_PLACES[line.sim_place])


def clock_date(clock: Clock) -> str:
    """Return the clock's date as its row shows it; never empty."""
    if clock.kind is ClockKind.REACH:
        if clock.state is ClockState.COOLING:
            return _("until {date}").format(date=date_long(clock.candidates[0].due))
        if clock.state is ClockState.LIMITED and clock.candidates:
            hours: int = clock.candidates[0].rule.value
            return ngettext("{n} hour after return", "{n} hours after return", hours)
        return _("no date")
    if clock.due is None:
        return _("date unknown")
    if clock.state is ClockState.SUSPENDED:
        return _("after {date}").format(date=date_long(clock.due))
    if clock.outcome is Outcome.RECHECK:
        return _("check by {date}").format(date=date_long(clock.due))
    if clock.approximate:
        return _("≈ {date}").format(date=date_long(clock.due))
    return date_long(clock.due)


def clock_basis(clock: Clock) -> str:
    """Return what the date rests on, or what would make it known."""
    if clock.basis is Basis.DISPUTED:
        if clock.due is None:
            return _("sources disagree: a fee, or loss at once")
        return _("sources disagree, the earlier one is used")
    if clock.missing is not None:
        return _(_MISSING[clock.missing])
    if clock.basis is Basis.OWNER_CONFIRMED:
        if clock.since is None:
            return _("you said so")
        return _("you confirmed it on {date}").format(date=date_long(clock.since))
    used = clock.used
    if clock.basis is Basis.OWN_RULE and used is not None:
        return _("your own rule of {date}").format(date=date_long(used.read_on))
    if clock.basis is Basis.OLD_RULE and used is not None and used.year is not None:
        return _("rule from {year}, unconfirmed").format(year=used.year)
    if clock.basis is Basis.UNDATED_RULE:
        return _("undated rule, unconfirmed")
    if clock.basis is Basis.SEVERAL_SOURCES:
        years = [c.rule.year for c in clock.candidates if c.rule.year is not None]
        if not years:
            return _("several undated sources agree, unconfirmed")
        return _("several sources agree, {year}").format(year=max(years))
    if clock.basis is Basis.OPERATOR_PAGE and used is not None:
        return _("official text, read {date}").format(date=date_long(used.read_on))
    return _("unconfirmed")


def fill_link(clock: Clock) -> str:
    """Return the words of the link that fills what is missing, or nothing."""
    return _(_FILL[clock.missing]) if clock.missing in _FILL else ""


def why_link(clock: Clock) -> str:
    """Return the words of the link to the explanation."""
    return _("Why?") if clock.due is None else _("Why this date?")


def outcome(value: Outcome) -> str:
    """Return what may happen, as an own line."""
    return _(_OUTCOMES[value])
