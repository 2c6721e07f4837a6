"""Which catalogue is in use, and how a newer one is looked at, taken, and given up again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from simdesk import __version__
from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import Section, Tables, read_section
from simdesk.catalogue.loader import catalogue_of
from simdesk.domain.edition import Edition, read_edition
from simdesk.domain.errors import NotSavedError, PackError, PackProblem
from simdesk.storage.pack_shelf import PackShelf

if TYPE_CHECKING:
    from simdesk.catalogue.pack import Pack
    from simdesk.catalogue.pack_changes import AddressChange, Changes

_HEAD = len(Section)
"""The line after those of the sections tells of the pack; those of its words come last."""


MOST_ADDRESSES = 300
"""Nobody looks at more of them one by one."""


class Source(NamedTuple):
    """A catalogue that can be used. `file` is the pack it came from, empty for the program's own.

    `words(language)` are the translations that came with it.
    """

    edition: Edition
    catalogue: Catalogue
    read: Callable[[Section], Tables]
    words: Callable[[str], Mapping[str, str]]
    file: str = ""
    taken_on: date | None = None


class InUse(NamedTuple):
    """The catalogue in use, the program's own, and the edition of a chosen one that is damaged."""

    source: Source
    own: Source
    damaged: str = ""


class Offer(NamedTuple):
    """A pack that passed every check, and what it would change."""

    pack: Pack
    changes: Changes


def open_catalogue(own_folder: Path, data_folder: Path) -> InUse:
    """Open the pack that was taken last, or the program's own catalogue where that is newer.

    A damaged pack costs nothing but itself: the program's own catalogue is whole.
    """
    own = _own(own_folder)
    shelf = PackShelf(data_folder)
    chosen = shelf.chosen()
    edition = read_edition(chosen)
    if not chosen or (edition is not None and edition <= own.edition):
        return InUse(own, own)
    source = _open(shelf, edition) if edition is not None else None
    return InUse(own, own, damaged=chosen) if source is None else InUse(source, own)


def _own(folder: Path) -> Source:
    def read(section: Section) -> Tables:
        return read_section(folder, section)

    catalogue = catalogue_of(read)
    edition = catalogue.edition or Edition(date.min, 0)
    return Source(edition, catalogue, read, lambda _language: {})


def _open(shelf: PackShelf, edition: Edition) -> Source | None:
    """Open a kept pack; None where it is damaged, or was taken by a program that reads other files.

    Every line was checked when it was taken, so only the facts are read now.
    """
    lines = shelf.read(str(edition))
    if lines is None:
        return None

    def read(section: Section) -> Tables:
        return Tables(json.loads(lines[section]))

    @cache
    def words(language: str) -> Mapping[str, str]:
        found: dict[str, dict[str, str]] = json.loads(lines[_HEAD + 1])
        return found.get(language, {})

    try:
        head = json.loads(lines[_HEAD])
        catalogue = catalogue_of(read)
        same = head["program"] == __version__
        if (catalogue.problems if same else catalogue.check()) or catalogue.edition != edition:
            return None
        taken_on = date.fromisoformat(head["taken_on"])
        return Source(edition, catalogue, read, words, head["file"], taken_on)
    except (LookupError, ValueError, TypeError):
        return None


class Packs:
    """Takes packs and gives them up. What it does is in use once the data folder is opened anew."""

    def __init__(
        self,
        *,
        in_use: InUse,
        data_folder: Path,
        now: Callable[[], datetime],
        read_only: bool = False,
    ) -> None:
        self.in_use = in_use.source
        self.damaged = in_use.damaged
        """The edition that was chosen and cannot be read; empty where all is well."""
        self._own = in_use.own
        self._shelf = PackShelf(data_folder)
        self._now = now
        self._read_only = read_only

    def look(self, path: Path) -> Offer:
        """Check the pack at `path` from end to end and compare it; nothing is written.

        Raises:
            PackError: it is refused; every reason of one kind is told.
        """
        # A start takes no pack: what reads one is imported when somebody brings it.
        from simdesk.catalogue.pack_changes import compare, vanished  # noqa: PLC0415
        from simdesk.services.pack_check import check_pack  # noqa: PLC0415

        pack = check_pack(path)
        mine = self.in_use
        if pack.edition <= mine.edition:
            same = pack.edition == mine.edition
            problem = PackProblem.SAME if same else PackProblem.OLDER
            raise PackError(problem, offered=pack.edition, in_use=mine.edition)
        if lost := vanished(mine.catalogue, pack.catalogue):
            raise PackError(PackProblem.VANISHED, lost)
        tables = {section: mine.read(section) for section in Section}
        changes = compare(mine.catalogue, tables, pack.catalogue, pack.tables)
        if len(changes.addresses) > MOST_ADDRESSES:
            many = f"archive: has {len(changes.addresses)} new addresses, over {MOST_ADDRESSES}"
            raise PackError(PackProblem.FAULTY, (many,))
        return Offer(pack, changes)

    def take(self, offer: Offer, agreed: Collection[AddressChange]) -> None:
        """Keep the pack and choose it; the one in use so far stays kept.

        Raises:
            PackError: an address was not agreed to.
            NotSavedError: the one in use stays chosen.
        """
        if not set(offer.changes.addresses) <= set(agreed):
            raise PackError(PackProblem.NOT_AGREED)
        self._check_writable()
        pack = offer.pack
        head = {
            "file": pack.file,
            "taken_on": self._now().date().isoformat(),
            "program": __version__,
        }
        parts = [pack.tables[section].tables for section in Section]
        self._shelf.keep(str(pack.edition), [_line(part) for part in (*parts, head, pack.words)])
        self._shelf.choose(str(pack.edition))

    def earlier(self) -> Edition | None:
        """Return the edition that was in use before; None where the program's own is in use."""
        current = read_edition(self._shelf.chosen())
        if current is None or current <= self._own.edition:
            return self._own.edition if self.damaged else None
        kept = [e for e in map(read_edition, self._shelf.names()) if e is not None]
        between = sorted((e for e in kept if self._own.edition < e < current), reverse=True)
        return next((e for e in between if _open(self._shelf, e)), self._own.edition)

    def go_back(self) -> None:
        """Choose the earlier edition; the later one stays kept.

        Raises:
            NotSavedError: the one in use stays chosen.
        """
        earlier = self.earlier()
        if earlier is not None:
            self._check_writable()
            self._shelf.choose("" if earlier == self._own.edition else str(earlier))

    def _check_writable(self) -> None:
        if self._read_only:
            raise NotSavedError("the data folder is open for reading only")


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
