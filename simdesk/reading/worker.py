"""The child process that decodes a file: it takes bytes, answers in lines, and may be killed.

It opens no file of the owner and writes none. Of what a file holds only texts leave it, or plain
pixels; everything that could be exploited by a file made for it happens here.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping

from simdesk.domain.errors import FileProblem, ReceiptFileError, SimdeskError
from simdesk.domain.fiscal import parse_fiscal
from simdesk.domain.receipt import MediaType
from simdesk.reading.limits import set_limits

SECONDS = 15
"""So long may a file take. Whoever started this process ends it then; it also ends itself."""

_TRY_SECONDS = 8
"""After these no further attempt is begun, so that what was found is still told."""

_FINE_PAGES = 3

Answer = Mapping[str, object]


def main() -> int:
    """Answer the one request on the standard input."""
    set_limits(SECONDS + 1)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever else prints is no answer
    request = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(request["size"])
    media_type, room = MediaType(request["type"]), request["room"]
    problem: FileProblem | None = None
    try:
        if room is None:
            for answer in _read(data, media_type):
                answers.write(json.dumps(answer).encode() + b"\n")
                answers.flush()
        else:
            answers.writelines(_look(data, media_type, *room))
    except ReceiptFileError as error:
        problem = error.problem
    except MemoryError:
        problem = FileProblem.TOO_MUCH
    answers.write(json.dumps({"end": problem}).encode() + b"\n")
    answers.flush()
    os._exit(0)  # nothing is left to be tidied up, and libraries may hang while they are unloaded


def _read(data: bytes, media_type: MediaType) -> Iterator[Answer]:
    """Yield each code and each page's text as soon as it is found."""
    from simdesk.reading.codes import climb  # noqa: PLC0415 - a preview needs none of it
    from simdesk.reading.endings import is_whole  # noqa: PLC0415 - as above
    from simdesk.reading.picture import decode, gray  # noqa: PLC0415 - as above

    until = time.monotonic() + _TRY_SECONDS
    if media_type is MediaType.PDF:
        yield from _read_pdf(data, until)
        return
    if not is_whole(data, media_type):
        yield {"cut_off": True}
    for code in climb(gray(decode(data, media_type)), _is_fiscal, until):
        yield {"code": code}


def _read_pdf(data: bytes, until: float) -> Iterator[Answer]:
    from simdesk.reading import codes, pdf  # noqa: PLC0415 - as above

    known: set[str] = set()

    def new(found: Iterable[str]) -> Iterator[Answer]:
        for code in found:
            if code not in known:
                known.add(code)
                yield {"code": code}

    with pdf.opened(data) as document:
        for page in range(document.pages):
            yield from new(codes.read(document.gray(page), codes.LADDER[0]))
            yield {"text": document.text(page)}
            if time.monotonic() > until:
                return
        for page in range(min(document.pages, _FINE_PAGES)):
            if any(map(_is_fiscal, known)) or time.monotonic() > until:
                return
            yield from new(codes.climb(document.gray(page, fine=True), _is_fiscal, until))


def _is_fiscal(text: str) -> bool:
    try:
        parse_fiscal(text)
    except SimdeskError:
        return False
    return True


def _look(data: bytes, media_type: MediaType, width: int, height: int) -> Iterator[bytes]:
    """Yield the size of the picture, then its pixels: three bytes each, row by row."""
    from PySide6.QtCore import QSize  # noqa: PLC0415 - as above
    from PySide6.QtGui import QImage  # noqa: PLC0415 - as above

    room = QSize(width, height)
    if media_type is MediaType.PDF:
        from simdesk.reading import pdf  # noqa: PLC0415 - as above

        with pdf.opened(data) as document:
            image = document.preview(0, room)
    else:
        from simdesk.reading.picture import decode  # noqa: PLC0415 - as above

        image = decode(data, media_type, room)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    yield json.dumps({"picture": [image.width(), image.height()]}).encode() + b"\n"
    pixels, stride, row = image.constBits(), image.bytesPerLine(), image.width() * 3
    for line in range(image.height()):
        yield bytes(pixels[line * stride : line * stride + row])


if __name__ == "__main__":
    sys.exit(main())
