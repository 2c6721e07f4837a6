"""Why a clock shows its date, in words: the rule, every value with its source, and the sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from simdesk.domain.clock import (
    Basis,
    Candidate,
    Clock,
    ClockKind,
    ClockState,
    Missing,
    Outcome,
)
from simdesk.domain.line import Line, SimPlace
from simdesk.domain.money import Money
from simdesk.domain.operator import Operator, Rules
from simdesk.domain.own_rule import RuleKey, rule_behind
from simdesk.domain.rule import Confidence
from simdesk.i18n.clock_words import clock_basis
from simdesk.i18n.formats import date_long, date_short, money
from simdesk.i18n.language import N_, _, ngettext
from simdesk.i18n.source_words import readable_source, source_dates


@dataclass(frozen=True, slots=True)
class SourceWords:
    """One source of a value: its name or address, and how old and how good it is."""

    source: str
    dated: str


@dataclass(frozen=True, slots=True)
class ValueWords:
    """One value of the rule with the date it gives and all sources that give it."""

    value: str
    due: str
    sources: tuple[SourceWords, ...]
    used: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the sum with its caption; `sign` stands before it, empty for the first."""

    sign: str
    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class Why:
    """All that the explanation of one clock says. `quotient` stands before the sum, or is empty."""

    title: str
    rule: str
    values: tuple[ValueWords, ...]
    quotient: str
    terms: tuple[Term, ...]
    basis: str
    advice: str
    key: RuleKey | None


_STARTS = {
    ClockKind.ACTIVITY: N_("last counting action"),
    ClockKind.MONEY: N_("fee may start"),
    ClockKind.REGISTRATION: N_("you answered"),
    ClockKind.REACH: N_("day of return"),
}

_ENDS = {
    Outcome.FEE: N_("fee may start"),
    Outcome.ZERO: N_("balance may be zero"),
    Outcome.LOSS: N_("number may be lost"),
    Outcome.SUSPENSION: N_("suspension possible"),
    Outcome.RECHECK: N_("look again"),
}

_REASONS = {
    Missing.OPERATOR: N_("The operator is not known, so no rule can be used."),
    Missing.OPERATOR_RULE: N_("No reliable rule of this operator was found."),
    Missing.LAW: N_("The file with the rules of the law is broken. Install SimDesk again."),
    Missing.OTHER_COUNTRY: N_("SimDesk knows the law of Russia only. Ask the number's operator."),
    Missing.LAST_ACTIVITY: N_("No action that the operator counts is written down yet."),
    Missing.BALANCE: N_("No balance is written down yet."),
    Missing.HOLDER: N_("Who holds the contract decides which rules of registration apply."),
    Missing.REGISTRATION: N_("Nobody but you can see whether the owner's data are confirmed."),
    Missing.SIM_PLACE: N_("Where the SIM is decides what gets through to it."),
    Missing.BILL: N_("With a bill after the month, the bill's date decides. Ask the operator."),
}


def why(clock: Clock, line: Line, rules: Rules, today: date) -> Why:
    """Return the explanation of one clock."""
    operator = rules.operator
    return Why(
        title=_title(clock, today),
        rule=_rule(clock, line, operator),
        values=_values(clock),
        quotient=_quotient(clock),
        terms=_terms(clock, today),
        basis=clock_basis(clock),
        advice=_advice(clock, operator),
        key=rule_behind(clock),
    )


def _title(clock: Clock, today: date) -> str:
    if clock.due is not None:
        return _("Why {date}?").format(date=date_short(clock.due, today))
    return _("Why no date?") if clock.missing is None else _("Why is the date unknown?")


def _rule(clock: Clock, line: Line, operator: Operator | None) -> str:
    if clock.kind is ClockKind.ACTIVITY:
        if operator is None:
            return _(_REASONS[Missing.OPERATOR])
        if not operator.what_counts:
            return _("No file describes this operator. Only your own rules hold for it.")
        return _(operator.what_counts).format(operator=operator.name)
    if clock.kind is ClockKind.MONEY:
        return _money_rule(clock)
    if clock.kind is ClockKind.REGISTRATION:
        return _registration_rule(clock)
    if clock.missing is not None:
        return _(_REASONS[clock.missing])
    if clock.state is ClockState.REACHABLE:
        return _("You said that the SIM is in a phone in Russia.")
    if line.sim_place is SimPlace.ELSEWHERE:
        return _("You said that the SIM is not in your hands, so its codes do not reach you.")
    return _("A SIM that comes back from roaming gets no SMS and no data for some hours.")


def _money_rule(clock: Clock) -> str:
    if clock.outcome is Outcome.ZERO:
        return _("The balance you read pays the highest fee that a source gives, day by day.")
    if clock.outcome is Outcome.LOSS:
        return _("After so many days in a row at zero or below, the contract may end.")
    if clock.state is ClockState.ZERO:
        return _("How long this operator keeps a number at zero was not found.")
    if clock.basis is Basis.DISPUTED:
        return _("Some sources name a daily fee, others say that the number goes at once.")
    return _(_REASONS[clock.missing]) if clock.missing is not None else ""


def _registration_rule(clock: Clock) -> str:
    if clock.outcome is Outcome.RECHECK:
        return _("The owner's data must stay true. Looking again now and then is our advice.")
    if clock.state is ClockState.NOTICE:
        return _("After the operator's notice there are so many days to confirm the owner's data.")
    if clock.outcome is Outcome.SUSPENSION and clock.arithmetic is None:
        return _(
            "Contracts of foreign citizens whose data were not confirmed anew could be "
            "suspended from this day on."
        )
    if clock.outcome is Outcome.SUSPENSION:
        return _("The days to answer the operator's notice are over.")
    return _(_REASONS[clock.missing]) if clock.missing is not None else ""


def _values(clock: Clock) -> tuple[ValueWords, ...]:
    """Return one entry for each value, in the order of the dates that they give."""
    grouped: dict[Any, list[Candidate]] = {}
    for candidate in clock.candidates:
        grouped.setdefault(candidate.rule.value, []).append(candidate)
    return tuple(
        ValueWords(
            value=_rule_value(value, clock.kind),
            # A day in the law is its own date, and hours without a day of return give none.
            due="" if isinstance(value, date) or clock.since is None else date_long(same[0].due),
            sources=tuple(
                SourceWords(readable_source(c.rule.source), source_dates(c.rule)) for c in same
            ),
            used=any(c.used for c in same),
            own=any(c.rule.confidence is Confidence.OWNER for c in same),
        )
        for value, same in grouped.items()
    )


def _rule_value(value: Any, kind: ClockKind) -> str:
    if isinstance(value, Money):
        return _("{amount} a day").format(amount=money(value))
    if isinstance(value, date):
        return date_long(value)
    days: int = value
    if kind is ClockKind.REACH:
        return ngettext("{n} hour", "{n} hours", days)
    return ngettext("{n} day", "{n} days", days)


def _quotient(clock: Clock) -> str:
    """Return `147 ₽ ÷ 3.3 ₽ = 44 days` for a balance that a fee eats."""
    total = clock.arithmetic
    if total is None or total.balance is None or total.fee is None:
        return ""
    return _("{balance} ÷ {fee} = {days}").format(
        balance=money(total.balance),
        fee=money(total.fee),
        days=ngettext("{n} day", "{n} days", total.days),
    )


def _terms(clock: Clock, today: date) -> tuple[Term, ...]:
    total = clock.arithmetic
    if total is None or clock.due is None or clock.outcome is None:
        return ()
    start = _(_STARTS[clock.kind])
    if clock.kind is ClockKind.MONEY and clock.outcome is Outcome.LOSS:
        start = _("zero since")
    elif clock.kind is ClockKind.MONEY and clock.since == total.start:
        start = _("balance read")
    elif clock.state is ClockState.NOTICE:
        start = _("notice came")
    paid = total.fee is not None
    return (
        Term("", date_short(total.start, today), start),
        Term(
            "+",
            ngettext("{n} day", "{n} days", total.days),
            _("paid by the balance") if paid else _("rule used"),
        ),
        Term("=", date_short(clock.due, today), _(_ENDS[clock.outcome])),
    )


def _advice(clock: Clock, operator: Operator | None) -> str:
    if clock.kind in (ClockKind.REGISTRATION, ClockKind.REACH):
        return ""
    doubtful = clock.basis in (Basis.DISPUTED, Basis.OLD_RULE, Basis.UNDATED_RULE)
    if not doubtful and clock.missing is not Missing.OPERATOR_RULE:
        return ""
    phones = operator.phones if operator is not None else ()
    phone = next((p.fact.value for p in phones if p.where == "own_sim"), "")
    if phone:
        return _("Call {phone} or look at your own tariff page.").format(phone=phone)
    return _("Ask the operator or look at your own tariff page.")
