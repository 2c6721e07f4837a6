"""Takes the bytes of a file once, and only of an ordinary one of a known kind and bearable size."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.receipt import LARGEST_RECEIPT_BYTES, MediaType
from simdesk.domain.signature import HEAD_BYTES, recognise

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # what a link names may be another file when it is read
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would be waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class Source(NamedTuple):
    """The content of a file, and what its first bytes say it is."""

    data: bytes
    media_type: MediaType


def load(path: Path) -> Source:
    """Read a file whole.

    Raises:
        ReceiptFileError: it is missing, no ordinary file, too large, empty, of another type, or
            may not be read.
    """
    name = path.name
    try:
        if not stat.S_ISREG(path.lstat().st_mode):  # opening a device may already do something
            raise ReceiptFileError(FileProblem.NOT_A_FILE, name)
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ReceiptFileError(FileProblem.NOT_A_FILE, name)
            head = file.read(HEAD_BYTES)
            media_type = recognise(head, name)
            data = head + file.read(LARGEST_RECEIPT_BYTES + 1 - len(head))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReceiptFileError(FileProblem.MISSING, name) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise ReceiptFileError(FileProblem.UNREADABLE, name) from error
    if len(data) > LARGEST_RECEIPT_BYTES:
        raise ReceiptFileError(FileProblem.TOO_LARGE, name, LARGEST_RECEIPT_BYTES)
    return Source(data, media_type)
