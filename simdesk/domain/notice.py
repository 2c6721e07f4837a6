"""What the law or a kind of SIM asks, dated and sourced, and where it matters; no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simdesk.domain.line import HolderKind, Line, Plan, SimKind, SimPlace
from simdesk.domain.money import Money
from simdesk.domain.msisdn import is_russian
from simdesk.domain.rule import Sourced


class Where(StrEnum):
    """A place in the program where notices stand.

    The first four are under a number's clock of that name. HOLDER and KIND are beside the
    questions for who holds the contract, and for the kind of SIM and how it is paid. The others
    are in steps: a route says of a step what it touches.
    """

    ACTIVITY = "activity"
    MONEY = "money"
    REGISTRATION = "registration"
    REACH = "reach"
    HOLDER = "holder"
    KIND = "kind"
    CASH = "cash"
    HELPER = "helper"
    COOLING = "cooling"
    CONTRACT = "contract"
    NEW_CONTRACT = "new_contract"
    AUTO_DEBIT = "auto_debit"
    GIVE_UP = "give_up"


CLOCKS = (Where.ACTIVITY, Where.MONEY, Where.REGISTRATION, Where.REACH)


class Status(StrEnum):
    """What a notice is today. PRACTICE: no law, only how things are known to work."""

    IN_FORCE = "in_force"
    TEST = "test"
    BILL = "bill"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Notice:
    """One dated text; texts are msgids. `title` and `text` are short, `todo` is what to do.

    `since` is the first day it holds, None where that is unknown or does not apply. `disputed`
    says that the `sources` disagree; all of them are shown. Texts may name `{low}` and `{high}`,
    the `amounts` of a fine.

    It matters for lines of `holders`, `sim_kinds` and `plans`, each empty for all. Two conditions
    hold under a number's clocks alone: `sim_places`, and `until_confirmed`, that the owner's data
    are an open question; a step is taken, and a question asked, wherever the SIM is.
    """

    id: str
    title: str
    text: str
    todo: tuple[str, ...]
    status: Status
    since: date | None
    where: frozenset[Where]
    sources: tuple[Sourced[str], ...]
    disputed: bool = False
    amounts: tuple[Money, Money] | None = None
    holders: frozenset[HolderKind] = frozenset()
    sim_kinds: frozenset[SimKind] = frozenset()
    plans: frozenset[Plan] = frozenset()
    sim_places: frozenset[SimPlace] = frozenset()
    until_confirmed: bool = False


def notices_for(
    notices: Iterable[Notice], line: Line, where: Iterable[Where], *, registration_open: bool = True
) -> tuple[Notice, ...]:
    """Return the notices that matter for `line` at any of the places, in the given order.

    All of them tell of Russia: for a number of another country there are none.
    """
    if not is_russian(line.msisdn):
        return ()
    wanted = frozenset(where)
    return tuple(n for n in notices if _matters(n, line, wanted, registration_open))


def _matters(notice: Notice, line: Line, wanted: frozenset[Where], registration_open: bool) -> bool:
    meeting = notice.where & wanted
    if not meeting:
        return False
    conditions = (
        (notice.holders, line.holder_kind),
        (notice.sim_kinds, line.sim_kind),
        (notice.plans, line.plan),
    )
    if any(allowed and own not in allowed for allowed, own in conditions):
        return False
    if not meeting <= frozenset(CLOCKS):
        return True
    away = bool(notice.sim_places) and line.sim_place not in notice.sim_places
    return not away and (registration_open or not notice.until_confirmed)
