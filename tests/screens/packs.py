"""Draws the dialogs for packs: what a newer one changes, and why one was refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from simdesk.ui.pages.settings_page import SettingsPage
from tests.driver import Driver
from tests.packs import Edit, add_host, make, swap

CHANGES: dict[str, Edit] = {
    "operators/mts.toml": swap('url = "https://lk.mts.ru/"', 'url = "https://my.mts.ru/topup"'),
    "operators/t2.toml": swap("*105#", "*115#"),
    "operators/beeline.toml": swap("*102#", "*103#"),
    "official.toml": add_host("pay.example.ru", "Example Mobile"),
    "scams.toml": swap("It presses for time.", "It presses for time. Write to help.example.ru."),
}
FAULTS: dict[str, Edit] = {
    "operators/mts.toml": swap('url = "https://lk.mts.ru/"', 'url = "http://lk.mts.ru/"'),
    "routes/shop.toml": swap("risk_note = ", "risk_node = "),
    "law.toml": swap('confidence = "high"', 'confidence = "sure"'),
}


def draw_packs(d: Driver, folder: Path, shoot: Callable[[str], Path]) -> list[Path]:
    """Return the pictures of a pack that is offered, of one that is refused, and of the section."""
    drawn = []
    for name, edits in (("pack", CHANGES), ("pack-refused", FAULTS)):
        offer(d, folder, edits)
        drawn.append(shoot(name))
        for dialog in d.window.findChildren(QDialog):
            dialog.reject()
        d.settle()
    return [*drawn, shoot("settings-catalogue")]


def offer(d: Driver, folder: Path, edits: dict[str, Edit], version: str = "2027-02-03.1") -> None:
    """Bring a pack to the settings, as a drop does, and wait until its dialog stands."""
    pack = make(folder / f"simdesk-catalogue-{version}.zip", version, edits)
    d.open_page("settings")
    page = d.window.findChild(SettingsPage)
    assert page is not None
    page.show_section(page.packs)
    d.settle()
    page.packs.look(pack)
    d.until(page.packs.take.isEnabled)
