"""What is asked before a route is chosen, and which means each question asks for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from simdesk.domain.means import Means


class Question(StrEnum):
    """What is asked, in the order in which it is asked."""

    PLACE = "place"
    SIM = "sim"
    SMS = "sms"
    HELPER = "helper"
    DAYS = "days"
    PAY = "pay"
    PAPERS = "papers"


ASKED: Mapping[Question, tuple[Means, ...]] = {
    Question.SIM: (Means.SIM_IN_HAND,),
    Question.PAY: (
        Means.RUSSIAN_CARD,
        Means.CASH,
        Means.OTHER_SIM,
        Means.ALIPAY_WECHAT,
        Means.UNIONPAY,
        Means.FOREIGN_CARD,
    ),
    Question.HELPER: (Means.HELPER,),
    Question.PAPERS: (Means.PASSPORT, Means.GOSUSLUGI),
}
"""Which means a question asks for; the others ask for something else."""

QUESTION_OF = {means: question for question, asked in ASKED.items() for means in asked}
