"""Invents what the codes of a slip say: fiscal documents that no till ever printed, and others."""

from __future__ import annotations

from random import Random

_PREFIXES = ("9287440", "9960440", "7281440", "7380440", "9999078")
"""How serial numbers of fiscal drives begin; the digits behind are chance."""

_SUMS = (5_000, 10_000, 10_099, 15_050, 30_000, 45_000, 65_000, 100_000, 120_050, 348_390)
"""Kopeks."""


def fiscal(chance: Random) -> str:
    """Return the text of a fiscal code in one of its usual shapes."""
    seconds = chance.choice(("", f"{chance.randrange(60):02}"))
    kopeks = chance.choice(_SUMS)
    day = f"{chance.randint(2024, 2026)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    fields = {
        "t": f"{day}T{chance.randrange(24):02}{chance.randrange(60):02}{seconds}",
        "s": f"{kopeks // 100}.{kopeks % 100:02}",
        "fn": f"{chance.choice(_PREFIXES)}{chance.randrange(10**9):09}",
        "i": chance.randint(1, 250_000),
        "fp": chance.randint(10**7, 2**32 - 1),
        "n": 2 if chance.random() < 0.1 else 1,
    }
    return "&".join(f"{name}={value}" for name, value in fields.items())


def other(chance: Random) -> str:
    """Return what a second code on a slip says: a payment link, a shop, a bank transfer."""
    number = chance.randrange(10**12)
    return chance.choice(
        (
            f"https://qr.nspk.ru/AS10{number:012}?type=01&bank=100000000999&crc=3C2D",
            f"https://loyalty.example/r/{number:x}",
            f"ST00012|Name=ООО Пример|PersonalAcc={number:020}|BankName=Банк|BIC=044525000",
        )
    )
