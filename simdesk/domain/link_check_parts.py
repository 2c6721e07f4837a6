"""Finds the one link in a pasted text and takes it apart, strictly; whose it is, is not asked.

Programs disagree about where the host of a strange address ends, so whatever they could read in
two ways is refused rather than read in one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from simdesk.domain.link_check_letters import looks
from simdesk.domain.link_check_verdict import Reason

LONGEST = 4000
"""Characters of a pasted text; no address that a person is sent is longer."""

_OPENING = "([{<«“„”\"'‘「『（【《"
_CLOSING = ".,;:!?…)]}>»“”\"'’。，；：！？、）】》」』"
_BREAKS = re.compile(r"[\s，；：！？、（）【】《》「」『』«»“”]+")
# Chinese leaves no space before a link; but no link is cut out of hidden or broken characters.
_VISIBLE = r"[^\x00-\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff0-\uffff]"
_GLUED = re.compile(rf"(?:(?<={_VISIBLE})|(?<={_VISIBLE}:))(?=https?://)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*", re.IGNORECASE)
_OTHER_DOTS = "。．｡"
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"}
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


class Parts(NamedTuple):
    """A link with everything that matters; `names` are the parts of the host as people see them.

    `user` and `port` are None where there are none (443 is none), `scheme` is empty where none
    is written: a browser takes such a link as https.
    """

    scheme: str
    user: str | None
    host: str
    names: tuple[str, ...]
    port: str | None
    path: str


def find_link(text: str) -> str | Reason:
    """Return the only link in `text`, or why there is not exactly one."""
    if len(text) > LONGEST:
        return Reason.TOO_LONG
    found = (word.lstrip(_OPENING).rstrip(_CLOSING) for word in _words(text))
    words = [word for word in found if word]
    if not words:
        return Reason.NOT_AN_ADDRESS if text.strip() else Reason.EMPTY
    links = words if len(words) == 1 else [word for word in words if _like_a_link(word)]
    if len(links) == 1:
        return links[0]
    return Reason.TWO_LINKS if links else Reason.NOT_AN_ADDRESS


def _words(text: str) -> list[str]:
    # A mark of byte order stands before what some programs copy.
    return [part for word in _BREAKS.split(text.lstrip("\ufeff")) for part in _GLUED.split(word)]


def _like_a_link(word: str) -> bool:
    """Tell a link from an ordinary word; in doubt it is a link, so that two are noticed.

    What begins with a dot or an at sign would go on a link before it, where lines are joined.
    """
    word = "".join(c for c in word if unicodedata.category(c) not in _HIDDEN)
    if (
        word[:1] in (".", "@")
        or "://" in word
        or "\\" in word
        or re.match(r"[a-z]{3,}:[^\s\d]", word, re.IGNORECASE)
    ):
        return True
    host = re.split(r"[/?#]", word, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    labels = re.split(f"[.{_OTHER_DOTS}]", host)
    last = labels[-1]
    ending = looks(last)
    return len(labels) > 1 and (
        (len(labels) == 4 and all(label.isdecimal() for label in labels))
        or ending.startswith("xn--")
        or (len(ending) > 1 and ending.isascii() and ending.isalpha())
        or (len(last) > 1 and last.isalpha() and last.islower())
    )


def take_apart(link: str) -> Parts | Reason:
    """Return the parts of `link`, or why it cannot be judged."""
    if any(unicodedata.category(c) in _HIDDEN for c in link):
        return Reason.HIDDEN_CHARACTERS
    if "\\" in link:
        return Reason.MALFORMED
    scheme = _scheme(link)
    if scheme not in ("", "http", "https"):
        return Reason.NOT_WEB
    if scheme and not link.startswith("://", len(scheme)):
        return Reason.MALFORMED
    rest = link[len(scheme) + 3 :] if scheme else link
    authority, tail = _cut(rest, "/?#")
    user, at, address = authority.rpartition("@")
    host, _colon, port = address.partition(":")
    if address.startswith("["):
        return Reason.IP_ADDRESS
    if port and not (port.isascii() and port.isdecimal()):
        return Reason.MALFORMED
    names = _names(host)
    if isinstance(names, Reason):
        return names
    return Parts(
        scheme=scheme,
        user=user if at else None,
        host=host.lower() if host.isascii() else host,
        names=names,
        port=port if port not in ("", "443") else None,
        path=_cut(tail, "?#")[0],
    )


def _scheme(link: str) -> str:
    """Return the scheme; what has a dot is one only before `//`, else it is a host or a user."""
    before, colon, after = link.partition(":")
    if not colon or not _SCHEME.fullmatch(before):
        return ""
    return "" if "." in before and not after.startswith("//") else before.lower()


def _cut(text: str, ends: str) -> tuple[str, str]:
    """Return `text` up to the first of `ends`, and the rest with it."""
    at = min((i for i in map(text.find, ends) if i >= 0), default=len(text))
    return text[:at], text[at:]


def _names(host: str) -> tuple[str, ...] | Reason:
    """Return the labels of `host`, those of punycode as people see them, or what is wrong."""
    labels = unicodedata.normalize("NFC", host).lower().split(".")
    if not host or any(not 0 < len(label) <= 63 for label in labels) or len(host) > 253:
        return Reason.NOT_AN_ADDRESS
    if _NUMBER.fullmatch(labels[-1]):
        return Reason.IP_ADDRESS
    if len(labels) < 2:
        return Reason.NOT_AN_ADDRESS
    names = []
    for label in labels:
        name = _seen(label)
        if name is None:
            return Reason.MALFORMED
        names.append(name)
    ending = looks(names[-1])
    mixed = not ending.isascii() and any(c.isascii() for c in names[-1])
    if len(names[-1]) < 2 or mixed or any(c.isdecimal() or c == "-" for c in ending):
        return Reason.MALFORMED
    return tuple(names)


def _seen(label: str) -> str | None:
    """Return a label as people see it; None where it is not allowed in a host."""
    if not label.isascii():
        letters = all(unicodedata.category(c)[0] in "LMN" or c == "-" for c in label)
        return label if letters else None
    if not _LABEL.fullmatch(label):
        return None
    if not label.startswith("xn--"):
        return label
    try:
        name = label[4:].encode().decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return None
    letters = all(unicodedata.category(c)[0] in "LMN" or c == "-" for c in name)
    return name.lower() if name and letters else None
