"""The list's model over a real desk: order, groups, places that stay, pages, and what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.services.desk import Desk
from simdesk.services.line_index import Group, Sort
from simdesk.ui.line_list import row_words
from simdesk.ui.line_list.line_model import HEADER_ROLE, PAGE_ROWS, SUMMARY_ROLE, LineModel
from tests.bench.search_keystroke import fill_many
from tests.samples import TODAY, event, line

GROUPED = [
    "# Needs action 3",
    "Main · bank",
    "Mum's SIM",
    "Parcels",
    "# In progress 1",
    "Backup (WeChat)",
    "# Missing information 1",
    "Old number",
    "# On track 3",
    "Office 2",
    "Student SIM",
    "Office 1",
]


def make_model(desk: Desk) -> LineModel:
    """Return a checked model over everything on the desk."""
    desk.index.open()
    for _slice in desk.index.build():
        pass
    model = LineModel(
        index=desk.index,
        describe=lambda s: row_words.row_words(s, desk.catalogue.operator(s.line.operator_id)),
    )
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    # The tester's own fetching, in the middle of a reset, is what it then complains about.
    QAbstractItemModelTester(model, fatal, model).setUseFetchMore(False)
    model.show_lines(None, "", Sort.DEADLINE)
    return model


@pytest.fixture
def model(desk: Desk, kept: dict[str, Line]) -> LineModel:
    """The eight numbers, one of them in a renewal."""
    desk.runs.start(kept["Backup (WeChat)"].id, "official_app")
    return make_model(desk)


def shown(model: LineModel) -> list[str]:
    """Return the rows as a person reads them down the list."""
    rows = []
    for row in range(model.rowCount()):
        header = model.index(row).data(HEADER_ROLE)
        words = model.index(row).data()
        rows.append(f"# {words} {header.count}" if header else words)
    return rows


def found(model: LineModel, query: str) -> list[str]:
    """Return the labels that a query leaves, without headers."""
    model.show_lines(None, query, Sort.LABEL)
    return shown(model)


def changed(desk: Desk, model: LineModel, line: Line) -> bool:
    """Read one number again, as the page does after a change."""
    desk.index.refresh([line.id])
    return model.take_changes([line.id])


def test_groups_come_in_order_and_inside_them_the_nearest_date_first(model: LineModel) -> None:
    assert shown(model) == GROUPED


def test_other_orders_have_no_groups(model: LineModel) -> None:
    model.show_lines(None, "", Sort.NUMBER)
    numbers = [model.index(r).data(SUMMARY_ROLE).line.msisdn for r in range(model.rowCount())]
    assert len(numbers) == 8
    assert numbers == sorted(numbers)


def test_a_header_can_be_neither_chosen_nor_reached(model: LineModel) -> None:
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.line_id(model.index(0)) is None
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Needs action, 3"


def test_a_row_keeps_its_place_until_the_list_is_asked_for_anew(
    desk: Desk, kept: dict[str, Line], model: LineModel
) -> None:
    main = kept["Main · bank"]
    place = model.find_line(main.id)
    assert place.data(SUMMARY_ROLE).forecast.standing.pressing
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    desk.events.record(event(main.id, EventKind.CALL, TODAY))
    assert not changed(desk, model, main)
    assert shown(model) == GROUPED
    assert told == [place.row()]
    assert not model.index(1).data(SUMMARY_ROLE).forecast.standing.pressing
    model.reload()
    assert shown(model)[0] == "# Needs action 2"
    assert shown(model).index("Main · bank") > shown(model).index("# Missing information 2")


def test_what_is_archived_or_binned_leaves_at_once_with_an_empty_header(
    desk: Desk, kept: dict[str, Line], model: LineModel
) -> None:
    desk.lines.archive([kept["Old number"].id])
    changed(desk, model, kept["Old number"])
    desk.lines.delete([kept["Mum's SIM"].id])
    changed(desk, model, kept["Mum's SIM"])
    assert shown(model)[:5] == [
        "# Needs action 2",
        "Main · bank",
        "Parcels",
        "# In progress 1",
        "Backup (WeChat)",
    ]
    assert not any(row.startswith("# Missing information") for row in shown(model))
    model.show_lines(Group.ARCHIVED, "", Sort.DEADLINE)
    assert shown(model) == ["Old number"]


def test_a_number_that_is_new_or_comes_back_is_reported_missing(
    desk: Desk, kept: dict[str, Line], model: LineModel
) -> None:
    added = desk.lines.add(line("+79031112233", label="New one"))
    assert changed(desk, model, added)
    desk.lines.archive([kept["Old number"].id])
    changed(desk, model, kept["Old number"])
    desk.lines.unarchive([kept["Old number"].id])
    assert changed(desk, model, kept["Old number"])


def test_a_view_gets_the_first_page_and_asks_for_more(desk: Desk) -> None:
    fill_many(desk, 1000)
    model = make_model(desk)
    model.show_lines(None, "", Sort.LABEL)
    assert model.line_count() == 1000
    assert model.rowCount() == PAGE_ROWS
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * PAGE_ROWS
    assert model.last_line().row() == 999
    assert not model.canFetchMore(QModelIndex())


def test_a_row_beyond_the_page_is_found_and_fetched(desk: Desk) -> None:
    fill_many(desk, 1000)
    model = make_model(desk)
    model.show_lines(None, "", Sort.NUMBER)
    wanted = f"{777:032x}"
    place = model.find_line(wanted)
    assert place.row() == 777
    assert model.line_id(place) == wanted
    assert place.data(SUMMARY_ROLE).line.id == wanted


def test_a_row_can_leave_from_beyond_the_page(desk: Desk) -> None:
    fill_many(desk, 300)
    model = make_model(desk)
    model.show_lines(None, "", Sort.NUMBER)
    hidden = desk.lines.get(f"{250:032x}")
    desk.lines.archive([hidden.id])
    assert not changed(desk, model, hidden)
    assert model.rowCount() == PAGE_ROWS
    assert model.line_count() == 299


def test_with_little_room_a_row_names_the_same_clock(model: LineModel) -> None:
    rows = [model.index(row).data(SUMMARY_ROLE) for row in range(model.rowCount())]
    found = [summary for summary in rows if summary is not None]
    assert "Old number" in [summary.line.label for summary in found]
    for summary in found:
        said = row_words.state_phrase(summary)
        assert said.split(":")[0] == row_words.short_phrase(summary), said


def test_a_row_is_read_aloud_with_everything_it_shows(
    kept: dict[str, Line], model: LineModel
) -> None:
    row = model.find_line(kept["Main · bank"].id)
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (
        "Main · bank",
        "+7 916 123-45-67",
        "MTS",
        "13 days until a fee may start",
        "4 December 2026",
    ):
        assert part in said
    described = row.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "4 December 2026: a fee of" in described
    assert "date unknown: when the contract may end" in described
    renewing = model.find_line(kept["Backup (WeChat)"].id)
    assert "Step 1/" in renewing.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_number_without_a_label_is_called_by_its_number(desk: Desk, model: LineModel) -> None:
    added = desk.lines.add(line("+79031112233"))
    desk.index.refresh([added.id])
    model.reload()
    row = model.find_line(added.id)
    assert row.data() == "+7 903 111-22-33"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).startswith("+7 903 111-22-33, operator")


@pytest.mark.parametrize(
    "query",
    [
        "89161234567",
        "+7 916 123-45-67",
        "8 (916) 123 45 67",
        "1234567",
        "9161234",
        "main",
        "王秀兰",
    ],
)
def test_a_number_is_found_however_it_is_written(model: LineModel, query: str) -> None:
    assert found(model, query) == ["Main · bank"]


@pytest.mark.parametrize("query", ["ёлочка", "ЕЛОЧКА", "Ёлоч", "елочка"])
def test_cyrillic_is_found_in_any_case_with_or_without_dots(
    desk: Desk, kept: dict[str, Line], model: LineModel, query: str
) -> None:
    changed_line = replace(desk.lines.get(kept["Parcels"].id), label="Ёлочка")
    desk.lines.update(changed_line)
    changed(desk, model, changed_line)
    assert found(model, query) == ["Ёлочка"]


def test_search_looks_at_operator_serial_and_accounts(model: LineModel) -> None:
    assert found(model, "yota") == ["Parcels"]
    assert found(model, "567890123") == ["Main · bank"]
    assert found(model, "gosuslugi") == ["Main · bank"]
    assert found(model, "no such thing") == []


def test_typing_jumps_to_the_next_label_or_number(model: LineModel) -> None:
    def jump(typed: str, after: int) -> str:
        return str(model.jump(typed, after).data())

    assert jump("off", 0) == "Office 2"
    here = model.jump("o", 0).row()
    assert [jump("o", here + 1), jump("o", model.jump("o", here + 1).row() + 1)] == [
        "Office 2",
        "Office 1",
    ]
    assert jump("926", 0) == "Backup (WeChat)"
    assert not model.jump("zz", 0).isValid()


def test_summaries_follow_the_day_of_the_desk(desk: Desk, kept: dict[str, Line]) -> None:
    model = make_model(desk)
    row = model.find_line(kept["Main · bank"].id)
    earliest = row.data(SUMMARY_ROLE).forecast.earliest
    assert earliest.due == TODAY + timedelta(days=13)
