"""Writes pictures as phones and messengers do: as bytes of a file, with what is lost by that."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter


def encoded(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    """Return the file of a picture; `quality` runs from 0 to 100, -1 is the usual one."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    writer.setQuality(quality)
    assert writer.write(image)
    return bytes(buffer.data().data())


def sent(image: QImage, sides: tuple[int, ...], quality: int) -> bytes:
    """Return what arrives of a picture that messengers passed on, each with its longest side."""
    content = b""
    for side in sides:
        room = image.size().scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
        if room.width() < image.width():
            image = image.scaled(
                room,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        content = encoded(image, b"JPG", quality)
        image = QImage.fromData(content)
    return content
