"""The evidence ladder as drawn: three rungs, each with its sign, its proof and what it moves."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from simdesk.domain.evidence import Rung
from simdesk.domain.operator import Operator
from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _
from simdesk.ui.steps.outcome_words import RungWords
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import FlowRow, columns, rows
from simdesk.ui.widgets.marks import Pill, paint_tick
from simdesk.ui.widgets.text import Text

_DISC = 28


class _Mark(QWidget):
    """The disc of a rung, and the line down to the next one: solid once this rung is reached."""

    def __init__(self, number: int, *, last: bool) -> None:
        super().__init__()
        self._number = number
        self._last = last
        self._done = False
        self._next_done = False
        self.setFixedWidth(theme().px(_DISC))

    def show_state(self, *, done: bool, next_done: bool) -> None:
        """Say whether this rung and the next one are reached."""
        self._done, self._next_done = done, next_done
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = t.px(_DISC)
        if not self._last:
            solid = self._done and self._next_done
            pen = QPen(t.colour("okbar" if solid else "ctl"), 2)
            if not solid:
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(QLineF(side / 2, side + 3, side / 2, self.height()))
        paint_tick(painter, QRect(0, 0, side, side), done=self._done, text=str(self._number))


class RungView(QWidget):
    """One rung."""

    def __init__(self, number: int, *, last: bool) -> None:
        super().__init__()
        self._number = number
        row = columns(self, gap=16)
        self._mark = _Mark(number, last=last)
        row.addWidget(self._mark)
        side = rows(gap=2, margins=(0, 2, 0, 0 if last else 16))
        row.addLayout(side, 1)
        head = FlowRow()
        self._name = Text("h2")
        self._sign = Pill()
        self._key = Pill(Tone.INFO, icon="key_16_filled")
        for widget in (self._name, self._sign, self._key):
            head.add(widget)
        top = columns(gap=12)
        top.addWidget(head, 1)
        self._day = Text("second")
        top.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        side.addLayout(top)
        self._proof = Text("body", wrap=True)
        self._moves = Text("second", wrap=True)
        side.addWidget(self._proof)
        side.addWidget(self._moves)

    def show_rung(
        self,
        rung: Rung,
        words: RungWords,
        *,
        key: str,
        again: date,
        today: date,
        next_done: bool,
    ) -> None:
        """Show a rung. `key` says whose rule looks at it; `again` is when to look once more."""
        done = rung.event is not None
        self._mark.show_state(done=done, next_done=next_done)
        self._name.setText(words.name)
        open_tone = Tone.WARN if rung.demanded else Tone.NEUTRAL
        self._sign.show_words(Tone.OK if done else open_tone, words.sign)
        self._key.setVisible(bool(key))
        self._key.show_words(Tone.INFO, key)
        when = date_short(rung.on or again, today)
        self._day.setText(when if done else _("look again on {date}").format(date=when))
        self._day.setVisible(done or rung.demanded)
        self._proof.setText(words.proof)
        self._moves.setText(words.moves)
        self.setAccessibleName(
            _("Rung {number} of 3, {name}, {sign}").format(
                number=self._number, name=words.name, sign=words.sign
            )
        )
        self.setAccessibleDescription("\n".join(filter(None, (key, words.proof, words.moves))))


class Ladder(Card):
    """Three rungs in one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 16, 20, 16), gap=0, parent=parent)
        self.rungs = [RungView(n, last=n == 3) for n in (1, 2, 3)]
        for view in self.rungs:
            self.body.addWidget(view)

    def show_rungs(
        self,
        rungs: tuple[Rung, ...],
        words: list[RungWords],
        *,
        operator: Operator | None,
        again: date,
        today: date,
    ) -> None:
        """Show how far the proof goes."""
        for index, (view, rung, said) in enumerate(zip(self.rungs, rungs, words, strict=True)):
            key = ""
            if rung.demanded and operator is not None:
                key = _("{operator}'s rule looks at this rung").format(operator=operator.name)
            following = rungs[index + 1].event is not None if index + 1 < len(rungs) else False
            view.show_rung(rung, said, key=key, again=again, today=today, next_done=following)
