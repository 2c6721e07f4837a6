"""What is said at a terminal where no window can be opened; it asks no system."""

from __future__ import annotations

import re

from simdesk.i18n.language import _

_LIBRARY = re.compile(r"(lib[^\s/:]+)\.so\.?(\d*)[^:]*: cannot open shared object file")


def no_screen() -> str:
    """Return that there is no screen at all."""
    return _("There is no screen to open a window on. --list, --export and --read need none.")


def unreachable_screen(name: str) -> str:
    """Return that a screen does not answer, or does not let this user in."""
    return _("The screen “{name}” cannot be reached.").format(name=name)


def missing_library(said: str) -> str:
    """Return which part of the system is missing, and the package that brings it; else nothing.

    `said` is what the system's loader says. The names of packages follow the rule of Debian: that
    of the library in small letters, and its version, after a hyphen where a digit stands before.
    """
    found = _LIBRARY.search(said)
    if found is None:
        return ""
    name, version = found[1], found[2]
    package = name.lower() + ("-" if name[-1].isdigit() and version else "") + version
    return _(
        "The system lacks “{library}”, which windows need. On Debian and Ubuntu it comes with: "
        "sudo apt install {package}"
    ).format(library=found[0].partition(":")[0], package=package)


def no_window_system(said: str) -> str:
    """Return that a window cannot be opened, with the system's own words."""
    return _("No window can be opened here: {reason}").format(reason=said)
