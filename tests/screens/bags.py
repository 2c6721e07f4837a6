"""Draws bringing a bag back: what it would do, what is different here, and why one is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog

from simdesk.services.exporting.choices import AS_KEPT
from simdesk.services.exports import ExportForm
from simdesk.ui.dialogs.import_dialog import ImportDialog
from tests.driver import Driver
from tests.samples import rubles


def draw_bags(d: Driver, folder: Path, shoot: Callable[[str], Path]) -> list[Path]:
    """Return the pictures of a bag that comes back, and of one that does not.

    Afterwards the desk holds what it did before.
    """
    desk = d.desk
    whole, hidden = folder / "SimDesk-bag", folder / "SimDesk-bag-2"
    for target, choices in ((whole, AS_KEPT), (hidden, replace(AS_KEPT, hide_digits=True))):
        desk.exports.write(ExportForm.BAG, desk.exports.plan(choices=choices), target)
    broken = shutil.copytree(whole, folder / "broken")
    (broken / "data/payments.csv").unlink()
    drawn = [_look(d, None, "bag", shoot), _look(d, broken, "bag-refused", shoot)]
    first = desk.receipts.everything()[0]
    desk.receipts.update(replace(first, amount=rubles(7), note="7"))
    drawn.append(_look(d, whole, "bag-differs", shoot))
    desk.receipts.update(first)
    desk.receipts.delete([first])
    drawn.append(_look(d, hidden, "bag-hidden", shoot))
    desk.receipts.restore([first])
    d.settle()
    return drawn


def _look(d: Driver, bag: Path | None, name: str, shoot: Callable[[str], Path]) -> Path:
    d.window._pages.dialogs.bring_back(bag)
    d.settle()
    [dialog] = [found for found in d.window.findChildren(ImportDialog) if found.isVisible()]
    d.until(lambda: dialog._job is None)
    d.settle(20)
    drawn = shoot(name)
    for shown in d.window.findChildren(QDialog):
        shown.reject()
    d.settle()
    return drawn
