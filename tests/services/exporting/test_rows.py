"""What the lists say of a receipt, what its sums come to, and what an export says of itself."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from simdesk import paths
from simdesk.domain.fiscal import Fiscal, FiscalWarning, Operation
from simdesk.domain.money import Money
from simdesk.domain.reading import Reading
from simdesk.i18n.language import use_language
from simdesk.services.exporting import bag, cover, index_html
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.rows import rows, totals
from simdesk.services.exporting.summary import Summary, summary
from tests.services.exporting.conftest import ADDED, Shoebox

FN = "9960440302187731"


def sale(document: int = 48215, **fields: object) -> Fiscal:
    values: dict[str, object] = {
        "at": datetime(2026, 11, 21, 14, 28),  # noqa: DTZ001 - a till has no zone
        "seconds": False,
        "amount": Money(100_00),
        "fn": FN,
        "i": str(document),
        "fp": "3190446027",
        "n": Operation.SALE,
    }
    return Fiscal(**(values | fields))  # type: ignore[arg-type]


def test_the_owners_words_come_before_the_codes(shoebox: Shoebox) -> None:
    typed = shoebox.receipt(b"1", fn=FN, fd="0000048215")
    silent, other, several = (
        shoebox.receipt(x, fd=fd) for x, fd in ((b"2", ""), (b"3", "7"), (b"4", ""))
    )
    for kept in (typed, silent, other):
        shoebox.readings[kept.id] = Reading(fiscals=(sale(),))
    shoebox.readings[several.id] = Reading(fiscals=(sale(), sale(2)))
    found = {row.entry.receipt.id: row for row in rows(shoebox.plan().entries)}
    assert found[typed.id].fiscal == sale()
    assert (found[typed.id].fd, found[typed.id].fpd) == ("0000048215", "3190446027")
    assert (found[silent.id].fn, found[silent.id].fd) == (FN, "48215")
    assert (found[other.id].fiscal, found[other.id].fn, found[other.id].fd) == (None, "", "7")
    assert found[several.id].fiscal is None


def test_a_document_counts_once_and_a_refund_counts_back(shoebox: Shoebox) -> None:
    for number, (document, amount, booked) in enumerate(
        (
            (1, Money(100_00), Operation.SALE),
            (1, Money(100_00), Operation.SALE),
            (2, Money(30_00), Operation.SALE_REFUND),
            (3, None, Operation.SALE),
            (4, Money(5_50), None),
        )
    ):
        kept = shoebox.receipt(bytes([number]), amount=amount)
        shoebox.readings[kept.id] = Reading(fiscals=(sale(document, n=booked),))
    shoebox.receipt(b"unread", amount=Money(1_00))
    listed = rows(shoebox.plan().entries)
    assert totals(listed) == (Money(106_50), Money(30_00), 1, 1)
    shown = {fact.caption: fact.value for fact in cover.facts(listed)}
    assert (shown["Paid"], shown["Returned"]) == ("106.50\xa0₽", "30.00\xa0₽")
    assert shown["Not in the sums"] == "1 receipt without an amount"
    assert shown["Period"] == "21 November 2026"


def test_each_number_has_its_sum_and_none_is_at_the_end(shoebox: Shoebox) -> None:
    main, other = shoebox.line("Main"), shoebox.line("Mum", "+79035550812")
    for line, amount in ((main, 1_00), (None, 2_00), (other, 4_00), (main, 8_00)):
        shoebox.receipt(str(amount).encode(), line, amount=Money(amount))
    sums = [(each.number, each.paid) for each in cover.by_number(rows(shoebox.plan().entries))]
    assert sums == [
        ("+7 903 555-08-12", "4.00\xa0₽"),
        ("+7 916 123-45-67", "9.00\xa0₽"),
        ("No number", "2.00\xa0₽"),
    ]


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
def test_every_list_of_a_bag_tells_the_fiscal_fields(
    shoebox: Shoebox, tmp_path: Path, language: str
) -> None:
    use_language(language, paths.translations_dir())
    kept = shoebox.receipt(b"1", shoebox.line("Main"), fn=FN, fd="48215", fpd="3190446027")
    shoebox.readings[kept.id] = Reading(
        fiscals=(sale(amount=Money(99_00), warnings=(FiscalWarning.SUM_WITHOUT_KOPEKS,)),)
    )
    papers: list[str] = []

    def paper(told: Summary) -> bytes:
        papers.append(repr(told))
        return b"%PDF"

    written = bag.write(shoebox.plan(), tmp_path / "out", made_at=ADDED, paper=paper)
    assert written is not None
    data = written / "data"
    page, told = (
        (data / "index.html").read_text("utf-8"),
        (data / "payments.csv").read_text("utf-8-sig"),
    )
    for text in (page, told, papers[0]):
        for words in (FN, "48215", "3190446027"):
            assert words in text
    cells = list(csv.reader(io.StringIO(told), delimiter=";" if language == "ru" else ","))
    assert cells[1][11:13] == ["2026-11-21T14:28", "99,00" if language == "ru" else "99.00"]
    (record,) = json.loads((data / "payments.json").read_bytes())["receipts"]
    assert (record["fn"], record["fd"], record["fpd"]) == (FN, "48215", "3190446027")
    assert record["read"] == {
        "datetime": "2026-11-21T14:28",
        "kopeks": 9900,
        "fn": FN,
        "i": "48215",
        "fp": "3190446027",
        "n": 1,
        "warnings": ["sum_without_kopeks"],
    }


def test_an_unread_receipt_has_nothing_read(shoebox: Shoebox, tmp_path: Path) -> None:
    shoebox.receipt(b"1")
    written = bag.write(shoebox.plan(), tmp_path / "out", made_at=ADDED)
    assert written is not None
    (record,) = json.loads((written / "data/payments.json").read_bytes())["receipts"]
    assert record["read"] is None


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (Choices(hide_digits=True), "Pictures and PDFs still show every number"),
        (Choices(), "not one pixel is changed. PDFs, files of other kinds"),
        (Choices(strip_metadata=False), "byte for byte. A photo may tell where"),
        (Choices(without_notes=True), "Notes and references of the owner are left out"),
    ],
)
def test_page_and_paper_say_what_was_kept_back(
    shoebox: Shoebox, choices: Choices, words: str
) -> None:
    shoebox.receipt(b"1", shoebox.line("Main"))
    plan = shoebox.plan(choices=choices)
    paper = repr(summary(rows(plan.entries), plan.choices, ADDED, "0" * 64))
    for text in (index_html.render(plan.entries, plan.choices).decode(), paper):
        assert words in text
        assert "genuine" in text
    other = Choices(strip_metadata=not choices.strip_metadata)
    assert words not in index_html.render(plan.entries, other).decode()


def test_a_day_before_the_tills_is_shown_beside_it(shoebox: Shoebox) -> None:
    kept = shoebox.receipt(b"1", on=date(2026, 11, 20))
    shoebox.readings[kept.id] = Reading(fiscals=(sale(),))
    (line,) = summary(rows(shoebox.plan().entries), Choices(), ADDED, "0" * 64).receipts.cells
    assert line[1] == "20 November 2026\n21 November 2026, 14:28"
