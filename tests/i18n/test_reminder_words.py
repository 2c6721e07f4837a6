"""What a notification says in every language: what, when, what to do, and no number in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk import paths
from simdesk.domain.clock import ClockKind, Outcome
from simdesk.domain.heard import Heard, Hearing
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.reminder import Matter, Topic
from simdesk.i18n.formats import date_long, date_short
from simdesk.i18n.language import LANGUAGES, use_language
from simdesk.i18n.reminder_words import (
    About,
    discreet_name,
    failure_word,
    heard_words,
    trial_word,
    what_to_do,
    word,
)
from tests.samples import NOW, TODAY, line

NUMBER: Line = replace(line("+79161234567", label="Parcels"), id="a")
GRAVE = (Outcome.LOSS, Outcome.SUSPENSION)


def clock(outcome: Outcome, due: date, kind: ClockKind = ClockKind.ACTIVITY) -> Matter:
    key = f"a/{kind}"
    grave = outcome in GRAVE
    return Matter(key, Topic.CLOCK, due, (), "a", clock=kind, outcome=outcome, grave=grave)


def matters(due: date) -> list[Matter]:
    """Return one of every kind that comes due on a day."""
    kinds = (ClockKind.MONEY, ClockKind.REGISTRATION)
    return [
        *(clock(outcome, due) for outcome in Outcome if outcome is not Outcome.RECHECK),
        *(clock(Outcome.RECHECK, due, kind) for kind in kinds),
        Matter("a/arrival", Topic.ARRIVAL, due, (), "a", amount=Money(65000)),
        Matter("a/auto_debit", Topic.AUTO_DEBIT, due, (2,), "a"),
        Matter("rules", Topic.RULES, due),
        Matter("backup", Topic.BACKUP, due),
    ]


def about(matter: Matter) -> About:
    return About(matter, NUMBER if matter.line_id else None)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("days", [-8, -1, 0, 1, 12])
def test_one_matter_is_said_whole(code: str, days: int) -> None:
    use_language(code, paths.translations_dir())
    due = TODAY + timedelta(days=days)
    seen = set()
    for matter in matters(due):
        said = word([about(matter)], TODAY)
        assert ("Parcels" in said.title) == bool(matter.line_id)
        assert date_long(due) in said.text
        assert said.text.splitlines()[-1] == what_to_do(matter, TODAY)
        assert "{" not in said.title + said.text
        assert "4567" not in said.title + said.text
        seen.add((said.title, what_to_do(matter, TODAY)))
        assert len(said.title) <= 96
        assert len(said.text) <= 256
    assert len(seen) == len(matters(due))


def test_from_its_day_on_a_matter_is_told_what_may_still_help() -> None:
    for outcome in (Outcome.FEE, Outcome.ZERO, Outcome.LOSS, Outcome.SUSPENSION):
        matter = clock(outcome, TODAY)
        before = what_to_do(matter, TODAY - timedelta(days=1))
        assert "before that day" in before
        assert what_to_do(matter, TODAY) == what_to_do(matter, TODAY + timedelta(days=99))
        assert what_to_do(matter, TODAY) != before


@pytest.mark.parametrize("code", LANGUAGES)
def test_several_are_one_word_and_the_gravest_comes_first(code: str) -> None:
    use_language(code, paths.translations_dir())
    old = [clock(Outcome.FEE, TODAY - timedelta(days=n)) for n in (60, 50, 40, 30)]
    grave = clock(Outcome.LOSS, TODAY + timedelta(days=2))
    said = word([about(m) for m in (*old, grave)], TODAY)
    lines = said.text.splitlines()
    assert "5" in said.title
    assert lines[0].startswith(date_short(grave.due, TODAY))
    assert lines[1].startswith(date_short(old[0].due, TODAY))
    assert "2" in lines[3]
    assert len(lines) == 5
    assert len(said.text) <= 256
    pair = word([about(m) for m in old[:2]], TODAY)
    assert "2" in pair.title
    assert len(pair.text.splitlines()) == 3


def test_only_what_can_be_lost_soon_is_urgent() -> None:
    for outcome, days in product(Outcome, (-9, 0, 3, 4)):
        said = word([about(clock(outcome, TODAY + timedelta(days=days)))], TODAY)
        assert said.urgent == (outcome in GRAVE and days <= 3)
    assert failure_word().urgent


def test_a_trial_says_that_it_is_one_and_when_the_real_one_comes() -> None:
    at = datetime(2026, 12, 3, 10, tzinfo=NOW.tzinfo)
    matter = clock(Outcome.FEE, date(2026, 12, 13))
    real, trial = word([about(matter)], at.date()), trial_word([about(matter)], at, TODAY)
    assert trial.title == real.title
    assert trial.text == f"{real.text}\nThis is a test. The reminder itself comes 3 Dec 10:00."


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("", "number …4567"),
        ("  Mum's \n SIM\t", "Mum's SIM"),
        ("+7 916 123-45-67", "number …4567"),
        ("МТС ８（９１６）１２３４５６７", "number …4567"),
        ("Office 1", "Office 1"),
        ("abc\u202edef\x1b[31m", "abc def [31m"),
        ("x" * 33, "x" * 31 + "…"),
    ],
)
def test_a_number_is_named_by_its_label_or_its_end(label: str, name: str) -> None:
    assert discreet_name(replace(NUMBER, label=label)) == name


@given(st.text(), st.sampled_from(["79161234567", "9161234567", "916 123-45-67", "1234567"]))
def test_no_label_gives_a_number_away(label: str, number: str) -> None:
    name = discreet_name(replace(NUMBER, label=label[:9] + number + label[9:]))
    assert "1234567" not in "".join(str(int(c)) for c in name if c.isdecimal())
    assert name.isprintable()
    assert 0 < len(name) <= 32


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_known_of_a_word_is_said_in_words_of_its_own(code: str) -> None:
    use_language(code, paths.translations_dir())
    known = [
        Heard("tray", Hearing.NOBODY),
        Heard("tray", Hearing.HANDED_OVER),
        Heard("notify-send", Hearing.NOBODY),
        Heard("notify-send", Hearing.ANSWERED),
    ]
    assert len({heard_words(heard) for heard in known}) == 4
    assert [heard.out for heard in known] == [False, True, False, True]
