"""What speaks for and against one route for one owner; in which order routes come is not here."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from simdesk.domain.answers import About, Answers
from simdesk.domain.clock import ClockKind
from simdesk.domain.line import Plan, SimKind
from simdesk.domain.means import Means
from simdesk.domain.question import QUESTION_OF, Question
from simdesk.domain.route import Reach, Route, SmsNeed
from simdesk.domain.settings import Place

_QUESTIONS = {question: rank for rank, question in enumerate(Question)}


class Obstacle(StrEnum):
    """What excludes a route. MEANS: something is not at hand, ONE_OF: none of several things."""

    OTHER_COUNTRY = "other_country"
    OTHER_OPERATOR = "other_operator"
    ONLY_IN_RUSSIA = "only_in_russia"
    ONLY_ABROAD = "only_abroad"
    DATA_SIM = "data_sim"
    MEANS = "means"
    ONE_OF = "one_of"
    NO_SMS = "no_sms"


_FOR_GOOD = {Obstacle.OTHER_COUNTRY, Obstacle.OTHER_OPERATOR, Obstacle.DATA_SIM}
"""What no answer takes away."""


class Caution(StrEnum):
    """What excludes nothing and must be known before a route is begun."""

    MONEY_FIRST = "money_first"
    BILL_STAYS = "bill_stays"
    CODE_MAY_NOT_COME = "code_may_not_come"


class Reason(StrEnum):
    """What speaks for a route, the most telling first.

    BILL_IS_PAID: the owner has it already. SIM_AT_HAND: the balance that it needs is not asked for.
    """

    COUNTS_TODAY = "counts_today"
    WORKS_FROM_ABROAD = "works_from_abroad"
    BY_BILL = "by_bill"
    BILL_IS_PAID = "bill_is_paid"
    ALL_AT_HAND = "all_at_hand"
    SIM_AT_HAND = "sim_at_hand"
    NO_CODE = "no_code"


class Judged(NamedTuple):
    """A live route, what excludes it, and what it depends on that was not answered.

    `lacking` are the means that are not there: all of them are needed. Of `one_of`, one would do.
    """

    route: Route
    obstacles: tuple[Obstacle, ...] = ()
    lacking: frozenset[Means] = frozenset()
    one_of: frozenset[Means] = frozenset()
    depends: tuple[Question, ...] = ()
    cautions: tuple[Caution, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def suitable(self) -> bool:
        """Whether nothing excludes it."""
        return not self.obstacles

    @property
    def can_open(self) -> bool:
        """Whether another answer would take away what excludes it."""
        return not _FOR_GOOD & set(self.obstacles)

    @property
    def helps(self) -> bool:
        """Whether it does something about what threatens the number first."""
        return not {Caution.MONEY_FIRST, Caution.BILL_STAYS} & set(self.cautions)


def judge(route: Route, answers: Answers, about: About) -> Judged:
    """Judge a live route. What was not answered excludes nothing; it is named instead."""
    obstacles: list[Obstacle] = []
    depends: list[Question] = []
    if about.abroad and not route.anywhere:
        obstacles.append(Obstacle.OTHER_COUNTRY)
    if route.only and about.operator_id not in route.only:
        obstacles.append(Obstacle.OTHER_OPERATOR)
    if about.sim_kind is SimKind.DATA_ONLY and about.operator_id in route.call_or_sms:
        obstacles.append(Obstacle.DATA_SIM)
    if route.abroad is Reach.NO or route.only_abroad:
        if answers.place is None:
            depends.append(Question.PLACE)
        elif (answers.place is Place.ABROAD) is not route.only_abroad:
            far = Obstacle.ONLY_ABROAD if route.only_abroad else Obstacle.ONLY_IN_RUSSIA
            obstacles.append(far)
    if route.sms is SmsNeed.YES and not answers.sms:
        if answers.sms is None:
            depends.append(Question.SMS)
        else:
            obstacles.append(Obstacle.NO_SMS)
    lacking, one_of = _missing(route, answers, depends)
    if lacking:
        obstacles.append(Obstacle.MEANS)
    if one_of:
        obstacles.append(Obstacle.ONE_OF)
    if obstacles:
        return Judged(route, tuple(obstacles), lacking, one_of)
    return Judged(
        route,
        depends=tuple(sorted(set(depends), key=_QUESTIONS.__getitem__)) if depends else (),
        cautions=_cautions(route, answers, about),
        reasons=_reasons(route, answers, about, open_ones=bool(depends)),
    )


def _missing(
    route: Route, answers: Answers, depends: list[Question]
) -> tuple[frozenset[Means], frozenset[Means]]:
    """Return what is not there of all that is needed, and of what one would do.

    What was not answered goes into `depends`.
    """
    held = {means: answers.has(means) for means in route.needs}
    depends += [QUESTION_OF[means] for means, there in held.items() if there is None]
    lacking = frozenset(means for means, there in held.items() if there is False)
    any_of = {means: answers.has(means) for means in route.needs_any}
    if not any_of or any(any_of.values()):
        return lacking, frozenset()
    unsaid = [QUESTION_OF[means] for means, there in any_of.items() if there is None]
    depends += unsaid
    return lacking, frozenset() if unsaid else route.needs_any


def _cautions(route: Route, answers: Answers, about: About) -> tuple[Caution, ...]:
    found: list[Caution] = []
    if about.plan is Plan.POSTPAID and not route.pays:
        found.append(Caution.BILL_STAYS)
    elif about.threat is ClockKind.MONEY and not route.pays:
        found.append(Caution.MONEY_FIRST)
    if route.sms is SmsNeed.MAY and answers.sms is False:
        found.append(Caution.CODE_MAY_NOT_COME)
    return tuple(found)


def _reasons(
    route: Route, answers: Answers, about: About, *, open_ones: bool
) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if answers.pressing and route.at_once:
        found.append(Reason.COUNTS_TODAY)
    if answers.place is Place.ABROAD and route.abroad is Reach.YES:
        found.append(Reason.WORKS_FROM_ABROAD)
    if route.plan is Plan.POSTPAID and about.plan is Plan.POSTPAID:
        found.append(Reason.BILL_IS_PAID if about.bill_is_paid else Reason.BY_BILL)
    if not open_ones:
        found.append(Reason.SIM_AT_HAND if route.uses_number else Reason.ALL_AT_HAND)
    if route.sms is SmsNeed.NO and answers.sms is not True:
        found.append(Reason.NO_CODE)
    return tuple(found)


def works_here(route: Route, place: Place | None) -> bool:
    """Tell whether a route is known to work where its owner is; an open place makes that open."""
    if place is Place.RUSSIA:
        return not route.only_abroad
    return route.abroad is Reach.YES and (place is Place.ABROAD or not route.only_abroad)
