"""What the check of a link can answer, and why; it holds no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The answer. NOT_LISTED says nothing about a site, neither good nor bad."""

    OFFICIAL = "official"
    NOT_LISTED = "not-listed"
    IMITATES = "imitates"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why a link imitates an official host (the first seven), or why it was not judged at all."""

    LOOKALIKE_LETTERS = "lookalike_letters"
    NAME_BEFORE_HOST = "name_before_host"
    NAME_AS_USER = "name_as_user"
    NAME_IN_PATH = "name_in_path"
    OTHER_ENDING = "other_ending"
    EXTRA_WORDS = "extra_words"
    TYPO = "typo"

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_AN_ADDRESS = "not_an_address"
    MALFORMED = "malformed"
    HIDDEN_CHARACTERS = "hidden_characters"
    NOT_WEB = "not_web"
    NOT_HTTPS = "not_https"
    USER_NAME = "user_name"
    IP_ADDRESS = "ip_address"
    PORT = "port"
    HIDES_TARGET = "hides_target"
    TWO_LINKS = "two_links"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one link.

    `host` is the link's own, in lower case, as written otherwise; empty where none was found.
    `owner` and `official_host` name whose the link is, whom it imitates, or, where it was refused,
    whose its host would be; empty otherwise. `reason` is None for OFFICIAL and NOT_LISTED.
    """

    kind: Kind
    reason: Reason | None = None
    host: str = ""
    owner: str = ""
    official_host: str = ""
