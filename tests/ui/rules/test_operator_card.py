"""What is known of an operator stands with its source; a weak one calls nothing official."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from simdesk import paths
from simdesk.catalogue.loader import load_catalogue
from simdesk.i18n.language import use_language
from simdesk.ui.rules.operator_card import OperatorCard

CATALOGUE = load_catalogue(paths.resources_dir() / "catalogue")
pytestmark = pytest.mark.usefixtures("application")


def words_of(operator_id: str) -> list[str]:
    """Return every text of an operator's card in English."""
    use_language("en", Path())
    operator = CATALOGUE.operator(operator_id)
    assert operator is not None
    card = OperatorCard(operator)
    words = [label.text() for label in card.findChildren(QLabel)]
    card.deleteLater()
    QApplication.processEvents()
    return words


@pytest.mark.parametrize("operator_id", ["rostelecom", "sbermobile", "mts"])
def test_only_a_good_source_makes_an_address_or_an_app_official(operator_id: str) -> None:
    words = words_of(operator_id)
    official = {text for text in words if text.startswith("Official")}
    weak = {text for text in words if text.startswith("Said to be")}
    assert (official, weak) == {
        "rostelecom": (set(), {"Said to be its address"}),
        "sbermobile": ({"Official address"}, {"Said to be its app СберМобайл"}),
        "mts": ({"Official address", "Official app Мой МТС"}, set()),
    }[operator_id]


def test_codes_with_blanks_are_shown_with_words_and_their_source() -> None:
    words = words_of("mts")
    place = words.index("*116*number*amount#")
    assert words[place - 1] == "Code that asks somebody to top up"
    assert "kakprosto.ru · Old guide" in words[place + 1]
    assert "8 800 250 82 50" in words
    assert "250 01" in words
    assert not any("{" in text for text in words)
