"""The dispute sheet in words, in the language that is spoken; claim and look are not its matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from simdesk.domain import msisdn
from simdesk.domain.event import Event, Evidence
from simdesk.domain.evidence import Rung
from simdesk.domain.fiscal import Fiscal, Operation, to_payload
from simdesk.domain.line import Plan
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Field
from simdesk.i18n.action_words import event_line
from simdesk.i18n.fiscal_words import field_name, operation_words
from simdesk.i18n.formats import NBSP, date_long, money, time_of_day
from simdesk.i18n.language import N_, _, ngettext
from simdesk.services.exporting.dispute import Claim, Dispute, Slip
from simdesk.services.exporting.dispute_timeline import operator_name, steps, timeline

_TILL_DAYS = timedelta(days=1)
"""So much a till's own day may be off: Russia has eleven time zones, and some pay at midnight."""

_PLANS = {Plan.PREPAID: N_("prepaid"), Plan.POSTPAID: N_("postpaid")}

_RUNGS = {
    Evidence.PAID: N_("Paid"),
    Evidence.CREDITED: N_("Credited"),
    Evidence.CONFIRMED: N_("Activity confirmed"),
}

_ASKED = {
    Claim.NOT_CREDITED: N_("To find the payment and credit it to this number."),
    Claim.WRONG_NUMBER: N_("To move the payment to this number."),
}
_REASONS = {
    Claim.NOT_CREDITED: N_("The payment is recorded, but nothing shows that it arrived."),
    Claim.WRONG_NUMBER: N_("By mistake the payment was made to another number."),
}


class Fact(NamedTuple):
    """One thing on the sheet; an empty `value` is a blank for a pen."""

    caption: str
    value: str


class Section(NamedTuple):
    """Facts under a title. `code` is what a QR code beside them says, empty where there is none."""

    title: str
    facts: tuple[Fact, ...]
    remark: str = ""
    code: str = ""


class Sheet(NamedTuple):
    """Everything but the pictures and the claim. In each language it has the same parts."""

    title: str
    about: str
    sections: tuple[Section, ...]
    pictures: str
    captions: tuple[str, ...]
    lacking: str
    foot: str

    def through(self, change: Callable[[str], str]) -> Sheet:
        """Return the sheet with every text but the codes changed."""
        sections = tuple(
            Section(
                change(section.title),
                tuple(Fact(change(f.caption), change(f.value)) for f in section.facts),
                change(section.remark),
                section.code,
            )
            for section in self.sections
        )
        return self._replace(
            title=change(self.title),
            about=change(self.about),
            sections=sections,
            foot=change(self.foot),
        )


def sheet(dispute: Dispute) -> Sheet:
    """Return the sheet, with every number in full."""
    number = msisdn.spaced(dispute.line.msisdn).replace(" ", NBSP)
    return Sheet(
        title=_("Record of a payment to {number}").format(number=number),
        about=_(
            "Made on {date} with SimDesk from the payer's own records. It does not show that a "
            "receipt is genuine. What is not known is left blank."
        ).format(date=date_long(dispute.today)),
        sections=(
            _asked(dispute),
            _payment(dispute, number),
            _evidence(dispute),
            *_slips(dispute),
            Section(_("What was done and when"), _facts(timeline(dispute))),
            Section(
                _("Steps of the way that was taken"),
                _facts(steps(dispute)),
                _("The program keeps no time for single steps."),
            ),
            _answers(),
        ),
        pictures=_("Photos of the receipts"),
        captions=tuple(_("Receipt {n}").format(n=n + 1) for n in range(len(dispute.slips))),
        lacking=_("This file could not be drawn here."),
        foot=number,
    )


def _facts(rows: Iterator[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(*row) for row in rows)


def _asked(dispute: Dispute) -> Section:
    claim, failure = dispute.claim, dispute.failure
    facts = [Fact(_("What is asked"), _(_ASKED.get(claim, "")))]
    facts.append(Fact(_("Why"), _(_REASONS.get(claim, ""))))
    if failure is not None:
        facts.append(Fact(_("What did not work"), _(failure.title)))
    for n, slip in enumerate(dispute.slips, 1):
        if any(document.n is Operation.SALE_REFUND for document in slip.documents):
            words = _("Receipt {n} is for a refund: the money went back to the payer.")
            facts.append(Fact(_("To be noted"), words.format(n=n)))
    facts += [Fact(_("To be noted"), words) for words in _at_odds(dispute)]
    return Section(_("The request"), tuple(facts))


def _at_odds(dispute: Dispute) -> Iterator[str]:
    """Yield in what receipts for a payment are not of the one that is recorded."""
    paid, slips = dispute.paid, enumerate(dispute.slips, 1)
    sales = [(n, s.documents[0]) for n, s in slips if len(s.documents) == 1]
    sales = [(n, document) for n, document in sales if document.n is Operation.SALE]
    if paid is None:
        return
    together = {document.identity: document.amount.kopeks for _n, document in sales}
    sums = {paid.amount, paid.arriving}
    parts = paid.amount is not None and sum(together.values()) == paid.amount.kopeks
    for n, document in sales:
        if paid.amount is not None and document.amount not in sums and not parts:
            words = _("Receipt {n} is for {amount}, which is not the sum of this payment.")
            yield words.format(n=n, amount=money(document.amount, kopeks=True))
        if abs(document.at.date() - paid.on) > _TILL_DAYS:
            words = _("Receipt {n} is of {date}, which is not the day of this payment.")
            yield words.format(n=n, date=date_long(document.at.date()))


def _payment(dispute: Dispute, number: str) -> Section:
    line, paid = dispute.line, dispute.paid
    fee = paid.fee if paid else None
    facts = [Fact(_("Number"), number), Fact(_("Operator"), operator_name(dispute))]
    if line.plan in _PLANS:
        facts.append(Fact(_("Contract"), _(_PLANS[line.plan])))
    if line.label:
        facts.append(Fact(_("Label"), line.label))
    facts += [
        Fact(_("Paid on"), date_long(paid.on) if paid else ""),
        Fact(_("Amount"), money(paid.amount, kopeks=True) if paid and paid.amount else ""),
        Fact(_("Commission"), money(fee, kopeks=True) if fee is not None else ""),
    ]
    if paid is not None and paid.arriving is not None and fee is not None:
        facts.append(Fact(_("To arrive"), money(paid.arriving, kopeks=True)))
    facts.append(Fact(_("Route"), _(dispute.route.title) if dispute.route is not None else ""))
    facts.append(Fact(_("Order number"), paid.reference if paid else ""))
    return Section(_("Number and payment"), tuple(facts))


def _evidence(dispute: Dispute) -> Section:
    reached = dispute.reached
    facts = [Fact(_("Evidence reached"), _(_RUNGS[reached]) if reached else _("none"))]
    facts += [Fact(_(_RUNGS[rung.evidence]), _rung(rung, dispute)) for rung in dispute.rungs]
    if dispute.before is not None:
        facts.append(Fact(_("Balance before"), money(dispute.before, kopeks=True)))
    read = dispute.balance
    if read is not None and read.balance is not None:
        words = _("{amount}, read on {date}").format(
            amount=money(read.balance, kopeks=True), date=date_long(read.on)
        )
        facts.append(Fact(_("Balance after"), words))
    remark = _("Paid does not mean credited. All of this is the payer's own word and reading.")
    return Section(_("What is shown so far"), tuple(facts), remark)


def _rung(rung: Rung, dispute: Dispute) -> str:
    event, count = rung.event, len(dispute.slips)
    if event is None:
        return _("not shown")
    if rung.evidence is Evidence.PAID:
        enclosed = ngettext("{n} receipt enclosed", "{n} receipts enclosed", count)
        return enclosed if count else _("by record, without a receipt")
    if rung.evidence is Evidence.CONFIRMED:
        return _("{event}, {date}").format(event=event_line(event), date=date_long(event.on))
    grown = _grown(dispute.balance, dispute)
    return _("by a balance that has grown") if grown else _("by word")


def _grown(read: Event | None, dispute: Dispute) -> bool:
    now, before = read.balance if read else None, dispute.before
    return now is not None and before is not None and now > before


def _slips(dispute: Dispute) -> Iterator[Section]:
    for n, slip in enumerate(dispute.slips, 1):
        for document in slip.documents or (None,):
            yield _slip(n, slip, document)


def _slip(n: int, slip: Slip, document: Fiscal | None) -> Section:
    receipt = slip.receipt
    title = _("Receipt {n}: {name}").format(n=n, name=receipt.name)
    facts = list(_typed(receipt) if document is None else _read(receipt, document))
    if receipt.reference:
        facts.append(Fact(_("Order number"), receipt.reference))
    if receipt.note:
        facts.append(Fact(_("Note"), receipt.note))
    if document is None:
        remark = _("No fiscal code was read from this file. What stands here was typed in.")
        return Section(title, tuple(facts), remark)
    remark = _("Read from the receipt's own code, which is drawn again here.")
    return Section(title, tuple(facts), remark, to_payload(document))


def _typed(receipt: Receipt) -> Iterator[Fact]:
    yield Fact(field_name(Field.DATE), date_long(receipt.on) if receipt.on else "")
    amount = receipt.amount
    yield Fact(field_name(Field.SUM), money(amount, kopeks=True) if amount is not None else "")
    yield Fact(field_name(Field.FN), receipt.fn)
    yield Fact(field_name(Field.FD), receipt.fd)
    yield Fact(field_name(Field.FPD), receipt.fpd)


def _read(receipt: Receipt, document: Fiscal) -> Iterator[Fact]:
    """Yield what the code says, and beside it what was typed where that is something else."""
    day = date_long(receipt.on) if receipt.on and receipt.on != document.at.date() else ""
    yield Fact(_("Time on the receipt"), _beside(till_time(document.at), day))
    amount, typed = document.amount, receipt.amount
    other = money(typed, kopeks=True) if typed is not None and typed != amount else ""
    yield Fact(field_name(Field.SUM), _beside(money(amount, kopeks=True), other))
    operation = document.n
    yield Fact(_("Operation"), operation_words(operation) if operation is not None else "")
    for field, read, kept in (
        (Field.FN, document.fn, receipt.fn),
        (Field.FD, document.i, receipt.fd),
        (Field.FPD, document.fp, receipt.fpd),
    ):
        same = kept.lstrip("0") == read.lstrip("0")
        yield Fact(field_name(field), _beside(read, "" if same else kept))


def _beside(read: str, typed: str) -> str:
    words = _("{read} (typed in: {typed})")
    return words.format(read=read, typed=typed) if typed else read


def till_time(at: datetime) -> str:
    """Return the time of a till, which prints that of its own place."""
    return _("{date}, {time}").format(date=date_long(at.date()), time=time_of_day(at))


def _answers() -> Section:
    blank = (Fact(_("Date, who was asked"), ""), Fact(_("What was answered"), ""))
    return Section(_("Asked and answered, to be filled in by hand"), blank * 3)
