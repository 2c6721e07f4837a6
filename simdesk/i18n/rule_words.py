"""How rules are said in words: their names, their values, and when somebody looked at them."""

from __future__ import annotations

from datetime import date
from typing import Any

from simdesk.domain.money import Money
from simdesk.domain.operator import Counts, SilenceOutcome
from simdesk.domain.own_rule import RuleKey
from simdesk.domain.rule import Fact
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import N_, _, ngettext

_NAMES = {
    RuleKey.SILENCE: N_("Days without a counting action"),
    RuleKey.FEE: N_("Daily fee after that"),
    RuleKey.ZERO: N_("Days at zero until the contract ends"),
    RuleKey.NOTICE: N_("Days to answer the operator's notice"),
    RuleKey.RECHECK: N_("Days until the owner's data are looked at again"),
    RuleKey.COOLING: N_("Hours without SMS and data after roaming"),
    RuleKey.TOP_UP: N_("Does a top-up count as an action?"),
    RuleKey.CALL: N_("Does a call you make count?"),
    RuleKey.SMS: N_("Does an SMS you send count?"),
    RuleKey.DATA: N_("Does mobile data count?"),
    RuleKey.ANSWERED_CALL: N_("Does an answered call count?"),
    RuleKey.TARIFF_DEBIT: N_("Does the tariff's monthly debit count?"),
}

_COUNTS = {
    Counts.YES: N_("yes"),
    Counts.NO: N_("no"),
    Counts.IF_COVERS_RENEWAL: N_("only if it covers one renewal of the tariff"),
    Counts.UNKNOWN: N_("not known"),
}

_OUTCOMES = {
    SilenceOutcome.FEE: N_("a daily fee"),
    SilenceOutcome.LOSS: N_("the number is lost"),
}


def rule_name(key: RuleKey) -> str:
    """Return what a rule is about."""
    return _(_NAMES[key])


def counts_name(value: Counts) -> str:
    """Return whether a kind of event counts."""
    return _(_COUNTS[value])


def silence_outcome_name(value: SilenceOutcome) -> str:
    """Return what may begin when the silent days are over."""
    return _(_OUTCOMES[value])


def rule_value(key: RuleKey, value: Any) -> str:
    """Return one value of a rule, with its unit."""
    if isinstance(value, Money):
        return _("{amount} a day").format(amount=money(value))
    if isinstance(value, Counts):
        return counts_name(value)
    if isinstance(value, SilenceOutcome):
        return silence_outcome_name(value)
    if isinstance(value, date):
        return date_long(value)
    days: int = value
    if key is RuleKey.COOLING:
        return ngettext("{n} hour", "{n} hours", days)
    return ngettext("{n} day", "{n} days", days)


def rule_summary(key: RuleKey, fact: Fact[Any]) -> str:
    """Return the values in force, each once, in rising order, or that nothing was found."""
    if not fact.known:
        return _("not known")
    values = list(dict.fromkeys(v.value for v in fact.values))
    if not isinstance(values[0], Counts):
        values.sort()
    return " / ".join(rule_value(key, value) for value in values)


def looked(fact: Fact[Any], on: date | None, *, own: bool) -> str:
    """Return when the owner last looked, or when the sources were read, which proves no rule.

    Where nobody found the rule, it says whom to ask.
    """
    if on is None or not fact.known:
        return _("Nobody has found it yet. Your operator can tell you.")
    words = _("you looked on {date}") if own else _("sources read on {date}")
    return words.format(date=date_long(on))
