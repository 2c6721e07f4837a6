"""What the owner keeps back of what leaves the machine; how it is kept back stands elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """What is hidden, taken out or left out of an export. What is kept is never changed by it.

    `hide_digits`: numbers are shown as `+7 916 ***-**-67` in lists, names and records; pictures
    and PDFs still show them. `strip_metadata`: copies of photos lose where and with which phone
    they were taken, and no pixel; PDFs are never changed. `without_notes`: notes and references
    that the owner typed stay behind.
    """

    hide_digits: bool = False
    strip_metadata: bool = True
    without_notes: bool = False


USUAL = Choices()
"""What goes out unless the owner asks for something else."""

AS_KEPT = Choices(strip_metadata=False)
"""Everything, and every file byte for byte as it was kept."""
