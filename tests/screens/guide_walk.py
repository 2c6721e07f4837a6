"""Pictures of the guide: a renewal from its second step to what is proven at its end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton

from simdesk.i18n.language import _
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.outcome import OutcomePart
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.steps.step_view import StepView
from simdesk.ui.widgets.fields import LineEdit
from simdesk.ui.widgets.marks import CheckTick
from tests.journeys.tour import MOST_STEPS, drop_files
from tests.receipt_picture import draw_receipt
from tests.screens.marks import At, Mark, Marker, around

_CODE = "t=20261121T1428&s=150.00&fn=9999078900001234&i=48215&fp=3190446027&n=1"


class Walk:
    """Does every step of the renewal that has just been started."""

    def __init__(self, marker: Marker, data: Path) -> None:
        self.marker, self.d, self._data = marker, marker.d, data
        self.page = marker.find(RunPage)

    def draw(self) -> None:
        """One step with its number to copy, the receipt, and the three rungs at the end."""
        self._do_step()
        self._step()
        for _number in range(MOST_STEPS):
            outcome, receipts = self._view().part(OutcomePart), self._view().part(ReceiptsPart)
            if outcome is not None:
                self._outcome(outcome)
                return
            if receipts is not None:
                self._receipt(receipts)
            self._do_step()
        raise RuntimeError("the renewal did not come to its end")

    def _view(self) -> StepView:
        assert self.page.view is not None
        return self.page.view

    def _step(self) -> None:
        ticks = list(self._view().ticks.values())
        for tick in ticks[:2]:
            self.d.click(tick)
        top, footer = self.page.frame.top, self.page.frame.footer
        marks = [
            Mark(self.page.frame.rail, At.TOP_RIGHT, (-30, 30)),
            Mark(ticks[1], At.LEFT, (2, 0)),
            Mark(top._check, At.LEFT, (-2, 0)),
            Mark(top.later, At.BOTTOM_LEFT),
            Mark(footer.trouble, At.TOP_LEFT),
            Mark(footer.primary, At.TOP_LEFT),
        ]
        self.marker.save("step", marks, around(self.d.window, self.page, room=(0, 0)))

    def _receipt(self, part: ReceiptsPart) -> None:
        d = self.d
        slip = draw_receipt(self._data / "IMG_20261121.png", code=_CODE)
        drop_files(self.page.frame.content.viewport(), [slip])
        d.until(lambda: bool(d.desk.receipts.everything()) and not d.desk.readings.unread())
        [card] = part.cards.values()
        self.page.hand.reveal(card)
        marks = [
            Mark(part.zone, At.TOP_LEFT, (30, 24)),
            Mark(part.choose),
            Mark(part.paste_button, At.RIGHT),
            Mark(card.reading, At.RIGHT, (-40, 0)),
        ]
        cut = around(d.window, self.page.frame.content._where, part.zone, card)
        self.marker.save("receipt", marks, cut)

    def _outcome(self, part: OutcomePart) -> None:
        marks = [Mark(rung, At.TOP_LEFT, (-18, 14)) for rung in part.ladder.rungs]
        cut = around(self.d.window, self.page.frame.content._where, part.ladder, part._moved)
        self.marker.save("outcome", marks, cut)
        self.d.click(self.page.frame.footer.primary)

    def _do_step(self) -> None:
        """Tick all, fill in what is asked for, and go on."""
        d, page = self.d, self.page
        for tick in page.findChildren(CheckTick):
            if tick.isVisible() and not tick.isChecked():
                d.click(tick)
        for label, text in (
            (_("Amount you mean to pay, ₽"), "150"),
            (_("Amount paid, ₽"), "150"),
            (_("Balance you see now, ₽"), "297"),
        ):
            for field in page.findChildren(LineEdit):
                if field.isVisible() and field.accessibleName() == label:
                    d.type(field, text)
        for choice in page.findChildren(QRadioButton):
            if choice.isVisible() and choice.accessibleName() == _("Call"):
                d.click(choice)
        d.click(page.frame.footer.primary)
