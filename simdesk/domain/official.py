"""Which hosts belong to whom, as the catalogue says; it judges no link and knows no host itself."""

from __future__ import annotations

from dataclasses import dataclass

from simdesk.domain.rule import Sourced


@dataclass(frozen=True, slots=True)
class OfficialSite:
    """A host, in lower-case ASCII, and who it belongs to.

    `subdomains` says that every host below it is the owner's too, and why; None where only the
    host itself counts. A `common_word` is guarded against imitation as a whole host only.
    """

    fact: Sourced[str]
    owner: str
    subdomains: Sourced[str] | None = None
    common_word: bool = False

    @property
    def host(self) -> str:
        return self.fact.value


@dataclass(frozen=True, slots=True)
class Official:
    """Everything the check of a link compares with.

    `namesakes` are honest sites of similar names and `shorteners` hide where they lead; both count
    with everything below them.
    """

    sites: tuple[OfficialSite, ...] = ()
    namesakes: frozenset[str] = frozenset()
    shorteners: frozenset[str] = frozenset()

    def site(self, host: str) -> OfficialSite | None:
        """Return whose `host`, in lower-case ASCII, is; None where it is not listed."""
        if not host.isascii():
            return None
        for site in self.sites:
            if host == site.host or (site.subdomains and host.endswith(f".{site.host}")):
                return site
        return None


def belongs(host: str, domain: str) -> bool:
    """Tell whether `host` is `domain` or stands below it."""
    return host == domain or host.endswith(f".{domain}")
