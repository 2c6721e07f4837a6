"""Rows of the gallery: what a filter finds, and that nothing moves under the pointer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.services.receipt_search import searched
from simdesk.ui.receipts.receipt_model import ReceiptFilter, ReceiptModel, ReceiptRow, total

ADDED = datetime(2026, 11, 21, 11, 32, tzinfo=UTC)
LINE = Line("line", "+79161234567", ADDED, label="Ёлка · банк")


def _row(receipt_id: str, **fields: object) -> ReceiptRow:
    line = fields.pop("line", None)
    receipt = Receipt(
        id=receipt_id,
        sha256=receipt_id * 8,
        name=f"{receipt_id}.jpg",
        media_type=MediaType.JPEG,
        size=1,
        added_at=ADDED,
        line_id=LINE.id if line else None,
        **fields,  # type: ignore[arg-type]
    )
    own, operator = (LINE, "MTS") if line else (None, "")
    found = searched(receipt, own, (operator,))
    return ReceiptRow(receipt, own, operator, "MT", searched=found)


def _takes(wanted: ReceiptFilter, row: ReceiptRow) -> bool:
    return wanted.of([row]) == [row]


ROW = _row("a", line=True, reference="A-17/2026", note="第二次", on=date(2025, 3, 1))


@pytest.mark.parametrize(
    "query",
    [
        "", "  ", "елка", "ЁЛКА", "банк", "+7 916 123-45-67", "9161234567", "8 916 123",
        "8 (916) 123-45-67", "4567", "45-67", "a-17", "第二次", "a.jpg", "mts", "ＭＴＳ",
    ],
)  # fmt: skip
def test_a_search_finds_number_label_operator_name_reference_and_note(query: str) -> None:
    assert _takes(ReceiptFilter(query), ROW)


@pytest.mark.parametrize("query", ["4568", "дом", "t2", "-", "("])
def test_a_search_leaves_out_what_does_not_match(query: str) -> None:
    assert _takes(ReceiptFilter(query), ROW) == (query == "-")  # a hyphen stands in the day


def test_filters_of_number_and_year_work_together() -> None:
    loose = _row("b")
    assert _takes(ReceiptFilter(line_id="line", year=2025), ROW)
    assert not _takes(ReceiptFilter(line_id="line", year=2026), ROW)
    assert not _takes(ReceiptFilter(line_id="other"), ROW)
    assert _takes(ReceiptFilter(line_id=""), loose)
    assert not _takes(ReceiptFilter(line_id=""), ROW)
    assert _takes(ReceiptFilter(year=2026), loose)  # without a date the day of keeping counts
    assert not _takes(ReceiptFilter("beeline", year=2025), ROW)
    assert ReceiptFilter(year=2025).of([ROW, loose], always=["b"]) == [ROW, loose]


def test_the_sum_leaves_out_what_is_not_known() -> None:
    rows = [_row("a", amount=Money(100)), _row("b"), _row("c", amount=Money(50))]
    assert total(rows) == Money(150)
    assert total([]) == Money(0)


def test_a_document_in_two_pictures_is_paid_once() -> None:
    named = {"amount": Money(150), "fn": "9999078900001234", "fpd": "3190446027"}
    rows = [_row("a", fd="48215", **named), _row("b", fd="048215", **named)]
    assert total(rows) == Money(150)
    assert total([*rows, _row("c", fd="48216", **named)]) == Money(300)
    half = {"amount": Money(150), "fn": "9999078900001234"}
    assert total([_row("a", **half), _row("b", **half)]) == Money(300)


def test_rows_change_in_place_go_and_come_at_the_top() -> None:
    model = ReceiptModel()
    tester = QAbstractItemModelTester(model)
    first, second, third = _row("a"), _row("b"), _row("c")
    model.show_rows([first, second, third])
    changed: list[int] = []
    model.dataChanged.connect(lambda top, _bottom, _roles: changed.append(top.row()))

    moved = replace(second, receipt=replace(second.receipt, on=date(2000, 1, 1)))
    new = _row("d")
    model.take_changes([new, first], [new, first, moved])

    assert [row.receipt.id for row in model.rows] == ["d", "a", "b"]
    assert model.rows[2] == moved
    assert changed == [1]  # the row of `second`, before the new one came
    assert tester.model() is model


def test_a_row_is_read_aloud_whole(application: object) -> None:
    model = ReceiptModel()
    model.show_rows([replace(ROW, receipt=replace(ROW.receipt, amount=Money(150_00))), _row("b")])
    spoken = [model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1)]
    assert spoken[0] == "Ёлка · банк, +7 916 123-45-67, MTS, 1 March 2025, 150\u00a0₽"
    assert spoken[1] == "No number yet, no date yet, no amount yet"
