"""The picture of a kept file for the window, decoded by the child process; a PDF's first page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.reading.answer import take_apart
from simdesk.reading.child import ask
from simdesk.reading.source import load

_HEADER = 100


def look(path: Path, room: QSize, stopped: Callable[[], bool] | None = None) -> QImage:
    """Return a file's picture upright and no larger than `room` in pixels; from any thread.

    Raises:
        ReceiptFileError: there is nothing to see, within 20 s.
    """
    width, height = room.width(), room.height()
    most = _HEADER + width * height * 3
    try:
        answer = ask(load(path), room=(width, height), most=most, stopped=stopped)
        header, _, pixels = answer.said.partition(b"\n")
        size = _size(header)
        if size is None or len(pixels) < (needed := size.width() * size.height() * 3):
            problem = take_apart(answer).problem or FileProblem.DAMAGED
            raise ReceiptFileError(problem, path.name)
    except ReceiptFileError as error:
        raise ReceiptFileError(error.problem, path.name, error.limit) from error
    kind = QImage.Format.Format_RGB888
    return QImage(pixels[:needed], size.width(), size.height(), size.width() * 3, kind).copy()


def _size(header: bytes) -> QSize | None:
    try:
        match json.loads(header):
            case {"picture": [int(width), int(height)]} if width > 0 and height > 0:
                return QSize(width, height)
    except ValueError:
        pass
    return None
