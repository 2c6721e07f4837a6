"""Whether what a receipt shows is the number and the operator that were to be paid, and how not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simdesk.domain import msisdn
from simdesk.domain.line import Line
from simdesk.domain.route import Step
from simdesk.domain.run import Run

SHOWN = 4
"""So many last digits are compared: most receipts hide the others."""

PAID_LAST_FOUR, PAID_OPERATOR = "paid_last_four", "paid_operator"
"""The fields of a payment's step that hold what its receipt shows."""

MOVED = "rescue/moved"
"""The field of a run that holds the owner's word that money came to the right number after all."""

OTHER_OPERATOR = "other"
"""Stands for an operator that no file describes."""


class OperatorReading(StrEnum):
    """The operator on the receipt beside the one that serves the number."""

    NOT_SHOWN = "not_shown"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a comparison shows. `wrong` digits of the last four differ; None: none were stated.

    `swapped`: they are the same digits in another order. `neighbours`: each that differs has only
    changed places with the one beside it.
    """

    wrong: int | None
    swapped: bool
    neighbours: bool
    operator: OperatorReading

    @property
    def stops(self) -> bool:
        """Whether the money may be on another number. An operator alone may have changed."""
        return bool(self.wrong)


def last_four(text: str) -> str | None:
    """Return the last four digits of what was typed, "" where there are none.

    A whole number may be typed as well; None means that it is neither.
    """
    digits = "".join(str(int(c)) for c in text if c.isdecimal())
    if not digits:
        return "" if not text.strip() else None
    return digits[-SHOWN:] if len(digits) in (SHOWN, 10, 11) else None


def compare(number: str, operator_id: str, shown: str, shown_operator: str) -> Reading:
    """Compare a number (E.164) and the id of its operator with what a receipt shows.

    `shown` are its last four digits, "" where they are not shown; `shown_operator` is an id,
    `OTHER_OPERATOR`, or "" where no operator is shown. A number whose own operator is not known
    cannot differ from another.
    """
    own = msisdn.national(number)[-SHOWN:]
    different = [i for i in range(SHOWN) if own[i] != shown[i]] if len(shown) == SHOWN else []
    return Reading(
        wrong=len(different) if len(shown) == SHOWN else None,
        swapped=bool(different) and sorted(own) == sorted(shown),
        neighbours=bool(different) and _neighbours(own, shown, different),
        operator=_operator(operator_id, shown_operator),
    )


def misdirected(line: Line, run: Run, payment: Step | None) -> bool:
    """Tell whether a run's receipt shows other digits, and nobody has settled that yet."""
    if payment is None or payment.id not in run.marks or run.fields.get(MOVED):
        return False
    shown = last_four(run.fields.get(f"{payment.id}/{PAID_LAST_FOUR}", "")) or ""
    return compare(line.msisdn, line.operator_id, shown, "").stops


def _neighbours(own: str, shown: str, different: list[int]) -> bool:
    left = list(different)
    while len(left) > 1:
        first, second, *left = left
        if second != first + 1 or own[first] != shown[second] or own[second] != shown[first]:
            return False
    return not left


def _operator(operator_id: str, shown: str) -> OperatorReading:
    if not shown or not operator_id:
        return OperatorReading.NOT_SHOWN
    return OperatorReading.SAME if shown == operator_id else OperatorReading.OTHER
