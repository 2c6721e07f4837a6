"""Words arrive: none twice, none forgotten, one a day, in every zone and after any pause."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.reminder import Matter, Told, Topic, day_of, due_now, next_word, to_send
from simdesk.domain.settings import Hours

SHANGHAI, MOSCOW = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")  # it has a summer time, the other two have none
HOURS = Hours()
DUE = date(2027, 3, 1)
MONEY = Matter("a/money", Topic.CLOCK, DUE, (30, 7, 1), "a")
LOSS = Matter("b/activity", Topic.CLOCK, DUE, (14, 3, 1), "b", grave=True)

LEADS = st.lists(st.integers(1, 60), max_size=5, unique=True).map(tuple)
DAYS = st.dates(date(2026, 6, 1), date(2028, 6, 1))  # with 29 February


@st.composite
def matters(draw: st.DrawFn) -> list[Matter]:
    """Return up to eight matters with keys of their own."""
    return [
        Matter(f"{n}/x", Topic.CLOCK, draw(DAYS), draw(LEADS), str(n), grave=draw(st.booleans()))
        for n in range(draw(st.integers(0, 8)))
    ]


def at(day: date, hour: int = 10, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.combine(day, time(hour), zone)


def told(sent: list[Matter], now: datetime) -> list[Told]:
    """Return what the log holds after `sent` was sent."""
    words = []
    for matter in sent:
        day = day_of(matter, {}, now.date())
        assert day is not None
        words.append(Told(matter.key, matter.due, day, now))
    return words


def test_the_days_of_a_matter_go_on_after_it_was_due() -> None:
    days = [
        (DUE + timedelta(days=n))
        for n in range(-40, 40)
        if MONEY.last_day(DUE + timedelta(days=n)) == DUE + timedelta(days=n)
    ]
    assert [(day - DUE).days for day in days] == [-30, -7, -1, 0, 1, 3, 7, 14, 21, 28, 35]
    assert MONEY.last_day(DUE - timedelta(days=31)) is None
    assert Matter("k", Topic.BACKUP, DUE).last_day(DUE - timedelta(days=1)) is None


@given(matters(), DAYS)
def test_the_next_day_is_the_first_on_which_something_new_is_due(
    found: list[Matter], today: date
) -> None:
    for matter in found:
        following = matter.next_day(today)
        assert today < following
        assert matter.last_day(following) == following
        assert matter.last_day(following - timedelta(days=1)) == matter.last_day(today)


@given(matters(), DAYS, st.lists(st.integers(1, 25), max_size=40), st.sampled_from([10, 21]))
def test_nothing_is_told_twice_and_nothing_that_came_due_stays_untold(
    found: list[Matter], start: date, pauses: list[int], hour: int
) -> None:
    log: list[Told] = []
    now = at(start, hour)
    for pause in [0, *pauses]:
        now += timedelta(days=pause)
        sent = to_send(found, log, {}, now, HOURS)
        log += told(sent, now)
        assert to_send(found, log, {}, now, HOURS) == []
        known = {(word.key, word.day) for word in log}
        for matter in found:
            day = matter.last_day(now.date())
            assert day is None or (matter.key, day) in known
    names = [(word.key, word.due, word.day) for word in log]
    assert len(set(names)) == len(names)


def test_one_word_a_day_unless_a_loss_is_near() -> None:
    now = at(DUE - timedelta(days=3))
    log = told([MONEY], now - timedelta(hours=0))
    late = Matter("c/money", Topic.CLOCK, DUE, (3,), "c")
    assert to_send([MONEY, late, LOSS], log, {}, now, HOURS) == [LOSS]
    assert to_send([MONEY, late], log, {}, now, HOURS) == []
    assert to_send([MONEY, late], log, {}, now + timedelta(days=1), HOURS) == [late]


def test_quiet_hours_hold_back_and_the_next_run_tells() -> None:
    night, morning = at(DUE, 23), at(DUE + timedelta(days=1), 9)
    assert to_send([LOSS], [], {}, night, HOURS) == []
    assert to_send([LOSS], [], {}, morning, HOURS) == [LOSS]
    assert not Hours(quiet_from=time(9), quiet_to=time(9)).quiet(time(9))
    assert Hours(quiet_from=time(1), quiet_to=time(6)).quiet(time(1))
    assert not Hours(quiet_from=time(1), quiet_to=time(6)).quiet(time(6))


def test_an_answer_lets_a_matter_rest_until_its_day_or_for_ever() -> None:
    day = DUE - timedelta(days=7)
    log = told([MONEY], at(day))
    snoozed = {MONEY.name: day + timedelta(days=2)}
    assert due_now([MONEY], snoozed, day + timedelta(days=1)) == []
    again = at(day + timedelta(days=2))
    assert to_send([MONEY], log, snoozed, again, HOURS) == [MONEY]
    assert next_word([MONEY], log, snoozed, at(day, 12), HOURS) == (again, [MONEY])
    given_up = {MONEY.name: None}
    assert to_send([MONEY], [], given_up, at(DUE + timedelta(days=400)), HOURS) == []
    assert next_word([MONEY], [], given_up, at(DUE), HOURS) is None


def test_a_moved_date_is_told_anew() -> None:
    log = told([MONEY], at(DUE))
    moved = Matter(MONEY.key, MONEY.topic, DUE + timedelta(days=5), (30, 7), "a")
    assert to_send([moved], log, {MONEY.name: None}, at(DUE + timedelta(days=1)), HOURS) == [moved]


def test_a_clock_that_was_wrong_silences_nothing() -> None:
    far = at(date(2031, 1, 1))
    log = told([LOSS], far)
    assert to_send([LOSS], log, {}, at(DUE - timedelta(days=3)), HOURS) == [LOSS]


def test_a_flight_to_the_west_tells_nothing_twice() -> None:
    morning = datetime(2027, 3, 1, 9, 30, tzinfo=SHANGHAI)
    log = told([LOSS], morning)
    same = datetime(2027, 3, 1, 9, 30, tzinfo=MOSCOW)
    before_midnight = datetime(2027, 2, 28, 20, 40, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert to_send([LOSS], log, {}, same, HOURS) == []
    assert to_send([LOSS], log, {}, before_midnight, HOURS) == []


@pytest.mark.parametrize("zone", [SHANGHAI, MOSCOW, BERLIN])
@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31), date(2028, 2, 29)])
def test_the_next_word_comes_on_its_own_local_day(zone: ZoneInfo, day: date) -> None:
    matter = Matter("a/money", Topic.CLOCK, day, (), "a")
    moment, about = next_word([matter], [], {}, at(day - timedelta(days=9), zone=zone), HOURS) or (
        None,
        [],
    )
    assert moment == datetime.combine(day, time(10), zone)
    assert about == [matter]


@given(matters(), DAYS, st.integers(0, 23))
def test_what_is_promised_next_is_what_is_then_sent(
    found: list[Matter], today: date, hour: int
) -> None:
    now = at(today, hour)
    log = told(to_send(found, [], {}, now, HOURS), now)
    promised = next_word(found, log, {}, now, HOURS)
    assert (promised is None) == (not found)
    if promised is not None:
        moment, about = promised
        assert about == to_send(found, log, {}, moment, HOURS)
        # Nothing would have been sent on a day between.
        day = now.date() + timedelta(days=1)
        while day < moment.date():
            assert to_send(found, log, {}, at(day), HOURS) == []
            day += timedelta(days=1)


def test_no_word_is_promised_where_its_hour_is_quiet() -> None:
    assert next_word([LOSS], [], {}, at(DUE, 23), Hours(tell_at=time(23))) is None


@pytest.mark.parametrize("seed", range(3))
def test_a_year_of_forty_numbers_with_weeks_away(seed: int) -> None:
    chance = random.Random(seed)
    first = date(2027, 1, 1)
    plan = [
        Matter(
            f"{n}/{clock}",
            Topic.CLOCK,
            first + timedelta(days=chance.randrange(-20, 380)),
            tuple(chance.sample(range(1, 61), 4)),
            str(n),
            grave=chance.random() < 0.4,
        )
        for n in range(40)
        for clock in ("activity", "money", "registration")
    ]
    log: list[Told] = []
    away, missing, words = 0, 0, 0
    for n in range(365):
        away = chance.randrange(1, 22) if not away and chance.random() < 0.05 else max(0, away - 1)
        if away:
            continue
        now = at(first + timedelta(days=n))
        sent = to_send(plan, log, {}, now, HOURS)
        words += bool(sent)
        log += told(sent, now)
        told_days = {(word.key, word.day) for word in log}
        for matter in plan:
            day = matter.last_day(now.date())
            missing += day is not None and (matter.key, day) not in told_days
    names = [(word.key, word.day) for word in log]
    assert missing == 0
    assert len(names) == len(set(names))
    assert words <= 365
    assert len(names) > 1_000
