"""The export dialog over a real desk: it writes real folders, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.dialogs.export_dialog import ExportDialog
from simdesk.ui.export.forms import Form
from simdesk.ui.export.place import free_target
from simdesk.ui.receipts.scope import ExportScope, Range
from simdesk.ui.theme.theme import theme
from tests import check_bag, check_receipt_folder
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import DATA, Kept, settle

Open = Callable[..., ExportDialog]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where exports go."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def open_dialog(desk: Desk, kept: Kept, out: Path) -> Iterator[Open]:
    """Return what opens the dialog over a window; the last export went to `out`."""
    desk.settings.keep(replace(desk.settings.current, export_folder=str(out)))
    window = QWidget()
    window.resize(900, 600)
    window.show()

    def make(chosen: ExportScope | None = None) -> ExportDialog:
        dialog = ExportDialog(desk=desk, chosen=chosen, parent=window)
        dialog.open()
        settle()
        return dialog

    yield make
    window.close()
    window.deleteLater()
    settle()


def _files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*") if p.is_file())


def test_enter_exports_everything_into_a_checked_folder(open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    assert dialog.primary.text().strip() == "Export 4"
    assert dialog.place.edit.text() == str(out / "SimDesk-receipts-2026-11-21")
    names = dialog.preview.names.toPlainText().splitlines()
    assert names[0] == "79998712056_Parcels/2025-10/2025-10-17_100RUB.jpg"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    (written,) = out.iterdir()
    originals = [DATA / name for name in ("slip.jpg", "small_slip.jpg", "second_slip.jpg")]
    assert list(check_receipt_folder.problems(written, originals)) == []
    assert dialog.exported.isVisible()
    assert dialog.exported.words.text() == f"4 receipts exported\n{written}"
    assert dialog.primary.text().strip() == "Open folder"
    assert dialog.primary.hasFocus()


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
    assert opener.opened == [str(out / "SimDesk-receipts-2026-11-21")]


def test_the_range_decides_what_is_exported(
    open_dialog: Open, desk: Desk, kept: Kept, out: Path
) -> None:
    ids = (kept.dated.id, kept.older.id)
    dialog = open_dialog(ExportScope(shown=ids, selected=ids[:1]))
    assert [radio.text() for radio in dialog.ranges.radios.values()] == [
        "The 2 receipts shown now",
        "Only the 1 selected receipt",
        "One number",
        "One year",
        "All receipts: 4",
    ]
    assert dialog.primary.text().strip() == "Export 2"
    dialog.ranges.radios[Range.SELECTED].click()
    assert dialog.primary.text().strip() == "Export 1"
    dialog.primary.click()
    settle()
    (written,) = out.iterdir()
    assert _files(written) == ["2026-11-21_150RUB.jpg", "index.csv", "index.html"]


def test_what_was_selected_is_offered_first_when_asked_for(open_dialog: Open, kept: Kept) -> None:
    dialog = open_dialog(ExportScope((), (kept.dated.id, kept.older.id), prefer_selected=True))
    assert dialog.ranges.radios[Range.SELECTED].isChecked()
    assert list(dialog.ranges.radios) == ["selected", "number", "year", "all"]


def test_a_receipt_deleted_meanwhile_is_left_out(open_dialog: Open, desk: Desk, kept: Kept) -> None:
    desk.receipts.delete([kept.dated])
    dialog = open_dialog(ExportScope(shown=(kept.dated.id, kept.older.id, "gone")))
    assert dialog.primary.text().strip() == "Export 1"


def test_the_next_export_of_a_day_gets_a_number(open_dialog: Open, out: Path) -> None:
    name = "SimDesk-receipts-2026-11-21"
    (out / name).mkdir()
    (out / f"{name}-2.partial").mkdir()
    assert free_target(out, name) == out / f"{name}-3"
    dialog = open_dialog()
    dialog.primary.click()
    settle()
    assert (out / f"{name}-3" / "index.html").is_file()
    assert list((out / name).iterdir()) == []


def test_the_folder_is_remembered_for_the_next_time(
    open_dialog: Open, desk: Desk, tmp_path: Path
) -> None:
    dialog = open_dialog()
    (tmp_path / "elsewhere").mkdir()
    dialog.place.edit.setText(str(tmp_path / "elsewhere" / "mine"))
    dialog.primary.click()
    settle()
    assert desk.settings.current.export_folder == str(tmp_path / "elsewhere")
    assert open_dialog().place.edit.text().startswith(str(tmp_path / "elsewhere" / "SimDesk"))


def test_a_remembered_folder_that_is_gone_is_not_offered(
    open_dialog: Open, desk: Desk, tmp_path: Path
) -> None:
    gone = str(tmp_path / "unplugged")
    desk.settings.keep(replace(desk.settings.current, export_folder=gone))
    assert not open_dialog().place.edit.text().startswith(gone)


def _choices(dialog: ExportDialog) -> tuple[str, bool, bool]:
    return (
        dialog.place.edit.text(),
        dialog.ranges.radios[Range.SELECTED].isChecked(),
        dialog.place.edit.isEnabled(),
    )


@pytest.mark.parametrize("case", ["there already", "no folder", "lost file", "damaged file"])
def test_what_went_wrong_is_said_and_the_choices_stay(
    open_dialog: Open, desk: Desk, kept: Kept, out: Path, case: str
) -> None:
    dialog = open_dialog(ExportScope(selected=(kept.dated.id,), prefer_selected=True))
    target = out / "mine"
    words = "The kept file “slip.jpg” is missing from the data folder"
    if case == "there already":
        target.mkdir()
        words = "“mine” is there already and was not touched."
    elif case == "no folder":
        target = out / "file" / "mine"
        (out / "file").write_bytes(b"mine")
        words = f"There is no folder “{out / 'file'}”."
    elif case == "damaged file":
        desk.receipts.path(kept.dated).write_bytes(b"rotten")
        words = "The kept file “slip.jpg” is damaged: it is no longer what you added."
    else:
        desk.receipts.path(kept.dated).unlink()
    before = sorted(out.rglob("*"))
    dialog.place.edit.setText(str(target))
    dialog.primary.click()
    settle()
    assert dialog.refused.isVisible()
    assert dialog.refused.words.text().startswith(words)
    assert _choices(dialog) == (str(target), True, True)
    assert dialog.primary.isEnabled()
    assert dialog.cancel.text().strip() == "Cancel"
    assert sorted(out.rglob("*")) == before
    dialog.place.edit.setText(str(out / "other"))
    if not case.endswith("file"):
        dialog.primary.click()
        settle()
        assert dialog.exported.isVisible()
        assert not dialog.refused.isVisible()


def test_all_are_exported_unless_the_selected_were_asked_for(open_dialog: Open, kept: Kept) -> None:
    dialog = open_dialog(ExportScope(selected=(kept.dated.id, kept.older.id)))
    assert dialog.ranges.radios[Range.ALL].isChecked()
    assert dialog.primary.text().strip() == "Export 4"


def test_an_old_refusal_goes_with_the_next_attempt(open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    dialog.place.edit.setText(str(out / "nowhere" / "mine"))
    dialog.primary.click()
    settle()
    assert dialog.refused.isVisible()
    dialog.place.edit.setText("relative")
    dialog.primary.click()
    assert not dialog.refused.isVisible()


@pytest.mark.parametrize("typed", ["", "relative", "/nowhere/at/all"])
def test_it_is_as_high_as_what_it_shows(open_dialog: Open, out: Path, typed: str) -> None:
    dialog = open_dialog()
    for text in ("/nowhere/else/at/all", typed) if typed else ():
        dialog.place.edit.setText(text)
        dialog.primary.click()
        settle()
    content, view = dialog._scroll.widget(), dialog._scroll.viewport()
    assert content is not None
    hidden = dialog._scroll.verticalScrollBar().maximum()
    assert view.height() + hidden - content.heightForWidth(view.width()) <= 1
    parent = dialog.parentWidget()
    assert parent is not None
    assert not hidden or dialog.height() == parent.window().height() - 40


@pytest.mark.parametrize("typed", ["", "  ", "relative/path", "/"])
def test_a_place_that_is_no_path_is_said_under_its_field(
    open_dialog: Open, out: Path, typed: str
) -> None:
    dialog = open_dialog()
    dialog.place.edit.setText(typed)
    dialog.primary.click()
    settle()
    assert dialog.place.field.error() == "Choose a folder with Browse…"
    assert list(out.iterdir()) == []


def test_stop_leaves_nothing_and_the_dialog_says_so(
    open_dialog: Open, desk: Desk, kept: Kept, out: Path
) -> None:
    dialog = open_dialog()
    dialog.primary.click()
    assert not dialog.primary.isEnabled()
    assert dialog.cancel.text().strip() == "Stop"
    assert dialog._job is not None
    # The task is held at the door by a stop that comes before its first file.
    dialog._job.stop()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    settle()
    if dialog.halted.isVisible():  # it may also have been faster than the key
        assert list(out.iterdir()) == []
        assert dialog.halted.words.text() == "Stopped. Nothing half-made was left behind."
        assert dialog.place.edit.isEnabled()
        dialog.primary.click()
        settle()
    assert dialog.exported.isVisible()
    assert len(list(out.iterdir())) == 1


def test_progress_is_counted(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.primary.click()
    seen: list[str] = []
    assert dialog._job is not None
    dialog._job.moved.connect(lambda _done, _total: seen.append(dialog.counter.text()))
    settle()
    assert seen[-1] == "Exporting 4 of 4"
    assert dialog.progress.maximum() == 4


def test_nothing_to_export_says_so(open_dialog: Open, desk: Desk) -> None:
    desk.receipts.delete(desk.receipts.everything())
    dialog = open_dialog()
    dialog.primary.click()
    settle()
    assert dialog.refused.words.text() == "There is nothing to export."


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_nothing_is_cut_off(
    open_dialog: Open, desk: Desk, kept: Kept, language: str, text_size: int
) -> None:
    use_language(language, Path(__file__).parents[3] / "translations")
    theme().choose(desk.settings.current.theme, text_size)
    dialog = open_dialog(ExportScope((kept.dated.id, kept.older.id), (kept.dated.id,)))
    assert list(clipped(dialog)) == []
    dialog._show_running(running=True)
    dialog._move(2, 4)
    settle()
    assert list(clipped(dialog)) == []
    dialog._show_running(running=False)
    dialog.primary.click()
    settle()
    assert dialog.exported.isVisible()
    assert list(clipped(dialog)) == []


def test_a_bag_is_named_and_written_as_one(open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    dialog.forms.radios[Form.BAG].click()
    assert dialog.place.edit.text() == str(out / "SimDesk-bag-2026-11-21")
    assert "Checksums show" in dialog.preview.told.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    (written,) = out.iterdir()
    assert list(check_bag.problems(written)) == []
    assert dialog.exported.words.text() == f"4 receipts exported\n{written}"
    assert not any(radio.isEnabled() for radio in dialog.forms.radios.values())


def test_a_name_of_ones_own_stays_when_the_form_changes(open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    dialog.place.edit.setText(str(out / "mine"))
    dialog.forms.radios[Form.BAG].click()
    assert dialog.place.edit.text() == str(out / "mine")
    dialog.forms.radios[Form.FOLDER].click()
    assert "Checksums" not in dialog.preview.told.text()
    assert dialog.forms.form is Form.FOLDER
