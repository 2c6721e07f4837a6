"""Prints what a screen reader would see of the program, as JSON; runs on Debian's own Python.

`/usr/bin/python3 tests/journeys/seen.py` needs `gir1.2-atspi-2.0` and the session bus of the
program. Each thing that is shown has a role, a name, its states, and its middle on the screen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import gi  # type: ignore[import-not-found] # only Debian's own Python has it

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found] # noqa: E402 - see above

PROGRAM = "simdesk"
STATES = ("CHECKED", "ENABLED", "FOCUSED", "SELECTED")
MOST = 200


def label(thing: Atspi.Accessible) -> str:
    """Return the words of the label beside a thing: a combo box is named by what it holds."""
    for relation in thing.get_relation_set():
        if relation.get_relation_type() is Atspi.RelationType.LABELLED_BY:
            return str(relation.get_target(0).get_name())
    return ""


def seen(thing: Atspi.Accessible) -> Iterator[dict[str, object]]:
    """Yield everything in `thing` that is shown, in the order in which it is told."""
    states = thing.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING):
        return
    box = thing.get_extents(Atspi.CoordType.SCREEN)
    yield {
        "role": thing.get_role_name(),
        "name": label(thing) or thing.get_name(),
        "about": thing.get_description(),
        "states": [s.lower() for s in STATES if states.contains(getattr(Atspi.StateType, s))],
        "at": [box.x + box.width // 2, box.y + box.height // 2],
        "size": [box.width, box.height],
    }
    for i in range(min(MOST, thing.get_child_count())):
        child = thing.get_child_at_index(i)
        if child is not None:
            try:
                yield from seen(child)
            except GLib.Error:
                continue  # it has gone while we looked


def main() -> None:
    """Print the things of the program, nothing where it is not there yet."""
    Atspi.set_timeout(3000, 3000)
    desktop = Atspi.get_desktop(0)
    found: list[dict[str, object]] = []
    for i in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(i)
        if program is not None and program.get_name().casefold() == PROGRAM:
            for k in range(program.get_child_count()):
                found += seen(program.get_child_at_index(k))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
