"""Bringing a bag back in the window: nothing is done before its plan was seen; undo follows."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from simdesk.domain.change import Action, Noun
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.services.exporting.choices import AS_KEPT, Choices
from simdesk.services.exports import ExportForm
from simdesk.storage import durable
from simdesk.ui.dialogs.import_dialog import ImportDialog
from simdesk.ui.pages.first_run_page import FirstRunPage
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts import intake
from simdesk.ui.settings.data import DataSection
from simdesk.ui.theme.theme import theme
from tests.samples import line, make_desk, rubles
from tests.services.importing.hostile import zipped
from tests.services.importing.kept import records, repositories
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import Kept, settle
from tests.ui.receipts.test_reader import reader, wait

Open = Callable[..., ImportDialog]


@pytest.fixture
def bag(desk: Desk, kept: Kept, tmp_path: Path) -> Path:
    """The four receipts of a desk with their numbers."""
    return exported(desk, tmp_path / "SimDesk-bag-2026-11-21")


def exported(desk: Desk, target: Path, choices: Choices = AS_KEPT) -> Path:
    written = desk.exports.write(ExportForm.BAG, desk.exports.plan(choices=choices), target)
    assert written is not None
    return written


@pytest.fixture
def other(application: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A desk with nothing."""
    opened = make_desk(tmp_path / "other")
    yield opened
    settle()
    opened.close()


@pytest.fixture
def open_dialog(application: QApplication) -> Iterator[Open]:
    """Return what opens the dialog over a window."""
    window = QWidget()
    window.resize(900, 600)
    window.show()

    def make(desk: Desk, bag: Path | None = None) -> ImportDialog:
        dialog = ImportDialog(imports=desk.imports, history=desk.history, bag=bag, parent=window)
        dialog.open()
        settle()
        return dialog

    yield make
    window.close()
    window.deleteLater()
    settle()


def words(dialog: QWidget) -> str:
    shown = (label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    return "\n".join(shown).replace("\N{NO-BREAK SPACE}", " ")


def test_it_is_chosen_seen_brought_back_and_undone(
    open_dialog: Open, other: Desk, bag: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = records(other)
    dialog = open_dialog(other)
    assert not dialog.primary.isEnabled()
    assert dialog.primary.toolTip() == "Choose a bag first"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(bag))
    dialog.folder.click()
    settle()
    said = words(dialog)
    assert "Receipt bag of 21 November 2026" in said
    assert "Every file in it is unchanged since the export." in said
    assert "4 receipts · 2 numbers" in said
    assert records(other) == empty
    assert dialog.primary.hasFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert "Back again:\n4 receipts · 2 numbers" in words(dialog)
    assert len(other.receipts.everything()) == 4
    change = other.history.undoable
    assert change is not None
    assert change.action is Action.BRING_BACK
    assert dialog.primary.text().strip() == "Close"
    assert not dialog.cancel.isVisible()
    dialog.undo.click()
    settle()
    assert records(other) == empty
    assert "Taken back." in words(dialog)
    assert not dialog.undo.isVisible()
    dialog.primary.click()
    settle()
    assert other.history.undoable is None


def test_undo_reaches_through_what_was_filled_in_meanwhile_and_no_further(
    open_dialog: Open, other: Desk, bag: Path
) -> None:
    other.lines.add(line("+79998887766"))
    before = records(other)
    dialog = open_dialog(other, bag)
    dialog.primary.click()
    settle()
    filled = replace(other.receipts.everything()[0], note="filled in")
    with other.history.change(Action.FILL_RECEIPTS, (Noun.RECEIPT,)):
        repositories(other).receipts.update(filled)
    dialog.undo.click()
    settle()
    assert records(other) == before


def test_what_comes_back_is_read_but_not_filled_in(
    application: QApplication, open_dialog: Open, other: Desk, bag: Path
) -> None:
    made = reader(other, application)
    dialog = open_dialog(other, bag)
    dialog.primary.click()
    settle()
    once = records(other)
    wait(application, other)
    assert other.readings.unread() == []
    assert records(other) == once
    made.deleteLater()


def test_the_second_time_everything_is_here(open_dialog: Open, desk: Desk, bag: Path) -> None:
    before = records(desk)
    dialog = open_dialog(desk, bag)
    assert "Everything in this bag is here already." in words(dialog)
    assert dialog.primary.text().strip() == "Close"
    dialog.primary.click()
    settle()
    assert records(desk) == before


def test_what_differs_is_named_and_stays(
    open_dialog: Open, desk: Desk, kept: Kept, bag: Path
) -> None:
    desk.receipts.update(replace(kept.dated, amount=rubles(7), note="new"))
    desk.receipts.delete([kept.older])
    own = desk.lines.get(kept.dated.line_id or "")
    desk.lines.update(replace(own, label="My own"))
    desk.lines.archive([own.id])
    said = words(open_dialog(desk, bag))
    assert "3 are different here" in said
    assert f"{kept.dated.name}\nAmount · Note" in said
    assert f"{kept.older.name}\nIn the bin here" in said
    assert "My own\nLabel · Archived here" in said
    assert "What is here stays as it is." in said


def test_a_zip_file_is_chosen_as_well(
    open_dialog: Open, other: Desk, bag: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = zipped(bag)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(packed), ""))
    dialog = open_dialog(other)
    dialog.file.setFocus()
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)
    settle()
    assert "4 receipts" in words(dialog)


def test_a_refusal_names_the_file_and_another_bag_can_be_chosen(
    open_dialog: Open, other: Desk, bag: Path
) -> None:
    broken = shutil.copytree(bag, bag.with_name("broken"))
    (broken / "data/payments.csv").unlink()
    dialog = open_dialog(other, broken)
    said = words(dialog)
    assert "Missing: data/payments.csv" in said
    assert "Your data and the bag are as they were." in said
    assert not dialog.primary.isEnabled()
    dialog.look(bag)
    settle()
    assert "Missing" not in words(dialog)
    assert dialog.primary.isEnabled()


def test_a_bag_that_breaks_on_the_way_brings_nothing(
    open_dialog: Open, other: Desk, bag: Path
) -> None:
    empty = records(other)
    dialog = open_dialog(other, bag)
    next((bag / "data/originals").iterdir()).write_bytes(b"rotten")
    dialog.primary.click()
    settle()
    assert "The bag changed while it was brought back" in words(dialog)
    assert "Your data and the bag are as they were." not in words(dialog)
    assert "Comes back" not in words(dialog)
    assert not dialog.primary.isEnabled()
    assert records(other) == empty
    assert not dialog.undo.isVisible()


def test_a_full_disk_is_said_and_the_button_stays(
    open_dialog: Open, other: Desk, bag: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    dialog = open_dialog(other, bag)
    with monkeypatch.context() as patch:
        patch.setattr(durable, "sync", full)
        dialog.primary.click()
        settle()
    assert "The disk is full" in words(dialog)
    dialog.primary.click()
    settle()
    assert "The disk is full" not in words(dialog)
    assert "Back again:" in words(dialog)


def test_what_was_left_out_is_said(
    open_dialog: Open, desk: Desk, kept: Kept, other: Desk, tmp_path: Path
) -> None:
    hidden = exported(
        desk, tmp_path / "hidden", replace(AS_KEPT, hide_digits=True, without_notes=True)
    )
    dialog = open_dialog(other, hidden)
    said = words(dialog)
    assert "no number comes back" in said
    assert "Notes and references were left out" in said
    dialog.primary.click()
    settle()
    assert "were hidden" not in words(
        open_dialog(other, hidden)
    )  # nothing new is left to say it of
    assert other.lines.count() == 0
    assert {receipt.line_id for receipt in other.receipts.everything()} == {None}


def test_escape_stops_a_check_and_stays_to_say_so(
    open_dialog: Open, other: Desk, bag: Path
) -> None:
    dialog = open_dialog(other)
    dialog.look(bag)
    assert dialog.cancel.text().strip() == "Stop"
    assert not dialog.primary.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    settle()
    stopped = dialog.halted.isVisible()  # it may also have been faster than the key
    assert ("Stopped. Nothing was changed." in words(dialog)) is stopped
    assert dialog.primary.isEnabled() is not stopped
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert other.receipts.everything() == []


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_nothing_is_cut_off(
    open_dialog: Open, desk: Desk, kept: Kept, bag: Path, language: str, text_size: int
) -> None:
    use_language(language, Path(__file__).parents[3] / "translations")
    theme().choose(desk.settings.current.theme, text_size)
    dialog = open_dialog(desk)
    assert list(clipped(dialog)) == []
    (bag / "stranger").write_bytes(b"x")
    dialog.look(bag)
    settle()
    assert dialog.refused.isVisible()
    assert list(clipped(dialog)) == []
    (bag / "stranger").unlink()
    desk.receipts.update(replace(kept.dated, amount=rubles(7), note="new"))
    dialog.look(bag)
    settle()
    assert list(clipped(dialog)) == []


# The ways to it


def test_a_bag_that_is_dropped_is_told_from_receipts(bag: Path, tmp_path: Path) -> None:
    def dropped(*paths: Path) -> Path | None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return intake.dropped_bag(mime)

    packed = zipped(bag)
    assert dropped(bag) == bag
    assert dropped(packed) == packed
    assert dropped(bag, packed) is None
    assert dropped(tmp_path) is None
    assert dropped(next((bag / "data/originals").iterdir())) is None
    assert dropped() is None


def test_the_receipts_page_passes_a_dropped_bag_on(page: ReceiptsPage, bag: Path) -> None:
    asked: list[Path] = []
    page.bag_requested.connect(asked.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bag))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, mime, left, none))
    assert asked == [bag]


def test_the_settings_and_the_first_page_ask_for_it(desk: Desk) -> None:
    asked: list[str] = []
    section = DataSection(folder=desk.folder, backups=desk.backups)
    section.bring_requested.connect(lambda: asked.append("settings"))
    section.retranslate()
    assert section.bring.text().strip() == "Bring back…"
    section.bring.click()
    first = FirstRunPage(lines=desk.lines, catalogue=desk.catalogue, settings=desk.settings)
    first.bring_requested.connect(lambda: asked.append("first page"))
    first.bring.click()
    assert asked == ["settings", "first page"]
    for widget in (section, first):
        widget.deleteLater()
