"""The page on fraud, with the shipped patterns: paste, read, copy an address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from simdesk import paths
from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.link_check import Kind, Reason, Verdict
from simdesk.i18n.language import LANGUAGES, use_language
from simdesk.i18n.link_words import link_note, link_title
from simdesk.ui.pages.scams_page import ScamsPage
from simdesk.ui.scams.addresses_card import AddressesCard

CATALOGUE = load_catalogue(paths.resources_dir() / "catalogue")
FRAUD = "Договор истек, назовите код из СМС, иначе номер будет отключён"
PLAIN = "Баланс 147 р."


@pytest.fixture
def page(application: QApplication) -> Iterator[ScamsPage]:
    use_language("en", paths.translations_dir())
    shown = ScamsPage(catalogue=CATALOGUE)
    shown.resize(1000, 800)
    shown.show()
    application.processEvents()
    yield shown
    shown.close()
    shown.deleteLater()
    application.processEvents()


def said(page: ScamsPage) -> list[str]:
    """Return every text on the page, in no promised order."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def paste(page: ScamsPage, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.mouseClick(page.check.paste, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_pasted_fraud_is_named_with_its_signs_and_what_to_do(page: ScamsPage) -> None:
    paste(page, FRAUD)
    words = said(page)
    assert "Fraudsters write like this" in words
    for sign in ("expiry", "code", "cut_off"):
        assert next(s.text for s in CATALOGUE.scams.signs if s.id == sign) in words
    assert "→ Hang up. Tell nobody a code from an SMS." in words


def test_nothing_found_is_no_clearance(page: ScamsPage) -> None:
    paste(page, PLAIN)
    assert "It fits no fraud in our list. That does not make it genuine." in said(page)
    assert "Fraudsters write like this" not in said(page)


def test_a_sign_alone_is_pointed_out(page: ScamsPage) -> None:
    paste(page, "Ваш код подтверждения 1234")
    assert "It fits no fraud in our list, but be careful with this:" in said(page)
    assert "• It asks for a code from an SMS." in said(page)


@pytest.mark.parametrize("by", ["escape", "button"])
def test_escape_and_clear_empty_the_field_and_the_answer(page: ScamsPage, by: str) -> None:
    paste(page, FRAUD)
    if by == "escape":
        QTest.keyClick(page.check.edit, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(page.check.empty, Qt.MouseButton.LeftButton)
    page.check.read()
    QApplication.processEvents()
    assert page.check.edit.toPlainText() == ""
    assert "Fraudsters write like this" not in said(page)


def test_every_fraud_is_shown_with_its_source(page: ScamsPage) -> None:
    words = "\n".join(said(page))
    for scam in CATALOGUE.scams.scams:
        assert scam.title in words
        assert all(source.source in words for source in scam.sources)


def test_an_operators_address_can_be_copied(page: ScamsPage) -> None:
    heard: list[str] = []
    page.copied.connect(heard.append)
    card = page.findChild(AddressesCard)
    assert isinstance(card, AddressesCard)
    row = next(row for row in card._rows if row.domain == "yota.ru")
    QTest.mouseClick(row.copy, Qt.MouseButton.LeftButton)
    assert heard == [QApplication.clipboard().text()] == ["yota.ru"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [640, 1000])
def test_in_every_language_nothing_is_wider_than_the_page(
    page: ScamsPage, language: str, width: int
) -> None:
    use_language(language, paths.translations_dir())
    page.retranslate()
    page.resize(width, 800)
    paste(page, FRAUD)
    for label in page.findChildren(QLabel):
        if label.isVisibleTo(page):
            right = label.mapTo(page, label.rect().topRight()).x()
            assert right <= width
            assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("https://mts.ru/pay", "The address mts.ru belongs to MTS."),
        ("https://mts-pay.xyz", "mts-pay.xyz imitates mts.ru (MTS). Do not open it."),
        ("https://example.org", "example.org is not in our list."),
        ("http://mts.ru", "This link was not judged."),
    ],
)
def test_a_pasted_link_is_told_whose_it_is(page: ScamsPage, link: str, words: str) -> None:
    paste(page, link)
    assert words in said(page)
    assert "Fraudsters write like this" not in said(page)


def test_a_fraud_with_a_link_is_told_both(page: ScamsPage) -> None:
    paste(page, "Договор истек, назовите код: https://mts-pay.xyz/now")
    assert "Fraudsters write like this" in said(page)
    assert "mts-pay.xyz imitates mts.ru (MTS). Do not open it." in said(page)


def test_every_answer_about_a_link_has_words() -> None:
    use_language("en", paths.translations_dir())
    for reason in Reason:
        kind = Kind.IMITATES if reason is Reason.TYPO else Kind.REFUSED
        assert link_note(Verdict(kind, reason)).endswith(".")
    for kind in Kind:
        why = Reason.TYPO if kind in (Kind.IMITATES, Kind.REFUSED) else None
        verdict = Verdict(kind, why, "a.example", "MTS", "mts.ru")
        assert link_title(verdict)
        assert link_note(verdict)
