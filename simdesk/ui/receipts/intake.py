"""What a drop or the clipboard offers as receipts, and keeping it in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage

from simdesk.domain.errors import SimdeskError
from simdesk.services.receipts import ReceiptService
from simdesk.storage.attachments import Kept

_READY_MADE = ("image/png", "image/jpeg", "image/webp")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to keep, under the name it had."""

    source: Path | bytes | QImage
    name: str


@dataclass(slots=True)
class Intake:
    """What came of some offers: kept files with their names, and what was refused."""

    kept: list[tuple[Kept, str]] = field(default_factory=list)
    refused: list[SimdeskError] = field(default_factory=list)


def offered(mime: QMimeData, name: str) -> list[Offer]:
    """Return the files on this computer that `mime` names, else its picture as `name`."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return files(paths)
    for kind in _READY_MADE:  # the bytes as they are tell more than a picture painted again
        if mime.hasFormat(kind):
            return [Offer(bytes(mime.data(kind).data()), name)]
    image = mime.imageData() if mime.hasImage() else None
    return [Offer(image, name)] if isinstance(image, QImage) and not image.isNull() else []


def files(paths: Sequence[Path]) -> list[Offer]:
    """Return files as offers."""
    return [Offer(path, path.name) for path in paths]


def dropped_bag(mime: QMimeData) -> Path | None:
    """Return the folder or zip file of a bag, where that is all that is offered; unread."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    is_bag = path.suffix.lower() == ".zip" or (path / "bagit.txt").is_file()
    return path if is_bag else None


def offers_something(mime: QMimeData) -> bool:
    """Tell whether there is a file or a picture, without reading it."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def keep(offers: Sequence[Offer], receipts: ReceiptService) -> Intake:
    """Keep each offer that can be kept; callable from any thread."""
    intake = Intake()
    for offer in offers:
        source = offer.source if not isinstance(offer.source, QImage) else _png(offer.source)
        try:
            intake.kept.append((receipts.keep_file(source, offer.name), offer.name))
        except SimdeskError as error:
            intake.refused.append(error)
    return intake


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs know no device here
    return bytes(buffer.data().data())
