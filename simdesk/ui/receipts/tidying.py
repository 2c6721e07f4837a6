"""Looks over the receipts for the page, and does what is asked for in the list of what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import SimdeskError, UnknownIdError
from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_link import LinkProposal
from simdesk.domain.receipt_order import Finding, FindingKind
from simdesk.i18n.language import _, ngettext
from simdesk.services.lines import LineService
from simdesk.services.receipt_order import ReceiptOrder
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.receipts.order_view import Loose, Told
from simdesk.ui.receipts.order_words import reason_words, short_name
from simdesk.ui.receipts.phone_folder import PhoneFolder
from simdesk.ui.receipts.photo_words import strip_words
from simdesk.ui.receipts.wall import Wall


class Tidying(QObject):
    """Fills the strips and the list of the wall. `failed(SimdeskError)`: a step was not kept."""

    failed = Signal(object)

    def __init__(
        self,
        *,
        wall: Wall,
        phone: PhoneFolder,
        order: ReceiptOrder,
        receipts: ReceiptService,
        lines: LineService,
        runs: RunService,
        catalogue: Catalogue,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._phone = phone
        self._order = order
        self._receipts = receipts
        self._lines = lines
        self._runs = runs
        self._catalogue = catalogue
        phone.looked.connect(self._say_photos)
        wall.order.accepted.connect(self._accept)
        wall.order.apart_requested.connect(self._keep_apart)

    def refresh(self) -> None:
        """Look over everything again."""
        self._say_photos()
        lines = {line.id: line for line in self._lines.everything()}
        findings = self._order.findings()
        any_loose = any(finding.kind is FindingKind.NO_NUMBER for finding in findings)
        proposals = self._order.proposals() if any_loose else {}
        loose, told = [], []
        for finding in findings:
            if finding.kind is FindingKind.NO_NUMBER:
                receipt = finding.receipts[0]
                loose.append(self._loose(receipt, proposals.get(receipt.id), lines))
            else:
                told.append(Told(finding, self._where(finding, lines)))
        self._wall.order.show_list(loose, told)
        count = len(told)
        parts = []
        if loose:
            n = len(loose)
            words = ngettext("{n} receipt without a number", "{n} receipts without a number", n)
            parts.append(words)
        if told:
            parts.append(ngettext("{n} thing to look at", "{n} things to look at", count))
        short = _("Loose ends: {n}").format(n=len(loose) + count)
        self._wall.order_strip.say(" · ".join(parts), _("Look"), short)
        if not parts and self._wall.tidies:
            self._wall.step_back()

    def _say_photos(self) -> None:
        self._wall.photo_strip.say(*strip_words(self._phone.state))

    def _loose(
        self, receipt: Receipt, proposal: LinkProposal | None, lines: dict[str, Line]
    ) -> Loose:
        route = self._route(proposal.run_id) if proposal is not None and proposal.run_id else ""
        number = short_name(lines[proposal.line_id]) if proposal is not None else ""
        return Loose(receipt, proposal, reason_words(proposal, route), number)

    def _where(self, finding: Finding, lines: dict[str, Line]) -> str:
        """Return to which number, and to which way of renewing it, a finding belongs."""
        run = finding.run
        ids = [run.line_id] if run is not None else [r.line_id for r in finding.receipts]
        known = dict.fromkeys(lines[line_id] for line_id in ids if line_id in lines)
        names = [short_name(line) for line in known]
        return " · ".join([*names, *([self._route(run.id)] if run is not None else [])])

    def _route(self, run_id: str) -> str:
        try:
            return _(self._catalogue.route(self._runs.get(run_id).route_id).title)
        except UnknownIdError:
            return ""

    def _accept(self, proposed: Sequence[tuple[Receipt, LinkProposal]]) -> None:
        links = [replace(r, line_id=p.line_id, run_id=p.run_id) for r, p in proposed]
        self._do(lambda: self._receipts.link(links))

    def _keep_apart(self, receipts: Sequence[Receipt]) -> None:
        self._do(lambda: self._receipts.keep_apart(receipts))

    def _do(self, step: Callable[[], None]) -> None:
        try:
            step()
        except SimdeskError as error:
            self.failed.emit(error)
