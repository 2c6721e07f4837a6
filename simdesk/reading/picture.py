"""Turns the bytes of a picture into pixels, by the decoder of its own kind and within limits."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.receipt import MediaType
from simdesk.reading.endings import jpeg_parts

_FORMATS = {
    MediaType.JPEG: b"jpeg",
    MediaType.PNG: b"png",
    MediaType.WEBP: b"webp",
    MediaType.GIF: b"gif",
    MediaType.BMP: b"bmp",
    MediaType.TIFF: b"tiff",
}
"""The only decoders that may see a file. Of the others, SVG opens files and may never end."""

_ALLOCATION_MB = 256
_MOST_PIXELS = 64_000_000
"""As many as fit into that memory with four bytes each."""

_LONGEST_SIDE = 65_535
"""Pixels; what looks for codes takes no longer side, and no slip is so long."""

_MOST_JPEG_PIXELS = 40_000_000
"""A larger JPEG is decoded at a half, a quarter, an eighth, which costs its decoder nothing."""

_MOST_SCANS = 100
"""A JPEG in ten passes is usual; 270 kB can hold two hundred over 64 million pixels: 11 s."""


def decode(data: bytes, media_type: MediaType, room: QSize | None = None) -> QImage:
    """Return the first picture of a file upright, no larger than `room` where that is given.

    Raises:
        ReceiptFileError: it is damaged, has too many pixels, or asks for too much.
    """
    if media_type is MediaType.JPEG and jpeg_parts(data).scans > _MOST_SCANS:
        raise ReceiptFileError(FileProblem.TOO_MUCH, "")
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    image = _read(buffer, media_type, room)
    if isinstance(image, FileProblem):
        raise ReceiptFileError(image, "")
    return _on_paper(image)


def gray(image: QImage) -> QImage:
    """Return a picture with one byte of brightness for each pixel."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _read(buffer: QBuffer, media_type: MediaType, room: QSize | None) -> QImage | FileProblem:
    """Decode from an open buffer, which must outlive the reader: TIFF's looks into it at its end.

    An exception would keep both alive for an unknown time, so a problem is returned.
    """
    reader = QImageReader(buffer, _FORMATS[media_type])
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        return FileProblem.DAMAGED
    wanted = _bearable(size, media_type)
    if wanted is None:
        return FileProblem.TOO_MANY_PIXELS
    if room is not None:
        turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
        wanted = _fitting(wanted, room.transposed() if turned else room)
    if wanted != size:
        reader.setScaledSize(wanted)
    image = reader.read()
    return FileProblem.DAMAGED if image.isNull() else image


def _bearable(size: QSize, media_type: MediaType) -> QSize | None:
    """Return the size at which a picture can be decoded; None if there is no such size."""
    jpeg = media_type is MediaType.JPEG
    most = _MOST_JPEG_PIXELS if jpeg else _MOST_PIXELS
    for divisor in (1, 2, 4, 8) if jpeg else (1,):
        # Rounded down: rounded up, the decoder would take the next larger size and scale that.
        smaller = QSize(size.width() // divisor, size.height() // divisor)
        longest = max(smaller.width(), smaller.height())
        if smaller.width() * smaller.height() <= most and longest <= _LONGEST_SIDE:
            return None if smaller.isEmpty() else smaller
    return None


def _fitting(size: QSize, room: QSize) -> QSize:
    if size.width() <= room.width() and size.height() <= room.height():
        return size
    scaled = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))


def _on_paper(image: QImage) -> QImage:
    """Lay a picture with transparent parts on white: black on nothing would become all black."""
    if not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
