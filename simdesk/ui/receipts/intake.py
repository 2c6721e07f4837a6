"""What a drop or the clipboard offers as receipts, and keeping it in the background."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage

from simdesk.domain.errors import FileProblem, ReceiptFileError, SimdeskError
from simdesk.domain.receipt import MediaType
from simdesk.domain.signature import HEAD_BYTES, recognise
from simdesk.services.receipts import ReceiptService
from simdesk.storage.attachments import Kept

_READY_MADE = ("image/png", "image/jpeg", "image/webp")

_MORE_ENDINGS = (".jpeg", ".tiff")

MOST_IN_FOLDER = 2_000
"""A folder with more pictures and PDFs than this was not meant to be taken as a whole."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to keep, under the name it had; a folder stands for the files in it."""

    source: Path | bytes | QImage
    name: str


@dataclass(slots=True)
class Intake:
    """What came of some offers: kept files with their names, and what was refused.

    Of folders, by their names: `bare` hold no picture and no PDF, `crowded` too many.
    """

    kept: list[tuple[Kept, str]] = field(default_factory=list)
    refused: list[SimdeskError] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    crowded: list[str] = field(default_factory=list)


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


def patterns() -> str:
    """Return the endings of the files that can be kept, as a file dialog wants them."""
    endings = [*(kind.extension for kind in MediaType), *_MORE_ENDINGS]
    return " ".join(f"*{ending} *{ending.upper()}" for ending in endings)


def keep(offers: Sequence[Offer], receipts: ReceiptService, stopped: Callable[[], bool]) -> Intake:
    """Keep each offer that can be kept; callable from any thread.

    Once `stopped`, folders are left; single files are few, and their owner counts on them.
    """
    intake = Intake()
    for offer in offers:
        if isinstance(offer.source, Path) and offer.source.is_dir():
            _keep_folder(offer.source, receipts, intake, stopped)
        else:
            _try(offer, receipts, intake)
    return intake


def keep_one(offer: Offer, receipts: ReceiptService) -> Kept:
    """Keep one file or picture; callable from any thread.

    Raises:
        ReceiptFileError: it cannot be kept, as a folder; it says why.
        NotSavedError: there was no room.
    """
    source = offer.source if not isinstance(offer.source, QImage) else _png(offer.source)
    return receipts.keep_file(source, offer.name)


def _try(offer: Offer, receipts: ReceiptService, intake: Intake) -> None:
    try:
        intake.kept.append((keep_one(offer, receipts), offer.name))
    except SimdeskError as error:
        intake.refused.append(error)


def _keep_folder(
    folder: Path, receipts: ReceiptService, intake: Intake, stopped: Callable[[], bool]
) -> None:
    """Keep what a folder holds, in order of the names; other files in it are passed over."""
    found: list[Path] = []
    for path in _walk(folder):
        if stopped() or len(found) > MOST_IN_FOLDER:
            break
        if _may_be_receipt(path):
            found.append(path)
    if len(found) > MOST_IN_FOLDER:
        intake.crowded.append(folder.name)
        return
    if not found:
        intake.bare.append(folder.name)
    for path in found:
        if stopped():
            break
        _try(Offer(path, path.name), receipts, intake)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; links are not followed."""
    for inside, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(inside, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _may_be_receipt(path: Path) -> bool:
    """Tell whether a file is worth a word: one that is kept, or a HEIC photo, by its beginning."""
    try:
        with path.open("rb") as file:
            recognise(file.read(HEAD_BYTES), path.name)
    except ReceiptFileError as error:
        return error.problem is FileProblem.HEIC
    except OSError:
        return False
    return True


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs know no device here
    return bytes(buffer.data().data())
