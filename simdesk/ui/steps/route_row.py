"""A route in the chooser: a radio button by role, drawn as a card with aligned columns."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simdesk.domain.route import Route
from simdesk.i18n.language import _
from simdesk.ui.steps import route_words
from simdesk.ui.steps.route_words import CellWords
from simdesk.ui.theme.painting import rounded
from simdesk.ui.theme.theme import TINTS, theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.cards import Icon, paint_radio
from simdesk.ui.widgets.layout import FlowRow, columns, rows
from simdesk.ui.widgets.text import Text

COLUMNS = (30, 21, 19, 19, 11)
"""Shares of the width: route, from abroad, cost, what is needed, risk."""

_RADIO = 44
_ICON = 38
_EDGE = (16, 11, 14, 11)
_GAP = 16

_GOOD = "thumb_like_20_filled"
_STRIPS = {
    Tone.INFO: "info_20_regular",
    Tone.WARN: "warning_20_filled",
    Tone.NEUTRAL: "dismiss_circle_20_filled",
}


class Strip(NamedTuple):
    """What stands under a row: recommended and why, a warning, or that it did not work.

    `points` are whole sentences, each with its own sign; `then` says what must follow.
    """

    tone: Tone
    words: str
    points: tuple[str, ...] = ()
    then: str = ""

    def spoken(self) -> str:
        """Return it for screen readers."""
        return "\n".join(filter(None, (self.words, *self.points, self.then)))


class DottedText(Text):
    """A wrapped text with dots under each line: what it says is in doubt."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        pen = QPen(theme().colour("ctl"), 1.2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = self.height() // max(1, round(self.height() / theme().px(22)))
        layout.beginLayout()
        y = height - 2
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            painter.drawLine(QPointF(0, y), QPointF(line.naturalTextWidth(), y))
            y += height
        layout.endLayout()


class RouteCell(QWidget):
    """Words with their sign, and a second line."""

    def __init__(self, cell: CellWords, *, short: bool = False) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = columns(self, gap=6)
        if cell.icon:
            token = cell.tone.value if cell.tone else "t2"
            sign = Icon(cell.icon, token, 16, beside="body")
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        texts = rows(gap=1)
        kind = DottedText if cell.doubtful else Text
        role = "soft" if cell.doubtful else "body"
        texts.addWidget(kind(role, cell.words, wrap=not short, tone=cell.tone))
        if cell.second and not short:
            texts.addWidget(Text("caption", cell.second, wrap=True))
        texts.addStretch(1)
        line.addLayout(texts, 1)


class RouteRow(QRadioButton):
    """One route. `still_open` says on which open questions it depends; `strip` stands under it."""

    def __init__(
        self,
        route: Route,
        *,
        narrow: bool,
        still_open: str = "",
        strip: Strip | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.route = route
        self._tone = strip.tone if strip else Tone.NEUTRAL
        self._need = CellWords(_(route.you_need), still_open)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(route_words.row_name(route, strip.spoken() if strip else ""))
        self.setAccessibleDescription(route_words.row_description(route, still_open))
        self._outer: QVBoxLayout = rows(self, gap=0)
        top: QHBoxLayout = columns(margins=_EDGE, gap=_GAP)
        top.setContentsMargins(_EDGE[0] + theme().px(_RADIO - 16), *_EDGE[1:])
        self._outer.addLayout(top)
        sign = Icon(f"{route.icon}_20_regular", "t1", beside="row")
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        if narrow:
            top.addLayout(self._two_lines(route), 1)
        else:
            self._in_columns(route, top)
        self._strip: QWidget | None = None
        if strip is not None:
            self._strip = self._strip_of(strip)
            self._outer.addWidget(self._strip)
        self._sink(self)

    def _in_columns(self, route: Route, top: QHBoxLayout) -> None:
        cells = (
            route_words.reach_cell(route),
            route_words.cost_cell(route),
            self._need,
            route_words.risk_cell(route),
        )
        for share, cell in zip(COLUMNS, (self._name(route), *map(RouteCell, cells)), strict=True):
            # Shares alone decide, so that all rows and their head have the same columns.
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            top.addWidget(cell, share)

    def _name(self, route: Route) -> QWidget:
        name = QWidget()
        box = rows(name, gap=1)
        box.addWidget(Text("row", _(route.title), wrap=True))
        box.addWidget(Text("second", _(route.text), wrap=True))
        box.addStretch(1)
        return name

    def _two_lines(self, route: Route) -> QVBoxLayout:
        box = rows(gap=6)
        head = columns(gap=12)
        head.addWidget(self._name(route), 1)
        risk = RouteCell(route_words.risk_cell(route, alone=True), short=True)
        head.addWidget(risk, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        facts = QGridLayout()
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(4)
        facts.setColumnStretch(0, 2)
        facts.setColumnStretch(1, 3)
        cost = route_words.cost_cell(route, alone=True)
        price = replace(cost, second="", icon=cost.icon or "wallet_16_regular")
        need = replace(self._need, icon="contact_card_16_regular")
        facts.addWidget(RouteCell(route_words.reach_cell(route, alone=True)), 0, 0)
        facts.addWidget(RouteCell(price), 0, 1)
        facts.addWidget(RouteCell(need), 1, 0, 1, 2)
        box.addLayout(facts)
        return box

    def _strip_of(self, strip: Strip) -> QWidget:
        widget = QWidget()
        line = columns(widget, margins=(_EDGE[0] + theme().px(_RADIO - 16), 7, 14, 7), gap=_GAP)
        tone = strip.tone
        sign = Icon(_GOOD if strip.points else _STRIPS[tone], tone.value, beside="body")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        if not strip.points:
            line.addWidget(Text("body", strip.words, wrap=True, tone=tone), 1)
            return widget
        flow = FlowRow(gap=18, row_gap=2)
        flow.add(Text("strong", strip.words, tone=tone))
        signed = [(point, "checkmark_16_filled") for point in strip.points]
        for words, icon in (*signed, (strip.then, "arrow_right_16_filled")):
            if words:
                flow.add(RouteCell(CellWords(words, tone=tone, icon=icon), short=True))
        line.addWidget(flow, 1)
        return widget

    def _sink(self, widget: QWidget) -> None:
        """Let every click inside reach the row."""
        for child in widget.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._outer.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(240, self._outer.minimumSize().height())

    def hitButton(self, _pos: object) -> bool:  # noqa: N802 - Qt's name
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.width() > 1:
            self.setMinimumHeight(self._outer.heightForWidth(self.width()))
        return super().event(event)

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        self.setMinimumHeight(self._outer.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        radius = t.px(10)
        ground = t.colour("hover" if self.underMouse() and not chosen else "sur")
        rounded(painter, self.rect(), radius, fill=ground)
        if self._strip is not None:
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), radius, radius)
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(self._strip.geometry(), t.colour(TINTS[self._tone]))
            painter.restore()
        edge = t.colour("accent" if chosen or focused else "line2")
        rounded(painter, self.rect(), radius, edge=edge, width=2 if chosen or focused else 1)
        line = t.px(22)
        side = t.px(20)
        top = _EDGE[1] + (line - side) // 2
        paint_radio(painter, QRect(_EDGE[0], top, side, side), chosen)


class RouteHead(QWidget):
    """The names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        left = _EDGE[0] + theme().px(_RADIO - 16) + theme().px(20) + _GAP
        line = columns(self, margins=(left, 0, _EDGE[2], 0), gap=_GAP)
        for share, words in zip(
            COLUMNS,
            (_("Route"), _("From abroad"), _("Cost"), _("You need"), _("Risk")),
            strict=True,
        ):
            text = Text("caption_strong", words)
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            line.addWidget(text, share)
