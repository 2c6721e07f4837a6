"""The only way out to the web: opens an operator's official page and refuses everything else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from simdesk.domain.operator import Link, Operator

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")


def official_url(link: Link, operator: Operator) -> QUrl | None:
    """Return the address of `link`, or None unless it is a plain https page of `operator`.

    The link must be one of the operator's own, and its host one of the operator's domains or
    below one. Two parsers must read the same host, so that none is fooled by odd spelling.
    """
    if operator.links.get(link.id) != link or not link.url.isascii():
        return None
    url = QUrl(link.url, QUrl.ParsingMode.StrictMode)
    try:
        parts = urlsplit(link.url)
        plain = parts.scheme == "https" and parts.netloc == parts.hostname
    except ValueError:
        return None
    if not (plain and url.isValid() and url.scheme() == "https" and url.authority() == url.host()):
        return None
    host = url.host()
    if host != parts.hostname or not _HOST.fullmatch(host) or "xn--" in host:
        return None
    domains = [domain.value for domain in operator.domains]
    listed = any(host == domain or host.endswith(f".{domain}") for domain in domains)
    return url if listed else None


def open_link(link: Link, operator: Operator) -> bool:
    """Open an official page in the browser; False where it was refused or nothing opened it."""
    url = official_url(link, operator)
    return url is not None and QDesktopServices.openUrl(url)
