"""What is said of a choice: the questions, what speaks for and against a route, the ways out."""

from __future__ import annotations

from collections.abc import Iterable

from simdesk.domain.answers import Answers
from simdesk.domain.judgement import Caution, Judged, Obstacle, Reason
from simdesk.domain.means import Means
from simdesk.domain.operator import Counts
from simdesk.domain.question import Question
from simdesk.domain.route import Risk
from simdesk.domain.settings import Place
from simdesk.domain.suitability import Choice, WayOut
from simdesk.i18n.language import N_, _, ngettext
from simdesk.ui.steps.route_words import listed, means_name

MOST_REASONS = 3

_QUESTIONS = {
    Question.PLACE: N_("I am now"),
    Question.SIM: N_("SIM with me"),
    Question.SMS: N_("SMS arrive"),
    Question.DAYS: N_("Time left"),
    Question.PAY: N_("I can pay with"),
    Question.HELPER: N_("Helper in Russia"),
    Question.PAPERS: N_("I can show"),
}

_MATTERS = {
    Question.PLACE: N_("where you are"),
    Question.SIM: N_("the SIM"),
    Question.SMS: N_("SMS"),
    Question.HELPER: N_("the helper"),
    Question.PAY: N_("paying"),
    Question.PAPERS: N_("what you can show"),
}

_REASONS = {
    Reason.COUNTS_TODAY: N_("It is done today: no payment has to arrive first."),
    Reason.WORKS_FROM_ABROAD: N_("It works from abroad."),
    Reason.BY_BILL: N_("It can pay each bill of a postpaid number."),
    Reason.BILL_IS_PAID: N_("You have it already. Look each month whether the bill was paid."),
    Reason.ALL_AT_HAND: N_("You have everything it needs."),
    Reason.SIM_AT_HAND: N_("The SIM is with you. Its balance must be above zero."),
    Reason.NO_CODE: N_("It needs no SMS code on this SIM."),
}

_OBSTACLES = {
    Obstacle.OTHER_COUNTRY: N_("It is for Russian numbers."),
    Obstacle.OTHER_OPERATOR: N_("It is for another operator only."),
    Obstacle.ONLY_IN_RUSSIA: N_("It works in Russia only."),
    Obstacle.ONLY_ABROAD: N_("It is for a SIM abroad."),
    Obstacle.DATA_SIM: N_("It needs a call or an SMS, and this SIM is for data only."),
    Obstacle.NO_SMS: N_("It needs an SMS code, and SMS do not arrive now."),
}

_CAUTIONS = {
    Caution.MONEY_FIRST: N_("It pays nothing in, and the money runs out first."),
    Caution.BILL_STAYS: N_("It does not pay the bill."),
    Caution.CODE_MAY_NOT_COME: N_("It may ask for an SMS code, and SMS do not arrive now."),
}

_TO_GET = {
    Means.HELPER: N_("Ask somebody in Russia. The number, the operator and the amount are enough."),
    Means.SIM_IN_HAND: N_("Get the SIM into your own hands. One short paid use may be enough."),
    Means.RUSSIAN_CARD: N_("Use a card or an account in a Russian bank."),
    Means.CASH: N_("Have cash in roubles."),
    Means.OTHER_SIM: N_("Use money on another SIM of the same operator."),
    Means.PASSPORT: N_("Have your passport with you. Cash for a number needs it."),
    Means.GOSUSLUGI: N_("Have a confirmed Gosuslugi account."),
}


def question(asked: Question) -> str:
    """Return what is asked, as short as a label."""
    return _(_QUESTIONS[asked])


def still_open(judged: Judged) -> str:
    """Return which questions a route depends on that were not answered, or nothing."""
    if not judged.depends:
        return ""
    return _("Not answered: {questions}").format(
        questions=listed(_(_MATTERS[asked]) for asked in judged.depends)
    )


def reasons(judged: Judged, *, short: bool) -> tuple[str, ...]:
    """Return what speaks for a route, the most telling first, then what is good about it.

    `short`: of these only two, which fit into one line each.
    """
    told = [_(_REASONS[reason]) for reason in judged.reasons[:MOST_REASONS]]
    return tuple(told[:2]) if short else (*told, _(judged.route.risk_note))


def against(judged: Judged) -> str:
    """Return why a route is not suitable now, one sentence a line."""
    lines = [_(_OBSTACLES[found]) for found in judged.obstacles if found in _OBSTACLES]
    if judged.lacking:
        lines.append(_("You do not have: {things}").format(things=_named(judged.lacking)))
    if judged.one_of:
        lines.append(_("You have none of these: {things}").format(things=_named(judged.one_of)))
    return "\n".join(lines)


def made_for(judged: Judged) -> str:
    """Return what speaks for a route that is made for this number's plan, or nothing."""
    made = (Reason.BILL_IS_PAID, Reason.BY_BILL)
    return next((_(_REASONS[reason]) for reason in made if reason in judged.reasons), "")


def cautions(judged: Judged) -> str:
    """Return what must be known before a route is begun, one sentence a line."""
    return "\n".join(_(_CAUTIONS[caution]) for caution in judged.cautions)


def to_do(way: WayOut) -> list[str]:
    """Return what to do so that a route opens, one sentence each."""
    lines = [_(_TO_GET[means]) for means in Means if means in way.means and means in _TO_GET]
    if way.place is not None:
        in_russia = way.place is Place.RUSSIA
        lines.append(_("Be in Russia for it.") if in_russia else _("Be abroad with the SIM."))
    if way.sms:
        lines.append(_("Wait until SMS arrive again, or pass the operator's check."))
    return lines


def note(choice: Choice, answers: Answers) -> str:
    """Return what must be said of the choice as a whole, one sentence a line, or nothing."""
    lines = []
    first = choice.suitable[0] if choice.suitable else None
    if first is not None and choice.recommended is None and not choice.ways_out:
        more = any(entry.depends and entry.route.risk is Risk.LOW for entry in choice.suitable)
        lines.append(
            _("Answer more above. Until then nothing can be recommended.")
            if more
            else _("No route is confirmed for you. Begin with the smallest amount.")
            if first.route.pays
            else _("No route is confirmed for you. Ask first what it costs.")
        )
    if first is not None and answers.pressing and not first.route.at_once:
        lines.append(_("Few days are left, and no source says how long a payment takes."))
    return "\n".join(lines)


def follow(top_up: Counts, operator: str) -> str:
    """Return that a top-up alone may not do; `operator` is empty where nobody is named."""
    if top_up is Counts.IF_COVERS_RENEWAL:
        return _(
            "At {operator} a top-up counts as use only if it covers one renewal of the tariff."
        ).format(operator=operator)
    if operator:
        return _(
            "At {operator} a top-up alone may not count as use. Use the number as well."
        ).format(operator=operator)
    return _("Whether a top-up alone counts as use is not known. Use the number as well.")


def days(left: int | None) -> str:
    """Return how many days are left until the earliest date, as far as the clocks know."""
    if left is None:
        return ""
    if left == 0:
        return _("The earliest date has come.")
    return ngettext("{n} day to the earliest date", "{n} days to the earliest date", left).format(
        n=left
    )


def _named(means: Iterable[Means]) -> str:
    found = set(means)
    return listed(means_name(kind) for kind in Means if kind in found)
