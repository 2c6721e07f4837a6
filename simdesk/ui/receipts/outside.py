"""Kept files and the world outside: a copy for another program, and a lost file found again."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.receipt import Receipt
from simdesk.services.exporting.names import file_name
from simdesk.services.receipts import ReceiptService
from simdesk.ui import background


class Viewer(QObject):
    """Opens copies of kept files in the system's own programs; the copies go with the window.

    The kept files have no extension, and another program must not write into them.
    """

    failed = Signal(object)
    nothing_opens = Signal(str)

    def __init__(self, *, receipts: ReceiptService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._folder: QTemporaryDir | None = None

    def open(self, receipt: Receipt) -> None:
        """Copy the file in the background, then hand it over."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        target = Path(self._folder.path()) / receipt.sha256[:16] / viewer_name(receipt)
        source = self._receipts.path(receipt)
        background.run(
            lambda _job: _copy(source, target),
            owner=self,
            done=self._hand_over,
            failed=self.failed.emit,
        )

    def _hand_over(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.nothing_opens.emit(str(copy))


def viewer_name(receipt: Receipt) -> str:
    """Return the name a copy gets: the one the file had, with the ending of its true type."""
    stem = file_name(Path(receipt.name).stem, "receipt")
    return f"{stem}{receipt.media_type.extension}"


def _copy(source: Path, target: Path) -> Path:
    try:
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            shutil.copyfile(source, target)
            target.chmod(0o400)
    except OSError as error:
        problem = FileProblem.UNREADABLE if source.is_file() else FileProblem.MISSING
        raise ReceiptFileError(problem, target.name) from error
    return target


def put_back(found: Path, receipt: Receipt, receipts: ReceiptService) -> bool:
    """Keep `found` as the lost file of `receipt` if it is that file; callable from any thread.

    Raises:
        ReceiptFileError: it cannot be read.
        NotSavedError: it cannot be kept.
    """
    try:
        with found.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == receipt.sha256
    except OSError as error:
        raise ReceiptFileError(FileProblem.UNREADABLE, found.name) from error
    if same:
        receipts.keep_file(found, receipt.name)
    return same
