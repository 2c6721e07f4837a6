"""What the export dialog lets an owner choose, what it tells beforehand, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from simdesk import paths
from simdesk.domain.line import Line
from simdesk.domain.run import Run
from simdesk.domain.settings import KeptBack
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.dialogs.export_dialog import ExportDialog
from simdesk.ui.export.forms import Form
from simdesk.ui.receipts.scope import ExportScope, Range
from simdesk.ui.theme.theme import theme
from tests.ui.dispute.conftest import open_pdf
from tests.ui.dispute.renewals import PAYLOAD, add_slip, draw_slip, paid_run
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import Kept, settle

Open = Callable[..., ExportDialog]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where exports go."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def open_dialog(desk: Desk, out: Path) -> Iterator[Open]:
    """Return what opens the dialog over a window of a size; the Russian of papers is at hand."""
    use_language("en", paths.translations_dir())
    desk.settings.keep(replace(desk.settings.current, export_folder=str(out)))
    windows: list[QWidget] = []

    def make(
        chosen: ExportScope | None = None, size: tuple[int, int] = (1280, 800)
    ) -> ExportDialog:
        window = QWidget()
        window.resize(*size)
        window.show()
        windows.append(window)
        dialog = ExportDialog(desk=desk, chosen=chosen, parent=window)
        dialog.open()
        settle()
        return dialog

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


@pytest.fixture
def run(desk: Desk, lines: dict[str, Line], kept: Kept, tmp_path: Path) -> Run:
    """A renewal with one slip that has a code and a note."""
    made = paid_run(desk, lines["Main · bank"].id)
    add_slip(desk, made, draw_slip(tmp_path / "coded.png", PAYLOAD), PAYLOAD, note="у кассы 3")
    return made


def _names(dialog: ExportDialog) -> list[str]:
    return dialog.preview.names.toPlainText().splitlines()


def _written(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def _named(dialog: ExportDialog, key: Range, words: str) -> None:
    """Choose in the list of a range as a person would."""
    dialog.ranges.radios[key].click()
    box: QComboBox = dialog.ranges.lists[key]
    box.setCurrentIndex(next(i for i in range(box.count()) if words in box.itemText(i)))
    box.activated.emit(box.currentIndex())
    settle()


def test_a_number_a_year_or_a_renewal_can_be_named(open_dialog: Open, run: Run, kept: Kept) -> None:
    dialog = open_dialog()
    assert list(dialog.ranges.radios) == ["number", "year", "run", "all"]
    assert not any(named.isEnabled() for named in dialog.ranges.lists.values())
    _named(dialog, Range.NUMBER, "Parcels")
    assert dialog.ranges.lists[Range.NUMBER].isEnabled()
    assert dialog.primary.text().strip() == "Export 1"
    assert all("Parcels" in name or name.startswith("index.") for name in _names(dialog))
    _named(dialog, Range.YEAR, "2025: 1")
    assert dialog.primary.text().strip() == "Export 1"
    assert "2025-10-17" in _names(dialog)[0]
    _named(dialog, Range.RUN, "Payment terminal")
    assert dialog.primary.text().strip() == "Export 1"
    assert dialog.forms.form is Form.FOLDER


def test_a_sheet_is_of_one_renewal_and_nothing_else(open_dialog: Open, run: Run) -> None:
    dialog = open_dialog()
    dialog.forms.radios[Form.SHEET].click()
    assert dialog.ranges.key is Range.RUN
    assert dialog.primary.text().strip() == "Make the sheet"
    assert _names(dialog) == ["SimDesk-dispute-2026-11-21.pdf"]
    assert dialog.preview.amount.text() == "One PDF file. Receipts on it: 1"
    dialog.ranges.radios[Range.ALL].click()
    assert dialog.forms.form is Form.FOLDER
    assert dialog.place.edit.text().endswith("SimDesk-receipts-2026-11-21")


def test_without_a_renewal_there_is_no_sheet(open_dialog: Open, kept: Kept) -> None:
    dialog = open_dialog()
    assert not dialog.forms.radios[Form.SHEET].isEnabled()
    assert dialog.forms.radios[Form.SHEET].toolTip()
    assert Range.RUN not in dialog.ranges.radios


def test_the_sheet_is_written_whole_and_its_folder_offered(
    open_dialog: Open, run: Run, out: Path
) -> None:
    dialog = open_dialog(ExportScope(run_id=run.id))
    assert (dialog.ranges.key, dialog.forms.form) == (Range.RUN, Form.SHEET)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    target = out / "SimDesk-dispute-2026-11-21.pdf"
    assert list(out.iterdir()) == [target]
    sheet = open_pdf(target.read_bytes())
    assert "+7 916 123-45-67" in sheet.text
    assert PAYLOAD in sheet.codes
    assert dialog.exported.words.text() == f"The sheet is saved.\n{target}"
    assert dialog.primary.text().strip() == "Open folder"


@pytest.mark.parametrize("name", ["mine", "mine.PDF"])
def test_the_sheet_ends_in_pdf_and_overwrites_nothing(
    open_dialog: Open, run: Run, out: Path, name: str
) -> None:
    for _time in range(2):
        dialog = open_dialog(ExportScope(run_id=run.id))
        dialog.place.edit.setText(str(out / name))
        dialog.primary.click()
        settle()
    (written,) = out.iterdir()
    assert written.name == ("mine.pdf" if name == "mine" else name)
    assert dialog.refused.isVisible()
    assert "is there already and was not touched" in dialog.refused.words.text()


@pytest.mark.parametrize("case", ["no folder", "no right", "gone"])
def test_a_sheet_that_could_not_be_written_says_why_and_leaves_nothing(
    open_dialog: Open, desk: Desk, run: Run, out: Path, case: str
) -> None:
    dialog = open_dialog(ExportScope(run_id=run.id))
    target = out / "sheet.pdf"
    words = f"There is no folder “{out / 'gone'}”."
    if case == "no folder":
        target = out / "gone" / "sheet.pdf"
    elif case == "no right":
        (out / "sheet.pdf.partial").mkdir()
        words = f"SimDesk may not write to “{out}”. Nothing was written"
    else:
        desk.receipts.path(desk.receipts.of_run(run.id)[0]).unlink()
    before = sorted(out.rglob("*"))
    dialog.place.edit.setText(str(target))
    dialog.primary.click()
    settle()
    if case == "gone":  # a lost picture is told on the sheet, the rest of it is there
        assert "This file could not be drawn here." in open_pdf(target.read_bytes()).text
        return
    assert dialog.refused.isVisible()
    assert dialog.refused.words.text().startswith(words)
    assert sorted(out.rglob("*")) == before
    assert dialog.primary.isEnabled()


def test_a_sheet_that_is_stopped_leaves_nothing(open_dialog: Open, run: Run, out: Path) -> None:
    dialog = open_dialog(ExportScope(run_id=run.id))
    dialog.primary.click()
    assert dialog.cancel.text().strip() == "Stop"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert dialog.isVisible()
    if dialog.halted.isVisible():  # it may also have been faster than the key
        assert dialog.halted.words.text() == "Stopped. Nothing half-made was left behind."
        assert list(out.iterdir()) == []
    else:
        assert dialog.exported.isVisible()


def test_a_renewal_without_receipts_has_a_sheet_too(
    open_dialog: Open, desk: Desk, lines: dict[str, Line], out: Path
) -> None:
    run = paid_run(desk, lines["Main · bank"].id)
    dialog = open_dialog(ExportScope(run_id=run.id))
    assert dialog.preview.amount.text() == "One PDF file. Receipts on it: 0"
    dialog.primary.click()
    settle()
    (written,) = out.iterdir()
    assert "Заявление о розыске платежа" in open_pdf(written.read_bytes()).text


@pytest.mark.parametrize("form", [Form.FOLDER, Form.BAG])
def test_the_names_that_are_shown_are_those_that_are_written(
    open_dialog: Open, run: Run, out: Path, form: Form
) -> None:
    dialog = open_dialog()
    dialog.forms.radios[form].click()
    for check in dialog.kept.boxes.values():
        check.setChecked(True)
    shown = _names(dialog)
    assert dialog.preview.amount.text().startswith(f"{len(shown)} files, about ")
    dialog.primary.click()
    settle()
    (written,) = out.iterdir()
    assert sorted(shown) == _written(written)


def test_what_is_private_is_told_before_it_leaves(open_dialog: Open, run: Run) -> None:
    dialog = open_dialog()
    told = dialog.preview.told
    assert "2 numbers in full." in told.text()
    assert "1 receipt with a note or an order number." in told.text()
    assert "Photos without place and device." in told.text()
    assert "The names that you gave your numbers." in told.text()
    assert "Pictures and PDF files may still show the number" in told.text()
    dialog.kept.boxes[KeptBack.DIGITS].click()
    dialog.kept.boxes[KeptBack.METADATA].click()
    dialog.kept.boxes[KeptBack.NOTES].click()
    assert "last two digits only" in told.text()
    assert "in full" not in told.text()
    assert "No notes and no order numbers." in told.text()
    assert "Photos with place and device" in told.text()
    assert "Pictures and PDF files may still show the number" in told.text()
    assert not any("79161234567" in name for name in _names(dialog))
    dialog.forms.radios[Form.BAG].click()
    assert "They do not show that a receipt is genuine." in told.text()


def test_hidden_digits_are_hidden_in_the_sheet_that_is_written(
    open_dialog: Open, run: Run, out: Path
) -> None:
    dialog = open_dialog(ExportScope(run_id=run.id))
    dialog.kept.boxes[KeptBack.DIGITS].click()
    dialog.kept.boxes[KeptBack.NOTES].click()
    dialog.primary.click()
    settle()
    (written,) = out.iterdir()
    text = open_pdf(written.read_bytes()).text
    assert "+7 916 ***-**-67" in text
    assert "9161234567" not in "".join(c for c in text if c.isdecimal())
    assert "у кассы 3" not in text


def test_form_and_choices_are_remembered(open_dialog: Open, desk: Desk, run: Run) -> None:
    dialog = open_dialog()
    assert dialog.kept.kept_back == {KeptBack.METADATA}
    dialog.forms.radios[Form.BAG].click()
    dialog.kept.boxes[KeptBack.DIGITS].click()
    dialog.kept.boxes[KeptBack.METADATA].click()
    dialog.primary.click()
    settle()
    assert dialog.exported.isVisible()
    again = open_dialog()
    assert again.forms.form is Form.BAG
    assert again.place.edit.text().endswith("SimDesk-bag-2026-11-21-2")
    assert again.kept.kept_back == {KeptBack.DIGITS}
    assert open_dialog(ExportScope(run_id=run.id)).forms.form is Form.SHEET


def test_a_remembered_sheet_gives_way_to_what_was_selected(
    open_dialog: Open, desk: Desk, run: Run, kept: Kept
) -> None:
    desk.settings.keep(replace(desk.settings.current, export_form=Form.SHEET.value))
    dialog = open_dialog(ExportScope((), (kept.dated.id,), prefer_selected=True))
    assert (dialog.ranges.key, dialog.forms.form) == (Range.SELECTED, Form.FOLDER)
    assert open_dialog().forms.form is Form.SHEET


def test_the_keyboard_reaches_everything(open_dialog: Open, run: Run, kept: Kept) -> None:
    dialog = open_dialog(ExportScope(shown=(kept.dated.id,), selected=(kept.dated.id,)))
    dialog.activateWindow()
    dialog.ranges.radios[Range.RUN].click()
    dialog.ranges.radios[Range.RUN].setFocus()
    settle()
    seen: list[QWidget] = []
    while (widget := QApplication.focusWidget()) is not None and widget not in seen:
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    wanted = [
        dialog.ranges.lists[Range.RUN],
        dialog.forms.radios[Form.FOLDER],
        dialog.place.edit,
        dialog.place.browse,
        *dialog.kept.boxes.values(),
        dialog.preview.names,
        dialog.primary,
        dialog.cancel,
    ]
    assert [widget for widget in seen if widget in wanted] == wanted
    assert dialog.preview.names.accessibleName() == "Names of the files"
    radio = dialog.ranges.radios[Range.RUN]
    radio.setFocus()
    QTest.keyClick(radio, Qt.Key.Key_Up)
    assert dialog.ranges.key is Range.YEAR
    assert dialog.ranges.lists[Range.YEAR].accessibleName() == "One year"


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize(("size", "text_size"), [((1280, 800), 100), ((900, 600), 150)])
def test_nothing_of_the_sheet_is_cut_off(
    open_dialog: Open, desk: Desk, run: Run, language: str, size: tuple[int, int], text_size: int
) -> None:
    use_language(language, paths.translations_dir())
    theme().choose(desk.settings.current.theme, text_size)
    dialog = open_dialog(ExportScope(run_id=run.id), size)
    assert list(clipped(dialog)) == []
    dialog.forms.radios[Form.BAG].click()
    settle()
    settle()  # it grows once the words have been laid out, and is laid out again
    assert list(clipped(dialog)) == []
    dialog.forms.radios[Form.SHEET].click()
    dialog.primary.click()
    settle()
    assert dialog.exported.isVisible()
    assert list(clipped(dialog)) == []
    bottom = dialog.exported.mapTo(dialog._scroll, dialog.exported.rect().bottomLeft()).y()
    assert bottom <= dialog._scroll.height(), "what came of it is scrolled to"
