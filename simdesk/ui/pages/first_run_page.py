"""The page of an empty desk: the first number in a minute, its date shown before it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Noun
from simdesk.domain.errors import SimdeskError
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.line import Line, SimPlace
from simdesk.domain.msisdn import is_russian
from simdesk.domain.quick_pick import QuickPick, earliest_day
from simdesk.domain.settings import Place
from simdesk.i18n.language import LANGUAGES, OWN_NAMES, _, language
from simdesk.i18n.line_words import hero
from simdesk.i18n.messages import message
from simdesk.services.lines import LineService
from simdesk.services.settings import SettingsService
from simdesk.ui import line_form, tones
from simdesk.ui.flow import Flow
from simdesk.ui.number_input import NumberInput
from simdesk.ui.pages.page import Page
from simdesk.ui.question import Question
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.choices import Chip
from simdesk.ui.widgets.date_field import DateField
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.layout import ScrollPage, columns, rows
from simdesk.ui.widgets.text import Text

_BETWEEN, _WITHIN = 10, 6
"""Pixels between the parts of the form, and between a question and its answer."""


class FirstRunPage(Page):
    """`added(line_id)` once the number is kept. `bring_requested`: a bag is to be brought back."""

    nouns = frozenset({Noun.SETTINGS})
    added = Signal(str)
    bring_requested = Signal()

    def __init__(
        self, *, lines: LineService, catalogue: Catalogue, settings: SettingsService
    ) -> None:
        super().__init__()
        self._lines, self._catalogue, self._settings = lines, catalogue, settings
        self._pick: QuickPick | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("ground", "sur")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = rows(self, gap=0)
        top = columns(margins=(28, 14, 24, 6), gap=10)
        top.addWidget(Text("strong", "SimDesk"))
        top.addStretch(1)
        self._language, self._place = ComboBox(), ComboBox()
        top.addWidget(Icon("local_language_20_regular", "t2"))
        top.addWidget(self._language)
        top.addWidget(Icon("location_20_regular", "t2"))
        top.addWidget(self._place)
        outer.addLayout(top)
        scroll = ScrollPage(widest=640, margins=(20, 8, 20, 16), gap=_WITHIN, centred=True)
        outer.addWidget(scroll, 1)
        body = scroll.content
        body.addStretch(1)
        self._build_form(body)
        body.addStretch(2)

    def _build_form(self, body: QVBoxLayout) -> None:
        self._title = Text("display", wrap=True)
        self._line_two = Text("soft", wrap=True)
        body.addWidget(self._title)
        body.addWidget(self._line_two)
        self._number = NumberInput()
        self._questions = [Question(number) for number in (1, 2, 3)]
        typed, served, when = self._questions
        typed.setBuddy(self._number.editor)
        body.addSpacing(_BETWEEN)
        body.addWidget(typed)
        body.addWidget(self._number)
        self._operator, self._label = ComboBox(), LineEdit()
        self._naming = Text("caption")
        served.setBuddy(self._operator)
        self._naming.setBuddy(self._label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(_WITHIN)
        bottom = Qt.AlignmentFlag.AlignBottom
        for column, (words, editor) in enumerate(
            ((served, self._operator), (self._naming, self._label))
        ):
            grid.addWidget(words, 0, column, bottom)
            grid.addWidget(editor, 1, column)
            grid.setColumnStretch(column, 1)
        self._ported = Text("caption", wrap=True)
        grid.addWidget(self._ported, 2, 0, 1, 2)
        body.addSpacing(_BETWEEN)
        body.addLayout(grid)
        body.addSpacing(_BETWEEN)
        body.addWidget(when)
        self._build_days(body)
        self._build_end(body)

    def _build_days(self, body: QVBoxLayout) -> None:
        self._picks = Flow(gap=6)
        self._chips: dict[QuickPick | str, Chip] = {}
        for key in (*QuickPick, "date", "unsure"):
            chip = Chip()
            chip.setAutoExclusive(True)
            self._chips[key] = chip
            self._picks.add(chip)
        body.addWidget(self._picks)
        today = self._lines.today()
        self._date = DateField(today, today)
        self._date.hide()
        body.addWidget(self._date, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_end(self, body: QVBoxLayout) -> None:
        body.addSpacing(_BETWEEN - _WITHIN)
        self._result = Card("sunk", margins=(16, 12, 16, 12), gap=2)
        self._result_title = Text("strong", wrap=True)
        self._result_lines = Text("second", wrap=True)
        self._result.body.addWidget(self._result_title)
        self._result.body.addWidget(self._result_lines)
        body.addWidget(self._result)
        body.addSpacing(_BETWEEN - _WITHIN)
        foot = columns(gap=_WITHIN)
        self._save = Button("primary")
        foot.addWidget(self._save)
        foot.addSpacing(_BETWEEN)
        foot.addWidget(Icon("cloud_off_16_regular", "t3", 16))
        self._local = Text("caption", wrap=True)
        foot.addWidget(self._local, 1)
        body.addLayout(foot)
        self.bring = Button("link")
        body.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._number.changed.connect(self.refresh)
        self._operator.currentIndexChanged.connect(self.refresh)
        self._date.day_changed.connect(self.refresh)
        for key, chip in self._chips.items():
            chip.clicked.connect(lambda _=False, k=key: self._choose(k))
        self._save.clicked.connect(self._keep)
        self.bring.clicked.connect(self.bring_requested)
        editor = self._number.editor
        assert isinstance(editor, LineEdit)
        editor.returnPressed.connect(self._keep)
        self._language.activated.connect(self._speak)
        self._place.activated.connect(self._stay)

    def title(self) -> str:
        return _("The first number")

    def focus_first(self) -> None:
        self._number.editor.setFocus()

    def retranslate(self) -> None:
        self._language.fill([(code, OWN_NAMES[code]) for code in LANGUAGES])
        self._language.choose(language())
        self._language.setAccessibleName(_("Language"))
        self._place.fill([(Place.ABROAD, _("I am abroad")), (Place.RUSSIA, _("I am in Russia"))])
        self._place.choose(self._settings.current.place)
        self._place.setAccessibleName(_("Where you usually are"))
        self._title.setText(_("Put your first number in"))
        self._line_two.setText(
            _("Less than a minute. SimDesk tells you what runs out first, and why.")
        )
        self._number.retranslate()
        self._number.set_label("")
        asked = (
            _("Type or paste the number"),
            _("Who serves it now?"),
            _("When did it last call, send an SMS or use mobile data?"),
        )
        for question, words in zip(self._questions, asked, strict=True):
            question.setText(words)
        # The numbers on the discs are drawn, so the fields are named with them.
        self._number.editor.setAccessibleName(_("1. Type or paste the number"))
        self._operator.setAccessibleName(_("2. Who serves it now?"))
        self._operator.fill(line_form.operators(self._catalogue))
        self._naming.setText(_("Name it, if you like"))
        self._label.setAccessibleName(_("Name it, if you like"))
        self.bring.setText(_("Bring back a receipt bag…"))
        self._ported.setText(
            _("The first digits do not tell the operator: a number may have been ported.")
        )
        picks: dict[QuickPick | str, str] = {
            QuickPick.TODAY: _("Today"),
            QuickPick.THIS_MONTH: _("This month"),
            QuickPick.ONE_TO_THREE: _("1 to 3 months ago"),
            QuickPick.HALF_YEAR: _("3 to 6 months ago"),
            "date": _("Choose a date…"),
            "unsure": _("Not sure"),
        }
        for key, text in picks.items():
            self._chips[key].show_words(text)
        self._date.retranslate()
        self._save.setText(_("Save and see my number"))
        self._local.setText(
            _("The data stay on this computer. No account, no password, no network.")
        )
        self.refresh()

    def _choose(self, key: QuickPick | str) -> None:
        self._pick = key if isinstance(key, QuickPick) else None
        self._date.setVisible(key == "date")
        if key == "date":
            self._date.setFocus()
        self.refresh()

    def _day(self) -> date | None:
        """Return the day of the last use, the earliest it can have been, or None."""
        if self._pick is not None:
            return earliest_day(self._pick, self._lines.today())
        return self._date.day() if self._chips["date"].isChecked() else None

    def _draft(self, number: str) -> tuple[Line, Event | None]:
        operator = self._operator.value()
        abroad = self._settings.current.place is Place.ABROAD
        known = operator != line_form.OTHER and is_russian(number)
        line = Line(
            id="",
            msisdn=number,
            created_at=self._lines.now(),
            label=self._label.text().strip(),
            operator_id=str(operator or "") if known else "",
            sim_place=SimPlace.ABROAD if abroad else SimPlace.UNKNOWN,
        )
        day = self._day()
        if day is None:
            return line, None
        exact = self._pick in (None, QuickPick.TODAY)
        event = Event(
            id="",
            line_id="",
            kind=EventKind.PAID_ACTION,
            on=day,
            evidence=Evidence.CONFIRMED,
            recorded_at=self._lines.now(),
            approximate=not exact,
        )
        return line, event

    def refresh(self) -> None:
        """Show the forecast of what is typed so far."""
        number = self._number.number()
        if number is None:
            self._result.hide()
            return
        line, event = self._draft(number)
        forecast = self._lines.forecast(line, [event] if event else [])
        words = hero(forecast, self._catalogue.operator(line.operator_id))
        self._result.set_look(tones.standing_tone(forecast.standing).value)
        self._result_title.setText(words.title)
        # What counts and what is not known is said by the number's own page, once it is kept.
        self._result_lines.setText(words.lines[0])
        self._result.show()

    def _keep(self) -> None:
        number = self._number.read()
        if number is None:
            return
        try:
            line, event = self._draft(number)
            kept = self._lines.add(line, event)
        except SimdeskError as error:
            self._number.show_error(message(error))
        else:
            self.added.emit(kept.id)

    def _speak(self) -> None:
        self._keep_settings(language=str(self._language.value()))

    def _stay(self) -> None:
        place = self._place.value()
        assert isinstance(place, Place)
        self._keep_settings(place=place)

    def _keep_settings(self, **changes: object) -> None:
        try:
            self._settings.keep(replace(self._settings.current, **changes))  # type: ignore[arg-type]
        except SimdeskError as error:
            self._number.show_error(message(error))
