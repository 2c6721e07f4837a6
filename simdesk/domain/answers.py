"""What an owner says before a route is chosen; a question left open is neither yes nor no."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from simdesk.domain.clock import Clock, ClockKind, ClockState, Outcome
from simdesk.domain.event import EventKind
from simdesk.domain.forecast import Forecast
from simdesk.domain.line import AutoDebit, Line, Plan, SimKind, SimPlace
from simdesk.domain.means import Means
from simdesk.domain.msisdn import is_russian
from simdesk.domain.operator import Counts, Operator
from simdesk.domain.question import ASKED, QUESTION_OF, Question
from simdesk.domain.settings import Place, Settings

PRESSING_DAYS = 7
"""Cautious advice, no operator's rule: what went astray takes 2 to 5 days to be put right."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to all questions. None is one that was not answered.

    `sim` and `sms`: whether the SIM is in the owner's hands, and whether it gets SMS now. `pay`
    and `papers` hold what there is, and may be answered with nothing. `days_left`: until the
    earliest date that threatens the number; 0 where it has passed.
    """

    place: Place | None = None
    sim: bool | None = None
    sms: bool | None = None
    days_left: int | None = None
    pay: frozenset[Means] | None = None
    helper: bool | None = None
    papers: frozenset[Means] | None = None

    @property
    def pressing(self) -> bool:
        """Whether so few days are left that nothing may go wrong."""
        return self.days_left is not None and self.days_left <= PRESSING_DAYS

    def has(self, means: Means) -> bool | None:
        """Return whether something is at hand, None where that was not answered."""
        question = QUESTION_OF[means]
        if question is Question.SIM:
            return self.sim
        if question is Question.HELPER:
            return self.helper
        held = self.pay if question is Question.PAY else self.papers
        return None if held is None else means in held

    def means(self) -> frozenset[Means]:
        """Return what is at hand."""
        return frozenset(means for means in Means if self.has(means))

    def answered(self) -> frozenset[Question]:
        """Return the questions about means that were answered."""
        return frozenset(q for q, asked in ASKED.items() if self.has(asked[0]) is not None)

    def having(self, gained: Iterable[Means]) -> Answers:
        """Return these answers of somebody who has something more."""
        held = {question: _held(self, question) for question in ASKED}
        for means in gained:
            question = QUESTION_OF[means]
            held[question] = (held[question] or frozenset()) | {means}
        return _with(self, held)


def _held(answers: Answers, question: Question) -> frozenset[Means] | None:
    asked = ASKED[question]
    if answers.has(asked[0]) is None:
        return None
    return frozenset(means for means in asked if answers.has(means))


def _with(answers: Answers, held: Mapping[Question, frozenset[Means] | None]) -> Answers:
    def flag(question: Question) -> bool | None:
        found = held[question]
        return None if found is None else bool(found)

    return replace(
        answers,
        sim=flag(Question.SIM),
        pay=held[Question.PAY],
        helper=flag(Question.HELPER),
        papers=held[Question.PAPERS],
    )


@dataclass(frozen=True, slots=True)
class About:
    """What a choice needs to know of the number itself.

    `abroad`: it is a number of another country. `top_up`: whether a top-up alone counts as use.
    `threat`: the clock that runs out first. `bill_is_paid`: an auto-debit pays each bill.
    """

    operator_id: str = ""
    plan: Plan = Plan.UNKNOWN
    sim_kind: SimKind = SimKind.UNKNOWN
    top_up: Counts = Counts.UNKNOWN
    threat: ClockKind | None = None
    abroad: bool = False
    bill_is_paid: bool = False


def about(line: Line, operator: Operator | None, forecast: Forecast) -> About:
    """Return what a choice needs to know of a number."""
    first = _threat(forecast)
    return About(
        line.operator_id,
        line.plan,
        line.sim_kind,
        Counts.UNKNOWN if operator is None else operator.counting(EventKind.TOP_UP),
        None if first is None else first.kind,
        abroad=not is_russian(line.msisdn),
        bill_is_paid=line.auto_debit is AutoDebit.BILL,
    )


def prefilled(line: Line, forecast: Forecast, settings: Settings) -> Answers:
    """Return what is known without asking: from the number first, else as answered before.

    A SIM that is in Russia while its owner is abroad is not in his hands, and its SMS are not.
    Abroad nobody knows whether SMS come: that stays open.
    """
    held = {question: settings.means.intersection(asked) for question, asked in ASKED.items()}
    told = _with(
        Answers(place=settings.place),
        {q: means if means or q in settings.answered else None for q, means in held.items()},
    )
    away = line.sim_place is SimPlace.RUSSIA and settings.place is Place.ABROAD
    if line.sim_place is SimPlace.ELSEWHERE or away:
        told = replace(told, sim=False)
    elif line.sim_place is SimPlace.ABROAD:
        told = replace(told, sim=True)
    reach = forecast.clock(ClockKind.REACH).state
    first = _threat(forecast)
    sms = None
    if told.sim is False or reach is ClockState.COOLING:
        sms = False
    elif reach is ClockState.REACHABLE:
        sms = True
    left = None if first is None else max(0, first.days_left(forecast.today) or 0)
    return replace(told, sms=sms, days_left=left)


def remembered(answers: Answers, settings: Settings, *, own_sim: bool) -> Settings:
    """Return settings that remember what holds for other numbers as well.

    Where the SIM is was said by the number itself unless `own_sim`; then nothing new is known.
    """
    means, answered = answers.means(), answers.answered()
    if not own_sim:
        sim = {Means.SIM_IN_HAND}
        means = means - sim | settings.means & sim
        answered = answered - {Question.SIM} | settings.answered & {Question.SIM}
    place = answers.place or settings.place
    return replace(settings, place=place, means=means, answered=answered)


def _threat(forecast: Forecast) -> Clock | None:
    """Return the clock that takes something first; a day to look again takes nothing."""
    for clock in forecast.clocks:
        dated = clock.due is not None or clock.state is ClockState.ZERO
        if dated and clock.kind is not ClockKind.REACH and clock.outcome is not Outcome.RECHECK:
            return clock
    return None
