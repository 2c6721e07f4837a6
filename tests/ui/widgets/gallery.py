"""All widgets on one page, in the lengths of three languages; run it to get pictures to look at.

`python -m tests.ui.widgets.gallery FOLDER` writes one picture for each language, scheme and size.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QProgressBar, QVBoxLayout, QWidget

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme, theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import Card, Icon, NoteCard, RadioCard
from simdesk.ui.widgets.choices import Chip, ChipRow, Segmented, Switch
from simdesk.ui.widgets.copy_row import CopyRow, DomainCard
from simdesk.ui.widgets.date_field import DateField
from simdesk.ui.widgets.drop_zone import DropZone
from simdesk.ui.widgets.fields import ComboBox, Field, LineEdit
from simdesk.ui.widgets.layout import FlowRow, Line, columns, rows
from simdesk.ui.widgets.marks import Badge, CheckTick, NumberedStep, Pill
from simdesk.ui.widgets.notices import EmptyState
from simdesk.ui.widgets.runway import Marker, Pattern, RunwayLarge, Segment
from simdesk.ui.widgets.step_rail import RailEntry, StepRail
from simdesk.ui.widgets.text import ElidedText, Text
from simdesk.ui.widgets.toggles import CheckBox, Radio

WORDS = {
    "zh_CN": (
        "记录活动",
        "需处理",
        "请在俄罗斯的亲友代付",
        "用他自己的俄罗斯卡，在官网或银行 App 里付；付款成功后请他把收据发给您，再回到这里。",
        "还差 7 位：俄罗斯手机号是 +7 加 10 位",
    ),
    "ru": (
        "Записать активность",
        "Требуют действий",
        "Попросить близких в России",
        (
            "Оплата со своей карты на сайте оператора или в приложении банка; попросите прислать "
            "чек и вернитесь сюда, чтобы записать неподтверждённую сумму."
        ),
        "Не хватает 7 цифр: номер — это +7 и ещё 10 цифр",
    ),
    "en": (
        "Record activity",
        "Needs action",
        "Ask somebody in Russia",
        (
            "They pay with their own card on the operator's site or in a bank's app; ask them for "
            "the receipt and come back here."
        ),
        "7 digits missing: a Russian number is +7 and 10 digits",
    ),
}
DAY = date(2026, 11, 21)


class Gallery(QWidget):
    """The page. `focusable` are the widgets that the keyboard reaches, by name."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.short, self.chip, self.title, self.sentence, self.wrong = WORDS[language]
        self.setProperty("ground", "sur")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.focusable: dict[str, QWidget] = {}
        box = rows(self, margins=(24, 24, 24, 24), gap=12)
        for part in (self._buttons, self._fields, self._choices, self._marks, self._cards):
            part(box)
        for part in (self._composites, self._runway, self._texts):
            part(box)

    def _row(self, box: QVBoxLayout, *widgets: QWidget) -> None:
        row = FlowRow()
        for widget in widgets:
            row.add(widget)
        box.addWidget(row)

    def _buttons(self, box: QVBoxLayout) -> None:
        kinds = ("primary", "secondary", "tonal", "quiet", "link", "danger")
        plain = {kind: Button(kind, self.short) for kind in kinds}
        self.focusable |= {f"button {kind}": button for kind, button in plain.items()}
        off = Button("primary", self.short)
        off.setEnabled(False)
        self.focusable["icon button"] = more = IconButton("more_horizontal", self.short)
        self._row(box, *plain.values(), off, more)
        self._row(box, *(Button(kind, self.short, icon="history") for kind in kinds))

    def _fields(self, box: QVBoxLayout) -> None:
        edit, search, combo = LineEdit(suffix="₽"), LineEdit(search=True), ComboBox()
        search.setText("916")
        search.setAccessibleName(self.chip)
        combo.fill([(1, self.title), (2, self.short)])
        combo.setAccessibleName(self.short)
        day = DateField(DAY, DAY)
        day.setAccessibleName(self.short)
        big = LineEdit(big=True)
        big.setText("+7 926 440-19-03")
        big.setAccessibleName(self.chip)
        field = Field(edit, self.title)
        field.show_error(self.wrong)
        for widget in (field, search, combo, day, big):
            box.addWidget(widget)
        self.focusable |= {"field": edit, "search": search, "combo": combo, "day": day, "big": big}

    def _choices(self, box: QVBoxLayout) -> None:
        self.chips: ChipRow[int] = ChipRow()
        for i in range(6):
            self.chips.add(i).show_words(self.chip, i)
        self.chips.choose(0)
        self.chips.retranslate()
        box.addWidget(self.chips)
        self.segments: Segmented[int] = Segmented()
        self.segments.add(0, self.chip, icon="sim")
        self.segments.add(1, self.chip)
        self.segments.choose(0)
        switch, ticked = Switch(), Chip(self.title, ticked=True)
        switch.setAccessibleName(self.short)
        switch.setChecked(True)
        ticked.setChecked(True)
        check, radio = CheckBox(self.short), Radio(self.short)
        check.setChecked(True)
        self._row(box, self.segments, ticked, switch, check, radio)
        self.focusable |= {"chip": self.chips.button(0), "segment": self.segments.button(0)}
        self.focusable |= {"switch": switch, "ticked": ticked, "check": check, "radio": radio}

    def _marks(self, box: QVBoxLayout) -> None:
        badge = Badge()
        badge.show_operator("Мф", "megafon")
        pills = [Pill(tone, self.chip, icon="warning_16_filled") for tone in Tone]
        self._row(box, badge, Icon("warning_28_filled", "warn", 28), *pills)
        box.addWidget(NumberedStep(1, self.sentence))
        tick, done = CheckTick(2, self.sentence), CheckTick(3, self.short)
        done.setChecked(True)
        box.addWidget(tick)
        box.addWidget(done)
        self.focusable |= {"tick": tick, "done tick": done}

    def _cards(self, box: QVBoxLayout) -> None:
        chosen, other = RadioCard(self.title, self.sentence), RadioCard(self.title)
        chosen.setChecked(True)
        for widget in (chosen, other, NoteCard(Tone.INFO, "lightbulb_20_filled", self.sentence)):
            box.addWidget(widget)
        self.focusable |= {"chosen card": chosen, "card": other}

    def _composites(self, box: QVBoxLayout) -> None:
        card = Card()
        copy, site = CopyRow(), DomainCard()
        formats = [
            ("10", "916 123-45-67", "9161234567"),
            ("+7", "+7 916 123-45-67", "+79161234567"),
        ]
        copy.show_value(self.title, formats, self.sentence)
        site.show_page("mts.ru", "https://mts.ru/pay", self.sentence)
        for widget in (copy, Line(), site):
            card.body.addWidget(widget)
        box.addWidget(card)
        side = columns(gap=12)
        self.rail = StepRail()
        states = ("done", "current", "current", "ahead", "ahead")
        self.rail.show_entries(
            [
                RailEntry(str(i), int(i == 2), self.title, state, number=i + 1, shown=i == 2)
                for i, state in enumerate(states)
            ]
        )
        self.focusable["rail"] = self.rail.findChildren(QWidget)[0]
        zone, empty = DropZone(), EmptyState("receipt_28_filled")
        zone.show_words(self.title, self.sentence)
        empty.show_words(self.title, self.sentence)
        for buttons in (zone.buttons, empty.buttons):
            buttons.add(Button("secondary", self.short))
            buttons.add(Button("quiet", self.chip))
        right = rows(gap=12)
        right.addWidget(zone)
        right.addWidget(empty)
        side.addWidget(self.rail, 2)
        side.addLayout(right, 3)
        box.addLayout(side)
        progress = QProgressBar()
        progress.setValue(60)
        progress.setTextVisible(False)
        box.addWidget(progress)

    def _runway(self, box: QVBoxLayout) -> None:
        self.runway = RunwayLarge()
        self.runway.setAccessibleName(self.title)
        segments = [
            Segment(0, 0.3, Pattern.CLEAR),
            Segment(0.3, 0.45, Pattern.ACT),
            Segment(0.45, 1, Pattern.FEE),
        ]
        marks = [
            Marker(-0.3, "dot", "calm", "5 Sep", self.chip),
            Marker(0.3, "diamond", "warn", "3 Nov", self.chip),
            Marker(0.45, "ring", "bad", "3 Dec", self.short),
            Marker(1, "cross", "bad", "≈ 21 Jan 2027", self.chip),
        ]
        self.runway.show_days("21 Nov", segments, marks)
        box.addWidget(self.runway)
        self.focusable["runway"] = self.runway

    def _texts(self, box: QVBoxLayout) -> None:
        for role in ("display", "title", "head", "h2", "row", "body", "second", "caption"):
            box.addWidget(Text(role, self.sentence, wrap=True))
        box.addWidget(ElidedText("body", self.sentence * 2))
        box.addWidget(Text("body", "+7 916 123-45-67", selectable=True))


def settle() -> None:
    """Let the layouts come to rest."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def show(gallery: QWidget, width: int) -> None:
    """Show the page `width` pixels wide and as high as it needs."""
    layout = gallery.layout()
    assert isinstance(layout, QLayout)
    gallery.resize(width, 400)
    gallery.show()
    settle()
    gallery.resize(
        width, max(layout.totalHeightForWidth(width), gallery.minimumSizeHint().height())
    )
    settle()


def main(folder: Path) -> None:
    """Write the pictures."""
    Theme(make_application())
    for language in WORDS:
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            for size in (100, 150):
                theme().choose(choice, size)
                gallery = Gallery(language)
                show(gallery, 640 * size // 100)
                gallery.grab().save(str(folder / f"{language}-{choice.value}-{size}.png"))
                gallery.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
