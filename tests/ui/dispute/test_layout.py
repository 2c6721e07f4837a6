"""Texts on sheets of paper: whatever is typed is there, whole, in its order and on the sheet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from simdesk.ui.dispute.layout import (
    BOTTOM,
    EDGE,
    HEIGHT,
    ROOM,
    TOP,
    WIDTH,
    Band,
    Cell,
    Look,
    Page,
    Placed,
    sheets,
)

TEXT, CAPTION = Look(13), Look(12, 400, "t2")
PIECES = st.text(st.sampled_from("абвгд ё,-xyz09\n付款未到账，。🙂é\u0301\u200d"), max_size=90)
WORDS = st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 90))


def _column(pages: list[Page], left: float) -> list[str]:
    """Return the lines of a column over all sheets."""
    return [
        w.laid.text()[w.line.textStart() : w.line.textStart() + w.line.textLength()]
        for page in pages
        for w in page.lines
        if w.place.x() == EDGE + left
    ]


def _shown(lines: list[str]) -> str:
    return _solid("".join(lines))


def _solid(text: str) -> str:
    """Return a text without what a line may be broken at."""
    return "".join(text.split())


@pytest.mark.usefixtures("application")
@settings(max_examples=40)
@given(first=WORDS, second=WORDS, above=st.integers(0, 60))
def test_nothing_that_was_typed_is_lost_or_cut(first: str, second: str, above: int) -> None:
    half = ROOM / 2
    head = Band((Cell(0, ROOM, "1", CAPTION),), above)
    notes = Band((Cell(1, half - 20, first, TEXT), Cell(half, half, second, CAPTION)), above)
    pages = sheets([head, *[head] * 9, notes, Band((Cell(2, ROOM, "last", TEXT),))])
    assert _shown(_column(pages, 1)) == _solid(first)
    assert _shown(_column(pages, half)) == _solid(second)
    assert _column(pages, 2) == ["last"]
    for page in pages:
        assert page.lines
        for written in page.lines:
            top = written.place.y()
            assert top >= TOP - 4
            assert top + written.line.height() <= HEIGHT - BOTTOM + 8
            right = written.place.x() + written.line.naturalTextWidth()
            assert right <= WIDTH - EDGE + 1


def test_a_short_text_is_not_torn_apart_at_the_end_of_a_sheet(application: QApplication) -> None:
    filled = Band((Cell(0, ROOM, "\n".join("x" * 55), TEXT),))
    short = Band((Cell(1, ROOM, "one\ntwo\nthree", TEXT),))
    pages = sheets([filled, short])
    assert len(pages) == 2
    assert _column(pages[:1], 1) == []
    assert [line.strip("\N{LINE SEPARATOR}") for line in _column(pages[1:], 1)] == [
        "one",
        "two",
        "three",
    ]


def test_a_picture_begins_a_sheet_where_it_would_not_fit(application: QApplication) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    above = Band((Cell(0, ROOM, "\n".join("x" * 40), TEXT),))
    caption = Band((Cell(0, ROOM, "photo", CAPTION),), 14, 440)
    picture = Band((), 6, pictures=(Placed(0, 0, 300, 400, image),))
    pages = sheets([above, caption, picture, caption, picture])
    assert [len(page.pictures) for page in pages] == [0, 2]
    for page in pages:
        for _image, where in page.pictures:
            assert where.top() >= TOP
            assert where.bottom() <= HEIGHT - BOTTOM


def test_none_begins_a_new_sheet(application: QApplication) -> None:
    one = Band((Cell(0, ROOM, "one", TEXT),))
    assert [len(page.lines) for page in sheets([one, None, one, one])] == [1, 2]
