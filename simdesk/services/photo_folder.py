"""The folder that the owner's phone fills: what is new in it, and what he has passed over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from simdesk.domain.errors import FileProblem
from simdesk.services.receipts import ReceiptService
from simdesk.services.settings import SettingsService
from simdesk.storage.photo_folder import Photo, SeenFile, marks, scan

_RECENT = timedelta(days=3)
"""When a folder is chosen, older photos in it are taken as seen: they are not about to be added."""


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What one look has found, newest first. `problem`: the folder itself is gone or unreadable.

    `unusable` are photos that cannot be kept as they are.
    """

    folder: Path
    photos: tuple[Photo, ...] = ()
    unusable: tuple[Photo, ...] = ()
    problem: FileProblem | None = None


class PhotoFolder:
    """Nothing is read before a folder was chosen, and nothing is added from here."""

    def __init__(
        self,
        *,
        settings: SettingsService,
        seen: SeenFile,
        receipts: ReceiptService,
        now: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._file = seen
        self._receipts = receipts
        self._now = now
        self._known: dict[str, Photo] = {}

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen, there or not."""
        name = self._settings.current.photo_folder
        return Path(name) if name else None

    def choose(self, folder: Path | None) -> None:
        """Look into this folder from now on, or into none.

        Raises:
            NotSavedError: it stays as it was.
        """
        seen = marks(folder, self._now() - _RECENT) if folder is not None else []
        self._file.write(seen)
        name = str(folder) if folder is not None else ""
        self._settings.keep(replace(self._settings.current, photo_folder=name))

    def looking(self) -> Callable[[Callable[[], bool]], FolderLook] | None:
        """Return a look at the folder, callable from any thread; None while none is chosen."""
        folder = self.folder
        if folder is None:
            return None
        seen = frozenset(self._file.read())
        everything = (*self._receipts.everything(), *self._receipts.in_bin())
        kept = {receipt.sha256 for receipt in everything}
        return lambda stopped: self._look(folder, seen, kept, stopped)

    def pass_over(self, photos: Iterable[Photo]) -> None:
        """Offer these no more.

        Raises:
            NotSavedError: they will be offered again.
        """
        self._file.write([*self._file.read(), *(photo.mark for photo in photos)])

    def _look(
        self,
        folder: Path,
        seen: Collection[str],
        kept: Collection[str],
        stopped: Callable[[], bool],
    ) -> FolderLook:
        found = scan(folder, seen, self._known, stopped)
        if found is None:
            problem = FileProblem.UNREADABLE if folder.exists() else FileProblem.MISSING
            return FolderLook(folder, problem=problem)
        self._known = {photo.mark: photo for photo in found}
        fresh: dict[str, Photo] = {}
        for photo in found:
            if photo.sha256 and photo.sha256 not in kept:
                fresh.setdefault(photo.sha256, photo)
        unusable = tuple(photo for photo in found if not photo.sha256)
        return FolderLook(folder, tuple(fresh.values()), unusable)
