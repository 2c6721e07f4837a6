"""Eight invented numbers and what happened to them, for tests, pictures and measurements."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from simdesk.app import build
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.line import AccountKind, HolderKind, Line, Plan, SimPlace, TiedAccount
from simdesk.domain.money import Money
from simdesk.services.desk import Desk

MOSCOW = timezone(timedelta(hours=3))
NOW = datetime(2026, 11, 21, 14, 32, tzinfo=MOSCOW)
TODAY = NOW.date()

LABELS = {
    "zh_CN": (
        "主号 · 银行",
        "妈妈的卡",
        "淘宝收货",
        "备用（微信）",
        "老号码",
        "办公室 2",
        "学生卡",
        "办公室 1",
    ),
    "ru": (
        "Основной · банк",
        "Мамин номер",
        "Доставка",
        "Запасной (WeChat)",
        "Старый номер",
        "Офис 2",
        "Студенческий",
        "Офис 1",
    ),
    "en": (
        "Main · bank",
        "Mum's SIM",
        "Parcels",
        "Backup (WeChat)",
        "Old number",
        "Office 2",
        "Student SIM",
        "Office 1",
    ),
}


def make_desk(folder: Path, now: datetime = NOW) -> Desk:
    """Return a real desk on a real folder, with the clock standing still at `now`."""
    return build(folder, now=lambda: now)


def line(msisdn: str, **fields: object) -> Line:
    """Return a line as a form would give it; its id comes from the service."""
    return Line(id="", msisdn=msisdn, created_at=NOW, **fields)  # type: ignore[arg-type]


def event(line_id: str, kind: EventKind, on: date, **fields: object) -> Event:
    """Return an event as a form would give it."""
    return Event(
        id="",
        line_id=line_id,
        kind=kind,
        on=on,
        evidence=Evidence.CONFIRMED,
        recorded_at=NOW,
        **fields,  # type: ignore[arg-type]
    )


def rubles(amount: int) -> Money:
    """Return whole roubles."""
    return Money(amount * 100)


def fill(desk: Desk, language: str = "en") -> list[Line]:
    """Keep the eight numbers; return them."""
    names = LABELS[language]
    accounts = (
        TiedAccount(AccountKind.BANK, "Сбер"),
        TiedAccount(AccountKind.STATE, "Gosuslugi"),
        TiedAccount(AccountKind.MESSENGER, "WeChat"),
    )
    main = desk.lines.add(
        line(
            "+79161234567",
            label=names[0],
            operator_id="mts",
            plan=Plan.PREPAID,
            holder="王秀兰",
            holder_kind=HolderKind.FOREIGN,
            sim_place=SimPlace.ABROAD,
            sim_note="Redmi, 2",
            iccid="8970101234567890123",
            accounts=accounts,
        )
    )
    _happened(desk, main, EventKind.CALL, 77)
    _happened(desk, main, EventKind.BALANCE, 7, balance=rubles(147))
    mum = _kept(desk, "+79035550812", names[1], "beeline", HolderKind.RUSSIAN, SimPlace.RUSSIA)
    _happened(desk, mum, EventKind.SMS, 110)
    _happened(desk, mum, EventKind.REGISTRATION_CONFIRMED, 100)
    _happened(desk, mum, EventKind.BALANCE, 2, balance=rubles(95))
    parcels = _kept(desk, "+79998712056", names[2], "yota", HolderKind.RUSSIAN, SimPlace.UNKNOWN)
    _happened(desk, parcels, EventKind.DATA, 68)
    _happened(desk, parcels, EventKind.BALANCE, 7, balance=rubles(210))
    _happened(desk, parcels, EventKind.REGISTRATION_CONFIRMED, 19)
    backup = _kept(desk, "+79264401903", names[3], "megafon", HolderKind.RUSSIAN, SimPlace.RUSSIA)
    _happened(desk, backup, EventKind.CALL, 26)
    _happened(desk, backup, EventKind.BALANCE, 5, balance=rubles(230))
    old = _kept(desk, "+79586401190", names[4], "", HolderKind.UNKNOWN, SimPlace.UNKNOWN)
    office2 = _kept(desk, "+79772086645", names[5], "t2", HolderKind.RUSSIAN, SimPlace.RUSSIA)
    _happened(desk, office2, EventKind.DATA, 63)
    student = _kept(desk, "+79853007128", names[6], "mts", HolderKind.RUSSIAN, SimPlace.RUSSIA)
    _happened(desk, student, EventKind.PAID_ACTION, 8)
    _happened(desk, student, EventKind.REGISTRATION_CONFIRMED, 8)
    office1 = _kept(desk, "+79772086631", names[7], "t2", HolderKind.RUSSIAN, SimPlace.RUSSIA)
    _happened(desk, office1, EventKind.CALL, 8)
    _happened(desk, office1, EventKind.BALANCE, 8, balance=rubles(320))
    return [main, mum, parcels, backup, old, office2, student, office1]


def _kept(
    desk: Desk, msisdn: str, label: str, operator: str, holder: HolderKind, place: SimPlace
) -> Line:
    return desk.lines.add(
        line(
            msisdn,
            label=label,
            operator_id=operator,
            plan=Plan.PREPAID,
            holder_kind=holder,
            sim_place=place,
        )
    )


def _happened(
    desk: Desk, kept: Line, kind: EventKind, days_ago: int, balance: Money | None = None
) -> None:
    on = TODAY - timedelta(days=days_ago)
    desk.events.record(event(kept.id, kind, on, balance=balance))
