"""The runway: patterns that differ without colour, labels that never overlap, keys that tell."""

from __future__ import annotations

import itertools
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.theme.theme import Theme
from simdesk.ui.widgets.runway import Marker, Pattern, RunwayLarge, Segment, paint_runway

TELLING = (Pattern.CLEAR, Pattern.ACT, Pattern.FEE, Pattern.UNKNOWN)


def grey(pattern: Pattern, height: int, ground: str, look: Theme) -> list[list[int]]:
    """Return the bar in black and white: whether each pixel is darker than half way to ground."""
    image = QImage(120, height, QImage.Format.Format_RGB32)
    image.fill(look.colour(ground))
    painter = QPainter(image)
    paint_runway(painter, QRect(0, 0, 120, height), [Segment(0, 1, pattern)])
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lights = [[plain.pixelColor(x, y).lightness() for x in range(120)] for y in range(height)]
    least, most = min(map(min, lights)), max(map(max, lights))
    middle = (least + most) / 2 if most - least > 20 else least - 1
    return [[int(v > middle) for v in row] for row in lights]


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("height", [6, 14])
def test_patterns_differ_without_colour(look: Theme, choice: ThemeChoice, height: int) -> None:
    look.choose(choice, 100)
    bars = {p: grey(p, height, "sur", look) for p in TELLING}
    for one, other in itertools.combinations(TELLING, 2):
        pairs = zip(itertools.chain(*bars[one]), itertools.chain(*bars[other]), strict=True)
        apart = sum(a != b for a, b in pairs)
        assert apart > 0.15 * 120 * height, (one, other)


def test_the_far_future_is_grey_with_the_same_pattern(look: Theme) -> None:
    assert grey(Pattern.FEE, 14, "sur", look) == grey(Pattern.FAR_FEE, 14, "sur", look)
    image = QImage(60, 14, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_runway(painter, QRect(0, 0, 60, 14), [Segment(0, 1, Pattern.FAR_FEE)])
    painter.end()
    assert image.pixelColor(30, 7).hslSaturation() < 60


def test_segments_end_where_they_say(look: Theme) -> None:
    image = QImage(200, 6, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_runway(painter, QRect(0, 0, 200, 6), [Segment(0, 0.5, Pattern.CLEAR)])
    painter.end()
    assert image.pixelColor(90, 3) == look.colour("okbar")
    assert image.pixelColor(110, 3) == look.colour("track")


WORDS = st.text("абвгabcd主号 ", min_size=1, max_size=24)
MARKS = st.lists(st.tuples(st.floats(-1, 1), WORDS, WORDS), min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(MARKS, st.integers(280, 1100))
def test_labels_never_overlap(look: Theme, marks: list[tuple[float, str, str]], width: int) -> None:
    runway = RunwayLarge()
    runway.resize(width, 124)
    runway.show_days("21 Nov", [], [Marker(at, "dot", "bad", d, c) for at, d, c in marks])
    boxes = [box for _index, box in runway.labels()]
    assert boxes
    for box, following in pairwise(boxes):
        assert box.right() <= following.left() + 0.01
    if len(boxes) > 1:
        assert boxes[0].left() >= 0
        assert boxes[-1].right() <= width + 0.01


def test_where_not_all_labels_fit_the_past_goes_without(look: Theme) -> None:
    runway = RunwayLarge()
    days = [Marker(at, "ring", "bad", "27 December 2027", "fee") for at in (-1, 0.2, 0.9)]
    runway.show_days("today", [], days)
    runway.resize(1000, 124)
    assert [index for index, _box in runway.labels()] == [0, 1, 2]
    runway.resize(300, 124)
    assert [index for index, _box in runway.labels()] == [1, 2]


def test_the_past_is_in_order_and_left_of_today(look: Theme) -> None:
    runway = RunwayLarge()
    runway.resize(600, 124)
    days = [Marker(at, "dot", "calm", str(at), "x") for at in (-0.5, -0.2, -0.01, 0, 0.5)]
    runway.show_days("today", [], days)
    bar = runway._bar()
    places = [runway._x(bar, i) for i in range(5)]
    assert places == sorted(places)
    assert places[2] < bar.left() == places[3]


def test_arrows_walk_through_the_days_and_show_where(look: Theme) -> None:
    runway = RunwayLarge()
    runway.resize(600, 124)
    days = [Marker(at, "ring", "bad", f"day {at}", "what") for at in (0.2, 0.6)]
    runway.show_days("today", [Segment(0, 1, Pattern.FEE)], days)
    assert runway.accessibleDescription() == "day 0.2: what; day 0.6: what"
    pictures = [runway.grab().toImage()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(runway, key)
        pictures.append(runway.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2] == pictures[3] != pictures[4]
    assert pictures[4] == pictures[1]
