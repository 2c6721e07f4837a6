"""Tells whose a pasted link is, by a list of official hosts; it opens, resolves and sends nothing.

Only a host that is listed exactly is official. All else is a help in seeing why one is not.
"""

from __future__ import annotations

from simdesk.domain.link_check_imitation import imitated
from simdesk.domain.link_check_parts import Parts, find_link, take_apart
from simdesk.domain.link_check_verdict import Kind, Reason, Verdict
from simdesk.domain.official import Official, OfficialSite, belongs

__all__ = ["Kind", "Reason", "Verdict", "check"]


def check(text: str, official: Official) -> Verdict:
    """Judge the one link in `text`, be it alone or in a message.

    A link without a scheme is read as https, as a browser reads it. Nothing is raised.
    """
    link = find_link(text)
    if isinstance(link, Reason):
        return Verdict(Kind.REFUSED, link)
    parts = take_apart(link)
    if isinstance(parts, Reason):
        return Verdict(Kind.REFUSED, parts)
    site = official.site(parts.host)
    found = None if site else _imitation(parts, official)
    if found is not None:
        reason, imitates = found
        return Verdict(Kind.IMITATES, reason, parts.host, imitates.owner, imitates.host)
    refusal = _refusal(parts, official, listed=site is not None)
    kind = Kind.REFUSED if refusal else Kind.OFFICIAL if site else Kind.NOT_LISTED
    owner, host = (site.owner, site.host) if site else ("", "")
    return Verdict(kind, refusal, parts.host, owner, host)


def _imitation(parts: Parts, official: Official) -> tuple[Reason, OfficialSite] | None:
    if parts.user is not None:
        site = official.site(parts.user.lower().partition(":")[0])
        if site is not None:
            return Reason.NAME_AS_USER, site
    if found := imitated(parts.names, official):
        return found
    for folder in parts.path.lower().split("/"):
        site = official.site(folder)
        if site is not None:
            return Reason.NAME_IN_PATH, site
    return None


def _refusal(parts: Parts, official: Official, *, listed: bool) -> Reason | None:
    """Return why a link is not judged though its host imitates nobody."""
    if parts.user is not None:
        return Reason.USER_NAME
    if any(belongs(parts.host, host) for host in official.shorteners):
        return Reason.HIDES_TARGET
    if parts.scheme == "http":
        return Reason.NOT_HTTPS
    if parts.port is not None:
        return Reason.PORT
    return Reason.TWO_LINKS if listed and "://" in parts.path else None
