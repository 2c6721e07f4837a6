"""What a walk through steps is for; the steps themselves are a route's."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What a route is for. Only those that renew stand where a way to renew is chosen."""

    RENEW = "renew"
    REGISTER = "register"
    GIVE_UP = "give_up"
