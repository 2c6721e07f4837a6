"""The only way out to the web: opens official pages of the catalogue, and refuses all else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from simdesk.domain.official import Official, belongs
from simdesk.domain.operator import Link, Operator

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")


def official_url(link: Link, operator: Operator) -> QUrl | None:
    """Return the address of `link`, or None unless it is a plain https page of `operator`.

    The link must be one of the operator's own, and its host one of the operator's domains or
    below one. Two parsers must read the same host, so that none is fooled by odd spelling.
    """
    url = _plain(link.url) if operator.links.get(link.id) == link else None
    domains = [domain.value for domain in operator.domains]
    if url is None or not any(belongs(url.host(), domain) for domain in domains):
        return None
    return url


def listed_url(link: Link, official: Official) -> QUrl | None:
    """Return the address of `link`, or None unless its host is called official by the catalogue."""
    url = _plain(link.url)
    return url if url is not None and official.site(url.host()) is not None else None


def _plain(address: str) -> QUrl | None:
    if not address.isascii():
        return None
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "https" and parts.netloc == parts.hostname
    except ValueError:
        return None
    if not (plain and url.isValid() and url.scheme() == "https" and url.authority() == url.host()):
        return None
    host = url.host()
    if host != parts.hostname or not _HOST.fullmatch(host) or "xn--" in host:
        return None
    return url


def open_link(link: Link, operator: Operator) -> bool:
    """Open an operator's page in the browser; False where it was refused or nothing opened it."""
    return _open(official_url(link, operator))


def open_listed(link: Link, official: Official) -> bool:
    """Open a page of the catalogue in the browser; False as above."""
    return _open(listed_url(link, official))


def _open(url: QUrl | None) -> bool:
    return url is not None and QDesktopServices.openUrl(url)
