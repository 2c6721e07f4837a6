"""The parts of the program: a package brings their list, elsewhere it is gathered where they are.

Nothing is looked for outside of this computer.
"""

from __future__ import annotations

import json

from simdesk.services.licences.part import Part, folder

INDEX = "parts.json"
"""The list of a package, beside the texts that it names."""


def parts() -> tuple[Part, ...]:
    """Return all parts, the program itself first."""
    index = folder() / INDEX
    if not index.exists():
        from simdesk.services.licences.here import gather  # noqa: PLC0415 - a package has none

        return gather(packaged=False)
    listed = json.loads(index.read_text(encoding="utf-8"))
    return tuple(
        Part(
            name=each["name"],
            version=each["version"],
            licence=each["licence"],
            by=each["by"],
            files=(folder() / each["file"],),
        )
        for each in listed
    )
