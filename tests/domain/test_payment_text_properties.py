"""Whatever is pasted proposes pieces of itself; what is paid is read in every way it is written."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from simdesk.domain.money import Money
from simdesk.domain.msisdn import is_russian
from simdesk.domain.payment_text import Kind, PaymentText, Yuan, read_payment_text
from tests.domain.test_payment_text import BOOK, MESSAGES, TODAY

WORDS = sorted({word for m in MESSAGES for word in m["text"].split()})
PASTED = st.text(max_size=200) | st.lists(
    st.sampled_from(WORDS) | st.text(max_size=3), max_size=40
).map(" ".join)
days = st.dates(date(2020, 1, 1), TODAY)
kopeks = st.integers(1, 99_999_999)
numbers = st.from_regex(r"\+79[0-9]{9}", fullmatch=True)
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@st.composite
def written_sums(draw: st.DrawFn, amount: int, marks: tuple[str, ...]) -> str:
    """Draw one of the ways in which people and machines write a sum."""
    whole, rest = divmod(amount, 100)
    group = draw(st.sampled_from([" ", "", "\u00a0", "\u202f"]))
    point = draw(st.sampled_from([".", ","]))
    digits = f"{whole:,}".replace(",", group)
    if rest or draw(st.booleans()):
        digits = f"{digits}{point}{rest:02d}"
    return draw(st.sampled_from(marks)).format(digits)


@st.composite
def written_days(draw: st.DrawFn, day: date) -> str:
    """Draw one of the ways in which a day is written that can be read in one way only."""
    month, english = MONTHS[day.month - 1], ENGLISH[day.month - 1]
    return draw(
        st.sampled_from(
            [
                f"{day:%d.%m.%Y}", f"{day:%d.%m.%y}", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}",
                f"{day.day} {month} {day.year}", f"{day.day} {english} {day.year}",
                f"{english} {day.day}, {day.year}", f"{day.year}年{day.month}月{day.day}日",
                f"{day:%d.%m.%Y} 19:23", f"{day:%Y-%m-%dT19:23:05}",
            ]
        )
    )  # fmt: skip


def values(read: PaymentText, kind: Kind) -> list[object]:
    """Return every candidate for a field."""
    return [proposal.value for proposal in read.of(kind)]


@settings(max_examples=1500, deadline=None)
@given(PASTED)
def test_whatever_is_pasted(text: str) -> None:
    read = read_payment_text(text, TODAY, BOOK)
    assert not (read.withheld and read.proposals)
    assert len({(p.kind, p.value) for p in read.proposals}) == len(read.proposals)
    for proposal in read.proposals:
        piece, value = proposal.piece, proposal.value
        assert text[proposal.start : proposal.start + len(piece)] == piece != ""
        if isinstance(value, date):
            assert value <= TODAY
        elif isinstance(value, Money):
            assert proposal.kind is Kind.BALANCE or value.kopeks >= 0
        elif isinstance(value, str) and proposal.kind is Kind.NUMBER:
            assert is_russian(value)
            assert len(value) == 12
    assert read_payment_text(text, TODAY, BOOK) == read


ROUBLES = ("{} ₽", "{}₽", "{} руб.", "{} рублей", "{}р", "{} р.", "{} RUB", "RUB {}", "{}卢布")
YUANS = ("¥{}", "￥{}", "{}元", "CNY {}", "{} CNY", "人民币{}元", "RMB {}")
SAYING = (
    "Зачислено {}", "Платёж {} принят", "Ваш счёт пополнен на {}", "{} зачислено на счёт",
    "Payment of {} received", "Paid {}", "充值{}成功", "支付金额：{}", "您已付款{}。", "ИТОГ {}",
)  # fmt: skip
DEMANDING = (
    "Сумма к оплате {}", "Оплатите {} сегодня", "Задолженность: платёж {}", "Please pay {}",
    "请支付{}", "Платёж {} не выполнен", "Payment of {} failed", "Спишется платёж {}",
    "Комиссия {}", "Обещанный платёж {}", "Тариф {}", "支付{}失败", "Возврат платежа {}",
)  # fmt: skip


@settings(max_examples=800, deadline=None)
@given(st.data(), kopeks, st.sampled_from(SAYING))
def test_what_was_paid_is_read_however_it_is_written(
    data: st.DataObject, amount: int, saying: str
) -> None:
    roubles = saying.format(data.draw(written_sums(amount, ROUBLES)))
    assert values(read_payment_text(roubles, TODAY, BOOK), Kind.SUM) == [Money(amount)]
    yuan = saying.format(data.draw(written_sums(amount, YUANS)))
    read = read_payment_text(yuan, TODAY, BOOK)
    assert values(read, Kind.YUAN) == [Yuan(amount)]
    assert values(read, Kind.SUM) == values(read, Kind.BALANCE) == []


@settings(max_examples=800, deadline=None)
@given(st.data(), kopeks, st.sampled_from(DEMANDING))
def test_what_was_not_paid_is_never_proposed(
    data: st.DataObject, amount: int, demanding: str
) -> None:
    text = demanding.format(data.draw(written_sums(amount, ROUBLES + YUANS)))
    read = read_payment_text(text, TODAY, BOOK)
    assert values(read, Kind.SUM) == values(read, Kind.YUAN) == []


@settings(max_examples=800, deadline=None)
@given(st.data(), days, kopeks, kopeks, numbers)
def test_a_whole_message(
    data: st.DataObject, day: date, paid: int, balance: int, number: str
) -> None:
    """Number, day, sum and balance in one message do not run into each other."""
    said = data.draw(written_days(day))
    shown = data.draw(st.sampled_from([number, f"8 {number[2:5]} {number[5:8]} {number[8:]}"]))
    parts = [
        f"Зачислено {data.draw(written_sums(paid, ROUBLES))}",
        f"на номер {shown}",
        said,
        f"Баланс: {data.draw(written_sums(balance, ROUBLES))}",
    ]
    text = data.draw(st.sampled_from([", ", "\n", "; "])).join(parts)
    read = read_payment_text(text, TODAY, BOOK)
    assert values(read, Kind.SUM) == [Money(paid)]
    assert values(read, Kind.BALANCE) == [Money(balance)]
    assert values(read, Kind.NUMBER) == [number]
    assert values(read, Kind.DATE) == [day]
    assert not read.withheld


@settings(max_examples=500, deadline=None)
@given(st.data(), days, days)
def test_two_days_are_both_proposed(data: st.DataObject, one: date, other: date) -> None:
    text = f"Оплачено {data.draw(written_days(one))}, чек {data.draw(written_days(other))}"
    assert values(read_payment_text(text, TODAY), Kind.DATE) == list(dict.fromkeys([one, other]))


@settings(max_examples=300, deadline=None)
@given(st.data(), st.integers(1, 400).map(lambda n: TODAY + timedelta(days=n)))
def test_a_day_to_come_is_not_proposed(data: st.DataObject, day: date) -> None:
    text = f"Оплачено 300 ₽, {data.draw(written_days(day))}"
    assert values(read_payment_text(text, TODAY), Kind.DATE) == []


@settings(max_examples=300, deadline=None)
@given(days)
def test_a_day_between_strokes_is_all_the_days_that_it_may_be(day: date) -> None:
    read = read_payment_text(f"Paid {day:%d/%m/%Y}", TODAY)
    assert day in values(read, Kind.DATE)
    if day.day <= 12 and day.day != day.month:
        other = date(day.year, day.day, day.month)
        assert (other in values(read, Kind.DATE)) == (other <= TODAY)
    else:
        assert values(read, Kind.DATE) == [day]
