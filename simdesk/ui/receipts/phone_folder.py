"""Looks into the phone's folder behind the window, and at what is new there for receipt codes."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from simdesk.domain.change import Change, Noun
from simdesk.domain.fiscal import Fiscal
from simdesk.domain.reading import Reading
from simdesk.reading.read import read_file
from simdesk.services.photo_folder import FolderLook, PhotoFolder
from simdesk.storage.photo_folder import Photo
from simdesk.ui import background
from simdesk.ui.background import Job
from simdesk.ui.receipts.photo_words import strip_words

_SETTLE_MS = 800
"""A phone writes a photo in parts; a look comes once the folder has been at rest so long."""

_READ = 60
"""So many of the newest photos are read for codes; a longer list is chosen from by eye."""


class PhoneFolder(QObject):
    """`looked` after each look, `read` after each photo that was read for its code.

    `brought(sentence)` when there is more than a look found before.
    `state` is what the last look found, None while no folder is chosen.
    """

    looked = Signal()
    read = Signal(str)
    brought = Signal(str)

    def __init__(self, *, photos: PhotoFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._photos = photos
        self._job: Job | None = None
        self._codes: dict[str, Fiscal | None] = {}
        self._again = False
        self._told = 0
        self._ended = False
        self.state: FolderLook | None = None
        self._watcher = QFileSystemWatcher(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE_MS)
        self._later.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._look_later)

    def begin(self) -> None:
        """Look now, and whenever the program comes to the front or the folder changes."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._hear_state)
        self.look()

    def end(self) -> None:
        """Look no more: the desk is closed after this."""
        self._ended = True
        self._later.stop()

    def hear(self, change: Change) -> None:
        """Look again after what may concern the folder: another one, or files that were kept."""
        if change.nouns & {Noun.SETTINGS, Noun.RECEIPT} and self._photos.folder is not None:
            self._look_later()
        elif self.state is not None and self._photos.folder is None:
            self.look()

    def _look_later(self) -> None:
        if not self._ended:
            self._later.start()

    def _hear_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Look into the folder, if there is one; what it is read for goes on after that."""
        if self._ended:
            return
        looking = self._photos.looking()
        self._watch()
        if looking is None:
            self.state = None
            self.looked.emit()
        elif self._job is not None:
            self._again = True
        else:
            self._job = background.run(
                lambda job: looking(job.stopped), owner=self, done=self._take
            )

    def _watch(self) -> None:
        """Watch the folder that is chosen now; one that is gone is found again by a look."""
        folder = self._photos.folder
        wanted = {str(folder)} if folder is not None and folder.is_dir() else set()
        watched = set(self._watcher.directories())
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))

    def _take(self, found: FolderLook) -> None:
        self._job = None
        if not self._ended and found.folder == self._photos.folder:
            self.state = found
            known = {photo.mark for photo in found.photos}
            self._codes = {mark: code for mark, code in self._codes.items() if mark in known}
            self.looked.emit()
            if len(found.photos) > self._told:
                self.brought.emit(strip_words(found)[0])
            self._told = len(found.photos)
        self._go_on()

    def _go_on(self) -> None:
        """Read the next photo for its code, or look again where that was asked for meanwhile."""
        if self._again:
            self._again = False
            self.look()
            return
        waiting = self.unread()
        if waiting and self._job is None and not self._ended:
            photo = waiting[0]
            self._job = background.run(
                lambda job: read_file(photo.path, job.stopped),
                owner=self,
                done=lambda reading: self._keep(photo, reading),
            )

    def _keep(self, photo: Photo, reading: Reading) -> None:
        stopped = self._job is None or self._job.stopped()
        self._job = None
        if not stopped:
            self._codes[photo.mark] = reading.fiscal
            self.read.emit(photo.mark)
            self._go_on()

    def unread(self) -> list[Photo]:
        """Return the photos that are still to be read for their codes."""
        photos = self.state.photos[:_READ] if self.state is not None else ()
        return [photo for photo in photos if photo.mark not in self._codes]

    def code(self, photo: Photo) -> Fiscal | None:
        """Return the fiscal document that a photo shows, if one was found yet."""
        return self._codes.get(photo.mark)

    def offered(self) -> list[Photo]:
        """Return what is new: photos with a receipt's code first, then the newest."""
        photos = self.state.photos if self.state is not None else ()
        return sorted(photos, key=lambda photo: self.code(photo) is None)
