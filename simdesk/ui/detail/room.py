"""How much room the cards of the detail have; each card decides for itself what that means."""

from __future__ import annotations

from enum import IntEnum

from simdesk.ui.theme.theme import theme


class Room(IntEnum):
    """Widths by what fits, at any text size."""

    TIGHT = 0
    """Things that belong side by side stand below each other."""
    NARROW = 1
    """Short words, and icons in place of words."""
    USUAL = 2


def room_of(width: int) -> Room:
    """Return the room that cards of so many pixels have at the text size in use."""
    if width < theme().px(420):
        return Room.TIGHT
    return Room.NARROW if width < theme().px(520) else Room.USUAL
