"""The letter for money on another number: filled in, kept, copied, and as pages of paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from simdesk import paths
from simdesk.domain.errors import ExportError, SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.rescue import Place
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.pages.letter_page import LetterPage
from simdesk.ui.phrases.paper import letter_layout, paint_pages
from simdesk.ui.rescue.letter_paper import HEIGHT, WIDTH, Written, paint_letter
from simdesk.ui.rescue.letter_words import BLANK, TYPED, letter_text
from tests.pdf_text import pdf_text
from tests.ui.renewal.hands import Hands, click, enter, settle

PAID = {
    "pay/amount": "1250,50",
    "pay/on": "2026-11-20",
    "pay/reference": "8841 2207",
    "pay/paid_last_four": "4576",
    "pay/paid_operator": "t2",
}


@pytest.fixture
def page(desk: Desk, lines: list[Line], hands: Hands) -> Iterator[LetterPage]:
    """Return the letter of a payment of which everything is known, in English."""
    run = desk.runs.start(lines[0].id, "payment_terminal")
    for key, text in PAID.items():
        desk.runs.set_field(run, key, text)
    use_language("en", paths.translations_dir())
    page = open_letter(desk, run.id, hands)
    yield page
    use_language("en", Path())


def open_letter(desk: Desk, run_id: str, hands: Hands) -> LetterPage:
    """Open the letter of a run."""
    page = LetterPage(run_id=run_id, runs=desk.runs, lines=desk.lines, catalogue=desk.catalogue)
    return hands._open(page, desk, (1216, 800))


def russian(page: LetterPage) -> str:
    """Return the letter with ordinary spaces."""
    return letter_text(page.context()).replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_recorded_stands_in_the_letter(page: LetterPage) -> None:
    text = russian(page)
    assert "Оператору связи T2" in text
    assert (
        "20 ноября 2026 г. внесён платёж за мобильную связь: "
        "1 250,50 ₽ (одна тысяча двести пятьдесят рублей 50 коп.)." in text
    )
    assert "вместо +7 916 123-45-67 указан +7 ___ ___-45-76." in text
    assert "Номер операции: 8841 2207" in text
    assert "21 ноября 2026 г." in text.splitlines()[-1]


def test_what_is_not_known_stays_a_blank(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = open_letter(desk, desk.runs.start(lines[0].id, "payment_terminal").id, hands)
    text = russian(page)
    for line in ("Оператору связи", "от", "ФН:", "ФД:", "ФПД:", "Номер операции:"):
        assert f"{line} {BLANK}" in text
    assert f"{BLANK} внесён платёж за мобильную связь: {BLANK}." in text
    assert f"указан {BLANK}." in text


def test_what_is_typed_is_in_the_letter_at_once_and_kept(
    page: LetterPage, desk: Desk, hands: Hands
) -> None:
    enter(page.fields["name"].edit, "Ван Сюлань")
    enter(page.fields["fn"].edit, "7380440801234567")
    enter(page.fields["wrong"].edit, "+7 916 123-45-76")
    assert "от Ван Сюлань" in russian(page)
    assert "ФН: 7380440801234567" in page.sheet.accessibleName()
    click(page.back)
    again = open_letter(desk, page.context().run.id, hands)
    assert again.fields["name"].edit.text() == "Ван Сюлань"
    assert "указан +7 916 123-45-76." in russian(again)
    enter(again.fields["operator"].edit, "x")
    QTest.keyClick(again.fields["operator"].edit, Qt.Key.Key_Backspace)
    again.refresh()
    assert again.fields["operator"].edit.text() == "", "an emptied field is not filled again"
    assert f"Оператору связи {BLANK}" in russian(again)


def test_nobody_asks_for_a_passport(page: LetterPage) -> None:
    labels = [field.label.text() for field in page.fields.values()]
    assert len(labels) == len(TYPED)
    assert not any("passport" in label.lower() for label in labels)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [("en", "I ask you to move the payment to"), ("zh_CN", "请把这笔钱转到"), ("ru", None)],
)
def test_the_meaning_stands_below_in_the_owners_language(
    page: LetterPage, code: str, meaning: str | None
) -> None:
    use_language(code, paths.translations_dir())
    page.retranslate()
    assert page._meaning.isVisible() == (meaning is not None)
    assert len(page.pages()) == (2 if meaning else 1)
    if meaning is not None:
        item = page._meanings.itemAt(5)
        shown = item.widget() if item is not None else None
        assert isinstance(shown, QLabel)
        assert meaning in shown.text()


def test_copying_gives_the_russian_alone(page: LetterPage) -> None:
    heard: list[str] = []
    page.copied.connect(heard.append)
    click(page.copy)
    copied = QApplication.clipboard().text()
    assert copied == letter_text(page.context())
    assert "I ask" not in copied
    assert len(heard) == 1


def test_the_pdf_can_be_searched_and_copied_from(page: LetterPage, tmp_path: Path) -> None:
    saved: list[str] = []
    page.saved.connect(saved.append)
    target = tmp_path / "letter.pdf"
    page.write_pdf(target)
    content = target.read_bytes()
    assert content.count(b"/Type /Page\n") == 2
    text = " ".join(pdf_text(content).split())
    for words in (
        "Заявление об ошибке в номере при оплате",
        "вместо +7 916 123-45-67 указан +7 ___ ___-45-76.",
        "1 250,50 ₽",
        "Номер операции: 8841 2207",
        "I ask you to move the payment to +7 916 123-45-67.",
    ):
        assert words in text
    assert saved == [str(target)]
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".pdf"] == ["letter.pdf"]


def test_a_place_that_is_not_there_is_said(page: LetterPage, tmp_path: Path) -> None:
    failures: list[SimdeskError] = []
    page.failed.connect(failures.append)
    page.write_pdf(tmp_path / "gone" / "letter.pdf")
    (failure,) = failures
    assert isinstance(failure, ExportError)


def test_a_printer_gets_the_same_pages(page: LetterPage, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(letter_layout())
    paint_pages(printer, page.pages())
    content = (tmp_path / "printed.pdf").read_bytes()
    assert content.count(b"/Type /Page\n") == 2
    assert "Заявление об ошибке" in pdf_text(content)


def test_a_long_letter_stays_on_its_sheet(page: LetterPage) -> None:
    for name in TYPED:
        page.fields[name].edit.setText("Щука " * 40)
        page._take(name, "Щука " * 40)
    settle()
    image = QImage(WIDTH, HEIGHT + 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    letter = [Written(Place(p.place), p.text) for p in page.sheet._letter]
    paint_letter(painter, QRectF(0, 0, WIDTH, HEIGHT), letter)
    painter.end()
    below = image.copy(0, HEIGHT, WIDTH, 200)
    white = QImage(WIDTH, 200, QImage.Format.Format_RGB32)
    white.fill(QColor("white"))
    assert below == white
