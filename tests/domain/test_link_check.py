"""A link is official only by its exact host; whatever is made to look so is never called so."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.link_check import Kind, Reason, check
from simdesk.domain.link_check_parts import LONGEST, find_link
from simdesk.domain.official import Official

ROOT = Path(__file__).parents[2]
OFFICIAL = load_catalogue(ROOT / "resources" / "catalogue").official
HOSTS = sorted(site.host for site in OFFICIAL.sites)
DATA = Path(__file__).parents[1] / "data"


def rows() -> Iterator[tuple[str, str]]:
    """Yield pasted texts with the verdicts that they must get."""
    for row in (DATA / "links.tsv").read_text(encoding="utf-8").splitlines():
        if not row.startswith("# "):
            text, verdict, *_note = row.split("\t")
            yield json.loads(f'"{text}"'), verdict


CASES = list(rows())


def ordinary() -> list[str]:
    """Return hosts that people know, and that belong to nobody's imitator."""
    lines = (DATA / "ordinary_hosts.txt").read_text(encoding="utf-8").splitlines()
    return [host for line in lines if not line.startswith("#") for host in line.split()]


def is_listed(host: str) -> bool:
    """Tell whether `host` may be called official, in another way than the product does."""
    labels = host.split(".")
    above = {".".join(labels[i:]) for i in range(1, len(labels))}
    return any(s.host == host or (s.subdomains and s.host in above) for s in OFFICIAL.sites)


def test_there_are_enough_cases_of_every_kind() -> None:
    assert len(CASES) >= 158
    assert len(set(CASES)) == len(CASES)
    assert {verdict.split()[0] for _, verdict in CASES} == set(Kind)
    reasons = {word for _, verdict in CASES for word in verdict.split()[1:2]} & set(Reason)
    assert reasons == set(Reason) - {Reason.TOO_LONG}


@pytest.mark.parametrize(("text", "verdict"), CASES, ids=lambda v: ascii(v)[:60])
def test_a_case(text: str, verdict: str) -> None:
    found = check(text, OFFICIAL)
    assert " ".join(word for word in (found.kind, found.reason, found.owner) if word) == verdict


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"https://mts.ru/{'a' * LONGEST}", Reason.TOO_LONG),
        (f"https://{'a' * 64}.ru", Reason.NOT_AN_ADDRESS),
        (f"https://{'a.' * 130}mts.ru", Reason.NOT_AN_ADDRESS),
        ("https://mts.ru " * 1000, Reason.TOO_LONG),
        ("https://\ud800.ru", Reason.HIDDEN_CHARACTERS),
        ("https://xn--" + "9" * 50 + ".ru", Reason.MALFORMED),
    ],
)
def test_what_is_too_long_or_broken(text: str, reason: Reason) -> None:
    found = check(text, OFFICIAL)
    assert (found.kind, found.reason) == (Kind.REFUSED, reason)


def test_a_verdict_names_the_host_and_the_real_one() -> None:
    found = check("Платите: https://LK-mts.ru/x", OFFICIAL)
    assert (found.host, found.owner, found.official_host) == ("lk-mts.ru", "MTS", "mts.ru")
    found = check("https://pay.mts.ru", OFFICIAL)
    assert (found.host, found.owner, found.official_host) == ("pay.mts.ru", "MTS", "mts.ru")
    found = check("http://mts.ru", OFFICIAL)
    assert (found.reason, found.owner) == (Reason.NOT_HTTPS, "MTS")


def test_without_a_list_nothing_is_official_and_nothing_imitates() -> None:
    for text, _verdict in CASES:
        assert check(text, Official()).kind in (Kind.NOT_LISTED, Kind.REFUSED)


def test_what_stands_below_counts_only_where_the_list_says_so() -> None:
    for site in OFFICIAL.sites:
        found = check(f"https://any.{site.host}/", OFFICIAL)
        expected = Kind.OFFICIAL if is_listed(f"any.{site.host}") else Kind.NOT_LISTED
        assert found.kind is expected


@pytest.mark.parametrize("host", ordinary())
def test_an_ordinary_host_is_not_accused(host: str) -> None:
    found = check(f"https://{host}/", OFFICIAL)
    assert found.kind is (Kind.OFFICIAL if is_listed(host) else Kind.NOT_LISTED)


# Look-alikes of every official host. -------------------------------------------------------------

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
LOOKS = {
    "a": "аαɑàáâãäåāａ", "b": "ьЬƅｂ", "c": "сϲçćčｃ", "d": "ԁđďｄ", "e": "еёєéèêëēęｅ", "f": "ƒｆ",
    "g": "ɡğģｇ", "h": "һħｈ", "i": "іıíìîïī1lｉ", "j": "јｊ", "k": "кκķｋ", "l": "1iłľɫӏｌ",
    "m": "мｍⅿ", "n": "пηñńňｎ", "o": "оο0óòôöõøｏ", "p": "рρｐ", "q": "ԛｑ", "r": "гŕřｒ",
    "s": "ѕ5śšșｓ", "t": "тτťțｔ7", "u": "υцúùûüūｕ", "v": "ѵνｖ", "w": "ԝωｗ", "x": "хχｘ",
    "y": "уγýÿｙ", "z": "źžżｚ", "0": "оo", "1": "lі", "2": "２", "-": "‐‑–—", ".": "。．｡",
}  # fmt: skip
WORDS = ("pay", "lk", "login", "oplata", "bonus", "support", "vhod", "id")
ENDINGS = ("com", "net", "org", "su", "xyz", "online", "site", "top", "info", "рф", "com.ru", "co")


def letter_slips(host: str) -> Iterator[str]:
    """Yield `host` with a letter left out, doubled, swapped, missed on the keyboard or damaged."""
    for i, c in enumerate(host):
        before, after = host[:i], host[i + 1 :]
        yield before + after
        yield before + c + c + after
        if after:
            yield before + after[0] + c + after[1:]
        row = next((row for row in KEYS if c in row), "")
        at = row.find(c)
        for near in row[max(at - 1, 0) : at] + row[at + 1 : at + 2]:
            yield before + near + after
        for bit in range(7):
            yield before + chr(ord(c) ^ 1 << bit) + after


def letter_looks(host: str) -> Iterator[str]:
    """Yield `host` with one letter, or all of one kind, of another script; also as punycode."""
    for i, c in enumerate(host):
        for look in LOOKS.get(c, ""):
            for fake in (host[:i] + look + host[i + 1 :], host.replace(c, look)):
                yield fake
                labels = fake.split(".")
                yield ".".join(
                    x if x.isascii() else "xn--" + x.encode("punycode").decode() for x in labels
                )
    yield from (host.replace("m", "rn"), host.replace("w", "vv"), host.replace("d", "cl"))


def words_added(host: str) -> Iterator[str]:
    """Yield `host` with words, under other endings, and below hosts of others."""
    *rest, name, ending = host.split(".")
    top = ".".join([*rest, name])
    for word in WORDS:
        for joint in ("-", ""):
            yield f"{word}{joint}{name}.{ending}"
            yield f"{name}{joint}{word}.{ending}"
            yield f"{name}{joint}{word}.com"
            yield f"{host}.{word}{joint}in.top"
    for other in ENDINGS:
        yield f"{top}.{other}"
        yield f"{host}.{other}"
        yield f"{name}.{other}"
        yield f"{host.replace('.', '-')}.{other}"
        yield f"{host}-{other}.com"


def tricks(host: str) -> Iterator[str]:
    """Yield whole links in which `host` stands where no host is."""
    for evil in ("evil.com", "1.2.3.4", "evil.com:8443", "xn--e1afmkfd.xn--p1ai"):
        for end in ("", "/", "/pay?x=1", "#a"):
            yield from (
                f"https://{host}@{evil}{end}", f"https://{host}:443@{evil}{end}",
                f"https://{host}%40{evil}{end}", f"https://{host}\\@{evil}{end}",
                f"https://{evil}\\.{host}{end}", f"https://{evil}/{host}{end}",
                f"https://{evil}?{host}{end}", f"https://{evil}#@{host}{end}",
                f"https://{host}.{evil}{end}", f"https://{host}-{evil}{end}",
                f"https://{host}\u3002{evil}{end}", f"https://{host}%2e{evil}{end}",
                f"https://{host}\n.{evil}{end}", f"https://{host}\t@{evil}{end}",
                f"https://{host}\0.{evil}{end}", f"https://{host}\u200b.{evil}{end}",
                f"https://{host}\u2044{evil}{end}", f"https://{host}\uff0f@{evil}{end}",
                f"https://{host};@{evil}{end}", f"//{host}@{evil}{end}", f"http://{host}{end}",
                f"https://evil{host}{end}", f"https://evil-{host}{end}", f"https:/{host}{end}",
                f"https:{host}{end}", f"ftp://{host}{end}", f"https://{host}:8443{end}",
                f"https://user@{host}{end}", f"https://{host},https://{evil}{end}",
            )  # fmt: skip


MAKERS = {"slips": letter_slips, "looks": letter_looks, "words": words_added}
SEEN_AT_LEAST = {"slips": 0.75, "looks": 0.99, "words": 0.90}
"""Which share of the made hosts must be recognised as imitations; none may be official."""


def made_hosts(maker: str) -> set[str]:
    """Return what a maker makes of every official host, without what only its owner can have."""
    bases = [*HOSTS, "lk.mts.ru", "payment.mts.ru", "my.beeline.ru", "lk.megafon.ru"]
    made = {fake for host in bases for fake in MAKERS[maker](host)}
    owned = {".".join(host.split(".")[-2:]) for host in HOSTS}
    return {fake for fake in made if ".".join(fake.lower().split(".")[-2:]) not in owned}


@pytest.mark.parametrize("maker", MAKERS)
def test_no_lookalike_is_official_and_most_are_seen(maker: str) -> None:
    hosts = made_hosts(maker)
    kinds = [check(f"https://{host}/", OFFICIAL).kind for host in sorted(hosts)]
    print(maker, {kind.value: kinds.count(kind) for kind in Kind})
    assert len(kinds) > 1500
    assert Kind.OFFICIAL not in kinds
    judged = len(kinds) - kinds.count(Kind.REFUSED)
    assert kinds.count(Kind.IMITATES) / judged >= SEEN_AT_LEAST[maker]


def test_no_trick_is_official() -> None:
    links = [link for host in HOSTS for link in tricks(host)]
    kinds = [check(link, OFFICIAL).kind for link in links]
    print("tricks", {kind.value: kinds.count(kind) for kind in Kind})
    assert len(links) > 10_000
    assert [x for x, kind in zip(links, kinds, strict=True) if kind is Kind.OFFICIAL] == []


def test_no_letter_of_unicode_makes_a_host_official() -> None:
    for code in range(0x80, 0x30000):
        c = chr(code)
        if unicodedata.category(c)[0] in "LNMP" and (folded := unicodedata.normalize("NFKC", c)):
            if folded.casefold() not in {*"abcdefghijklmnopqrstuvwxyz0123456789.-"}:
                continue
            for host in ("mts.ru", "t2.ru", "lk.yota.ru", "kkt-online.nalog.ru"):
                for i, letter in enumerate(host):
                    if letter == folded.casefold():
                        fake = host[:i] + c + host[i + 1 :]
                        assert check(f"https://{fake}", OFFICIAL).kind is not Kind.OFFICIAL


# Anything at all. --------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *HOSTS, "lk.mts.ru", "evil.com", "mtѕ.ru", "http://", "https://", "HTTPS:", "//", "/", "\\",
        "@", ":", ":443", ":80", ".", "..", "-", "_", "#", "?", "&", "%2e", "%40", "%00", " ", "\n",
        "\t", "\0", "\u200b", "\u202e", "\u3002", "\uff0e", "\uff0f", "\u212a", "ſ", "xn--", "[",
        "]", "[::1]", "127.0.0.1", "1", "0x7f", "ru", "com", "рф", "мтс", ",", ";", "|", "(", ")",
        "\"", "'", "<", ">", "{", "}", "^", "`", "javascript:", "tel:",
        "пополните", "付款", "。", "，",
    ]
)  # fmt: skip
PASTED = st.lists(PIECES | st.text(max_size=3), max_size=8).map("".join)


@settings(max_examples=3000, deadline=None)
@given(PASTED | st.text(max_size=60))
@example("https://⒈.ru")
@example("https://\u0345.ru")
def test_anything_gets_a_verdict_and_official_means_listed(text: str) -> None:
    found = check(text, OFFICIAL)
    assert isinstance(found.kind, Kind)
    assert (found.reason is None) == (found.kind in (Kind.OFFICIAL, Kind.NOT_LISTED))
    if found.kind in (Kind.OFFICIAL, Kind.IMITATES):
        assert found.owner
        assert found.official_host in HOSTS
    if found.kind is Kind.OFFICIAL:
        assert is_listed(found.host)
        assert found.host in text.lower()


@settings(max_examples=3000, deadline=None)
@given(st.sampled_from([*HOSTS, "lk.mts.ru"]), PASTED, st.sampled_from(["", "x.", "a@", "h:"]))
def test_where_a_link_is_official_browsers_go_to_the_same_host(
    host: str, tail: str, before: str
) -> None:
    link = f"https://{before}{host}{tail}"
    found = check(link, OFFICIAL)
    if found.kind is Kind.OFFICIAL:
        link = str(find_link(link))
        assert urlsplit(link).hostname == found.host
        for mode in (QUrl.ParsingMode.StrictMode, QUrl.ParsingMode.TolerantMode):
            assert QUrl(link, mode).host() in (found.host, "")
