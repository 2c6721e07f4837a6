"""What the tests of notices do and look at in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.domain.route import Part
from simdesk.services.runs import StepFacts
from simdesk.ui.dialogs.line_dialog import LineDialog
from simdesk.ui.notices.clock_notices import ClockNotices
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.pages.run_page import RunPage
from tests.driver import Driver
from tests.samples import TODAY, rubles


def number(driver: Driver, label: str) -> Line:
    """Return the sample number of a label."""
    return next(line for line in driver.desk.lines.everything() if line.label == label)


def show(driver: Driver, line: Line) -> NumbersPage:
    """Show a number in the list and the detail."""
    driver.open_page("numbers")
    page = driver.find(NumbersPage)
    assert isinstance(page, NumbersPage)
    page.choose(line.id)
    driver.settle(12)
    return page


def under(page: NumbersPage, kind: ClockKind) -> ClockNotices:
    """Return what stands under a clock."""
    return page.detail.clocks.under[kind]


def dialog(driver: Driver) -> LineDialog:
    """Return the form of a number that is open."""
    (found,) = (d for d in driver.window.findChildren(LineDialog) if d.isVisible())
    return found


def told(notices: ClockNotices) -> list[str]:
    """Return the ids of the notices that can be seen."""
    return [row.notice.id for row in notices.list.rows if row.isVisible()]


def words(widget: QWidget) -> list[str]:
    """Return every text that can be seen in a widget."""
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]
    buttons = [w.text() for w in widget.findChildren(QAbstractButton) if w.isVisible()]
    return [text for text in (*labels, *buttons) if text]


def run_page(driver: Driver) -> RunPage:
    """Return the page of the steps that are shown."""
    page = driver.find(RunPage)
    assert isinstance(page, RunPage)
    return page


def renew(driver: Driver, line: Line) -> RunPage:
    """Walk a whole renewal: paid, arrived, and the number used; stop at its end."""
    runs = driver.desk.runs
    run = runs.start(line.id, "salon")
    for step in runs.route(run).steps[:-1]:
        facts: StepFacts | None = None
        if Part.PAYMENT in step.parts:
            facts = StepFacts(on=TODAY, amount=rubles(150))
        elif Part.BALANCE in step.parts:
            facts = StepFacts(on=TODAY, balance=rubles(900), arrived=True)
        elif Part.PAID_ACTION in step.parts:
            facts = StepFacts(on=TODAY, action=EventKind.CALL)
        runs.complete(runs.get(run.id), step.id, facts)
    driver.open_page("renewal", line.id)
    return run_page(driver)


def to_the_end(driver: Driver, page: RunPage) -> list[str]:
    """Go on from step to step, without a receipt, to the last; return those on the way."""
    order: list[str] = []
    while page.view is not None and not page.view.ends:
        assert page.view.step.id not in order, "it does not go on"
        order.append(page.view.step.id)
        footer = page.frame.footer
        driver.click(footer.skip if footer.skip.isVisible() else footer.primary)
    return order
