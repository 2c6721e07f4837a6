"""Which operators can be chosen for a number, and in what order they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simdesk.services.desk import Desk
from simdesk.ui import line_form
from simdesk.ui.widgets.fields import GROUP, ComboBox


def test_the_main_operators_come_first_then_the_others_under_a_heading(desk: Desk) -> None:
    values = [value for value, _words in line_form.operators(desk.catalogue)]
    heading = values.index(GROUP)
    main = {o.id for o in desk.catalogue.operators if o.main}
    assert values[0] == ""
    assert set(values[1:heading]) == main
    assert main.isdisjoint(values[heading:])
    assert values[-1] == line_form.OTHER
    assert len(values) == len(desk.catalogue.operators) + 3


def test_the_heading_cannot_be_chosen(app: QApplication, desk: Desk) -> None:
    combo = ComboBox()
    combo.fill(line_form.operators(desk.catalogue))
    combo.show()
    reached = set()
    for _press in range(combo.count()):
        QTest.keyClick(combo, Qt.Key.Key_Down)
        reached.add(combo.value())
    assert GROUP not in reached
    assert {"yota", "gazprombank_mobile", line_form.OTHER} <= reached
    combo.close()
    combo.deleteLater()
