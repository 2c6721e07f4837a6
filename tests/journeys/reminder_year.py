"""A year of daily checks over 40 numbers, on a real data file, with days when the machine is off.

`python -m tests.journeys.reminder_year` prints the figures; exit status 1 if a word is missing or
was sent twice. Every check opens the folder, sends by a notifier that writes down what it was
given, and closes the folder again. On random days the machine is off, for up to three weeks; now
and then a number is used, so that its dates move. What had to be sent is worked out apart, from the
dates alone.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from simdesk.app import build
from simdesk.desktop.remind import check
from simdesk.domain.event import EventKind
from simdesk.domain.heard import Heard, Hearing
from simdesk.domain.reminder import Matter
from simdesk.i18n.reminder_words import Word
from simdesk.services.desk import Desk
from tests.samples import NOW, event, line, rubles

Name = tuple[str, date, date]
"""A matter, its due day, and the day for which it is told."""

NUMBERS, DAYS = 40, 365


class Notebook:
    """A notifier that shows nobody anything and always answers."""

    slow = False

    def __init__(self) -> None:
        self.words: list[Word] = []

    def send(self, word: Word) -> Heard:
        self.words.append(word)
        return Heard("notebook", Hearing.ANSWERED)

    def clicked(self, seconds: float) -> bool:
        return False


class Year:
    """The folder, its clock, and what was and had to be sent."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.now = NOW.replace(hour=10, minute=0)
        self.notebook = Notebook()
        self.missing = self.double = self.sent = self.runs = 0
        desk = self.open()
        for n in range(NUMBERS):
            kept = desk.lines.add(
                line(f"+7916{n:07d}", operator_id=self._one_of("mts", "beeline", "t2"))
            )
            self._use(desk, kept.id, self.chance.randrange(0, 60))
        desk.close()

    def _one_of(self, *names: str) -> str:
        return self.chance.choice(names)

    def open(self) -> Desk:
        return build(self.folder, now=lambda: self.now)

    def _use(self, desk: Desk, line_id: str, ago: int) -> None:
        on = self.now.date() - timedelta(days=ago)
        desk.events.record(event(line_id, EventKind.CALL, on))
        money = rubles(self.chance.randrange(0, 400))
        desk.events.record(event(line_id, EventKind.BALANCE, on, balance=money))

    def live(self, days: int) -> None:
        """Let days pass."""
        off = 0
        for _day in range(days):
            self.now += timedelta(days=1)
            off = (
                self.chance.randrange(1, 22) if not off and self.chance.random() < 0.04 else off - 1
            )
            if off > 0:
                continue
            off = 0
            self._check()
            if self.chance.random() < 0.3:
                desk = self.open()
                number = self.chance.choice(desk.lines.everything())
                self._use(desk, number.id, 0)
                desk.close()

    def _check(self) -> None:
        before, words = self._log(), len(self.notebook.words)
        done = check(self.folder, self.open, self.notebook)
        assert done.status == 0, done.log
        self.runs += 1
        desk = self.open()
        matters, today = desk.reminders.matters(), self.now.date()
        desk.close()
        after = self._log()
        self.double += sum(after[name] != at for name, at in before.items() if name in after)
        self.double += len(self.notebook.words) > words + 1
        self.sent += len(after.keys() - before.keys())
        due = [found for matter in matters if (found := owed(matter, today)) is not None]
        self.missing += sum(name not in after for name in due)

    def _log(self) -> dict[Name, datetime]:
        desk = self.open()
        told = {(w.key, w.due, w.day): w.at for w in desk.reminders._reminders.told()}
        desk.close()
        return told


def owed(matter: Matter, today: date) -> Name | None:
    """Return the newest day of a matter by counting through all days, one by one."""
    newest, day = None, matter.due - timedelta(days=max(matter.leads, default=0))
    while day <= today:
        left = (matter.due - day).days
        late = -left
        if left in matter.leads or late in (0, 1, 3) or (late > 0 and late % 7 == 0):
            newest = day
        day += timedelta(days=1)
    return None if newest is None else (matter.key, matter.due, newest)


def main(seeds: int = 1, say: Callable[[str], object] = print) -> int:
    """Live through a year for each seed; return the exit status."""
    wrong = 0
    for seed in range(seeds):
        with tempfile.TemporaryDirectory(prefix="simdesk-year-") as folder:
            year = Year(Path(folder), seed)
            year.live(DAYS)
            say(
                f"seed {seed}: {year.runs} checks on {DAYS} days, {len(year.notebook.words)} words "
                f"about {year.sent} things, {year.missing} missing, {year.double} double"
            )
            wrong += year.missing + year.double
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
