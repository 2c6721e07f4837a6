"""What left for calendars is remembered whole, and no undo takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.calendar_entry import Entry, Revision
from simdesk.domain.errors import NotSavedError
from simdesk.storage.calendars import CalendarRepository
from simdesk.storage.database import Database

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
REVISIONS = st.builds(
    Revision,
    uid=st.uuids().map(str),
    sequence=st.integers(0, 10**6),
    changed=st.datetimes(timezones=st.just(UTC)),
    entry=st.builds(
        Entry,
        key=WORDS,
        role=WORDS,
        line_id=WORDS,
        day=st.dates(),
        summary=WORDS,
        description=WORDS,
        category=WORDS,
        alarm=st.integers(0, 1440),
        cancelled=st.booleans(),
    ),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database.open(tmp_path_factory.mktemp("data"))
    yield database
    database.close()


@given(st.lists(REVISIONS, max_size=4, unique_by=lambda revision: revision.uid))
def test_what_is_kept_is_read(database: Database, revisions: list[Revision]) -> None:
    calendars = CalendarRepository(database)
    calendars.keep(revisions)
    read = {revision.uid: revision for revision in calendars.all()}
    assert [read[revision.uid] for revision in revisions] == revisions


def test_a_later_revision_takes_the_place_and_undo_knows_nothing_of_it(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    calendars = CalendarRepository(database)
    now = datetime(2026, 11, 21, tzinfo=UTC)
    entry = Entry("a/money", "7", "a", date(2026, 12, 1), "x", "y", "z", 840)
    calendars.keep([Revision("u", 0, now, entry)])
    with database.transaction() as transaction:
        database.write("INSERT OR REPLACE INTO calendar_entries VALUES ('v', 0, '')", ())
        database.write("DELETE FROM calendar_entries WHERE uid = 'v'", ())
    assert transaction.changeset == b""
    calendars.keep([Revision("u", 1, now, entry)])
    assert calendars.all() == [Revision("u", 1, now, entry)]
    database.close()


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    database = Database.open(tmp_path, read_only=True)
    entry = Entry("a/money", "7", "a", date(2026, 12, 1), "x", "y", "z", 840)
    with pytest.raises(NotSavedError):
        CalendarRepository(database).keep([Revision("u", 0, datetime.now(UTC), entry)])
    assert CalendarRepository(database).all() == []
    database.close()
