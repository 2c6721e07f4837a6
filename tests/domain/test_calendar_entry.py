"""Copies that left the program earlier: UIDs stay, SEQUENCE never falls, what is gone is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.calendar_entry import DAY_ITSELF, Entry, Revision, revised

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOW.date()
ENTRY = Entry("a/money", "7", "a", TODAY + timedelta(days=3), "Mum: zero", "Why", "Money", 840)


def gone(entry: Entry) -> Entry:
    return replace(entry, cancelled=True, summary=f"No: {entry.summary}")


def copied(
    planned: list[Entry], kept: list[Revision], ids: set[str] | None = None, days: int = 0
) -> list[Revision]:
    return revised(planned, kept, ids, NOW + timedelta(days=days), gone)


def test_the_same_entry_is_the_same_copy() -> None:
    first = copied([ENTRY], [])
    assert [r.sequence for r in first] == [0]
    assert copied([ENTRY], first, days=2) == first


def test_a_moved_date_keeps_its_uid_and_raises_its_sequence() -> None:
    (first,) = copied([ENTRY], [])
    moved = replace(ENTRY, day=ENTRY.day + timedelta(days=90))
    (second,) = copied([moved], [first], days=1)
    assert (second.uid, second.sequence, second.entry) == (first.uid, 1, moved)
    assert second.changed == NOW + timedelta(days=1)
    assert copied([ENTRY], [])[0].uid == first.uid  # on every copy of the data


def test_roles_and_numbers_have_uids_of_their_own() -> None:
    entries = [replace(ENTRY, role=role, key=key) for role in ["1", "7", "due"] for key in "ab"]
    assert len({r.uid for r in copied(entries, [])}) == len(entries)


def test_what_is_gone_is_cancelled_once() -> None:
    first = copied([ENTRY], [])
    (second,) = copied([], first, days=1)
    assert second == Revision(first[0].uid, 1, NOW + timedelta(days=1), gone(ENTRY))
    assert copied([], [second], days=2) == [second]
    (third,) = copied([ENTRY], [second], days=2)
    assert (third.uid, third.sequence, third.entry) == (first[0].uid, 2, ENTRY)


def test_of_other_numbers_nothing_is_said() -> None:
    first = copied([ENTRY], [])
    assert copied([], first, {"b"}) == []
    assert copied([], first, {"a"})[0].entry.cancelled


def test_a_day_that_has_passed_is_not_sent_for_the_first_time() -> None:
    past = replace(ENTRY, day=TODAY - timedelta(days=1))
    assert copied([past], []) == []
    first = copied([ENTRY], [])
    assert copied([ENTRY], first, days=30) == first  # what was sent stays
    (moved,) = copied([past], first)  # else its old day would stand in the calendar
    assert (moved.sequence, moved.entry) == (1, past)
    ended = copied([], first, days=1)
    assert copied([past], ended, days=1) == ended


def test_what_belongs_to_no_number_has_a_uid_of_this_data_alone() -> None:
    backup = replace(ENTRY, key="backup", role=DAY_ITSELF, line_id="")
    (mine,) = copied([backup], [])
    (yours,) = copied([backup], [])
    assert mine.uid != yours.uid
    (again,) = copied([replace(backup, day=backup.day + timedelta(days=1))], [mine])
    assert (again.uid, again.sequence) == (mine.uid, 1)


PLANS = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["1", "7", DAY_ITSELF])),
        st.integers(-5, 5),
        max_size=6,
    ),
    max_size=8,
)


@given(PLANS, st.lists(st.sampled_from([None, {"a"}, {"a", "b"}]), min_size=8, max_size=8))
def test_over_any_course_of_things(
    plans: list[dict[tuple[str, str], int]], abouts: list[set[str] | None]
) -> None:
    kept: dict[str, Revision] = {}
    for step, (plan, ids) in enumerate(zip(plans, abouts, strict=False)):
        entries = [
            replace(ENTRY, key=key, line_id=key, role=role, day=TODAY + timedelta(days=step + n))
            for (key, role), n in plan.items()
            if ids is None or key in ids
        ]
        found = copied(entries, list(kept.values()), ids, days=step)
        assert len({r.uid for r in found}) == len(found)
        assert len({r.entry.name for r in found}) == len(found)
        alive = {r.entry.name: r.entry for r in found if not r.entry.cancelled}
        today: date = TODAY + timedelta(days=step)
        known = {r.entry.name: r.entry for r in kept.values()}
        for entry in entries:
            ahead = entry.day >= today
            if ahead or (entry.name in known and not known[entry.name].cancelled):
                assert alive.pop(entry.name) == entry
            else:
                assert entry.name not in alive
        assert not alive
        for r in found:
            old = kept.get(r.uid)
            assert r.sequence == (0 if old is None else old.sequence + (r.entry != old.entry))
            assert r == old or r.changed == NOW + timedelta(days=step)
        missing = kept.keys() - {r.uid for r in found}
        assert all(ids is not None and kept[uid].entry.line_id not in ids for uid in missing)
        kept |= {r.uid: r for r in found}
