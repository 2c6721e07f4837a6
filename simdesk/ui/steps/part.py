"""What every part of a step has in common: it shows a step, checks and states what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain import msisdn
from simdesk.domain.errors import MoneyError
from simdesk.domain.line import Line
from simdesk.domain.money import parse_rubles
from simdesk.domain.operator import Operator
from simdesk.domain.right_number import PAID_LAST_FOUR, PAID_OPERATOR, Reading, compare, last_four
from simdesk.domain.route import Route, Step
from simdesk.domain.run import Run
from simdesk.i18n.formats import money
from simdesk.i18n.language import _
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService, StepFacts

PLANNED = "planned"
"""The field that holds the amount the owner means to pay."""


@dataclass(frozen=True, slots=True)
class StepContext:
    """One step of one run. `fields` are all typed texts, those not kept yet as well."""

    run: Run
    route: Route
    step: Step
    line: Line
    operator: Operator | None
    today: date
    fields: Mapping[str, str]
    catalogue: Catalogue

    def field(self, name: str) -> str:
        """Return what was typed in a field of this step, as typed."""
        return self.fields.get(f"{self.step.id}/{name}", "")

    def payment_key(self, name: str) -> str:
        """Return the key of a field of the step that records the payment."""
        step = self.route.payment
        return f"{step.id if step else self.step.id}/{name}"

    def paid(self, name: str) -> str:
        """Return what was typed in a field of the step that records the payment."""
        return self.fields.get(self.payment_key(name), "")

    @property
    def reading(self) -> Reading:
        """What the receipt shows beside the number that was to be paid."""
        shown = last_four(self.paid(PAID_LAST_FOUR)) or ""
        return compare(self.line.msisdn, self.line.operator_id, shown, self.paid(PAID_OPERATOR))

    @property
    def planned(self) -> str:
        """The planned amount as typed here, else in the last step before that asks for it."""
        ids = [step.id for step in self.route.steps]
        behind = ids[: ids.index(self.step.id) + 1]
        texts = (self.fields.get(f"{step_id}/{PLANNED}", "") for step_id in reversed(behind))
        return next((text for text in texts if text), "")

    @property
    def operator_name(self) -> str:
        """What the operator is called in a sentence."""
        if self.operator is not None:
            return self.operator.name
        return self.line.operator_name or _("your operator")

    def fill(self, text: str) -> str:
        """Return a text of the catalogue in the language in use, with its placeholders filled."""
        try:
            amount = money(parse_rubles(self.planned))
        except MoneyError:
            amount = "… ₽"
        operator = self.operator
        codes = operator.codes["balance"].values if operator and "balance" in operator.codes else ()
        domains = operator.domains if operator else ()
        return _(text).format(
            operator=self.operator_name,
            number=msisdn.spaced(self.line.msisdn),
            amount=amount,
            code_balance=codes[0].value if codes else "…",
            domain=domains[0].value if domains else "…",
        )


class PartWidget(QWidget):
    """A part of a step. `typed(field, text)` after every change that the owner made.

    A field with a `/` in it is that of another step.

    `finished` when a field is left, `reveal_requested(widget)` when something new stands where
    it may not be seen.

    `grouped` parts stand in one card with their neighbours; `look` is the card of the others,
    none where it is empty.
    """

    typed = Signal(str, str)
    finished = Signal()
    failed = Signal(object)
    preview_requested = Signal(str)
    reveal_requested = Signal(QWidget)

    grouped = False
    look = "plain"

    def __init__(
        self,
        *,
        runs: RunService,
        receipts: ReceiptService,
        readings: ReadingService,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._receipts = receipts
        self._readings = readings
        self._today = today
        self._build()
        self._connect()

    def _build(self) -> None:
        raise NotImplementedError

    def _connect(self) -> None:
        """Connect what the part is made of."""

    def show_step(self, context: StepContext) -> None:
        """Show everything in the language in use; what is typed and not kept yet stays."""
        raise NotImplementedError

    def wrong(self) -> QWidget | None:
        """Say under each field what is wrong with it; return the first such editor."""
        return None

    def stated(self) -> StepFacts | None:
        """Return what was stated, once nothing is wrong; None where there is nothing to state."""
        return None

    def finish(self) -> None:
        """Bring to an end what is under way, because the step is left."""
