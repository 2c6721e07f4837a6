"""What is out of order among receipts in words, and what speaks for a proposed number."""

from __future__ import annotations

from simdesk.domain import msisdn
from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_link import LinkProposal, LinkReason
from simdesk.domain.receipt_order import Finding, FindingKind
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _, ngettext


def short_name(line: Line) -> str:
    """Return what a number is called."""
    return line.label or msisdn.spaced(line.msisdn)


def finding_words(finding: Finding) -> str:
    """Return what is out of order, with its figures and days."""
    kind, count = finding.kind, len(finding.receipts)
    if kind is FindingKind.SAME_DOCUMENT:
        return ngettext(
            "{n} receipt shows the same fiscal document",
            "{n} receipts show the same fiscal document",
            count,
        )
    if kind is FindingKind.TWO_NUMBERS:
        return _("One and the same file belongs to several numbers")
    on = date_long(finding.on) if finding.on is not None else ""
    if kind is FindingKind.NO_PROOF:
        if finding.recorded is None:
            return _("No receipt for what was paid on {date}").format(date=on)
        sum_paid = money(finding.recorded)
        return _("No receipt for {amount} paid on {date}").format(amount=sum_paid, date=on)
    if kind is FindingKind.OTHER_SUM and finding.shown and finding.recorded:
        return _("Receipts show {shown}, written down as paid is {recorded}").format(
            shown=money(finding.shown), recorded=money(finding.recorded)
        )
    if kind is FindingKind.BEFORE_RENEWAL:
        return _("A receipt of {day} is older than its renewal, begun on {date}").format(
            day=_day(finding.receipts[0]), date=on
        )
    if kind is FindingKind.AFTER_RENEWAL:
        return _("A receipt of {day} is newer than its renewal, ended on {date}").format(
            day=_day(finding.receipts[0]), date=on
        )
    return _("No number yet")


def advice(finding: Finding) -> str:
    """Return why it matters and what may be the matter, in one sentence."""
    return {
        FindingKind.NO_NUMBER: "",
        FindingKind.NO_PROOF: _("If the money does not arrive, a receipt is what you can show."),
        FindingKind.OTHER_SUM: _(
            "A commission, a receipt of another payment, or a slip of the hand?"
        ),
        FindingKind.SAME_DOCUMENT: _(
            "Two pictures of one payment? Keep them, or move one to the bin."
        ),
        FindingKind.TWO_NUMBERS: _("One payment for several numbers, or is one of them wrong?"),
        FindingKind.BEFORE_RENEWAL: _("Does it belong to another renewal?"),
        FindingKind.AFTER_RENEWAL: _("Does it belong to another renewal?"),
    }[finding.kind]


def reason_words(proposal: LinkProposal | None, route: str) -> str:
    """Return what speaks for a proposal; `route` is the way of the proposed renewal, if any."""
    if proposal is None:
        return _("Nothing on it says yet whose it is.")
    if proposal.reason is LinkReason.ONLY_NUMBER:
        return _("It is your only number.")
    if proposal.reason is LinkReason.NUMBER_SHOWN and proposal.run_id is None:
        return _("The number stands in its text.")
    if proposal.reason is LinkReason.NUMBER_SHOWN:
        return _(
            "The number stands in its text; day and sum are those of a renewal without a receipt: "
            "{route}"
        ).format(route=route)
    return _("Day and sum are those of a renewal without a receipt: {route}").format(route=route)


def about(receipt: Receipt) -> str:
    """Return the day and the sum of a receipt, as far as they are known."""
    amount = money(receipt.amount) if receipt.amount is not None else _("no amount yet")
    return f"{_day(receipt)} · {amount}"


def _day(receipt: Receipt) -> str:
    return date_long(receipt.on) if receipt.on is not None else _("no date yet")
