"""What a pasted message of an operator, a bank or a receipt service proposes to record; no more.

Each proposal names the piece of text that it came from, and the owner confirms it. Of two
candidates both are proposed. What demands, threatens or failed proposes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from simdesk.domain.errors import FiscalError
from simdesk.domain.fiscal import Fiscal, Operation, parse_fiscal
from simdesk.domain.payment_text_dates import find_dates
from simdesk.domain.payment_text_numbers import find_fiscal, find_numbers
from simdesk.domain.payment_text_parts import Found, Kind, Plain, Value, Yuan, make_plain
from simdesk.domain.payment_text_sums import find_sums
from simdesk.domain.scam import ScamBook, read_message

__all__ = ["LONGEST", "Kind", "PaymentText", "Proposal", "Yuan", "read_payment_text"]

LONGEST = 20_000
"""Characters; of a longer text nothing is proposed, since a part of it may say another thing."""

_FAILED = re.compile(
    r"не (?:выполнен|прош[её]л|прошла|исполнен|зачислен|поступ|удал)|отклон|отказан|отмен[её]н"
    r"|обрабатыва|в обработке|ожида|pending|processing|处理中"
    r"|недостаточно (?:средств|денег)|fail|declined|unsuccessful|insufficient"
    r"|not (?:made|completed)|cancelled|失败|未成功|余额不足|已取消|拒绝"
    r"|возврат (?:прих|сред|плат|ден|на сум|по чек)|refund|退款",
    re.IGNORECASE,
)
_IF = re.compile(r"\s*(?:если|в случае|if\b|in case|如)", re.IGNORECASE)
_ASKS = re.compile(
    r"верните|вернуть (?:мне|деньги|обратно|их)|(?<!\w)(?:переведи|скинь|кинь|положи)(?:те)?(?!\w)"
    r"|отправьте? (?:обратно|назад|деньги)|send (?:it back|me|money)|return (?:it|the money)"
    r"|退回给|转回|退还给|[还转打汇]给我",
    re.IGNORECASE,
)
_PRESSURE = re.compile(
    r"срочно|немедленно|в течение [0-9]+ ?(?:час|мин)|иначе|immediately|urgent|within [0-9]+ ?hour"
    r"|otherwise|заблокирован|blocked|立即|马上|小时内|否则|冻结",
    re.IGNORECASE,
)
_CALL_ME = re.compile(
    r"(?:звоните|call|致电|拨打|联系)[^\n]{0,30}(?<![0-9])(?:\+?7|8)[ (-]{0,2}9[0-9]{2}",
    re.IGNORECASE,
)
"""Operators and banks name short numbers and 8 800, never somebody's mobile."""
_PRIZE = re.compile(r"вы выиграли|you (?:have )?won\b|中奖", re.IGNORECASE)
_LINK = re.compile(r"https?:|www\.|[a-zа-я0-9-]\.[a-zа-я]{2,6}/", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![0-9])(?:\+?7|8)[ (-]{0,2}[0-9]{3}[ )-]{0,2}[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![0-9])"
)
_MOST_CODES = 20
_CODE_REACH = 300
"""Letters on either side of `fn=` in which the other fields of a code stand."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One field that a message may mean; `piece` is what was pasted, beginning at `start`."""

    kind: Kind
    value: Value
    piece: str
    start: int


@dataclass(frozen=True, slots=True)
class PaymentText:
    """What a message proposes, in its order. `withheld`: it looks like fraud, so nothing is.

    `codes` are fiscal codes written out in it; their fields are among the proposals.
    """

    proposals: tuple[Proposal, ...] = ()
    codes: tuple[Fiscal, ...] = ()
    withheld: bool = False

    def of(self, kind: Kind) -> tuple[Proposal, ...]:
        """Return every candidate for a field."""
        return tuple(p for p in self.proposals if p.kind is kind)

    def sole(self, kind: Kind) -> Proposal | None:
        """Return the only candidate for a field; None where there is none, or a choice."""
        candidates = self.of(kind)
        return candidates[0] if len(candidates) == 1 else None


def read_payment_text(text: str, today: date, book: ScamBook | None = None) -> PaymentText:
    """Return what `text` proposes, dates up to `today` only. Nothing is raised.

    With a `book` of frauds, what fits one of its patterns proposes nothing at all.
    """
    if len(text) > LONGEST:
        return PaymentText()
    plain = make_plain(text)
    if _is_trick(plain) or (book is not None and read_message(text, book).scams):
        return PaymentText(withheld=True)
    codes = _codes(plain)
    found = [part for code in codes for part in _fields(*code)]
    found += [*find_dates(plain, today), *find_numbers(plain), *find_fiscal(plain)]
    found += find_sums(_without(plain, found))
    if any(_FAILED.search(s) and not _IF.match(s) for s in plain.sentences()):
        found = [part for part in found if part.kind not in (Kind.SUM, Kind.YUAN)]
    proposals: dict[tuple[Kind, Value], Proposal] = {}
    for kind, value, start, end in sorted(found, key=lambda part: part.start):
        piece = Proposal(kind, value, plain.piece(start, end), plain.where[start])
        proposals.setdefault((kind, value), piece)
    for kind, value in list(proposals):
        if kind is Kind.NUMBER and isinstance(value, str):
            proposals.pop((Kind.LAST_DIGITS, value[-4:]), None)
    return PaymentText(tuple(proposals.values()), tuple(dict.fromkeys(code[0] for code in codes)))


def _is_trick(plain: Plain) -> bool:
    """Tell whether a message asks for money, gives a prize, or presses and leads away."""
    if _ASKS.search(plain.text) or _PRIZE.search(plain.text):
        return True
    leads_away = _LINK.search(plain.text) or _CALL_ME.search(plain.text)
    return bool(leads_away and _PRESSURE.search(plain.text))


def _without(plain: Plain, found: list[Found]) -> Plain:
    """Return the text without digits that are no money: of `+7 916 123 45 67 650 ₽` stays 650."""
    text = plain.text
    spans = [(part.start, part.end) for part in found]
    for start, end in (*spans, *(m.span() for m in _PHONE.finditer(text))):
        text = text[:start] + re.sub("[0-9]", "_", text[start:end]) + text[end:]
    return replace(plain, text=text)


def _codes(plain: Plain) -> list[tuple[Fiscal, int, int]]:
    """Return the fiscal codes written out in the text, each with its place."""
    found = []
    for mark in list(re.finditer(r"(?<=[?&\s])fn=|^fn=", plain.text, re.IGNORECASE))[:_MOST_CODES]:
        at = mark.start()
        first, last = max(0, at - _CODE_REACH), min(len(plain.text), at + _CODE_REACH)
        before, after = plain.text[first:at].split(), plain.text[at:last].split()
        glued = at - len(before[-1]) if before and not plain.text[at - 1].isspace() else at
        for start, end in ((glued, at + len(after[0])), (first, last)):
            try:
                code = parse_fiscal(plain.text[start:end])
            except FiscalError:
                continue
            found.append((code, start, end))
            break
    return found


def _fields(code: Fiscal, start: int, end: int) -> list[Found]:
    values: dict[Kind, Value] = {
        Kind.DATE: code.at.date(),
        Kind.FN: code.fn,
        Kind.FD: code.i,
        Kind.FPD: code.fp,
    }
    if code.n in (None, Operation.SALE):  # else the money went back
        values[Kind.SUM] = code.amount
    return [Found(kind, value, start, end) for kind, value in values.items()]
