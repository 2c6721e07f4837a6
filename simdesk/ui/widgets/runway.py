"""The runway: what happens if nothing is done, as a bar whose patterns say what its colours say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.ui.theme.painting import ring, text_line
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.announce import announce


class Pattern(StrEnum):
    """How a stretch of time is drawn."""

    CLEAR = "clear"
    ACT = "act"
    FEE = "fee"
    FAR_ACT = "far_act"
    FAR_FEE = "far_fee"
    UNKNOWN = "unknown"


class Segment(NamedTuple):
    """A stretch of the bar; `start` and `end` are fractions of its width, 0 is today."""

    start: float
    end: float
    pattern: Pattern


class Marker(NamedTuple):
    """A day on the large runway. `at` is a fraction from today; a negative one is the past.

    `shape`: dot, diamond, ring, cross. `tone` is a colour token.
    """

    at: float
    shape: str
    tone: str
    day: str
    caption: str


_TOKENS = {
    Pattern.CLEAR: "okbar",
    Pattern.ACT: "warnbar",
    Pattern.FEE: "badbar",
    Pattern.FAR_ACT: "calm",
    Pattern.FAR_FEE: "calm",
    Pattern.UNKNOWN: "ctl",
}


_FILLS = {"ok": "okbar", "warn": "warnbar", "bad": "badbar", "info": "infobar", "neutral": "calm"}
"""What a marker is filled with; its words are in the darker colour of text."""

_INKS = {"calm": "t1", "ctl": "t1", "neutral": "t1"}
"""Greys of bars are too light for words."""


def paint_runway(painter: QPainter, where: QRect, segments: Sequence[Segment]) -> None:
    """Paint a bar: solid where nothing is due, hatched to act, broken where money runs out."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if any(s.pattern is Pattern.UNKNOWN for s in segments):
        pen = QPen(t.colour("ctl"), 1.4)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        middle = where.center().y() + 0.5
        painter.drawLine(QLineF(where.left(), middle, where.right(), middle))
        painter.restore()
        return
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(where), where.height() / 2, where.height() / 2)
    painter.setClipPath(clip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t.colour("track"))
    painter.drawRect(where)
    for segment in segments:
        left = where.left() + segment.start * where.width()
        right = where.left() + segment.end * where.width()
        box = QRectF(left, where.top(), max(2.0, right - left - 1.5), where.height())
        _paint_pattern(painter, box, segment.pattern)
    painter.restore()


def _paint_pattern(painter: QPainter, box: QRectF, pattern: Pattern) -> None:
    t = theme()
    colour, height = t.colour(_TOKENS[pattern]), box.height()
    # `fillRect` would make the 180 named gradients of Qt for Python.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if pattern in (Pattern.FEE, Pattern.FAR_FEE):
        on, off = max(3.0, 0.55 * height), max(2.0, 0.3 * height)
        x = box.left()
        while x < box.right():
            painter.drawRect(QRectF(x, box.top(), min(on, box.right() - x), height))
            x += on + off
        return
    painter.drawRect(box)
    if pattern in (Pattern.ACT, Pattern.FAR_ACT):
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(t.colour("sur"), 1.6))
        step, x = max(4.0, 0.75 * height), box.left() - height
        while x < box.right() + height:
            painter.drawLine(QLineF(x, box.bottom(), x + height, box.top()))
            x += step
        painter.restore()


class RunwayLarge(QWidget):
    """The bar with its days: the past compressed on the left, labels that never overlap.

    Arrow keys step through the days and announce each.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self._today = ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, today: str, segments: Sequence[Segment], markers: Sequence[Marker]) -> None:
        """Show the bar; `today` is the words of the flag."""
        self._today = today
        self._segments, self._markers = tuple(segments), tuple(sorted(markers, key=lambda m: m.at))
        self._at = -1
        spoken = "; ".join(f"{m.day}: {m.caption}" for m in self._markers)
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(400, theme().px(124))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(280, theme().px(124))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self._markers:
            super().keyPressEvent(event)
            return
        self._at = max(0, min(len(self._markers) - 1, self._at + step))
        marker = self._markers[self._at]
        announce(self, f"{marker.day}: {marker.caption}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            ring(painter, self.rect(), 8, t.colour("accent"))
        bar = self._bar()
        past = [m for m in self._markers if m.at < 0]
        if past:
            self._paint_past(painter, bar)
        paint_runway(painter, bar, self._segments)
        self._paint_today(painter, bar)
        self._paint_labels(painter, bar)
        for index, marker in enumerate(self._markers):
            self._paint_marker(painter, self._x(bar, index), bar, marker, held=index == self._at)

    def _bar(self) -> QRect:
        t = theme()
        margin = t.px(12)
        has_past = any(m.at < 0 for m in self._markers)
        past = min(t.px(110), round(self.width() * 0.16)) if has_past else 0
        left = margin + past
        return QRect(left, t.px(40), self.width() - left - margin, t.px(14))

    def _x(self, bar: QRect, index: int) -> float:
        """Return where a marker stands: by its day, or, in the compressed past, by its order."""
        marker, t = self._markers[index], theme()
        if marker.at >= 0:
            return bar.left() + min(1.0, marker.at) * bar.width()
        past = [i for i, m in enumerate(self._markers) if m.at < 0]
        if index == past[0]:
            return t.px(14)
        near, far = bar.left() - t.px(12), (t.px(14) + bar.left()) / 2 + t.px(12)
        return near - (near - far) * (past[-1] - index) / max(1, len(past) - 1)

    def _paint_past(self, painter: QPainter, bar: QRect) -> None:
        t = theme()
        y = bar.center().y() + 0.5
        left = t.px(14)
        middle = (left + bar.left()) / 2
        painter.setPen(QPen(t.colour("line2"), 3))
        painter.drawLine(QLineF(left, y, middle - 7, y))
        painter.drawLine(QLineF(middle + 7, y, bar.left() - 2, y))
        painter.setPen(QPen(t.colour("line2"), 2))
        for shift in (-4, 3):
            painter.drawLine(QLineF(middle + shift - 2, y + 6, middle + shift + 3, y - 6))

    def _paint_today(self, painter: QPainter, bar: QRect) -> None:
        t = theme()
        font = t.font("caption_strong", 700)
        width = QFontMetrics(font).horizontalAdvance(self._today) + t.px(16)
        x = max(2, min(bar.left() - width // 2, self.width() - width - 2))
        flag = QRect(x, t.px(4), width, t.px(24))
        painter.setPen(QPen(t.colour("t1"), 2))
        painter.drawLine(QLineF(bar.left(), flag.bottom(), bar.left(), bar.bottom() + t.px(4)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("t1"))
        painter.drawRoundedRect(flag, 6, 6)
        text_line(
            painter, flag, self._today, font, t.colour("sur"), align=Qt.AlignmentFlag.AlignHCenter
        )

    def labels(self) -> list[tuple[int, QRectF]]:
        """Return which days have words, and where; where not all fit the past goes without."""
        t = theme()
        day, caption = QFontMetrics(t.font("second_strong")), QFontMetrics(t.font("caption"))
        widths = [
            max(day.horizontalAdvance(m.day), caption.horizontalAdvance(m.caption)) + 2
            for m in self._markers
        ]
        kept = sorted(
            range(len(widths)),
            key=lambda i: (self._markers[i].at >= 0, self._markers[i].shape != "diamond", i),
        )
        gap = t.px(12)
        while len(kept) > 1 and sum(widths[i] + gap for i in kept) - gap > self.width():
            kept.pop(0)
        kept.sort()
        bar = self._bar()
        lefts = self._spread([self._x(bar, i) for i in kept], [widths[i] for i in kept])
        top = bar.bottom() + t.px(22)
        return [
            (i, QRectF(left, top, widths[i], t.px(38))) for i, left in zip(kept, lefts, strict=True)
        ]

    def _paint_labels(self, painter: QPainter, bar: QRect) -> None:
        t = theme()
        day_font, caption_font = t.font("second_strong"), t.font("caption")
        for index, label in self.labels():
            marker, x = self._markers[index], self._x(bar, index)
            left, top, width = label.left(), label.top(), label.width()
            # To the nearest letter, not to the middle: lines stay short and do not cross.
            middle = min(max(x, left + min(10, width / 2)), left + width - min(10, width / 2))
            painter.setPen(QPen(t.colour("line2"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(x, bar.bottom() + t.px(4)),
                        QPointF(x, bar.bottom() + t.px(10)),
                        QPointF(middle, bar.bottom() + t.px(16)),
                        QPointF(middle, top - 1),
                    ]
                )
            )
            box = QRectF(left, top, width, t.px(20))
            ink = t.colour(_INKS.get(marker.tone, marker.tone))
            centre = Qt.AlignmentFlag.AlignHCenter
            text_line(painter, box, marker.day, day_font, ink, align=centre)
            under = box.translated(0, t.px(18))
            text_line(painter, under, marker.caption, caption_font, t.colour("t2"), align=centre)

    def _spread(self, centres: list[float], widths: list[int]) -> list[float]:
        """Return left edges: centred on the marker, pushed right apart, then left off the edge."""
        gap, lefts, edge = theme().px(12), [], 0.0
        for centre, width in zip(centres, widths, strict=True):
            left = max(centre - width / 2, edge)
            lefts.append(left)
            edge = left + width + gap
        limit = float(self.width())
        for i in reversed(range(len(lefts))):
            lefts[i] = max(0.0, min(lefts[i], limit - widths[i]))
            limit = lefts[i] - gap
        return lefts

    def _paint_marker(
        self, painter: QPainter, x: float, bar: QRect, marker: Marker, *, held: bool
    ) -> None:
        t = theme()
        centre = QPointF(x, bar.center().y() + 0.5)
        radius = t.px(7)
        painter.setPen(QPen(t.colour("accent" if held else "sur"), 2))
        painter.setBrush(t.colour(_FILLS.get(marker.tone, marker.tone)))
        if marker.shape == "diamond":
            painter.drawPolygon(
                QPolygonF(
                    [
                        centre + QPointF(0, -radius - 1),
                        centre + QPointF(radius + 1, 0),
                        centre + QPointF(0, radius + 1),
                        centre + QPointF(-radius - 1, 0),
                    ]
                )
            )
        elif marker.shape == "cross":
            box = QRectF(0, 0, radius * 2 + 2, radius * 2 + 2)
            box.moveCenter(centre)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QPen(t.colour("sur"), 2))
            arm = radius * 0.5
            painter.drawLine(
                QLineF(centre.x() - arm, centre.y() - arm, centre.x() + arm, centre.y() + arm)
            )
            painter.drawLine(
                QLineF(centre.x() - arm, centre.y() + arm, centre.x() + arm, centre.y() - arm)
            )
        else:
            size = radius if marker.shape == "ring" else radius * 0.75
            painter.drawEllipse(centre, size, size)
