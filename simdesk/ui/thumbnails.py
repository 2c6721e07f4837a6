"""Small pictures of kept receipts, decoded in the background; no document's own program runs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPixmap, QTransform

from simdesk.domain.receipt import MediaType, Receipt
from simdesk.ui import background

_FORMATS = {
    MediaType.JPEG: b"jpeg",
    MediaType.PNG: b"png",
    MediaType.WEBP: b"webp",
    MediaType.GIF: b"gif",
    MediaType.BMP: b"bmp",
}
"""The decoders that may see a kept file. The others (SVG, TIFF, …) read more than pixels."""

_ALLOCATION_MB = 256
"""One picture may take so much memory; a decompression bomb takes more and is not shown."""

_LONGEST = 6000
"""Pixels: a long slip is decoded no higher than this."""

_KEPT = 160


class Look(Enum):
    """What there is to see of a kept file."""

    WAITING = auto()
    PICTURE = auto()
    DOCUMENT = auto()
    MISSING = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, slots=True)
class Sight:
    """What a kept file looks like: `image` only where `look` is PICTURE."""

    look: Look
    image: QImage | None = None


def see(path: Path, media_type: MediaType, width: int, degrees: int = 0) -> Sight:
    """Decode a kept picture `width` pixels wide at most; callable from any thread.

    It is turned so many `degrees` clockwise, after it stands upright by what its file says.
    The type that was found when the file was kept decides the decoder, never its name.
    """
    if not path.is_file():
        return Sight(Look.MISSING)
    if media_type not in _FORMATS:
        return Sight(Look.DOCUMENT if media_type is MediaType.PDF else Look.UNREADABLE)
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    reader = QImageReader(str(path))
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(_FORMATS[media_type])
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return Sight(Look.UNREADABLE)
    lying = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    turned = bool(lying) != (degrees in (90, 270))
    room = QSize(_LONGEST, width) if turned else QSize(width, _LONGEST)
    if size.width() > room.width() or size.height() > room.height():
        fitting = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return Sight(Look.UNREADABLE)
    turn = QTransform().rotate(degrees)
    return Sight(Look.PICTURE, image.transformed(turn) if degrees else image)


def _upper(sight: Sight, side: int) -> Sight:
    """Return the upper end of a picture, for a card."""
    image, height = sight.image, side * 5 // 4
    if image is None or image.height() <= height:
        return sight
    return Sight(sight.look, image.copy(0, 0, image.width(), height))


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A sight ready to be painted."""

    look: Look
    pixmap: QPixmap | None = None


_WAITING = Thumbnail(Look.WAITING)

_Key = tuple[str, int]
"""The hash of a kept file, and how it is turned."""


class Thumbnails(QObject):
    """Thumbnails of kept files as they are viewed; `arrived(sha256)`: one can be painted.

    They are `side` pixels wide at most and a quarter more high, so that a slip seems to go on
    below the edge of its card; of a long one the upper end is seen.
    """

    arrived = Signal(str)

    def __init__(
        self, *, path_of: Callable[[Receipt], Path], side: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path_of = path_of
        self._side = side
        self._known: OrderedDict[_Key, Thumbnail] = OrderedDict()
        self._asked: set[_Key] = set()

    def of(self, receipt: Receipt) -> Thumbnail:
        """Return what is known of a receipt's file now, and begin to look where nothing is."""
        key = (receipt.sha256, receipt.turned)
        known = self._known.get(key)
        if known is not None:
            self._known.move_to_end(key)
            return known
        if key not in self._asked:
            self._asked.add(key)
            path, media_type, side = self._path_of(receipt), receipt.media_type, self._side
            background.run(
                lambda _job: _upper(see(path, media_type, side, key[1]), side),
                owner=self,
                done=partial(self._keep, key),
            )
        return _WAITING

    def forget(self, sha256: str) -> None:
        """Look again when the file is asked for next."""
        for key in [key for key in self._known if key[0] == sha256]:
            del self._known[key]
        self.arrived.emit(sha256)

    def _keep(self, key: _Key, sight: Sight) -> None:
        self._asked.discard(key)
        pixmap = QPixmap.fromImage(sight.image) if sight.image is not None else None
        self._known[key] = Thumbnail(sight.look, pixmap)
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit(key[0])
