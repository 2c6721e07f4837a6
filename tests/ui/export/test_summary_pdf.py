"""The summary of a bag as a reader of the PDF finds it: every digit, script and receipt."""

from __future__ import annotations

import re
import threading
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.domain.money import Money
from simdesk.i18n.language import use_language
from simdesk.services.exporting import bag
from simdesk.services.exporting.choices import USUAL
from simdesk.services.exporting.rows import rows
from simdesk.services.exporting.summary import summary
from simdesk.ui.export.summary_pdf import summary_pdf
from tests.samples import LABELS, NOW
from tests.services.exporting.conftest import Shoebox, shoebox
from tests.ui.dispute.conftest import application, open_pdf

__all__ = ["application", "shoebox"]

FN = "9960440302187731"
RADICALS = str.maketrans(
    "\u2ec5\u2ecb\u2ed3\u2ed4\u2eda\u2edb\u2edc", "\u89c1\u8f66\u957f\u95e8\u9875\u98ce\u98de"
)
"""Signs that fonts draw with the shape of a radical, which a reader then takes them for."""
A4 = pytest.approx((595, 842), abs=1)


def unspaced(text: str) -> str:
    """Return words as they are compared: a line may end between any two signs of Chinese."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(RADICALS)


def filled(box: Shoebox, language: str, count: int) -> None:
    lines = [
        box.line(label, f"+7916123456{number}") for number, label in enumerate(LABELS[language])
    ]
    for number in range(count):
        box.receipt(
            str(number).encode(),
            lines[number % len(lines)],
            amount=Money(650_50 + number),
            fn=FN,
            fd=str(48215 + number),
            fpd=str(3190446027 + number),
            reference=f"A-{number}",
            note="заметка 备注",
        )


@pytest.mark.parametrize("language", ["zh_CN", "ru", "en"])
def test_every_digit_and_every_script_is_found(
    application: QApplication, shoebox: Shoebox, language: str
) -> None:
    use_language(language, paths.translations_dir())
    filled(shoebox, language, 45)
    listed = rows(shoebox.plan().entries)
    told = summary(listed, USUAL, NOW, "0123456789abcdef" * 4)
    drawn = open_pdf(summary_pdf(told))
    text = drawn.text
    assert len(drawn.pages) > 2
    assert all(size == A4 for size in drawn.sizes)
    for number in range(45):
        assert f"{48215 + number} {3190446027 + number}" in text
        assert f"A-{number}" in text
    assert text.count(FN) == 45
    plain = unspaced(text)
    for label in LABELS[language]:
        assert unspaced(label) in plain
    assert plain.count("заметка备注") == 45
    values = [fact.value for fact in told.facts]
    for words in (told.title, told.made, told.about, *told.said, *values):
        assert unspaced(words) in plain
    assert told.fixed.value in text
    assert not any("\ufffd" in page or "\u25a1" in page for page in drawn.pages)
    for page in drawn.pages[1:]:  # the columns are named on each sheet
        assert unspaced(told.receipts.heads[4]) in unspaced(page)


def test_a_bag_holds_it_wherever_it_is_written(
    application: QApplication, shoebox: Shoebox, tmp_path: Path
) -> None:
    filled(shoebox, "en", 2)
    plan = shoebox.plan()
    work = threading.Thread(
        target=bag.write,
        args=(plan, tmp_path / "out"),
        kwargs={"made_at": NOW, "paper": summary_pdf},
    )
    work.start()
    work.join()
    drawn = open_pdf((tmp_path / "out/data/summary.pdf").read_bytes())
    assert "Summary of receipts" in drawn.text
    assert "1,301.01 ₽" in drawn.text.replace("\xa0", " ")


def test_a_note_longer_than_a_sheet_is_whole(application: QApplication, shoebox: Shoebox) -> None:
    words = [f"word{number};" for number in range(1500)]
    shoebox.receipt(b"1", shoebox.line("Main"), note=" ".join(words))
    told = summary(rows(shoebox.plan().entries), USUAL, NOW, "0" * 64)
    # Where a sheet holds one narrow column, a reader takes it for words that run downwards.
    found = re.findall(r"word\d+;", unspaced(open_pdf(summary_pdf(told)).text))
    assert sorted(found) == sorted(words)
