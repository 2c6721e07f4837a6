"""Pictures of the number to pay, of a receipt that shows another one, and of what follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from simdesk.domain.line import Line
from simdesk.ui.pages.letter_page import LetterPage
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.right_number import NumberPart
from tests.driver import Driver
from tests.samples import TODAY

_PAID = {
    "pay/planned": "150",
    "pay/amount": "150",
    "pay/on": TODAY.isoformat(),
    "pay/reference": "8841 2207",
    "pay/paid_last_four": "0821",
    "pay/paid_operator": "t2",
}


def draw_wrong_number(d: Driver, line: Line, shoot: Callable[[str], Path]) -> list[Path]:
    """Walk a number to its payment and on to the letter; return the pictures."""
    runs = d.desk.runs
    run = runs.start(line.id, "payment_terminal")
    for key, text in _PAID.items():
        runs.set_field(run, key, text)
    for step in ("check_number", "find"):
        runs.complete(run, step)
    d.open_page("renewal", line.id)
    page = d.window._pages._made["run"]  # an older one may still wait to be deleted
    assert isinstance(page, RunPage)
    assert page.view is not None
    number = page.view.part(NumberPart)
    assert number is not None
    number.show_large()
    assert number.print is not None
    drawn = [shoot("large-print")]
    number.print.take_away()
    bar = page.frame.content.verticalScrollBar()
    bar.setValue(bar.maximum())
    d.settle()
    drawn.append(shoot("receipt-differs"))
    page.go_on()
    d.settle(12)
    drawn.append(shoot("rescue"))
    bar.setValue(bar.maximum())
    d.settle()
    drawn.append(shoot("rescue-end"))
    assert page.rescue.sheet is not None
    page.rescue.sheet.letter.click()
    d.settle(12)
    drawn.append(shoot("letter"))
    letter = d.window._pages._made["letter"]
    assert isinstance(letter, LetterPage)
    letter.back.click()
    page.rescue.sheet.card.click()
    d.settle(12)
    drawn.append(shoot("rescue-card"))
    QApplication.processEvents()
    return drawn
