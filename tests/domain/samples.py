"""Operators, lines and events made by hand for these tests; no facts of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from simdesk.domain.clock import Clock, ClockKind
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.forecast import Forecast, forecast
from simdesk.domain.line import HolderKind, Line, Plan, SimPlace
from simdesk.domain.money import Money
from simdesk.domain.operator import Counts, Law, Operator, Rules, SilenceOutcome
from simdesk.domain.rule import Confidence, Fact, Sourced

T = TypeVar("T")

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
FOREVER_AGO = date(2015, 1, 1)


def rub(amount: float) -> Money:
    """Return roubles as money."""
    return Money(round(amount * 100))


def sourced(
    value: T, as_of: str | None = None, confidence: Confidence = Confidence.LOW
) -> Sourced[T]:
    """Return one value as an old list would give it."""
    return Sourced(value, "a list", as_of, TODAY, confidence)


def fact(*values: T, as_of: str | None = None, confidence: Confidence = Confidence.LOW) -> Fact[T]:
    """Return what several sources give."""
    return Fact(tuple(sourced(v, as_of, confidence) for v in values))


def operator(
    name: str,
    *,
    silence: Fact[int],
    outcome: SilenceOutcome = SilenceOutcome.FEE,
    fee: Fact[Money] | None = None,
    zero: Fact[int] | None = None,
    counts: dict[EventKind, Counts],
) -> Operator:
    """Return an operator with its rules and nothing else."""
    return Operator(
        id=name.lower(),
        name=name,
        former_name="",
        monogram=name[:2],
        silence=silence,
        silence_outcome=outcome,
        fee=fee or Fact(),
        zero=zero or Fact(),
        counts={kind: fact(value) for kind, value in counts.items()},
        what_counts="",
    )


PAID = {EventKind.CALL: Counts.YES, EventKind.SMS: Counts.YES, EventKind.DATA: Counts.YES}

MTS = operator(
    "MTS",
    silence=fact(183, 90, 150),
    fee=fact(rub(3), rub(3.3)),
    counts={**PAID, EventKind.ANSWERED_CALL: Counts.NO, EventKind.TOP_UP: Counts.UNKNOWN},
)
T2 = operator(
    "T2",
    silence=fact(120, 120, as_of="2016-10-19"),
    fee=fact(rub(3), as_of="2016"),
    zero=fact(180, as_of="2016"),
    counts={**PAID, EventKind.TOP_UP: Counts.NO},
)
YOTA = operator(
    "Yota",
    silence=fact(90),
    outcome=SilenceOutcome.LOSS,
    fee=fact(rub(150)),
    counts={
        **PAID,
        EventKind.ANSWERED_CALL: Counts.YES,
        EventKind.TOP_UP: Counts.IF_COVERS_RENEWAL,
    },
)
BEELINE = operator(
    "Beeline",
    silence=fact(90),
    fee=fact(rub(5)),
    zero=fact(180),
    counts={**PAID, EventKind.TOP_UP: Counts.YES},
)
SILENT = operator("SberMobile", silence=Fact(), counts={**PAID})
"""An operator of whom only the name and what counts are known."""
LOSING = operator(
    "Losing",
    silence=fact(120, 90),
    outcome=SilenceOutcome.LOSS,
    zero=fact(60),
    counts={**PAID, EventKind.SMS: Counts.NO, EventKind.TOP_UP: Counts.YES},
)
OPERATORS = (MTS, T2, YOTA, BEELINE, SILENT, LOSING)

LAW = Law(
    foreign_since=fact(date(2025, 1, 1), confidence=Confidence.HIGH),
    foreign_cutoff=fact(date(2025, 7, 1), date(2025, 7, 1)),
    notice=fact(15, 15),
    recheck=fact(180),
    cooling=fact(24, 24, confidence=Confidence.HIGH),
)


def line(
    *,
    tariff_price: Money | None = None,
    holder_kind: HolderKind = HolderKind.RUSSIAN,
    plan: Plan = Plan.PREPAID,
    sim_place: SimPlace = SimPlace.RUSSIA,
) -> Line:
    """Return a number as its owner may describe it."""
    return Line(
        "line",
        "+79161234567",
        NOON,
        plan=plan,
        tariff_price=tariff_price,
        holder_kind=holder_kind,
        sim_place=sim_place,
    )


def event(
    kind: EventKind,
    on: date | str,
    *,
    evidence: Evidence = Evidence.CONFIRMED,
    amount: Money | None = None,
    fee: Money | None = None,
    balance: Money | None = None,
    approximate: bool = False,
    event_id: str = "",
    recorded_at: datetime = NOON,
) -> Event:
    """Return something that happened, on a date or `2026-09-05`."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return Event(
        event_id or f"{kind}-{day}",
        "line",
        kind,
        day,
        evidence,
        recorded_at,
        amount=amount,
        fee=fee,
        balance=balance,
        approximate=approximate,
    )


def call(on: date | str) -> Event:
    """Return a call that its owner made."""
    return event(EventKind.CALL, on)


def reading(on: date | str, balance: Money) -> Event:
    """Return a balance as its owner read it."""
    return event(EventKind.BALANCE, on, balance=balance)


def top_up(on: date | str, amount: Money, evidence: Evidence, fee: Money | None = None) -> Event:
    """Return a top-up on a rung of the ladder, without a balance reading of its own."""
    return event(EventKind.TOP_UP, on, evidence=evidence, amount=amount, fee=fee)


def foresee(
    events: Iterable[Event] = (),
    *,
    by: Operator | None = MTS,
    of: Line | None = None,
    today: date | str = TODAY,
    law: Law = LAW,
) -> Forecast:
    """Return the forecast of a number with `events` at the operator `by`."""
    day = date.fromisoformat(today) if isinstance(today, str) else today
    return forecast(of or line(), events, Rules(by, law), day)


def activity(events: Iterable[Event] = (), **how: object) -> Clock:
    """Return the activity clock of the same forecast."""
    return foresee(events, **how).clock(ClockKind.ACTIVITY)  # type: ignore[arg-type]


def money(events: Iterable[Event] = (), **how: object) -> Clock:
    """Return the money clock of the same forecast."""
    return foresee(events, **how).clock(ClockKind.MONEY)  # type: ignore[arg-type]


def registration(events: Iterable[Event] = (), **how: object) -> Clock:
    """Return the registration clock of the same forecast."""
    return foresee(events, **how).clock(ClockKind.REGISTRATION)  # type: ignore[arg-type]


def reach(events: Iterable[Event] = (), **how: object) -> Clock:
    """Return the reach clock of the same forecast."""
    return foresee(events, **how).clock(ClockKind.REACH)  # type: ignore[arg-type]


# What hypothesis draws from.

days = st.dates(date(2023, 1, 1), date(2028, 12, 31))
past_days = st.integers(0, 900).map(lambda n: TODAY - timedelta(days=n))
amounts = st.integers(-50_000, 500_000).map(Money)
lines = st.builds(
    line,
    tariff_price=st.none() | st.integers(1, 100_000).map(Money),
    holder_kind=st.sampled_from(HolderKind),
    plan=st.sampled_from(Plan),
    sim_place=st.sampled_from(SimPlace),
)
operators = st.none() | st.sampled_from(OPERATORS)


@st.composite
def histories(
    draw: st.DrawFn, on: st.SearchStrategy[date] = past_days, max_size: int = 12
) -> list[Event]:
    """Draw what may have happened to a number, each event with an id of its own."""
    kinds = draw(st.lists(st.sampled_from(EventKind), max_size=max_size))
    return [
        event(
            kind,
            draw(on),
            evidence=draw(st.sampled_from(Evidence)),
            amount=draw(st.none() | st.integers(0, 100_000).map(Money)),
            fee=draw(st.none() | st.integers(0, 5_000).map(Money)),
            balance=draw(st.none() | amounts),
            approximate=draw(st.booleans()),
            event_id=f"{i}",
            recorded_at=NOON + timedelta(minutes=draw(st.integers(0, 3))),
        )
        for i, kind in enumerate(kinds)
    ]
