"""The questions before a route is chosen; an answer is told at once and none is demanded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.answers import PRESSING_DAYS, Answers
from simdesk.domain.means import Means
from simdesk.domain.question import ASKED, Question
from simdesk.domain.settings import Place
from simdesk.i18n.language import _, ngettext
from simdesk.ui.steps import choice_words, route_words
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.choices import Chip, Segmented
from simdesk.ui.widgets.layout import FlowRow, columns
from simdesk.ui.widgets.text import Text

_YES, _NO, _OPEN = "yes", "no", "open"
_SOON, _LATER = "soon", "later"
_FLAGS = {True: _YES, False: _NO, None: _OPEN}
_TOP = Qt.AlignmentFlag.AlignTop


class RouteFilter(Card):
    """`answered(Question, Answers)`: all answers after the owner has changed one of them."""

    answered = Signal(object, object)

    def __init__(self, means: Sequence[Means], parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(16, 10, 16, 10), gap=6, parent=parent)
        self._answers = Answers()
        self._labels: dict[Question, Text] = {}
        self._cells: list[QWidget] = []
        self.flags: dict[Question, Segmented[str]] = {}
        self.chips: dict[Means, Chip] = {}
        self.nothing: dict[Question, Chip] = {}
        self._short = FlowRow(gap=24, row_gap=6)
        self.body.addWidget(self._short)
        self.place: Segmented[Place] = Segmented()
        self.place.add(Place.RUSSIA)
        self.place.add(Place.ABROAD)
        self.place.chosen.connect(self._choose_place)
        self._cells.append(self._ask(Question.PLACE, self.place))
        for question in (Question.SIM, Question.SMS, Question.HELPER):
            self._cells.append(self._ask(question, self._flag(question)))
        self.days: Segmented[str] = Segmented()
        for key in (_SOON, _LATER, _OPEN):
            self.days.add(key)
        self.days.chosen.connect(self._choose_days)
        self._counted = Text("second")
        for cell in (*self._cells, self._ask(Question.DAYS, self.days), self._counted):
            self._short.add(cell)
        for question in (Question.PAY, Question.PAPERS):
            self.body.addWidget(self._ask(question, self._chips(question, means)))
        self.retranslate()

    def _ask(self, question: Question, field: QWidget) -> QWidget:
        cell = QWidget()
        line = columns(cell, gap=12)
        label = self._labels[question] = Text("strong")
        if isinstance(field, FlowRow):
            label.setContentsMargins(0, 5, 0, 5)  # level with the first row of what wraps
            line.addWidget(label, 0, _TOP)
            line.addWidget(field, 1)
        else:
            line.addWidget(label)
            line.addWidget(field)
            line.addStretch(1)
        return cell

    def _flag(self, question: Question) -> Segmented[str]:
        field = self.flags[question] = Segmented()
        for key in (_YES, _NO, _OPEN):
            field.add(key)
        field.chosen.connect(lambda key: self._choose_flag(question, key))
        return field

    def _chips(self, question: Question, means: Sequence[Means]) -> FlowRow:
        flow = FlowRow(gap=6)
        for kind in (kind for kind in ASKED[question] if kind in means):
            chip = self.chips[kind] = Chip(ticked=True)
            chip.clicked.connect(lambda _on=False: self._choose_means(question))
            flow.add(chip)
        none = self.nothing[question] = Chip(ticked=True)
        none.clicked.connect(lambda on: self._choose_nothing(question, on=on))
        flow.add(none)
        return flow

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        for question, label in self._labels.items():
            label.setText(choice_words.question(question))
        self.place.button(Place.RUSSIA).setText(_("In Russia"))
        self.place.button(Place.ABROAD).setText(_("Abroad"))
        words = {_YES: _("Yes"), _NO: _("No"), _OPEN: _("Unsure")}
        for question, field in self.flags.items():
            self._name(question, field, words)
        soon = ngettext("Up to {n} day", "Up to {n} days", PRESSING_DAYS).format(n=PRESSING_DAYS)
        days = {_SOON: soon, _LATER: _("More"), _OPEN: _("Unsure")}
        self._name(Question.DAYS, self.days, days)
        for kind, chip in self.chips.items():
            chip.show_words(route_words.means_name(kind))
        for question, chip in self.nothing.items():
            chip.show_words(_("None of these"))
            chip.setAccessibleName(_spoken(question, _("None of these")))
        self._line_up()

    def _name(self, question: Question, field: Segmented[str], words: dict[str, str]) -> None:
        for key, said in words.items():
            field.button(key).setText(said)
            field.button(key).setAccessibleName(_spoken(question, said))

    def _line_up(self) -> None:
        """Give labels one width, and short questions too, so that they stand in columns."""
        labels = [label.sizeHint().width() for label in self._labels.values()]
        for label in self._labels.values():
            label.setMinimumWidth(max(labels))
        widest = max(cell.sizeHint().width() for cell in self._cells)
        for cell in self._cells:
            cell.setMinimumWidth(widest)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._cells:
            self._line_up()

    def show_answers(self, answers: Answers, counted: str) -> None:
        """Show answers. `counted` says how many days are left as far as the clocks know."""
        self._answers = answers
        self.place.choose(answers.place)
        flags = {
            Question.SIM: answers.sim,
            Question.SMS: answers.sms,
            Question.HELPER: answers.helper,
        }
        for question, field in self.flags.items():
            field.choose(_FLAGS[flags[question]])
        days = _OPEN if answers.days_left is None else _SOON if answers.pressing else _LATER
        self.days.choose(days)
        self._counted.setText(counted)
        for kind, chip in self.chips.items():
            chip.setChecked(answers.has(kind) is True)
        for question, chip in self.nothing.items():
            told = answers.pay if question is Question.PAY else answers.papers
            chip.setChecked(told is not None and not told & self.chips.keys())

    def _choose_place(self, place: Place) -> None:
        self._tell(Question.PLACE, replace(self._answers, place=place))

    def _choose_flag(self, question: Question, key: str) -> None:
        flag = {_YES: True, _NO: False}.get(key)
        changed = {
            Question.SIM: replace(self._answers, sim=flag),
            Question.SMS: replace(self._answers, sms=flag),
            Question.HELPER: replace(self._answers, helper=flag),
        }
        self._tell(question, changed[question])

    def _choose_days(self, key: str) -> None:
        days = {_SOON: PRESSING_DAYS, _LATER: PRESSING_DAYS + 1}.get(key)
        self._tell(Question.DAYS, replace(self._answers, days_left=days))

    def _choose_means(self, question: Question) -> None:
        held = self._others(question)
        held |= {m for m in ASKED[question] if m in self.chips and self.chips[m].isChecked()}
        self._keep(question, frozenset(held) or None)

    def _choose_nothing(self, question: Question, *, on: bool) -> None:
        self._keep(question, frozenset(self._others(question)) if on else None)

    def _others(self, question: Question) -> set[Means]:
        """Return what was answered earlier and is not asked for here."""
        told = self._answers.pay if question is Question.PAY else self._answers.papers
        return set(told or ()) - self.chips.keys()

    def _keep(self, question: Question, held: frozenset[Means] | None) -> None:
        pays = question is Question.PAY
        answers = self._answers
        self._tell(question, replace(answers, pay=held) if pays else replace(answers, papers=held))

    def _tell(self, question: Question, answers: Answers) -> None:
        self._answers = answers
        self.answered.emit(question, answers)


def _spoken(question: Question, answer: str) -> str:
    return _("{question}: {answer}").format(question=choice_words.question(question), answer=answer)
