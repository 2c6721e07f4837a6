"""Every state of the four clocks as a row says and shows it, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from simdesk.domain.clock import (
    Arithmetic,
    Basis,
    Candidate,
    Clock,
    ClockKind,
    ClockState,
    Missing,
    Outcome,
)
from simdesk.domain.line import HolderKind, Line, SimPlace
from simdesk.domain.money import Money
from simdesk.domain.rule import Confidence, Sourced
from simdesk.ui.detail.clock_row import ClockRow
from simdesk.ui.detail.room import room_of
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import clock_icon, clock_tone
from tests.samples import NOW, TODAY

Row = tuple[Clock, Line, bool]


def day(offset: int) -> date:
    """Return a day so many days from today."""
    return TODAY + timedelta(days=offset)


def rule(value: object, as_of: str | None = "2016") -> Sourced[object]:
    """Return a value with a source."""
    return Sourced(value, "a list of 2016", as_of, TODAY, Confidence.LOW)


def number(holder: HolderKind = HolderKind.RUSSIAN, place: SimPlace = SimPlace.RUSSIA) -> Line:
    """Return a line whose holder and SIM matter to the words."""
    return Line("x", "+79161234567", NOW, holder_kind=holder, sim_place=place)


def dated(
    kind: ClockKind,
    state: ClockState,
    due: date,
    outcome: Outcome,
    since: date,
    basis: Basis = Basis.OLD_RULE,
    balance: Money | None = None,
) -> Clock:
    """Return a clock that has a date."""
    days = (due - since).days
    return Clock(
        kind,
        state,
        due=due,
        outcome=outcome,
        approximate=kind is ClockKind.MONEY,
        since=since,
        basis=basis,
        arithmetic=Arithmetic(since, days),
        candidates=(Candidate(rule(days), due, used=True),),
        balance=balance,
    )


A, M, G, R = ClockKind.ACTIVITY, ClockKind.MONEY, ClockKind.REGISTRATION, ClockKind.REACH
S = ClockState
RUBLES = Money(147_00)
FOREIGN = number(HolderKind.FOREIGN)

STATES: list[Row] = [
    (Clock(A, S.UNKNOWN, missing=Missing.LAST_ACTIVITY), number(), False),
    (dated(A, S.ON_TRACK, day(112), Outcome.FEE, day(-8)), number(), False),
    (dated(A, S.ACT_SOON, day(40), Outcome.FEE, day(-50)), number(), True),
    (dated(A, S.ACT_NOW, day(13), Outcome.FEE, day(-77), Basis.DISPUTED), number(), True),
    (dated(A, S.OVERDUE, day(-12), Outcome.FEE, day(-102)), number(), True),
    (Clock(M, S.UNKNOWN, missing=Missing.BALANCE), number(), False),
    (Clock(M, S.UNKNOWN, missing=Missing.BILL), number(), False),
    (dated(M, S.NO_FEE, day(57), Outcome.ZERO, day(-7), balance=RUBLES), number(), False),
    (dated(M, S.FEE_RUNNING, day(17), Outcome.ZERO, day(-2), balance=RUBLES), number(), True),
    (dated(M, S.BALANCE_OLD, day(232), Outcome.ZERO, day(-46), balance=RUBLES), number(), False),
    (dated(M, S.ZERO, day(161), Outcome.LOSS, day(-19), balance=Money(0)), number(), True),
    (dated(M, S.OVERDUE, day(-5), Outcome.LOSS, day(-185), balance=Money(0)), number(), True),
    (Clock(G, S.UNKNOWN, missing=Missing.HOLDER), number(HolderKind.UNKNOWN), False),
    (Clock(G, S.NOT_CONFIRMED, missing=Missing.REGISTRATION), FOREIGN, False),
    (
        dated(G, S.ON_TRACK, day(162), Outcome.RECHECK, day(-19), Basis.OWNER_CONFIRMED),
        number(),
        False,
    ),
    (dated(G, S.NOTICE, day(15), Outcome.SUSPENSION, day(0)), number(), True),
    (Clock(G, S.ACT_NOW, since=day(-3), missing=Missing.REGISTRATION), number(), False),
    (
        dated(G, S.SUSPENDED, date(2025, 7, 1), Outcome.SUSPENSION, day(-600), Basis.OPERATOR_PAGE),
        FOREIGN,
        True,
    ),
    (Clock(R, S.UNKNOWN, missing=Missing.SIM_PLACE), number(place=SimPlace.UNKNOWN), False),
    (Clock(R, S.REACHABLE, basis=Basis.OWNER_CONFIRMED), number(), False),
    (
        Clock(
            R,
            S.LIMITED,
            basis=Basis.SEVERAL_SOURCES,
            candidates=(Candidate(rule(24), TODAY, used=True),),
        ),
        number(place=SimPlace.ABROAD),
        False,
    ),
    (Clock(R, S.LIMITED, basis=Basis.OWNER_CONFIRMED), number(place=SimPlace.ELSEWHERE), False),
    (
        Clock(
            R,
            S.COOLING,
            since=day(0),
            basis=Basis.OPERATOR_PAGE,
            candidates=(Candidate(rule(24), day(1), used=True),),
        ),
        number(),
        False,
    ),
]


def name_of(row: Row) -> str:
    """Return a readable name of a case."""
    clock, line, _earliest = row
    return f"{clock.kind}-{clock.state}-{line.sim_place}-{clock.missing or ''}"


@pytest.fixture
def row(app: QApplication) -> Iterator[ClockRow]:
    """An empty row in a window of its own."""
    shown = ClockRow()
    shown.resize(586, 58)
    yield shown
    shown.close()
    shown.deleteLater()


def seen(row: ClockRow) -> list[str]:
    """Return the words that are to be seen, in reading order of their making."""
    return [w.text() for w in row.findChildren(QLabel) if w.isVisible() and w.text()]


def test_every_state_of_a_clock_is_among_the_cases() -> None:
    assert {clock.state for clock, _line, _earliest in STATES} == set(ClockState)


@pytest.mark.parametrize("case", STATES, ids=name_of)
@pytest.mark.parametrize("width", [586, 430, 360])
def test_a_row_says_all_of_a_clock_and_cuts_nothing(
    app: QApplication, row: ClockRow, case: Row, width: int
) -> None:
    clock, line, earliest = case
    row.set_room(room_of(width))
    row.show_clock(clock, line, TODAY, earliest=earliest)
    row.show()
    row.resize(width, row.heightForWidth(width))
    app.processEvents()
    row.resize(width, row.heightForWidth(width))
    said = row.accessibleName()
    for words in seen(row):
        assert words.removeprefix("· ") in said or words == "·"
    assert ("earliest" in said) is earliest
    for label in row.findChildren(QLabel):
        if not label.isVisible():
            continue
        corner = label.mapTo(row, QPoint(0, 0))
        assert row.rect().contains(QRect(corner, label.size())), label.text()
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
        else:
            assert label.width() >= label.sizeHint().width(), label.text()
    assert row.why.isVisible()


@pytest.mark.parametrize(
    ("state", "tone"),
    [
        (S.UNKNOWN, Tone.NEUTRAL),
        (S.NOT_CONFIRMED, Tone.NEUTRAL),
        (S.ON_TRACK, Tone.OK),
        (S.NO_FEE, Tone.OK),
        (S.REACHABLE, Tone.OK),
        (S.ACT_SOON, Tone.WARN),
        (S.ACT_NOW, Tone.WARN),
        (S.BALANCE_OLD, Tone.WARN),
        (S.NOTICE, Tone.WARN),
        (S.COOLING, Tone.WARN),
        (S.LIMITED, Tone.INFO),
        (S.OVERDUE, Tone.BAD),
        (S.FEE_RUNNING, Tone.BAD),
        (S.ZERO, Tone.BAD),
        (S.SUSPENDED, Tone.BAD),
    ],
)
def test_a_state_has_its_colour_and_never_that_alone(state: ClockState, tone: Tone) -> None:
    cases = [case for case in STATES if case[0].state is state]
    for clock, line, _earliest in cases:
        if state is not S.ACT_NOW or clock.kind is ClockKind.ACTIVITY:
            assert clock_tone(clock) is tone
        assert clock_icon(clock, line.sim_place)


def test_a_date_that_presses_is_coloured_and_an_unknown_one_is_quiet(row: ClockRow) -> None:
    def ink(case: Row) -> str:
        row.show_clock(case[0], case[1], TODAY, earliest=False)
        return row.date.palette().windowText().color().name()

    assert ink(STATES[3]) == theme().colour("warn").name()
    assert ink(STATES[4]) == theme().colour("bad").name()
    assert ink(STATES[1]) == theme().colour("t1").name()
    assert ink(STATES[0]) == theme().colour("t2").name()


@pytest.mark.parametrize(
    ("missing", "kind", "words"),
    [
        (Missing.LAST_ACTIVITY, A, "Add the date…"),
        (Missing.OPERATOR, A, "Choose the operator…"),
        (Missing.BALANCE, M, "Add the balance…"),
        (Missing.HOLDER, G, "Answer…"),
        (Missing.REGISTRATION, G, "Answer…"),
        (Missing.SIM_PLACE, R, "Answer…"),
        (Missing.OPERATOR_RULE, A, "Add the rule…"),
        (Missing.BILL, M, ""),
    ],
)
def test_an_unknown_clock_offers_the_one_thing_that_is_missing(
    row: ClockRow, missing: Missing, kind: ClockKind, words: str
) -> None:
    asked: list[object] = []
    row.fill_requested.connect(asked.append)
    row.show_clock(Clock(kind, S.UNKNOWN, missing=missing), number(), TODAY, earliest=False)
    row.show()
    assert row.fill.isVisible() is bool(words)
    assert row.fill.text().strip() == words
    QTest.keyClick(row, Qt.Key.Key_F2)
    assert asked == ([missing] if words else [])


def test_an_old_balance_is_to_be_read_again(row: ClockRow) -> None:
    asked: list[object] = []
    row.fill_requested.connect(asked.append)
    old = next(case for case in STATES if case[0].state is S.BALANCE_OLD)
    row.show_clock(old[0], old[1], TODAY, earliest=False)
    row.fill.click()
    assert row.fill.text().strip() == "Read again…"
    assert asked == [Missing.BALANCE]


def test_reach_never_counts_days_until_loss(row: ClockRow) -> None:
    for clock, line, _earliest in STATES:
        if clock.kind is R:
            row.show_clock(clock, line, TODAY, earliest=False)
            assert "day" not in row.accessibleName()
