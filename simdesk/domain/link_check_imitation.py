"""Whom a host that is not listed looks like, and how; it never says that a host is official."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from simdesk.domain.link_check_letters import folded, is_slip, looks, sounds
from simdesk.domain.link_check_verdict import Reason
from simdesk.domain.official import Official, OfficialSite, belongs

_SHARED_ENDINGS = frozenset(
    ("ac", "co", "com", "edu", "gov", "int", "msk", "net", "org", "pp", "spb")
)
"""Second-level names under which anybody's name is the third, as in `example.com.ru`."""

_BAIT = frozenset(
    (
        "account", "app", "auth", "balance", "balans", "bill", "bonus", "cabinet", "card", "cash",
        "cashback", "client", "dolg", "gift", "help", "id", "kabinet", "lk", "lichniy", "login",
        "mobile", "money", "my", "official", "online", "oplata", "oplatit", "pay", "payment",
        "podarok", "popolnenie", "popolnit", "prize", "promo", "rf", "ru", "russia", "secure",
        "service", "sim", "sms", "support", "tarif", "topup", "vhod", "vip", "www",
    )
)  # fmt: skip
"""What is put beside a short name to make it an operator's; a long name needs no such proof."""

# From which length on a name means its owner: disguised under any ending, anywhere in another
# name (`example` in `myexamplepay`), and with a slip under any ending.
_DISGUISED, _ANYWHERE, _SLIPPED = 5, 7, 8


class _Name(NamedTuple):
    """The name that people know a site by, such as `example` of `pay.example.ru`."""

    name: str
    ending: str
    site: OfficialSite


class _Seen(NamedTuple):
    """A host in Latin letters: as a whole, its labels, and the place of its owner's name in them.

    `written` is that name in the letters that really stand there.
    """

    host: str
    labels: tuple[str, ...]
    own: int
    written: str


def imitated(names: tuple[str, ...], official: Official) -> tuple[Reason, OfficialSite] | None:
    """Return how and whose host the host of `names` imitates, if any; it must not be listed.

    What stands below the same domain as a listed host, or a namesake, is no imitation.
    """
    host = ".".join(names)
    known = {".".join(site.host.split(".")[-2:]) for site in official.sites}
    if any(belongs(host, domain) for domain in (*known, *official.namesakes)):
        return None
    readings = [tuple(map(looks, names))]
    # A Russian name under a Russian ending is a name of its own, not a Latin one disguised.
    if any(c.isascii() for c in names[-1]):
        readings.append(tuple(map(sounds, names)))
    guarded = _guarded(official)
    for reason, finds in _LOOKS:
        for labels in dict.fromkeys(readings):
            shared = len(labels) > 2 and labels[-2] in _SHARED_ENDINGS
            own = len(labels) - (3 if shared else 2)
            seen = _Seen(".".join(labels), labels, own, names[own])
            for name in guarded:
                if finds(seen, name):
                    return reason, name.site
    return None


def _guarded(official: Official) -> tuple[_Name, ...]:
    """Return every official host with its name; long names first, for they say more."""
    names = []
    for site in official.sites:
        name, ending = site.host.split(".")[-2:]
        names.append(_Name(name, ending, site))
    return tuple(sorted(names, key=lambda n: -len(n.name)))


def _lookalike(seen: _Seen, guarded: _Name) -> bool:
    host = guarded.site.host
    if len(guarded.name) < 3:
        return ".".join(seen.labels[-2:]) == f"{guarded.name}.{guarded.ending}"
    whole, own = folded(seen.host), folded(guarded.name)
    label = seen.labels[seen.own]
    return (
        whole == folded(host)
        or f".{whole}".endswith(f".{own}.{folded(guarded.ending)}")
        or (_is_name(guarded, _DISGUISED) and folded(label) == own and seen.written != guarded.name)
    )


def _before_host(seen: _Seen, guarded: _Name) -> bool:
    for text in (f".{seen.host}.", f".{folded(seen.host)}."):
        for host in (guarded.site.host, folded(guarded.site.host)):
            if f".{host}." in text or f".{host}-" in text:
                return True
    return _is_name(guarded) and guarded.name in seen.labels[: seen.own]


def _other_ending(seen: _Seen, guarded: _Name) -> bool:
    return _is_name(guarded) and seen.labels[seen.own] == guarded.name


def _extra_words(seen: _Seen, guarded: _Name) -> bool:
    return any(_adds_words(label, guarded) for label in seen.labels[:-1])


def _adds_words(label: str, guarded: _Name) -> bool:
    *before, _ending = guarded.site.host.split(".")
    if f"-{guarded.site.host.replace('.', '-')}-" in f"-{label}-":
        return True
    if len(before) > 1 and f"-{'-'.join(before)}-" in f"-{label}-":
        return True
    if guarded.site.common_word:
        return False
    name, own = guarded.name, folded(guarded.name)
    if f"-{name}-" in f"-{label}-" and name != label:
        return _is_name(guarded) or not _BAIT.isdisjoint(label.split("-"))
    if _is_name(guarded) and f"-{own}-" in f"-{folded(label)}-" and own != folded(label):
        return True
    if _is_name(guarded, _ANYWHERE) and own in folded(label):
        return True
    if label.startswith(name):
        return label.removeprefix(name) in _BAIT
    return label.endswith(name) and label.removesuffix(name) in _BAIT


def _slip(seen: _Seen, guarded: _Name) -> bool:
    if guarded.site.common_word:
        return False
    near = seen.labels[-1] == guarded.ending or len(guarded.name) >= _SLIPPED
    return near and is_slip(seen.labels[seen.own], guarded.name)


def _is_name(guarded: _Name, shortest: int = 3) -> bool:
    """Tell a name that means its owner alone from a word, or two letters that mean anything."""
    return len(guarded.name) >= shortest and not guarded.site.common_word


_LOOKS: tuple[tuple[Reason, Callable[[_Seen, _Name], bool]], ...] = (
    (Reason.LOOKALIKE_LETTERS, _lookalike),
    (Reason.NAME_BEFORE_HOST, _before_host),
    (Reason.OTHER_ENDING, _other_ending),
    (Reason.EXTRA_WORDS, _extra_words),
    (Reason.TYPO, _slip),
)
