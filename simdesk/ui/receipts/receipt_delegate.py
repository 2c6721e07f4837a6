"""Paints one receipt as a card: badge, paper, whose it is, when, how much; decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from simdesk.domain.reading import ReceiptState
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.i18n.reading_words import short_state
from simdesk.ui.receipts.reading_signs import state_sign
from simdesk.ui.receipts.receipt_model import ROW_ROLE, ReceiptRow
from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import rounded, text_line
from simdesk.ui.theme.theme import TINTS, theme
from simdesk.ui.thumbnails import Look, Thumbnail
from simdesk.ui.widgets.marks import paint_badge

CARD = QSize(186, 216)
"""The smallest card at 100 % text size; cards grow in width to fill a row."""
GAP = 14

_INSET = 8
_PICTURE = 127
_PAPER = 104


class ReceiptDelegate(QStyledItemDelegate):
    """Cards on a grid.

    `thumbnail` gives what is known of a receipt's picture at that moment, `state` how its file
    stands beside its owner's words.
    """

    def __init__(
        self,
        *,
        thumbnail: Callable[[Receipt], Thumbnail],
        state: Callable[[Receipt], ReceiptState],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self._state = state

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = option.widget
        assert isinstance(view, QListView)
        return view.gridSize()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        card = option.rect.adjusted(0, 0, -GAP, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, card, option.state)
        self._paint_picture(painter, card, row)
        _paint_words(painter, card, row)
        painter.restore()

    def _paint_picture(self, painter: QPainter, card: QRect, row: ReceiptRow) -> None:
        px = theme().px
        area = QRect(
            card.left() + _INSET, card.top() + _INSET, card.width() - 2 * _INSET, px(_PICTURE)
        )
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(area), 8, 8)
        painter.fillPath(clip, theme().colour("sunk"))
        painter.save()
        painter.setClipPath(clip)
        paint_thumbnail(painter, area, self._thumbnail(row.receipt))
        painter.restore()
        if row.monogram:
            side = px(26)
            badge = QRect(area.left() + 5, area.top() + 5, side, side)
            paint_badge(painter, badge, row.monogram, row.line.operator_id if row.line else "")
        _paint_state(painter, area, self._state(row.receipt))


def _paint_ground(painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
    t = theme()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    width = 2 if chosen or focused else 1
    painter.setBrush(t.colour("sel" if chosen else "hover" if hovered else "sur"))
    painter.setPen(QPen(t.colour("accent" if chosen or focused else "line"), width))
    half = width / 2
    painter.drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), 12, 12)
    if chosen and focused:
        painter.setPen(QPen(t.colour("sur"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(card).adjusted(2.5, 2.5, -2.5, -2.5), 10, 10)


def _paint_state(painter: QPainter, area: QRect, state: ReceiptState) -> None:
    """Paint in the lower corner of a picture what its file says: a sign, and words."""
    if state is ReceiptState.WAITING:
        return
    t = theme()
    tone, icon = state_sign(state)
    words, font = short_state(state), t.font("caption_strong")
    side, height = t.px(14), t.px(20)
    width = min(
        QFontMetrics(font).horizontalAdvance(words) + side + t.px(20), area.width() - t.px(10)
    )
    pill = QRect(area.right() - width - 4, area.bottom() - height - 4, width, height)
    rounded(painter, pill, height / 2, fill=t.colour(TINTS[tone]), edge=t.colour("line"))
    sign = QRect(pill.left() + t.px(7), pill.top() + (height - side) // 2, side, side)
    icons.paint(painter, sign, icon, tone.value)
    place = pill.adjusted(t.px(11) + side, 0, -t.px(5), 0)
    text_line(painter, place, words, font, t.colour(tone.value))


def paint_thumbnail(painter: QPainter, area: QRect, thumbnail: Thumbnail) -> None:
    """Paint a picture from its upper end, or what stands for one."""
    if thumbnail.pixmap is not None:
        _paint_paper(painter, area, thumbnail)
    elif thumbnail.look is Look.MISSING:
        _paint_sign(painter, area, "error_circle_24_filled", "bad", _("file missing"))
    elif thumbnail.look is Look.UNREADABLE:
        _paint_sign(painter, area, "image_24_filled", "t2", _("cannot be shown"))
    else:
        _paint_sheet(painter, area, document=thumbnail.look is Look.DOCUMENT)


def _paint_paper(painter: QPainter, area: QRect, thumbnail: Thumbnail) -> None:
    pixmap, px = thumbnail.pixmap, theme().px
    assert pixmap is not None
    wide = pixmap.width() > pixmap.height()
    width = min(area.width() - px(32) if wide else px(_PAPER), area.width())
    height = width * pixmap.height() / pixmap.width()
    room = area.height() - px(12)
    top = area.top() + (px(12) if height >= room else (area.height() - height) / 2)
    paper = QRectF(area.left() + (area.width() - width) / 2, top, width, height)
    painter.drawPixmap(paper, pixmap, QRectF(pixmap.rect()))
    painter.setPen(QPen(theme().colour("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper)


def _paint_sheet(painter: QPainter, area: QRect, *, document: bool) -> None:
    """Paint the outline of a paper; a document has its sign, a picture is yet to come."""
    t = theme()
    width, height = t.px(84), t.px(140)
    sheet = QRectF(area.left() + (area.width() - width) / 2, area.top() + t.px(14), width, height)
    painter.setPen(QPen(t.colour("line2"), 1))
    painter.setBrush(t.colour("paper"))
    painter.drawRoundedRect(sheet, 4, 4)
    if document:
        side = t.px(28)
        left = round(sheet.center().x()) - side // 2
        where = QRect(left, area.top() + t.px(44), side, side)
        icons.paint(painter, where, "document_pdf_28_filled", "badbar")


def _paint_sign(painter: QPainter, area: QRect, icon: str, ink: str, words: str) -> None:
    t = theme()
    side = t.px(24)
    top = area.center().y() - t.px(24)
    icons.paint(painter, QRect(area.center().x() - side // 2, top, side, side), icon, ink)
    painter.setFont(t.font("caption"))
    painter.setPen(t.colour(ink))
    words_at = QRect(area.left(), top + side + t.px(4), area.width(), t.px(18))
    painter.drawText(words_at, int(Qt.AlignmentFlag.AlignCenter), words)


def _paint_words(painter: QPainter, card: QRect, row: ReceiptRow) -> None:
    t = theme()
    left, width = card.left() + t.px(14), card.width() - t.px(28)
    top = card.top() + _INSET + t.px(_PICTURE) + t.px(7)

    def line(at: int, height: int, role: str, ink: str, words: str) -> None:
        place = QRect(left, top + t.px(at), width, t.px(height))
        text_line(painter, place, words, t.font(role), t.colour(ink))

    line(0, 22, "strong", "t1" if row.line else "t2", row.label())
    line(22, 20, "second", "t2" if row.receipt.on else "t3", row.date())
    known = row.receipt.amount is not None
    line(42, 22, "strong" if known else "second", "t1" if known else "t3", row.amount())
