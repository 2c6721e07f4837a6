"""Fields: errors that stay with the field, a search that empties, days in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QToolButton, QWidget

from simdesk import paths
from simdesk.i18n.language import use_language
from simdesk.ui.theme.theme import Theme
from simdesk.ui.widgets.calendar_popup import CalendarPopup
from simdesk.ui.widgets.date_field import DateField
from simdesk.ui.widgets.fields import ComboBox, Field, LineEdit
from simdesk.ui.widgets.layout import rows
from tests.ui.widgets.gallery import settle

TODAY = date(2026, 11, 21)


@pytest.fixture
def page(look: Theme, tmp_path: Path) -> Iterator[QWidget]:
    use_language("en", tmp_path)
    made = QWidget()
    rows(made)
    made.resize(400, 300)
    yield made
    made.close()
    made.deleteLater()
    settle()


def place(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    page.show()
    page.activateWindow()
    widget.setFocus()
    settle()


def test_an_error_is_seen_described_and_taken_away(page: QWidget) -> None:
    edit = LineEdit()
    field = Field(edit, "Number")
    place(page, field)
    calm = field.sizeHint().height()
    field.show_error("3 digits missing")
    settle()
    assert field.error() == "3 digits missing"
    assert edit.accessibleDescription() == "3 digits missing"
    assert edit.accessibleName() == "Number"
    assert field.sizeHint().height() > calm
    assert edit.property("error") == "true"
    field.show_error("")
    assert field.error() == ""
    assert edit.accessibleDescription() == ""
    assert edit.property("error") == "false"


def test_search_is_emptied_by_the_cross_and_by_escape(page: QWidget) -> None:
    edit = LineEdit(search=True)
    place(page, edit)
    QTest.keyClicks(edit, "916")
    settle()
    crosses = [b for b in edit.findChildren(QWidget) if b.accessibleName() == "Clear"]
    assert len(crosses) == 1
    assert crosses[0].isVisible()
    QTest.mouseClick(crosses[0], Qt.MouseButton.LeftButton)
    assert edit.text() == ""
    assert not crosses[0].isVisible()
    assert edit.hasFocus()
    QTest.keyClicks(edit, "9")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""


def test_a_suffix_is_no_part_of_the_text(page: QWidget) -> None:
    edit = LineEdit(suffix="₽")
    place(page, edit)
    QTest.keyClicks(edit, "100")
    assert edit.text() == "100"
    assert edit.textMargins().right() > 0


def test_the_wheel_changes_a_list_only_with_the_keyboard_on_it(page: QWidget) -> None:
    combo, other = ComboBox(), LineEdit()
    combo.fill([(n, str(n)) for n in range(5)])
    place(page, combo)
    place(page, other)

    def turn() -> None:
        where = QPointF(combo.rect().center())
        turned = QWheelEvent(
            where,
            QPointF(combo.mapToGlobal(where)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(combo, turned)

    turn()
    assert combo.value() == 0
    combo.setFocus()
    turn()
    assert combo.value() == 1


def test_a_list_keeps_its_choice_when_filled_again(page: QWidget) -> None:
    combo = ComboBox()
    heard: list[int] = []
    combo.currentIndexChanged.connect(heard.append)
    combo.fill([("a", "A"), ("b", "B")])
    combo.choose("b")
    combo.fill([("c", "C"), ("b", "Б"), ("a", "А")])
    assert (combo.value(), combo.currentText()) == ("b", "Б")
    assert heard == [], "filling and choosing by the program is not a choice of the owner"


@pytest.mark.parametrize("language", ["zh_CN", "ru", "en"])
def test_a_day_is_shown_in_words(page: QWidget, language: str) -> None:
    use_language(language, paths.translations_dir())
    field = DateField(date(2026, 3, 12), TODAY)
    assert "2026" in field.text()
    assert "03.12" not in field.text()
    assert "12/03" not in field.text()
    assert field.sizeHint().width() > field.fontMetrics().horizontalAdvance(field.text())


def test_arrows_change_the_day_but_never_past_the_latest(page: QWidget) -> None:
    field = DateField(TODAY, TODAY)
    heard: list[date] = []
    field.day_changed.connect(heard.append)
    place(page, field)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == TODAY
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.day() == TODAY - timedelta(days=31)
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert heard[-1] == field.day() == TODAY - timedelta(days=1)


def calendar() -> tuple[CalendarPopup, QCalendarWidget]:
    settle()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    month = popup.findChild(QCalendarWidget)
    assert isinstance(month, QCalendarWidget)
    return popup, month


def test_the_calendar_opens_by_key_chooses_and_gives_the_keyboard_back(page: QWidget) -> None:
    field = DateField(TODAY, TODAY)
    heard: list[date] = []
    field.day_changed.connect(heard.append)
    place(page, field)
    QTest.keyClick(field, Qt.Key.Key_Space)
    popup, month = calendar()
    popup.day_chosen.connect(heard.append)
    month.setSelectedDate(month.selectedDate().addDays(-3))
    month.activated.emit(month.selectedDate())
    month.activated.emit(month.selectedDate())
    settle()
    chosen = TODAY - timedelta(days=3)
    assert heard == [chosen, chosen], "once by the month, once by the field, a double click or not"
    assert field.hasFocus()


def test_the_calendar_ends_at_the_latest_day_and_names_its_arrows(page: QWidget) -> None:
    field = DateField(TODAY, TODAY)
    place(page, field)
    QTest.keyClick(field, Qt.Key.Key_F4)
    popup, month = calendar()
    month.setSelectedDate(month.selectedDate().addDays(5))
    assert month.selectedDate().day() == TODAY.day
    arrows = [b for b in month.findChildren(QToolButton) if "month" in b.objectName()]
    assert all(
        b.accessibleName() for b in arrows if b.objectName().endswith(("prevmonth", "nextmonth"))
    )
    popup.close()
    settle()
