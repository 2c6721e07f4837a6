"""Official hosts are sourced, read strictly and late, and fall back to the operators' domains."""

# ruff: noqa: E501 - a table of faults reads best with one fault a line
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.operator import Operator
from simdesk.domain.rule import Confidence

FILE = "official.toml"
LATE = """
import sys
from pathlib import Path
from simdesk.catalogue.loader import load_catalogue
catalogue = load_catalogue(Path(sys.argv[1]))
names = ("simdesk.catalogue.official_schema", "simdesk.domain.official")
print([name in sys.modules for name in names])
assert catalogue.official.sites
print([name in sys.modules for name in names])
"""


def test_whose_a_host_is(catalogue: Catalogue) -> None:
    owners = {
        "mts.ru": "MTS",
        "lk.mts.ru": "MTS",
        "moskva.beeline.ru": "Beeline",
        "tele2.ru": "T2",
        "kkt-online.nalog.ru": "FNS (tax service)",
        "www.gosuslugi.ru": "Gosuslugi",
        "apps.rustore.ru": "RuStore",
    }
    for host, owner in owners.items():
        site = catalogue.official.site(host)
        assert site is not None
        assert site.owner == owner
    for host in ("ru", "nalog.ru", "town.gosweb.gosuslugi.ru", "notmts.ru", "mts.ru.com", "MTS.ru"):
        assert catalogue.official.site(host) is None


def test_every_host_has_a_source_that_is_good_enough(catalogue: Catalogue) -> None:
    sites = catalogue.official.sites
    assert len(sites) > 20
    for site in sites:
        for fact in (site.fact, site.subdomains):
            assert fact is None or (fact.source and fact.confidence is not Confidence.LOW)


def _trusted(operator: Operator) -> bool:
    """Tell whether a source of the operator's addresses is good enough for a check."""
    return any(domain.confidence is not Confidence.LOW for domain in operator.domains)


def test_every_page_the_program_opens_is_official(catalogue: Catalogue) -> None:
    for operator in filter(_trusted, catalogue.operators):
        for link in operator.links.values():
            site = catalogue.official.site(link.url.split("/")[2])
            assert site is not None
            assert site.owner == operator.name


def test_a_weak_source_makes_no_host_official(catalogue: Catalogue) -> None:
    weak = [
        domain
        for operator in catalogue.operators
        for domain in operator.domains
        if domain.confidence is Confidence.LOW
    ]
    assert weak
    assert not any(catalogue.official.site(domain.value) for domain in weak)


def test_it_is_read_when_first_asked_for(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LATE, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines() == ["[False, False]", "[True, True]"]


FAULTS = [
    ('value = "lk.gosuslugi.ru"', 'value = "LK.gosuslugi.ru"', "hosts[4].value: must be a host such as www.example.ru, not 'LK.gosuslugi.ru'"),
    ('value = "lk.gosuslugi.ru"', 'value = "gosuslugi"', "hosts[4].value: must be a host such as www.example.ru, not 'gosuslugi'"),
    ('value = "lk.gosuslugi.ru"', 'value = "mts.ru"', "hosts: mts.ru is named twice"),
    ('value = "lk.gosuslugi.ru"', 'value = "letai.ru"', "hosts: letai.ru is named twice"),
    ('"bit.ly"', '"mts.ru"', "hosts: mts.ru is named twice"),
    ('"bit.ly"', '"https://bit.ly"', "shorteners[1].hosts: must be a host such as www.example.ru, not 'https://bit.ly'"),
    ('owner = "OFD-Ya"\n', "", "hosts[11].owner: is missing"),
    ('owner = "OFD-Ya"\n', 'owner = "OFD-Ya"\nwhy = 1\n', "hosts[11].why: is not a known key"),
    ("common_word = true", "common_word = 1", "hosts[5].common_word: must be true or false, not a number"),
    ('confidence = "medium"', 'confidence = "low"', "subdomains[1].confidence: is too low to call a host official"),
    ('as_of = "2026"\nconfidence = "medium"\n\n[[hosts]]', 'as_of = "2026"\nconfidence = "low"\n\n[[hosts]]', "hosts[1].confidence: is too low to call a host official"),
    ('value = "t2.ru"', 'value = "t3.ru"', "subdomains: t3.ru is no operator's domain"),
    ('source = "PeterDaveHello/url-shorteners (list)"\n', "", "shorteners[1].source: is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), FAULTS)
def test_a_fault_is_named_and_costs_only_this_file(
    folder: Path, old: str, new: str, problem: str
) -> None:
    text = (folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert catalogue.problems == ()
    assert catalogue.check() == (f"{FILE}: {problem}",)
    owners = {site.owner for site in catalogue.official.sites}
    assert owners == {o.name for o in catalogue.operators if _trusted(o)}
    assert catalogue.official.site("lk.mts.ru") is None
    assert catalogue.scams.scams


def test_a_broken_operator_is_no_fault_of_this_file(folder: Path) -> None:
    (folder / "operators/t2.toml").write_text("x = 1", encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert not any(problem.startswith(FILE) for problem in catalogue.check())
    assert catalogue.official.site("t2.ru") is None
    assert catalogue.official.site("lk.mts.ru") is not None
