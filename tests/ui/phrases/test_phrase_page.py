"""Cards to show to a person in Russia: what stands on them, copying, and the page of paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.errors import ExportError, ExportProblem, SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.i18n.language import use_language
from simdesk.ui.pages.phrase_page import PhrasePage
from simdesk.ui.phrases.card_words import card_words
from tests.pdf_text import pdf_text

CATALOGUE = load_catalogue(paths.resources_dir() / "catalogue")
PHRASES = {phrase.id: phrase for phrase in CATALOGUE.phrases}
LINE = Line("a", "+79161230567", datetime(2026, 11, 21, 12, tzinfo=UTC), operator_id="mts")


@pytest.fixture
def page(application: QApplication) -> Iterator[PhrasePage]:
    use_language("en", paths.translations_dir())
    shown = PhrasePage(line=LINE, catalogue=CATALOGUE)
    shown.resize(900, 600)
    shown.show()
    application.processEvents()
    yield shown
    shown.close()
    shown.deleteLater()
    application.processEvents()


def test_a_shop_reads_sentence_number_sum_and_asks_for_a_receipt(page: PhrasePage) -> None:
    page.situation.choose("shop")
    page.amount.setText("150,50")
    card = page.words()
    assert card.sentence.large == "Здравствуйте! Пополните, пожалуйста, этот номер."
    assert card.sentence.small.startswith("Hello, top up this number for me.")
    assert card.number is not None
    assert card.number.large.split() == ["+7", "916", "123", "05", "67"]
    assert card.number.small.split(" — ")[2] == "ноль пять"
    assert card.amount is not None
    assert card.amount.small == "сто пятьдесят рублей 50 коп."
    assert (card.operator.large, card.operator.small) == ("МТС", "MTS")


def test_the_phone_hears_only_the_last_four_digits(page: PhrasePage) -> None:
    page.situation.choose("call_centre")
    page.amount.setText("150")
    card = page.words()
    assert card.number is not None
    assert card.number.large.split() == ["05", "67"]
    assert "916" not in card.russian()
    assert card.amount is None


@pytest.mark.parametrize("text", ["NaN", "-5", "1e3", "9999999"])
def test_an_amount_that_has_no_words_is_marked_and_left_out(page: PhrasePage, text: str) -> None:
    page.situation.choose("shop")
    page.amount.setText(text)
    assert page.amount.property("error") == "true"
    assert page.words().amount is None
    page.amount.setText("100")
    assert page.amount.property("error") == "false"


def test_copying_gives_the_russian_and_the_number(page: PhrasePage) -> None:
    heard: list[str] = []
    page.copied.connect(heard.append)
    page.situation.choose("shop")
    QTest.mouseClick(page.copy_russian, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().splitlines()[0] == PHRASES["shop"].ru
    QTest.mouseClick(page.copy_number, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "+7 916 123-05-67"
    assert len(heard) == 2


def test_f11_leaves_the_card_alone_and_escape_goes_back_step_by_step(page: PhrasePage) -> None:
    left: list[str] = []
    page.left.connect(left.append)
    QTest.keyClick(page.situation, Qt.Key.Key_F11)
    assert not page.back.isVisible()
    assert page.card.isVisible()
    QTest.keyClick(page.card, Qt.Key.Key_Escape)
    assert page.back.isVisible()
    assert left == []
    QTest.keyClick(page.situation, Qt.Key.Key_Escape)
    assert left == ["a"]


def test_it_becomes_one_page_of_paper(page: PhrasePage, tmp_path: Path) -> None:
    target = tmp_path / "card.pdf"
    page.write_pdf(target)
    content = target.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["card.pdf"]


def test_a_place_that_is_not_there_is_said_and_nothing_is_left(
    page: PhrasePage, tmp_path: Path
) -> None:
    failures: list[SimdeskError] = []
    page.failed.connect(failures.append)
    page.write_pdf(tmp_path / "gone" / "card.pdf")
    (failure,) = failures
    assert isinstance(failure, ExportError)
    assert failure.problem is ExportProblem.NO_PLACE
    assert list(tmp_path.iterdir()) == []


def test_the_page_of_paper_can_be_searched_and_copied_from(
    page: PhrasePage, tmp_path: Path
) -> None:
    page.situation.choose("shop")
    page.amount.setText("150")
    page.write_pdf(tmp_path / "card.pdf")
    text = " ".join(pdf_text((tmp_path / "card.pdf").read_bytes()).split())
    assert "Пополните, пожалуйста, этот номер." in text
    assert "+7 916 123 05 67" in text
    assert "150 ₽" in text


@pytest.mark.parametrize(("code", "first"), [("zh_CN", "您好"), ("en", "Hello"), ("ru", "您好")])
def test_a_card_can_be_read_in_chinese_and_in_english(code: str, first: str) -> None:
    use_language(code, paths.translations_dir())
    for phrase in CATALOGUE.phrases:
        card = card_words(phrase, LINE, CATALOGUE.operator("mts"), None, both=True)
        for meaning in (card.sentence.small, card.then.small):
            lines = meaning.splitlines()
            assert len(lines) == 2
            assert any("\u4e00" <= c <= "\u9fff" for c in meaning)
            assert phrase.text in meaning or phrase.after_text in meaning
        assert card.sentence.small.startswith(first[:1]) or phrase.id != "shop"


def test_both_meanings_can_be_taken_away(page: PhrasePage) -> None:
    assert page.both.isChecked()
    assert "\n" in page.words().sentence.small
    page.both.click()
    assert page.words().sentence.small == page.phrase().text


def test_from_a_step_it_opens_at_its_card_with_the_planned_sum(application: QApplication) -> None:
    use_language("en", paths.translations_dir())
    shown = PhrasePage(
        line=LINE, catalogue=CATALOGUE, first="terminal", amount="200", from_step=True
    )
    assert shown.phrase().id == "terminal"
    assert shown.back.text() == "Back to the step"
    amount = shown.words().amount
    assert amount is not None
    assert amount.small == "двести рублей"
    shown.situation.choose("shop")
    shown.retranslate()
    assert shown.phrase().id == "shop", "what the owner chose stays"
    shown.deleteLater()


def test_a_card_in_russian_does_not_say_everything_twice() -> None:
    use_language("ru", paths.translations_dir())
    for phrase in CATALOGUE.phrases:
        card = card_words(phrase, LINE, CATALOGUE.operator("mts"), Money(10_000))
        assert card.sentence.small == card.then.small == ""
        assert card.operator.caption == "Оператор"
