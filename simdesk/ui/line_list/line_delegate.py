"""Paints one row of the list of numbers, or the head of a group; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from simdesk.domain import msisdn
from simdesk.i18n.line_words import row_days
from simdesk.services.line_index import Summary
from simdesk.ui.line_list import row_words
from simdesk.ui.line_list.line_model import HEADER_ROLE, SUMMARY_ROLE, Header
from simdesk.ui.line_list.runways import stretches
from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import row_icon, row_tone
from simdesk.ui.widgets.marks import paint_badge
from simdesk.ui.widgets.runway import paint_runway

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

_ROW = 63
_HEADER = 30
_INSET = 8
_SIDE = 14
_BADGE = 36
_GAP = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """Rows of 63 px at 100 % text size. `monogram` gives an operator's letters for a row.

    What is chosen, pointed at or has the keyboard is asked of the view: the state that comes with
    a row would make all enumerations of QStyle for Python, 10 ms before the first paint.
    """

    def __init__(
        self,
        *,
        monogram: Callable[[Summary], str],
        is_header: Callable[[int], bool],
        view: QListView,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._monogram = monogram
        self._is_header = is_header
        self.measure()

    def measure(self) -> None:
        """Take the heights of the text size in use."""
        self._row_size = QSize(0, theme().px(_ROW))
        self._header_size = QSize(0, theme().px(_HEADER))

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        # Asked for every row that was ever fetched, so it must cost next to nothing.
        return self._header_size if self._is_header(index.row()) else self._row_size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        header = index.data(HEADER_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if header is not None:
            _paint_header(painter, option.rect, header)
        else:
            summary = index.data(SUMMARY_ROLE)
            self._paint_ground(painter, option.rect, index)
            if summary is not None:
                self._paint_row(painter, option.rect, summary)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = self._view
        card = rect.adjusted(_INSET, 0, -_INSET, -2)
        chosen = view.selectionModel().isSelected(index)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or self._pointed_at(rect):
            painter.setBrush(theme().colour("sel" if chosen else "hover"))
            painter.drawRoundedRect(card, 10, 10)
        if chosen:
            painter.setBrush(theme().colour("accent"))
            mark = QRect(card.left(), card.top() + 14, 3, card.height() - 28)
            painter.drawRoundedRect(mark, 1.5, 1.5)
        by_keyboard = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if by_keyboard and view.hasFocus() and index == view.currentIndex():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme().colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 9, 9)

    def _pointed_at(self, rect: QRect) -> bool:
        view = self._view  # it has no frame: its places are those of its rows
        return view.underMouse() and rect.contains(view.mapFromGlobal(QCursor.pos()))

    def _paint_row(self, painter: QPainter, rect: QRect, summary: Summary) -> None:
        px = theme().px
        side = px(_BADGE)
        badge = QRect(rect.left() + _INSET + _SIDE, rect.top() + px(12), side, side)
        paint_badge(painter, badge, self._monogram(summary), summary.line.operator_id)
        left = badge.right() + 1 + px(_GAP)
        width = rect.right() + 1 - _INSET - _SIDE - left
        top = QRect(left, rect.top() + px(5), width, px(22))
        below = QRect(left, top.bottom() + 1, width, px(20))
        _paint_first_line(painter, top, summary)
        _paint_second_line(painter, below, summary)
        bar = QRect(left, rect.top() + px(50), width, px(6))
        paint_runway(painter, bar, stretches(summary.forecast))


def _paint_header(painter: QPainter, rect: QRect, header: Header) -> None:
    painter.setFont(theme().font("caption_strong"))
    painter.setPen(theme().colour("t2"))
    place = rect.adjusted(_INSET + _SIDE, theme().px(2), -_INSET - _SIDE, 0)
    painter.drawText(place, _LEFT, f"{row_words.group_name(header.group)}  {header.count}")


def _paint_first_line(painter: QPainter, rect: QRect, summary: Summary) -> None:
    font = theme().font("row")
    metrics = QFontMetrics(font)
    painter.setFont(font)
    days = row_days(summary.forecast)
    tone = row_tone(summary)
    painter.setPen(theme().colour(tone if tone in (Tone.WARN, Tone.BAD) else "t1"))
    painter.drawText(rect, _RIGHT, days)
    room = rect.width() - metrics.horizontalAdvance(days) - theme().px(10)
    label = row_words.label(summary.line)
    painter.setPen(theme().colour("t1"))
    shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect.adjusted(0, 0, room - rect.width(), 0), _LEFT, shown)


def _paint_second_line(painter: QPainter, rect: QRect, summary: Summary) -> None:
    number = msisdn.spaced(summary.line.msisdn)
    font = theme().font("second")
    painter.setFont(font)
    painter.setPen(theme().colour("t2"))
    painter.drawText(rect, _LEFT, number)
    room = rect.width() - QFontMetrics(font).horizontalAdvance(number) - theme().px(10)
    _paint_state(painter, rect, room, summary)


def _paint_state(painter: QPainter, rect: QRect, room: int, summary: Summary) -> None:
    """Paint icon and phrase at the right; the phrase gives way to its short form, then goes."""
    tone = row_tone(summary)
    font = theme().font("second", 500)
    metrics = QFontMetrics(font)
    side = theme().px(16)
    gap = theme().px(5)
    phrases = (row_words.state_phrase(summary), row_words.short_phrase(summary))
    fitting = (p for p in phrases if metrics.horizontalAdvance(p) + gap + side <= room)
    phrase = next(fitting, "")
    painter.setFont(font)
    painter.setPen(theme().colour(tone))
    painter.drawText(rect, _RIGHT, phrase)
    taken = metrics.horizontalAdvance(phrase) + gap if phrase else 0
    place = QRect(rect.right() + 1 - taken - side, 0, side, side)
    place.moveTop(rect.center().y() - side // 2 + 1)
    icons.paint(painter, place, f"{row_icon(summary)}_16_filled", tone)
