"""Which widget shows which part of a step; a new kind of part is one line here."""

from __future__ import annotations

from simdesk.domain.route import Part
from simdesk.ui.steps.amounts import AmountPart, AutoDebitPart, PaymentPart
from simdesk.ui.steps.balance import BalancePart
from simdesk.ui.steps.carry import AppsPart, CodesPart, PhonesPart
from simdesk.ui.steps.letting_go import AccountsPart, ArchivePart
from simdesk.ui.steps.official_page import OfficialPagePart
from simdesk.ui.steps.outcome import OutcomePart
from simdesk.ui.steps.paid_action import PaidActionPart
from simdesk.ui.steps.part import PartWidget
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.steps.registration_done import RegistrationDonePart
from simdesk.ui.steps.right_number import NumberPart

PARTS: dict[Part, type[PartWidget]] = {
    Part.OFFICIAL_PAGE: OfficialPagePart,
    Part.APPS: AppsPart,
    Part.NUMBER: NumberPart,
    Part.AMOUNT: AmountPart,
    Part.PAYMENT: PaymentPart,
    Part.AUTO_DEBIT: AutoDebitPart,
    Part.CODES: CodesPart,
    Part.PHONES: PhonesPart,
    Part.BALANCE: BalancePart,
    Part.RECEIPTS: ReceiptsPart,
    Part.PAID_ACTION: PaidActionPart,
    Part.OUTCOME: OutcomePart,
    Part.ACCOUNTS: AccountsPart,
    Part.REGISTRATION_DONE: RegistrationDonePart,
    Part.ARCHIVE: ArchivePart,
}
