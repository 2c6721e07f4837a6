"""The main job on a real screen by the keyboard alone: what Tab cannot reach, nobody can do.

`python -m tests.journeys.by_keys FOLDER` does what `tests.journeys.by_hand` does, but every control
is reached by Tab and arrows from where the program itself left the keyboard, the receipt comes by
the file dialog, and the kill follows the second tick without a pause.
"""

from __future__ import annotations

import sys
from pathlib import Path

from simdesk.i18n.language import _
from tests.journeys.by_hand import Person, Thing, main
from tests.journeys.stage import NotDoneError, until

MOST_KEYS = 60


class Keyboard(Person):
    """Somebody without a mouse."""

    def click(self, role: str, start: str = "") -> None:
        """Go to a thing and do to it what a click does."""
        self._go(self.find(role, start))
        if role != "text":
            self._key("space")

    def tick(self, place: int) -> None:
        """Tick a box by its place among those that are shown, and see that it is ticked."""
        self._go(until(f"box {place}", lambda: self.boxes()[place : place + 1])[0])
        self._key("space")
        until("the tick", lambda: "checked" in self.boxes()[place].states)

    def give(self, slip: Path) -> None:
        """Add a receipt by the file dialog, which takes a typed path."""
        self.click("push button", _("Choose files…"))
        until("the file dialog", lambda: len(self.all("frame") + self.all("dialog")) > 1)
        self.write(str(slip))
        self.press("Return")

    def _go(self, goal: Thing) -> None:
        passed: list[str] = []
        shown = until("the keyboard", lambda: [t for t in [self.look()] if keyboard(t)])[0]
        for _key in range(MOST_KEYS):
            here = keyboard(shown)
            assert here is not None
            if same(here, goal):
                return
            passed.append(here.name)
            # Arrows choose what they come to: they are for the group with the goal in it.
            if {here.role, goal.role} == {"radio button"} and here.y == goal.y:
                shown = self._move("Right", here)
            elif {here.role, goal.role} == {"radio button"} and here.x == goal.x:
                shown = self._move("Down", here)
            else:
                shown = self._move("Tab", here)
            goal = next((thing for thing in shown if same(thing, goal)), goal)
        raise NotDoneError(f"the keyboard does not come to {goal.name}; it went by {passed}")

    def _move(self, key: str, here: Thing) -> list[Thing]:
        """Press a key that moves the keyboard; return what is shown when it has moved."""

        def moved() -> list[Thing]:
            shown = self.look()
            now = keyboard(shown)
            return shown if now and not same(now, here) else []

        self._key(key)
        return until(f"{key} to leave {here.role} {here.name}", moved)

    def _key(self, key: str) -> None:
        self._stage.ask("xdotool", "key", key)


def keyboard(shown: list[Thing]) -> Thing | None:
    """Return what has the keyboard."""
    # Qt calls the current row of a list focused even while the keyboard is elsewhere.
    focused = [t for t in shown if "focused" in t.states and t.role != "list item"]
    return focused[-1] if focused else None


def same(one: Thing, other: Thing) -> bool:
    """Tell whether two looks saw one thing; it may have moved between them."""
    return (one.role, one.name) == (other.role, other.name)


if __name__ == "__main__":
    sys.exit(main(Keyboard))
