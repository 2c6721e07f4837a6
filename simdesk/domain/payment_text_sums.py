"""Sums of money in a message, each by what the words beside it say; dates and numbers are not here.

A sum counts as paid only where a word says that it was. What is asked for, owed, offered, failed or
only a price is left out, whoever wrote it: a demand must never end up as a payment.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from simdesk.domain.errors import MoneyError
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.payment_text_parts import Found, Kind, Plain, Yuan

_NUMBER = re.compile(
    r"(?<![0-9A-Za-zА-Яа-яЁё*#_])(?<![0-9][.,:/])"
    r"(?:[0-9]{1,3}(?:[ .,'][0-9]{3}){1,3}|[0-9]{1,9})"
    r"(?:[.,][0-9]{1,2})?(?![0-9²³⁰]|[.,:/-][0-9]|/[A-Za-zА-я])"
)
_BEFORE = re.compile(
    r"(?<![0-9A-Za-z])(?P<minus>-)?(?:(?P<roubles>₽|RU[BR])|(?P<yuan>¥|CNY|RMB|人民币)) ?-?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" {0,2}(?:(?P<roubles>₽|卢布|ro?ubles?"
    r"|(?:р(?:уб)?\.|р(?:уб(?:л[а-я]{1,3})?)?|RU[BR])(?![A-Za-zА-яЁё]))"
    r"|(?P<yuan>元|(?:CNY|RMB)(?![A-Za-z])|yuan|人民币|юан\w{1,3}))"
    r"(?P<price>/| (?:в|за|per|a|каждый) ?(?:месяц|мес|день|сутки|минуту|month|day)|每)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<!\w)(?:итого?|сумма|безналичными|баланс|остаток)[ :=≡\n]{0,4}-?$", re.IGNORECASE
)
"""Tills and balance readings print no currency; two digits of kopeks must follow then."""
_JAPAN = re.compile(r"円|日元|JPY", re.IGNORECASE)
_LIMIT = re.compile(
    r"(?:[0-9] ?-|(?<!\w)(?:от|до|from|up to)) ?[₽¥]?$|最[低高多少]$", re.IGNORECASE
)
_NEGATIVE = re.compile(r"(?:^|[\s:(])-$")

_CARD = re.compile(
    r"карт[аыуе](?!\w)|\bcard\b|visa|mastercard|maestro|ecmc|(?:мир[ -]?|сч[её]т ?)\*?[0-9]{4}"
    r"|банк|bank|储蓄卡|信用卡|银行|零钱|花呗|余额宝",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"(?P<none>(?<!\w)(?:на|в) (?:\w{2,12} )?(?:баланс|сч[её]т)(?!\w)"
    r"|(?:to|of|from) (?:your |the )?(?:\w{2,10} )?balance)"
    r"|(?P<own>баланс (?:номера|телефона|абонента)|на (?:\w{2,10} )?номере|(?:话费|手机)余额"
    r"|phone balance)"
    r"|(?P<paid>зачислен|пополн(?:ен|ил)|поступ(?:ил|лен)|плат[её]ж|оплачен|оплат[аыу](?!\w)|оплатил"
    r"|списан|перевод|перев[её]л|итог|сумм[аыу](?!\w)|безналичными|аванс|внесен|покупк"
    r"|credited|received|paid\b|payment|top(?:ped)?[ -]?up|purchase|debited|amount|total|transfer"
    r"|充值|到账|付款|支付|实付|金额|转账|扣款|消费|缴费|入账)"
    r"|(?P<balance>баланс(?!\w)|остаток|на (?:\w{2,10} )?сч[её]т[еу](?!\w)|balance|余额)"
    r"|(?P<other>доступно|available|порог|ниже|меньше|менее|below|under\b|less than|低于|少于|不足"
    r"|комисси|\bfee\b|commission|手续费|服务费|ндс|\bvat\b|税|курс|\brate\b|汇率|бонус|к[еэ]шб[еэ]к|cashback|скидк"
    r"|discount|优惠|立减|红包|стоимост|цен[аы](?!\w)|price|тариф|абонентск|абонплат|tariff|套餐|月租"
    r"|лимит|limit|限额|при (?:балансе|остатке)|promised(?: payment)?"
    r"|(?:обещанн|доверительн)\w{0,4}(?: плат[её]ж)?|原价)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"буд[еу]т? списан|спишется|к оплате|(?:опла|пла)тите|пополните|переведите|внесите|необходимо"
    r"|нужно|рекоменд|минимум|минимальн|долг|задолженност|просрочен|штраф|купите|закажите|подключите"
    r"|выигр|приз(?!\w)|подар|ошибочн|по ошибке|will be (?:charged|debited)|please (?:pay|top|send)"
    r"|you (?:must|need|owe|won)|overdue|\bdebt|unpaid|by mistake"
    r"|请(?:充|缴|付|支付|转|立即|尽快|及时|先)|需(?:缴|付|要|充)|应缴|欠费|将(?:于|在|扣|被)|中奖|领取",
    re.IGNORECASE,
)
_AND = re.compile(r" ?(?:[+,和(]|и|and) ?", re.IGNORECASE)
_NEAR = 60
_NEXT = 30
_LABEL_GAP = 5
"""Letters between a word and its sum on the next line."""


class _Amount(NamedTuple):
    """A number that is money: of which currency, and what it says."""

    value: Money | Yuan
    start: int
    end: int


def find_sums(plain: Plain) -> list[Found]:
    """Return what was paid, in either currency, and the balance of a phone, in the text's order."""
    found: list[Found] = []
    card = _CARD.search(plain.text) is not None
    role, last = None, 0
    for amount in _amounts(plain.text):
        if not (role and _AND.fullmatch(plain.text, last, amount.start)):
            role = _role(plain, amount, last)
        last = amount.end
        kind = _kind(role, amount, plain, card=card)
        if kind is not None:
            value = amount.value
            if kind is Kind.SUM and isinstance(value, Money):
                value = Money(abs(value.kopeks))
            found.append(Found(kind, value, amount.start, amount.end))
    return found


def _kind(role: str | None, amount: _Amount, plain: Plain, *, card: bool) -> Kind | None:
    yuan = isinstance(amount.value, Yuan)
    if role == "own" or (role == "balance" and not card):
        return None if yuan else Kind.BALANCE
    if role != "paid" or _NOT_DONE.search(plain.text, *plain.sentence(amount.start, amount.end)):
        return None
    return Kind.YUAN if yuan else Kind.SUM


def _role(plain: Plain, amount: _Amount, last: int) -> str | None:
    """Return what the nearest word says: before the sum, of its own sentence first, then after."""
    near = max(last, amount.start - _NEAR)
    own = plain.sentence(amount.start, amount.end)[0]
    words = _ROLES.finditer(plain.text, near, amount.start)
    told = [m for m in words if m.lastgroup != "none"]
    if told and (told[-1].start() >= own or amount.start - told[-1].end() < _LABEL_GAP):
        return told[-1].lastgroup
    after = plain.text[amount.end : amount.end + _NEXT].split("\n\n")[0]
    following = _NUMBER.search(after)
    words = _ROLES.finditer(after[: following.start() if following else None])
    return next((m.lastgroup for m in words if m.lastgroup != "none"), None)


def _amounts(text: str) -> list[_Amount]:
    japan = _JAPAN.search(text) is not None
    found = []
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        head = text[max(0, start - 20) : start]
        before, after = _BEFORE.search(head), _AFTER.match(text, end)
        if after is not None and after["price"]:
            continue
        marks = {name for m in (before, after) if m for name in ("roubles", "yuan") if m[name]}
        if not marks and re.search(r"[.,][0-9]{2}$", number[0]) and _LABEL.search(head):
            marks = {"roubles"}
        if len(marks) != 1 or _LIMIT.search(head) or (japan and marks == {"yuan"}):
            continue
        minus = _NEGATIVE.search(head) or (before and (before["minus"] or before[0][-1] == "-"))
        try:
            money = parse_rubles(number[0])
        except MoneyError:
            continue
        if marks == {"yuan"}:
            value: Money | Yuan = Yuan(money.kopeks)
        else:
            value = Money(-money.kopeks) if minus else money
        first = start - len(before[0]) if before else start - (1 if minus else 0)
        found.append(_Amount(value, first, after.end() if after else end))
    return found
