"""A new operator and a new route by TOML and .po files alone, used in the real window."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget

from simdesk import paths
from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.run import RunEnd
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.compile import compile_words
from simdesk.i18n.language import _
from simdesk.ui.pages.route_page import RoutePage
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.marks import CheckTick
from tests.driver import Driver
from tests.samples import TODAY, event
from tests.ui.numbers.conftest import _offscreen_remark, app

__all__ = ["_offscreen_remark", "app"]

W = TypeVar("W", bound=QWidget)
ROOT = Path(__file__).parents[2]
NUMBER = "+79214401977"

SOURCED = """
source = "testline.example, terms"
as_of = "2026-11"
confidence = "high"
"""
OPERATOR = f"""
read_on = "2026-11-21"
name = "Testline"
russian_name = "Тестлайн"
monogram = "Tl"
silence_outcome = "fee"
fee = "unknown"
zero = "unknown"
counts_unknown = ["top_up", "answered_call", "tariff_debit"]
what_counts = "{{operator}}: every paid use counts."
codes = {{ own_number = "unknown", balance = [
  {{ value = "*777#", source = "testline.example", as_of = "n.d.", confidence = "low" }},
] }}
[[silence]]
value = 111
{SOURCED}
[[counts]]
kinds = ["call", "sms", "data"]
value = "yes"
{SOURCED}
[[phones]]
where = "own_sim"
value = "0777"
{SOURCED}
[[notes]]
id = "kiosk"
text = "Its kiosks are green."
{SOURCED}
"""
ROUTE = f"""
read_on = "2026-11-21"
title = "The green kiosk"
text = "Pay at a kiosk of the operator"
icon = "building_shop"
abroad = "no"
abroad_note = "Only in Russia"
cost = "unknown"
you_need = "Cash and the number"
needs = ["cash"]
risk = "low"
risk_note = "A person looks at what you pay."
minutes = "unknown"
only = ["testline"]
proof = ["The green slip"]
[[steps]]
id = "find"
phase = "prepare"
title = "Find a kiosk"
items = [{{ id = "ask", text = "Ask {{operator}} where the next kiosk is." }}]
parts = ["phones"]
[[steps]]
id = "pay"
phase = "pay"
title = "Pay at the kiosk"
items = [{{ id = "say", text = "Say the number: {{number}}." }}]
parts = ["number", "amount", "payment"]
why = "Kiosks know no other way."
overrides.testline.warning = "Wait for the slip."
[[steps]]
use = "balance"
[[steps]]
use = "outcome"
[[failures]]
id = "shut"
title = "The kiosk is shut"
hint = "They close at noon."
todo = ["Come back tomorrow."]
fallbacks = ["salon"]
[[sources]]
text = "The kiosks of Testline."
{SOURCED}
"""
CHINESE = {
    "{operator}: every paid use counts.": "{operator}：每次付费使用都算。",
    "Its kiosks are green.": "它的小亭是绿色的。",
    "The green kiosk": "绿色小亭",
    "Pay at a kiosk of the operator": "在运营商的小亭付款",
    "Only in Russia": "仅限俄罗斯境内",
    "Cash and the number": "现金和号码",
    "A person looks at what you pay.": "有人看着您付款。",
    "The green slip": "绿色小票",
    "Find a kiosk": "找一个小亭",
    "Ask {operator} where the next kiosk is.": "问 {operator} 最近的小亭在哪里。",
    "Pay at the kiosk": "在小亭付款",
    "Say the number: {number}.": "报号码：{number}。",
    "Kiosks know no other way.": "小亭没有别的办法。",
    "Wait for the slip.": "等小票。",
    "The kiosk is shut": "小亭关门了",
    "They close at noon.": "中午关门。",
    "Come back tomorrow.": "明天再来。",
    "The kiosks of Testline.": "Testline 的小亭。",
}


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's data with two TOML files more, and their words; run as a built program is."""
    data = tmp_path / "bundle"
    shutil.copytree(
        ROOT / "resources" / "catalogue",
        data / "resources" / "catalogue",
        ignore=shutil.ignore_patterns("*.jsonl", ".*"),
    )
    (data / "resources" / "icons").symlink_to(ROOT / "resources" / "icons")
    shutil.copytree(ROOT / "translations", data / "translations")
    catalogue = data / "resources" / "catalogue"
    (catalogue / "operators" / "testline.toml").write_text(OPERATOR, encoding="utf-8")
    (catalogue / "routes" / "testway.toml").write_text(ROUTE, encoding="utf-8")
    with po(data).open("a", encoding="utf-8") as file:
        said = po(ROOT).read_text(encoding="utf-8")
        for text, words in CHINESE.items():
            if f'\nmsgid "{text}"\n' not in said:
                file.write(f'\nmsgid "{text}"\nmsgstr "{words}"\n')
    compile_words(data / "translations")
    monkeypatch.setattr(sys, "_MEIPASS", str(data), raising=False)
    assert paths.resources_dir() == data / "resources"
    return data


def po(root: Path) -> Path:
    """Return the Chinese words below a folder."""
    return root / "translations" / "zh_CN" / "LC_MESSAGES" / "simdesk.po"


@pytest.fixture
def driver(app: QApplication, bundle: Path, tmp_path: Path) -> Iterator[Driver]:
    """The empty program in Chinese."""
    opened = Driver(tmp_path / "desk", language="zh_CN", look=ThemeChoice.LIGHT, size=(1280, 800))
    yield opened
    opened.close()


def find(driver: Driver, kind: type[W], words: str) -> W:
    """Return a visible widget by its words."""
    found = driver.find(kind, words)
    assert isinstance(found, kind)
    return found


def visible(driver: Driver) -> str:
    """Return all words that can be seen."""
    labels = driver.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def add_the_number(driver: Driver) -> Line:
    """Give the first number, of the new operator, as a person does on the first page."""
    driver.type(find(driver, LineEdit, _("1. Type or paste the number")), NUMBER)
    operator = find(driver, ComboBox, _("2. Who serves it now?"))
    names = [operator.itemText(row) for row in range(operator.count())]
    assert "Testline" in names
    for _press in names:
        if operator.currentText() == "Testline":
            break
        driver.key(Qt.Key.Key_Down, widget=operator)
    driver.click(find(driver, Button, _("This month")))
    driver.click(find(driver, Button, _("Save and see my number")))
    line = driver.desk.lines.find(NUMBER)
    assert line is not None
    assert line.operator_id == "testline"
    return line


def test_the_files_fit_and_no_word_is_missing(bundle: Path) -> None:
    catalogue = load_catalogue(bundle / "resources" / "catalogue")
    assert catalogue.check() == ()
    assert "testway" in {route.id for route in catalogue.routes}


def test_the_new_operator_and_the_new_route_in_the_window(driver: Driver) -> None:
    line = add_the_number(driver)
    clock = driver.desk.lines.forecast(line).clock(ClockKind.ACTIVITY)
    assert clock.arithmetic is not None
    assert clock.arithmetic.days == 111
    driver.desk.events.record(event(line.id, EventKind.BALANCE, TODAY, balance=Money(1000)))
    driver.settle(12)
    assert "Testline" in visible(driver)

    driver.open_page("edit", line.id)
    assert find(driver, ComboBox, _("Operator")).currentText() == "Testline"
    driver.key(Qt.Key.Key_Escape)

    driver.open_page("rules")
    rules = visible(driver)
    for words in ("Testline：每次付费使用都算。", "它的小亭是绿色的。", "*777#", "0777"):
        assert words in rules

    driver.open_page("renewal", line.id)
    chooser = driver.window.findChild(RoutePage)
    assert chooser is not None
    driver.click(find(driver, Button, _("In Russia")))
    driver.click(find(driver, Button, _("Cash in Russia")))
    driver.click(find(driver, QRadioButton, "绿色小亭"))
    start = _("Continue: {route}").format(route="绿色小亭")
    driver.click(find(driver, Button, start))
    walk(driver)

    [run] = [r for r in driver.desk.runs.of_line(line.id) if r.route_id == "testway"]
    assert run.end is RunEnd.FINISHED
    kinds = {e.kind for e in driver.desk.runs.events(run)}
    assert kinds == {EventKind.TOP_UP, EventKind.BALANCE}


def walk(driver: Driver) -> None:
    """Walk the route from its first step to its end, and see its words on the way."""
    seen: list[str] = []
    for _step in range(4):
        page = find(driver, RunPage, "")
        seen.append(visible(driver))
        for tick in page.findChildren(CheckTick):
            if tick.isVisible() and not tick.isChecked():
                seen.append(tick.accessibleName())
                driver.click(tick)
        for label, text in (
            (_("Amount you mean to pay, ₽"), "150"),
            (_("Amount paid, ₽"), "150"),
            (_("Balance you see now, ₽"), "160"),
        ):
            for field in page.findChildren(LineEdit):
                if field.isVisible() and field.accessibleName() == label:
                    driver.type(field, text)
        driver.click(page.frame.footer.primary)
    said = "\n".join(seen)
    for words in (
        "找一个小亭",
        "问 Testline 最近的小亭在哪里。",
        "0777",
        "在小亭付款",
        "小亭没有别的办法。",
        "等小票。",
        "*777#",
    ):
        assert words in said
    assert not any(page.isVisible() for page in driver.window.findChildren(RunPage))
