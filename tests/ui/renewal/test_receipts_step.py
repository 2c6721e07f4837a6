"""Keeping receipts in a renewal: drop, paste, choose, refuse, correct, remove, skip."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog

from simdesk.domain.change import Action
from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.line import Line
from simdesk.domain.reading import reading_of
from simdesk.domain.receipt import MediaType
from simdesk.domain.route import Part
from simdesk.services.desk import Desk
from simdesk.storage.attachments import Kept
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.receipts import intake
from simdesk.ui.steps.amounts import PaymentPart
from simdesk.ui.steps.receipt_adder import ReceiptAdder
from simdesk.ui.steps.receipt_card import ReceiptCard
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.thumbnails import Look
from tests.samples import TODAY, rubles
from tests.ui.renewal.hands import (
    CTRL,
    LEFT,
    NARROW,
    NONE,
    Hands,
    click,
    drop,
    enter,
    go_to,
    key,
    part,
    refusals,
    settle,
    shown,
)

FILES = Path(__file__).parents[2] / "data" / "receipts"


@pytest.fixture
def page(desk: Desk, lines: list[Line], hands: Hands) -> RunPage:
    """Return a renewal at its receipts."""
    opened = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(opened, "receipt")
    return opened


def kept(desk: Desk, page: RunPage) -> dict[str, MediaType]:
    """Return name and type of the receipts of the run."""
    return {r.name: r.media_type for r in desk.receipts.of_run(page.walk.run.id)}


def test_several_dropped_files_are_kept_unchanged_and_the_bad_ones_named(
    desk: Desk, page: RunPage, tmp_path: Path
) -> None:
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.truncate(300 * 1024 * 1024)
    executable = tmp_path / "photo.jpg"
    executable.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(100))
    good = [FILES / "slip.jpg", FILES / "refers_to_itself.pdf"]
    bad = [FILES / "zero.jpg", large, FILES / "svg_as.png", executable, tmp_path / "gone.pdf"]
    drop(page, [bad[0], good[0], *bad[1:], good[1]])
    assert kept(desk, page) == {
        "slip.jpg": MediaType.JPEG,
        "refers_to_itself.pdf": MediaType.PDF,
    }
    sentences = refusals(page)
    assert [s.split("”")[0].strip("“") for s in sentences] == [b.name for b in bad]
    assert "is empty" in sentences[0]
    assert "larger than 52 MB" in sentences[1]
    assert sentences[2] == sentences[3].replace("photo.jpg", "svg_as.png")
    assert "not there any more" in sentences[4]
    for receipt in desk.receipts.of_run(page.walk.run.id):
        content = (FILES / receipt.name).read_bytes()
        assert desk.receipts.path(receipt).read_bytes() == content
        assert receipt.sha256 == hashlib.sha256(content).hexdigest()
        assert receipt.line_id == page.walk.run.line_id
    drop(page, [FILES / "second_slip.jpg"])
    assert refusals(page) == []


def test_a_pdf_is_shown_as_a_document_and_never_read(page: RunPage) -> None:
    drop(page, [FILES / "refers_to_itself.pdf", FILES / "small_slip.jpg"])
    cards = part(page, ReceiptsPart).cards.values()
    looks = {card.receipt.name: card.picture._thumbnail.look for card in cards}
    assert looks == {"refers_to_itself.pdf": Look.DOCUMENT, "small_slip.jpg": Look.PICTURE}


def test_ctrl_v_takes_a_picture_files_and_a_path_in_a_text(
    desk: Desk, page: RunPage, tmp_path: Path
) -> None:
    clipboard = QGuiApplication.clipboard()
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.blue)
    clipboard.setImage(picture)
    key(page, Qt.Key.Key_V, CTRL)
    settle()
    assert kept(desk, page) == {"Screenshot 2026-11-21.png": MediaType.PNG}
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(FILES / "slip.jpg"))])
    clipboard.setMimeData(mime)
    key(page, Qt.Key.Key_V, CTRL)
    settle()
    odd = tmp_path / "a b 收据.jpg"
    odd.write_bytes((FILES / "second_slip.jpg").read_bytes())
    url = QUrl.fromLocalFile(str(FILES / "electronic.pdf")).toString()
    clipboard.setText(f'"{odd}"\n{url}\n')
    key(page, Qt.Key.Key_V, CTRL)
    settle()
    assert set(kept(desk, page)) == {
        "Screenshot 2026-11-21.png",
        "slip.jpg",
        odd.name,
        "electronic.pdf",
    }
    assert refusals(page) == []


def test_a_text_that_names_no_file_is_said_to_hold_none(desk: Desk, page: RunPage) -> None:
    odd = ("", "hello", "slip.jpg", "/", "/nowhere/at/all.jpg", "\0", "~nobody/x", "x" * 9999)
    for text in (*odd, "/\n" * 99, "file://other/slip.jpg"):
        drop(page, [FILES / "slip.jpg"])
        assert refusals(page) in ([], ["“slip.jpg” is kept already."])
        QGuiApplication.clipboard().setText(text)
        key(page, Qt.Key.Key_V, CTRL)
        settle()
        assert refusals(page) == ["There is no picture and no file in the clipboard."], text
    assert set(kept(desk, page)) == {"slip.jpg"}


def test_ctrl_v_in_an_amount_pastes_text_but_adds_a_picture(desk: Desk, page: RunPage) -> None:
    drop(page, [FILES / "slip.jpg"])
    card = next(iter(part(page, ReceiptsPart).cards.values()))
    click(card.amount.edit)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("99")
    key(page, Qt.Key.Key_V, CTRL)
    assert card.amount.edit.text() == "99"
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    clipboard.setImage(picture)
    key(page, Qt.Key.Key_V, CTRL)
    settle()
    assert len(kept(desk, page)) == 2
    assert card.amount.edit.text() == "99"


def test_a_drop_elsewhere_or_of_nothing_is_not_taken(
    desk: Desk, page: RunPage, hands: Hands, lines: list[Line]
) -> None:
    target = page.frame.content.viewport()
    zone = part(page, ReceiptsPart).zone
    copy = Qt.DropAction.CopyAction
    mime = QMimeData()
    mime.setText("just a text")
    event = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    assert not event.isAccepted()
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/slip.jpg")])
    event = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    assert not event.isAccepted()
    assert not zone._hot
    page._visit("check_number")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(FILES / "slip.jpg"))])
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, mime, LEFT, NONE))
    settle()
    assert kept(desk, page) == {}


def test_files_are_chosen_in_a_dialog(desk: Desk, page: RunPage) -> None:
    click(part(page, ReceiptsPart).choose)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(FILES / "slip.jpg"), str(FILES / "electronic.pdf")])
    dialog.reject()
    settle()
    assert set(kept(desk, page)) == {"slip.jpg", "electronic.pdf"}


def test_the_same_file_twice_is_kept_once(desk: Desk, page: RunPage) -> None:
    drop(page, [FILES / "slip.jpg"])
    drop(page, [FILES / "slip.jpg", FILES / "electronic.pdf"])
    assert refusals(page) == ["“slip.jpg” is kept already."]
    assert len(desk.receipts.of_run(page.walk.run.id)) == 2


def test_a_receipt_kept_without_a_renewal_joins_this_one(desk: Desk, page: RunPage) -> None:
    file = FILES / "slip.jpg"
    loose = desk.receipts.add(desk.receipts.keep_file(file, "old name.jpg"), "old name.jpg")
    drop(page, [file])
    joined = desk.receipts.get(loose.id)
    assert (joined.run_id, joined.line_id) == (page.walk.run.id, page.walk.run.line_id)
    assert joined.name == "old name.jpg"
    assert len(desk.receipts.everything()) == 1


def test_amount_and_day_are_kept_and_compared_with_the_payment(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.primary)
    go_to(page, "receipt")
    drop(page, [FILES / "slip.jpg"])
    card = next(iter(part(page, ReceiptsPart).cards.values()))
    enter(card.amount.edit, "0")
    key(page, Qt.Key.Key_Tab)
    assert card.amount.error() == "The amount must be above zero."
    click(page.frame.footer.primary)
    assert shown(page) == "receipt"
    enter(card.amount.edit, "120")
    key(page, Qt.Key.Key_Tab)
    assert desk.receipts.get(card.receipt.id).amount == rubles(120)
    assert (
        card._match.text()
        == "Differs from the payment of 100 ₽. Correct it here or in the payment step.".replace(
            "100 ₽", "100\N{NO-BREAK SPACE}₽"
        )
    )
    enter(card.amount.edit, "100")
    card.day.setFocus()
    key(page, Qt.Key.Key_Down)
    assert card._match.text() == "The same amount as you paid."
    receipt = desk.receipts.get(card.receipt.id)
    assert receipt.amount == rubles(100)
    assert receipt.on is not None
    assert receipt.on <= TODAY


def test_as_paid_fills_both_fields_at_once(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.primary)
    go_to(page, "receipt")
    drop(page, [FILES / "slip.jpg"])
    card = next(iter(part(page, ReceiptsPart).cards.values()))
    click(card.as_paid)
    receipt = desk.receipts.get(card.receipt.id)
    assert (receipt.amount, receipt.on) == (rubles(100), TODAY)
    assert card.amount.edit.text() == "100"
    assert not card.as_paid.isVisible()
    assert card.amount.edit.hasFocus()


def test_an_amount_typed_last_is_kept_when_the_step_is_left(desk: Desk, page: RunPage) -> None:
    drop(page, [FILES / "slip.jpg"])
    card = next(iter(part(page, ReceiptsPart).cards.values()))
    enter(card.amount.edit, "77,5")
    key(page, Qt.Key.Key_Escape)
    kept_amount = desk.receipts.get(card.receipt.id).amount
    assert kept_amount is not None
    assert kept_amount.kopeks == 7750


def test_removing_is_undone(desk: Desk, page: RunPage) -> None:
    drop(page, [FILES / "slip.jpg", FILES / "electronic.pdf"])
    cards = part(page, ReceiptsPart).cards
    slip = next(c for c in cards.values() if c.receipt.name == "slip.jpg")
    click(slip.remove)
    assert set(kept(desk, page)) == {"electronic.pdf"}
    assert len(cards) == 1
    desk.history.undo()
    assert set(kept(desk, page)) == {"slip.jpg", "electronic.pdf"}
    assert len(cards) == 2


def test_what_came_of_a_drop_is_seen_in_a_small_window(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"), size=NARROW)
    go_to(page, "receipt")
    drop(page, [FILES / "slip.jpg"])
    settle()
    card = next(iter(part(page, ReceiptsPart).cards.values()))
    assert card.visibleRegion().boundingRect().height() > card.height() // 2
    drop(page, [FILES / "zero.jpg"])
    settle()
    refused = part(page, ReceiptsPart).refusals
    assert refused.visibleRegion().boundingRect().height() == refused.height()


def test_view_shows_the_receipt_instead_of_the_step_until_it_is_closed(
    desk: Desk, page: RunPage
) -> None:
    drop(page, [FILES / "slip.jpg"])
    card = next(iter(part(page, ReceiptsPart).cards.values()))
    left = QSignalSpy(page.left)
    for by_escape in (True, False):
        card.view.setFocus()
        key(page, Qt.Key.Key_Return)
        settle()
        assert page.preview.isVisible()
        assert not page.frame.isVisible()
        assert page.preview.picture.hasFocus()
        if by_escape:
            key(page, Qt.Key.Key_Escape)
        else:
            click(page.preview.back)
        assert not page.preview.isVisible()
        assert page.frame.isVisible()
        assert card.view.hasFocus()
    assert left.count() == 0
    assert shown(page) == "receipt"


def test_going_on_without_a_receipt_needs_an_explicit_skip(desk: Desk, page: RunPage) -> None:
    footer = page.frame.footer
    click(footer.primary)
    assert shown(page) == "receipt"
    assert refusals(page) == ["Add a receipt, or skip this step."]
    assert footer.skip.accessibleName() == "No receipt yet, skip"
    drop(page, [FILES / "slip.jpg"])
    assert refusals(page) == []
    assert not footer.skip.isVisible()
    click(footer.primary)
    assert shown(page) == "paid_action"


def test_skipping(desk: Desk, page: RunPage) -> None:
    click(page.frame.footer.skip)
    assert shown(page) == "paid_action"
    assert kept(desk, page) == {}


class SlowReceipts:
    """Takes a file only when it is let go, so that what happens meanwhile can be seen."""

    def __init__(self, desk: Desk) -> None:
        import threading  # noqa: PLC0415

        self._real = desk.receipts
        self.go = threading.Event()
        self.begun = threading.Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def keep_file(self, source: Path | bytes, name: str) -> Kept:
        """Wait, then do what the real one does."""
        self.begun.set()
        assert self.go.wait(10)
        return self._real.keep_file(source, name)


def test_what_is_being_copied_is_recorded_even_if_the_step_is_left(
    desk: Desk, page: RunPage
) -> None:
    slow = SlowReceipts(desk)
    adder = part(page, ReceiptsPart).adder
    adder._receipts = slow  # type: ignore[assignment] # the real one behind a gate
    adder.add(intake.files([FILES / "slip.jpg"]), page.walk.run)
    assert slow.begun.wait(5)
    adder.add(intake.files([FILES / "electronic.pdf", FILES / "zero.jpg"]), page.walk.run)
    slow.go.set()
    click(page.frame.footer.skip)
    assert set(kept(desk, page)) == {"slip.jpg", "electronic.pdf"}


def test_progress_is_shown_only_when_it_takes_long(desk: Desk, page: RunPage) -> None:
    receipts = part(page, ReceiptsPart)
    drop(page, [FILES / "slip.jpg"])
    assert not receipts._busy.isVisible()
    slow = SlowReceipts(desk)
    receipts.adder._receipts = slow  # type: ignore[assignment] # the real one behind a gate
    told = QSignalSpy(receipts.adder.moved)
    receipts.adder.add(intake.files([FILES / "electronic.pdf"]), page.walk.run)
    assert told.wait(5000)
    assert receipts._busy.isVisible()
    assert receipts._busy_words.text() == "Copying 1 of 1"
    slow.go.set()
    settle()
    assert not receipts._busy.isVisible()
    assert "electronic.pdf" in kept(desk, page)


def test_a_file_that_cannot_be_recorded_is_named(desk: Desk, page: RunPage) -> None:
    desk.database.connection.execute("PRAGMA query_only = 1")
    drop(page, [FILES / "slip.jpg"])
    assert len(refusals(page)) == 1
    assert "could not be saved" in refusals(page)[0]
    desk.database.connection.execute("PRAGMA query_only = 0")
    drop(page, [FILES / "slip.jpg"])
    assert set(kept(desk, page)) == {"slip.jpg"}


def test_an_error_of_the_adder_is_said_in_the_language_in_use(desk: Desk, page: RunPage) -> None:
    adder: ReceiptAdder = part(page, ReceiptsPart).adder
    adder.refused.append(ReceiptFileError(FileProblem.EMPTY, "x.png"))
    page.refresh()
    assert refusals(page) == ["“x.png” is empty, so there is nothing to keep."]


CODE = "t=20261121T1205&s=650.00&fn=9999078900004312&i=77&fp=123456&n=1"


def read(desk: Desk, card: ReceiptCard, *codes: str, text: str = "") -> None:
    """Let a receipt's file be read: it holds these codes and this text."""
    pages = [text] if text else []
    desk.readings.keep(card.receipt, reading_of("slip.jpg", codes, pages), fill=True)
    settle()


def test_files_that_come_together_are_one_step_to_undo(desk: Desk, page: RunPage) -> None:
    loose = FILES / "small_slip.jpg"
    known = desk.receipts.add(desk.receipts.keep_file(loose, loose.name), loose.name)
    drop(page, [FILES / "slip.jpg", loose, FILES / "electronic.pdf", FILES / "zero.jpg"])
    assert set(kept(desk, page)) == {"slip.jpg", "small_slip.jpg", "electronic.pdf"}
    change = desk.history.undoable
    assert change is not None
    assert (change.action, change.count) == (Action.ADD_RECEIPTS, 3)
    desk.history.undo()
    settle()
    assert kept(desk, page) == {}
    assert part(page, ReceiptsPart).cards == {}
    assert desk.receipts.everything() == [known]
    desk.history.redo()
    assert len(kept(desk, page)) == 3


def test_what_the_code_says_is_filled_in_and_told(desk: Desk, page: RunPage) -> None:
    drop(page, [FILES / "slip.jpg"])
    (card,) = part(page, ReceiptsPart).cards.values()
    assert card.reading.words.text() == "Being read…"
    read(desk, card, CODE)
    assert card.amount.edit.text() == "650"
    assert card.reading.words.text() == "The code was read"
    assert card.reading.flags.words() == []
    assert not card.reading.take.isVisible()


def test_a_refund_another_sum_and_an_earlier_day_are_told(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "receipt")
    drop(page, [FILES / "slip.jpg"])
    (card,) = part(page, ReceiptsPart).cards.values()
    enter(card.amount.edit, "605")
    key(page, Qt.Key.Key_Tab)
    read(desk, card, CODE.replace("n=1", "n=2").replace("20261121", "20261103"))
    assert [words.split(":")[0] for words in card.reading.flags.words()] == [
        "This receipt is for a refund",
        "The receipt shows 650.00\N{NO-BREAK SPACE}₽, but you recorded 605.00\N{NO-BREAK SPACE}₽.",
        "The receipt is of 3 November 2026, before this renewal began on 21 November 2026.",
    ]
    assert card.reading.words.text() == "This receipt is not for a payment"
    click(card.reading.take)
    assert desk.receipts.get(card.receipt.id).amount == rubles(650)
    assert len(card.reading.flags.words()) == 2
    assert card.amount.edit.hasFocus()


def test_another_number_on_the_receipt_leads_to_the_stop(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "650")
    click(page.frame.footer.primary)
    go_to(page, "receipt")
    drop(page, [FILES / "electronic.pdf"])
    receipts = part(page, ReceiptsPart)
    (card,) = receipts.cards.values()
    read(desk, card, CODE, text="Аванс за услуги связи: 79264401903\nИТОГ 650.00")
    assert card.reading.flags.words()[0].startswith("The receipt shows +7 926 440-19-03")
    assert receipts.shown.digits.edit.text() == "1903"
    assert page.walk.stopped()
    click(page.frame.footer.primary)
    assert page.rescue.sheet is not None
    assert page.rescue.sheet.stopped


def test_digits_that_were_typed_are_not_written_over(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "receipt")
    drop(page, [FILES / "electronic.pdf"])
    receipts = part(page, ReceiptsPart)
    enter(receipts.shown.digits.edit, "4567")
    page.walk.flush()
    (card,) = receipts.cards.values()
    read(desk, card, CODE, text="Аванс за услуги связи: 79264401903\nИТОГ 650.00")
    assert receipts.shown.digits.edit.text() == "4567"


def test_a_photo_of_a_paper_is_not_asked_for_a_code(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "reregistration")
    page = hands.run_page(desk, run)
    for step in desk.runs.route(run).steps:
        if Part.RECEIPTS in step.parts:
            break
        desk.runs.complete(desk.runs.get(run.id), step.id)
    page.refresh()
    page._show("")
    drop(page, [FILES / "slip.jpg"])
    (card,) = part(page, ReceiptsPart).cards.values()
    assert not card.reading.isVisibleTo(card)


class FirstAtOnce(SlowReceipts):
    """Takes one file at once, and the others only when they are let go."""

    def keep_file(self, source: Path | bytes, name: str) -> Kept:
        """Wait for all files but the first."""
        return (
            self._real.keep_file(source, name)
            if name == "slip.jpg"
            else super().keep_file(source, name)
        )


def test_nothing_is_recorded_before_all_that_came_together_is_kept(
    desk: Desk, page: RunPage
) -> None:
    slow = FirstAtOnce(desk)
    adder = part(page, ReceiptsPart).adder
    adder._receipts = slow  # type: ignore[assignment] # the real one behind a gate
    adder.add(intake.files([FILES / "slip.jpg", FILES / "electronic.pdf"]), page.walk.run)
    assert slow.begun.wait(5)
    for _round in range(5):
        QApplication.processEvents()
    assert kept(desk, page) == {}
    slow.go.set()
    settle()
    assert desk.history.undoable is not None
    assert desk.history.undoable.count == 2
