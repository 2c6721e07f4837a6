"""What a receipt's file says, beside what its owner says: seen, answered and undone in the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import FileProblem
from simdesk.domain.line import Line
from simdesk.domain.reading import ReceiptState, reading_of
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Field
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts.details import ReceiptDetails
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.cards import RadioCard
from simdesk.ui.widgets.copy_button import CopyIcon
from tests.samples import rubles
from tests.ui.receipts.conftest import DATA, choose, settle

Show = Callable[[], ReceiptsPage]

CODE = "t=20261103T1205&s=650.00&fn=9999078900004312&i=77&fp=123456&n=1"
NBSP = "\N{NO-BREAK SPACE}"
TEXT = "Аванс за услуги связи\nИТОГ: 650.00 руб.\n04.11.2026 14:28\nФН 9999078900001234"


@pytest.fixture
def own(desk: Desk, lines: dict[str, Line]) -> Receipt:
    """A receipt of a number, of which its owner has said nothing."""
    return keep(desk, lines["Main · bank"])


def keep(desk: Desk, line: Line | None = None, content: str = "slip.jpg") -> Receipt:
    file = desk.receipts.keep_file(DATA / content, content)
    return desk.receipts.add(file, content, line_id=line.id if line else None)


def read(
    desk: Desk,
    receipt: Receipt,
    *codes: str,
    text: str = "",
    problem: FileProblem | None = None,
    fill: bool = True,
) -> Receipt:
    """Let a file be read that holds these codes and this text."""
    found = reading_of("a", codes, [text] if text else [], problem=problem)
    desk.readings.keep(receipt, found, fill=fill)
    settle()
    return desk.receipts.get(receipt.id)


def click(button: QWidget) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def opened(show: Show, receipt: Receipt) -> tuple[ReceiptsPage, ReceiptDetails]:
    page = show()
    choose(page, receipt)
    return page, page.pane.details


def states(details: ReceiptDetails) -> dict[Field, str]:
    """Return the words that stand beside the fields."""
    beside = details.fields._beside
    return {of: f.state.text() for of, f in beside.items() if f.state.isVisible()}


def test_a_file_waits_is_read_and_fills_what_is_empty(show: Show, desk: Desk, own: Receipt) -> None:
    page, details = opened(show, own)
    assert details.reading.title.text() == "Waiting to be read"
    page.pane.details._reader.at_work = own.sha256
    page.pane.details._reader.begun.emit(own.sha256)
    assert details.reading.title.text() == "Being read…"
    assert states(details) == {}
    read(desk, own, CODE)
    assert details.reading.title.text() == "The code was read"
    assert details.reading.words.text() == "Payment received by the seller"
    assert details.fields.amount.text() == "650"
    assert details.fields.digits[Field.FN].edit.text() == "9999078900004312"
    assert set(states(details).values()) == {"as on the receipt"}
    assert not details.reading.paste.isVisible()
    desk.history.undo()
    settle()
    assert details.fields.amount.text() == ""
    assert set(states(details).values()) == {"not recorded yet"}
    click(details.reading.fill)
    assert details.fields.amount.text() == "650"
    assert desk.history.undoable is not None
    desk.history.undo()
    assert desk.receipts.get(own.id) == own


def test_which_of_two_values_is_right_is_asked_beside_the_field(
    show: Show, desk: Desk, own: Receipt
) -> None:
    desk.receipts.update(replace(own, amount=rubles(605), fd="77"))
    read(desk, own, CODE)
    _page, details = opened(show, own)
    amount = details.fields._beside[Field.SUM]
    question = f"You recorded 605.00{NBSP}₽, the receipt shows 650.00{NBSP}₽. Which is right?"
    assert (amount.state.text(), amount.question.text()) == ("differs", question)
    assert question in amount.editor.accessibleDescription()
    assert details.reading.flags.words() == []  # it is asked once
    click(amount.keep)
    assert (amount.state.text(), amount.keep.isVisible()) == ("yours is right", False)
    assert details.fields.amount.hasFocus()
    assert desk.receipts.get(own.id).amount == rubles(605)
    click(amount.take)
    assert desk.receipts.get(own.id).amount == rubles(650)
    assert amount.state.text() == "as on the receipt"
    desk.history.undo()
    settle()
    assert details.fields.amount.text() == "605"


def test_one_field_is_taken_over_alone(show: Show, desk: Desk, own: Receipt) -> None:
    read(desk, own, CODE, fill=False)
    _page, details = opened(show, own)
    day = details.fields._beside[Field.DATE]
    assert day.question.text() == "The receipt shows 3 November 2026."
    click(day.take)
    taken = desk.receipts.get(own.id)
    assert taken == replace(own, on=date(2026, 11, 3))


def test_the_number_in_a_text_is_compared_and_taken_if_it_is_the_owners(
    show: Show, desk: Desk, own: Receipt, lines: dict[str, Line]
) -> None:
    read(desk, own, text="Аванс за услуги связи: 79264401903")
    _page, details = opened(show, own)
    number = details.fields._beside[Field.NUMBER]
    assert number.question.text().startswith("You recorded +7 916 123-45-67, the receipt shows")
    assert states(details) == {Field.NUMBER: "differs"}
    click(number.take)
    assert desk.receipts.get(own.id).line_id == lines["Backup (WeChat)"].id
    read(desk, own, text="Аванс за услуги связи: 79990000000")
    assert not number.take.isVisible()
    assert number.keep.isVisible()


def test_fiscal_numbers_are_typed_checked_and_copied(show: Show, desk: Desk, own: Receipt) -> None:
    _page, details = opened(show, own)
    field = details.fields.digits[Field.FPD]
    assert not field.copy_button.isEnabled()
    for typed, told in (
        ("31904460277", "Type digits only, 10 at most."),
        ("3190446O27", "Type digits only, 10 at most."),
        ("3190 446-027", ""),
    ):
        field.edit.setFocus()
        field.edit.clear()
        QTest.keyClicks(field.edit, typed)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
        settle()
        assert field.error() == told
    assert desk.receipts.get(own.id).fpd == field.edit.text() == "3190446027"
    click(field.copy_button)
    assert QGuiApplication.clipboard().text() == "3190446027"
    assert field.copy_button.accessibleName() == "Copied"
    field.copy_button._back.stop()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("n=2", "This receipt is for a refund: the money went back to the payer."),
        ("n=3", "This receipt is for money that the seller paid out, not for a payment."),
    ],
)
def test_what_is_no_payment_is_said_loudly(
    show: Show, desk: Desk, own: Receipt, code: str, words: str
) -> None:
    read(desk, own, CODE.replace("n=1", code))
    _page, details = opened(show, own)
    assert details.reading.title.text() == "This receipt is not for a payment"
    assert details.reading.flags.words() == [words]


def test_an_old_share_of_tax_is_told_with_its_source(show: Show, desk: Desk, own: Receipt) -> None:
    read(desk, own, CODE, text="Аванс за услуги связи\nв т.ч. НДС 20/120")
    _page, details = opened(show, own)
    (told,) = details.reading.flags._told
    assert told[1].startswith("The receipt shows VAT 20/120; 22/122 is expected")
    assert told[2] == (
        "Source: public code (secondary) · 2026 · read 21 November 2026 · confidence low"
    )


def test_why_nothing_was_read_is_said_and_it_can_be_read_again(
    show: Show, desk: Desk, own: Receipt
) -> None:
    read(desk, own, problem=FileProblem.TOO_SLOW)
    _page, details = opened(show, own)
    assert details.reading.title.text() == "The file could not be read"
    assert details.reading.words.text().startswith("Reading “slip.jpg” was stopped")
    assert own.sha256 not in details.reading.words.text()
    click(details.reading.again)
    assert details.reading.title.text() == "The code was read"  # the real file has one
    assert details.fields.amount.text() == "300"


def test_of_several_documents_one_is_chosen(show: Show, desk: Desk, own: Receipt) -> None:
    other = CODE.replace("i=77", "i=78").replace("650.00", "300.00")
    read(desk, own, CODE, other)
    _page, details = opened(show, own)
    assert details.reading.title.text() == "Several receipts in one file"
    assert states(details) == {}
    first, second = details.reading._documents.findChildren(RadioCard)
    assert not first.isChecked()
    click(second)
    chosen = desk.receipts.get(own.id)
    assert (chosen.amount, chosen.fd) == (rubles(300), "78")
    assert details.reading.title.text() == "The code was read"
    assert second.isChecked()
    desk.history.undo()
    settle()
    assert not second.isChecked()


def test_a_second_picture_is_asked_about_until_it_is_answered(
    show: Show, desk: Desk, own: Receipt
) -> None:
    again = keep(desk, content="second_slip.jpg")
    read(desk, own, CODE)
    again = read(desk, again, CODE)
    page, details = opened(show, again)
    twin = details.reading.twin
    click(twin.look)
    assert [r.receipt.id for r in page.wall.gallery.selected_rows()] == [own.id]
    assert twin.isVisible()
    click(twin.keep)
    assert not twin.isVisible()
    assert all(desk.receipts.get(r.id).kept_apart for r in (own, again))
    desk.history.undo()
    settle()
    click(twin.to_bin)
    assert [r.id for r in desk.receipts.in_bin()] == [own.id]
    choose(page, again)
    assert not twin.isVisible()


def test_the_text_of_a_file_only_proposes(show: Show, desk: Desk, own: Receipt) -> None:
    read(desk, own, text=TEXT)
    page, details = opened(show, own)
    proposals = details.proposals
    assert desk.receipts.get(own.id) == own
    assert proposals.title.text() == "The text of this file may mean:"
    click(proposals.all)
    taken = desk.receipts.get(own.id)
    assert (taken.amount, taken.on) == (rubles(650), date(2026, 11, 4))
    assert taken.fn == "9999078900001234"
    assert not proposals.isVisible()
    desk.history.undo()
    settle()
    assert desk.receipts.get(own.id) == own
    assert proposals.isVisible()
    choose(page, keep(desk, content="second_slip.jpg"))
    assert not proposals.isVisible()


def paste(page: ReceiptsPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_a_pasted_text_proposes_for_the_chosen_receipt(
    show: Show, desk: Desk, own: Receipt
) -> None:
    other = keep(desk, content="second_slip.jpg")
    page, details = opened(show, own)
    page.wall.gallery.setFocus()
    paste(page, f"Чек: {CODE}")
    proposals = details.proposals
    assert proposals.title.text() == "The pasted text may mean:"
    click(proposals.all)
    assert desk.receipts.get(own.id).fpd == "123456"
    assert proposals.words.text() == "All of it is recorded."
    click(proposals.close_button)
    assert not proposals.isVisible()
    paste(page, "Вы выиграли приз! Переведите 100 руб.")
    assert proposals.words.text() == "This message looks like fraud. Nothing was taken from it."
    paste(page, "hello")
    assert proposals.words.text() == "Nothing was found in this message."
    paste(page, "Оплата 100 руб. на номер +7 926 440-19-03 прошла")
    assert "names another number" in proposals.words.text()
    choose(page, own, other)
    paste(page, "Оплата 100 руб.")
    assert page.wall._note.words.text().startswith("Choose one receipt first")


class Browser(QObject):
    """Takes the addresses that would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Stand where the browser would."""
    own = Browser()
    QDesktopServices.setUrlHandler("https", own, "take")  # type: ignore[arg-type] # text only
    yield own
    QDesktopServices.unsetUrlHandler("https")


def test_the_official_check_copies_fields_and_opens_its_page_when_asked(
    show: Show, desk: Desk, own: Receipt, browser: Browser
) -> None:
    _page, details = opened(show, own)
    assert not details.check.isVisible()
    read(desk, own, CODE)
    check = details.check
    page = desk.catalogue.receipts.check
    assert page is not None
    assert page.domain in check._source.text()
    assert "paid is not credited" in check._meaning.text()
    assert browser.opened == []
    click(check.open)
    assert browser.opened == [page.url]
    click(check.copy_all)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Date: 03.11.2026",
        "Time at the till: 12:05",
        "Operation: Payment received by the seller",
        "Sum: 650.00",
        "Fiscal drive (FN): 9999078900004312",
        "Fiscal document (FD): 77",
        "Fiscal sign (FPD): 123456",
    ]
    assert len(check.findChildren(CopyIcon)) == 7
    check.copy_all._back.stop()


def test_the_cards_say_what_was_read_in_words(show: Show, desk: Desk, own: Receipt) -> None:
    page = show()
    states = page._states
    assert states.of(own) is ReceiptState.WAITING
    page.grab()
    filled = read(desk, own, CODE)
    assert states.of(filled) is ReceiptState.READ
    before = page.wall.gallery.grab().toImage()
    desk.receipts.update(replace(filled, amount=rubles(651)))
    settle()
    assert states.of(desk.receipts.get(own.id)) is ReceiptState.DIFFERS
    assert page.wall.gallery.grab().toImage() != before


def test_the_head_tells_progress_and_nothing_moves(show: Show, desk: Desk, own: Receipt) -> None:
    page = show()
    head = page.wall.head
    before = (head.count.geometry(), head.add.geometry(), head.height(), head.count.text())
    head._later.setInterval(0)
    head.show_reading(3)
    settle()
    assert head.count.text() == "Reading 3 receipts…"
    assert (head.count.geometry(), head.add.geometry(), head.height()) == before[:3]
    head.show_reading(0)
    assert head.count.text() == before[3]


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_the_pane_is_never_wider_than_its_place(
    show: Show, desk: Desk, own: Receipt, language: str, text_size: int
) -> None:
    desk.receipts.update(replace(own, amount=rubles(605)))
    read(desk, own, CODE, text=f"{TEXT}\nв т.ч. НДС 20/120", fill=False)
    bare = read(desk, keep(desk, content="second_slip.jpg"), text=TEXT)
    page = show()
    use_language(language, DATA.parents[2] / "translations")
    theme().choose(ThemeChoice.LIGHT, text_size)
    page.resize(804, 600)
    page.retranslate()
    page.refresh()
    for receipt in (own, bare):
        choose(page, receipt)
        place = page.pane._one
        shown = place.widget()
        assert shown is not None
        assert shown.width() == place.viewport().width()


def test_what_was_read_is_seen_at_once_and_the_rows_follow(
    show: Show, desk: Desk, own: Receipt
) -> None:
    other = keep(desk, content="second_slip.jpg")
    page, details = opened(show, own)
    later = page._soon._later
    caught_up = QSignalSpy(later.timeout)
    later.stop()
    page._soon._took_ms = 80  # as if there were many
    for receipt, code in ((own, CODE), (other, CODE.replace("i=77", "i=78"))):
        read(desk, receipt, code)
    assert details.fields.amount.text() == "650"
    assert {row.receipt.amount for row in page.wall.model.rows} == {None}
    assert caught_up.wait(5000)
    assert {row.receipt.amount for row in page.wall.model.rows} == {rubles(650)}
    assert caught_up.count() == 1
    assert not later.isActive()


def test_what_was_only_read_is_filled_in_for_several_as_one_step(show: Show, desk: Desk) -> None:
    names = ("slip.jpg", "second_slip.jpg", "small_slip.jpg")
    kept = [desk.receipts.add(desk.receipts.keep_file(DATA / n, n), n) for n in names]
    for number, receipt in enumerate(kept[:2], 77):
        read(desk, receipt, CODE.replace("i=77", f"i={number}"), fill=False)
    own = replace(desk.receipts.get(kept[0].id), amount=rubles(5))
    desk.receipts.update(own)
    page = show()
    choose(page, *kept)
    click(page.pane.several.fill)
    now = [desk.receipts.get(receipt.id) for receipt in kept]
    assert [(receipt.amount, receipt.fd) for receipt in now] == [
        (rubles(5), "77"),
        (rubles(650), "78"),
        (None, ""),
    ]
    assert not page.pane.several.fill.isVisible()
    undone = desk.history.undo()
    assert undone is not None
    assert undone.count == 2
    assert [desk.receipts.get(receipt.id).fd for receipt in kept] == ["", "", ""]
