"""The calendar dialog over a real desk: it saves real files, and says what they are good for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from simdesk import paths
from simdesk.domain.clock import ClockKind
from simdesk.domain.line import Line
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.dialogs.calendar_dialog import CalendarDialog
from simdesk.ui.theme.theme import theme
from tests.driver import Driver
from tests.samples import fill
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import settle

Open = Callable[..., CalendarDialog]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where files go."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def open_dialog(desk: Desk, out: Path) -> Iterator[Open]:
    """Return what opens the dialog over a window; the last export went to `out`."""
    desk.settings.keep(replace(desk.settings.current, export_folder=str(out)))
    windows: list[QWidget] = []

    def make(line_id: str = "", width: int = 900) -> CalendarDialog:
        window = QWidget()
        window.resize(width, 600)
        window.show()
        windows.append(window)
        dialog = CalendarDialog(desk=desk, line_id=line_id, parent=window)
        dialog.open()
        settle()
        return dialog

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


def events(path: Path) -> list[Any]:
    found: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return found


def shown(dialog: CalendarDialog) -> list[str]:
    """Return the lines of the preview."""
    return dialog.preview.entries.toPlainText().splitlines()


def test_enter_saves_what_was_shown(open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    path = out / "SimDesk-calendar-2026-11-21.ics"
    assert dialog.place.edit.text() == str(path)
    lines = shown(dialog)
    assert lines[0] == "22 Nov\tMum's SIM, 21 days ago: A daily fee may be running"
    assert dialog.preview.amount.text() == f"{len(lines)} entries"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    saved = events(path)
    assert [line.split("\t")[1] for line in lines] == [str(e["summary"]) for e in saved]
    assert dialog.saved.isVisible()
    assert dialog.saved.words.text() == f"{len(lines)} entries saved\n{path}"
    assert dialog.primary.text().strip() == "Open folder"
    assert dialog.primary.hasFocus()
    assert not dialog.numbers.isEnabled()


class _Opener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_folder_is_opened_only_when_asked(open_dialog: Open, out: Path) -> None:
    opener = _Opener()
    # The stubs ask for bytes, the binding takes text only.
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    try:
        dialog = open_dialog()
        dialog.primary.click()
        settle()
        assert opener.opened == []
        dialog.primary.click()
        settle()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(out)]


def test_one_number_several_or_all(open_dialog: Open, lines: dict[str, Line], out: Path) -> None:
    dialog = open_dialog(lines["Parcels"].id)
    assert dialog.numbers.some.isChecked()
    assert all("\tParcels" in line for line in shown(dialog))
    one = len(shown(dialog))
    dialog.numbers.boxes[lines["Office 1"].id].click()
    several = shown(dialog)
    assert {"Parcels" in line or "Office 1" in line for line in several} == {True}
    assert len(several) > one
    dialog.numbers.all.click()
    assert len(shown(dialog)) > len(several)
    assert any("\tSimDesk: " in line for line in shown(dialog))
    dialog.numbers.some.click()
    for box in dialog.numbers.boxes.values():
        box.setChecked(False)
    assert shown(dialog) == []
    assert not dialog.primary.isEnabled()
    assert dialog.primary.toolTip() == "There is nothing to save."
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert list(out.iterdir()) == []


def test_an_archived_number_can_be_taken_out_of_a_calendar(
    open_dialog: Open, desk: Desk, lines: dict[str, Line], out: Path
) -> None:
    line = lines["Parcels"]
    open_dialog(line.id).primary.click()
    settle()
    desk.lines.archive([line.id])
    assert line.id not in open_dialog().numbers.boxes
    dialog = open_dialog(line.id)
    assert dialog.preview.amount.text().startswith("0 entries; ")
    dialog.primary.click()
    settle()
    (path,) = out.iterdir()
    assert {str(e["status"]) for e in events(path)} == {"CANCELLED"}


def test_choices_are_kept_for_the_next_file(
    open_dialog: Open, desk: Desk, lines: dict[str, Line], out: Path
) -> None:
    line_id = lines["Parcels"].id
    desk.reminders.choose_leads(line_id, {ClockKind.ACTIVITY: (45, 20)})
    dialog = open_dialog(line_id)
    assert 20 in dialog.days.chips
    assert dialog.days.chips[20].accessibleName() == "20 days before"
    before = shown(dialog)
    dialog.days.chips[20].click()
    gone = set(before) - set(shown(dialog))
    assert gone
    assert all("in 20 days" in line for line in gone)
    desk.lines.update(replace(desk.lines.get(line_id), label=""))
    dialog.hide_digits.click()
    dialog.primary.click()
    settle()
    assert desk.settings.current.calendar_left_out == (20,)
    assert desk.settings.current.calendar_hides_digits
    assert {str(e["summary"])[:16] for e in events(next(out.iterdir()))} == {"a number of Yota"}
    desk.reminders.choose_leads(line_id, {})
    again = open_dialog(line_id)
    assert again.hide_digits.isChecked()
    assert 20 not in again.days.chips
    assert 20 in again.days.left_out  # no number has it just now


def test_only_a_file_of_ours_is_replaced(open_dialog: Open, out: Path) -> None:
    path = out / "mine.ics"
    path.write_text("mine")
    dialog = open_dialog()
    dialog.place.edit.setText(str(out / "mine"))
    dialog.primary.click()
    settle()
    assert dialog.place.edit.text() == str(path)
    assert dialog.refused.isVisible()
    assert "was not touched" in dialog.refused.words.text()
    assert path.read_text() == "mine"
    dialog.place.edit.setText("somewhere")
    dialog.primary.click()
    assert not dialog.refused.isVisible()
    assert dialog.place.field.error() == "Choose a file with Browse…"
    dialog.place.edit.setText(str(out / "new.ics"))
    dialog.primary.click()
    settle()
    assert dialog.saved.isVisible()
    first = (out / "new.ics").read_bytes()
    other = open_dialog()
    other.place.edit.setText(str(out / "new.ics"))
    other.days.chips[1].click()
    other.primary.click()
    settle()
    assert other.saved.isVisible()
    assert (out / "new.ics").read_bytes() != first


def test_what_another_dialog_saved_meanwhile_counts(open_dialog: Open, out: Path) -> None:
    early, late = open_dialog(), open_dialog()
    late.days.chips[1].click()
    for name, dialog in (("early", early), ("late", late)):
        dialog.place.edit.setText(str(out / f"{name}.ics"))
        dialog.primary.click()
        settle()
    first = {str(e["uid"]): e["sequence"] for e in events(out / "early.ics")}
    second = {str(e["uid"]): e for e in events(out / "late.ics")}
    assert set(first.values()) == {0}
    assert second.keys() == first.keys()
    for one in second.values():
        assert one["sequence"] == (str(one["status"]) == "CANCELLED")
    assert any(one["sequence"] for one in second.values())


def test_no_promise_is_made(open_dialog: Open) -> None:
    dialog = open_dialog()
    words = " ".join(t.text() for t in dialog.findChildren(type(dialog.preview.amount)))
    assert "none has to update what it has" in words
    assert "Google Calendar drops alarms on import" in words
    assert "calendar of its own" in words


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize(("width", "text_size"), [(600, 100), (900, 100), (1280, 150)])
def test_nothing_is_cut_off(
    open_dialog: Open, lines: dict[str, Line], language: str, width: int, text_size: int
) -> None:
    use_language(language, paths.translations_dir())
    theme().choose(ThemeChoice.DARK, text_size)
    dialog = open_dialog(lines["Parcels"].id, width)
    assert list(clipped(dialog)) == []
    dialog.primary.click()
    settle()
    assert dialog.saved.isVisible()
    assert list(clipped(dialog)) == []


def test_both_menus_lead_to_it(tmp_path: Path) -> None:
    d = Driver(tmp_path / "desk")
    kept = fill(d.desk)
    d.settle(12)

    def opened() -> CalendarDialog:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CalendarDialog)
        return dialog

    menu: QMenu = d.window._sidebar.menu
    (action,) = (a for a in menu.actions() if a.text() == "Save for a calendar…")
    action.trigger()
    d.settle()
    assert opened().numbers.all.isChecked()
    opened().reject()
    d.settle()
    page = d.window._pages._made["numbers"]
    page.choose(kept[2].id)  # type: ignore[attr-defined]
    d.settle()
    page.actions_for_line.calendar.trigger()  # type: ignore[attr-defined]
    d.settle()
    assert opened().numbers.line_ids == frozenset({kept[2].id})
    opened().reject()
    d.settle()
    d.open_page("settings")
    settings: Any = d.window._pages._made["settings"]
    settings.calendar.save.click()
    d.settle()
    opened().reject()
    d.close()
