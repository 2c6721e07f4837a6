"""Pictures of receipts that were read: another sum, a refund, a pasted text, and a renewal's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.receipt import Receipt
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.receipts import ReceiptsPart
from tests.driver import Driver
from tests.receipt_picture import draw_receipt
from tests.samples import rubles

_CODE = "t=20261121T1428&s={sum}.00&fn=9999078900001234&i={i}&fp=3190446027&n={n}"
_TEXT = "Оплата 150 руб. прошла 21.11.2026. ФН 9999078900001234 ФД 48215 ФПД 3190446027"


def draw_receipt_readings(
    d: Driver, line: Line, folder: Path, shoot: Callable[[str], Path]
) -> list[Path]:
    """Let slips be read and look at them, on their page and in a renewal."""

    def keep(name: str, number: int, booked: int = 1, typed: Money | None = None) -> Receipt:
        code = _CODE.format(sum=150, i=number, n=booked) if number else ""
        slip = draw_receipt(folder / name, code=code)
        file = d.desk.receipts.keep_file(slip, name)
        return d.desk.receipts.add(file, name, line_id=line.id, amount=typed)

    differs = keep("differs.png", 48216, typed=rubles(105))
    refund = keep("refund.png", 48217, 2)
    bare = keep("bare.png", 0)
    d.until(lambda: not d.desk.readings.unread())
    d.open_page("receipts")
    page = d.window._pages._made["receipts"]
    assert isinstance(page, ReceiptsPage)
    drawn = []
    for receipt in (differs, refund, bare):
        page.wall.gallery.choose([receipt.id])
        if receipt is bare:
            QGuiApplication.clipboard().setText(_TEXT)
            page.paste()
        d.settle(20)
        if receipt is not refund:  # what is asked stands below the picture
            place = page.pane._one
            place.verticalScrollBar().setValue(page.pane.details.y() - 12)
        d.settle()
        drawn.append(shoot(f"receipts-{receipt.name.removesuffix('.png')}"))
    drawn.append(_draw_step(d, line, refund, shoot))
    d.desk.receipts.delete([differs, refund, bare])
    d.settle()
    return drawn


def _draw_step(d: Driver, line: Line, refund: Receipt, shoot: Callable[[str], Path]) -> Path:
    runs = d.desk.runs
    run = runs.open_run(line.id) or runs.start(line.id, "shop")
    file = d.desk.receipts.keep_file(d.desk.receipts.path(refund), refund.name)
    d.desk.receipts.add_to_run([(file, refund.name)], run)
    for step in runs.route(run).steps:
        d.open_page("renewal", line.id)
        page = d.window._pages._made["run"]
        assert isinstance(page, RunPage)
        assert page.view is not None
        part = page.view.part(ReceiptsPart)
        if part is not None:
            d.settle(20)
            page.hand.reveal(next(iter(part.cards.values())))
            d.settle()
            break
        runs.complete(runs.get(run.id), step.id)
    return shoot("step-receipt-read")
