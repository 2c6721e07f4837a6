"""Errors carry facts and no sentences, and every kind of them can be walked."""

from __future__ import annotations

from enum import StrEnum
from inspect import getmembers, isclass

import pytest

from simdesk.domain import errors
from simdesk.domain.errors import SimdeskError
from tests.domain.errors import all_errors, all_kinds


def test_there_is_an_example_of_every_kind() -> None:
    own = {kind for kind in all_kinds() if kind.__module__.startswith("simdesk.")}
    assert own == {type(error) for error in all_errors()}


def test_every_problem_of_every_kind_is_met() -> None:
    met = {getattr(error, "problem", None) for error in all_errors()} - {None}
    problems = [
        kind
        for _, kind in getmembers(errors, isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
    ]
    assert met == {problem for kind in problems for problem in kind}


@pytest.mark.parametrize("error", all_errors(), ids=lambda e: f"{type(e).__name__}:{e}"[:50])
def test_carries_facts(error: SimdeskError) -> None:
    with pytest.raises(SimdeskError) as caught:
        raise error
    assert caught.value is error
    assert isinstance(str(error), str)


def test_the_facts_are_attributes() -> None:
    newer = errors.DatabaseNewerError("/data/simdesk.db", 7, 1)
    assert (newer.path, newer.found, newer.known) == ("/data/simdesk.db", 7, 1)
    full = errors.NotSavedError("no room", disk_full=True)
    assert (full.disk_full, isinstance(full, errors.StorageError)) == (True, True)
    short = errors.NumberError(errors.NumberProblem.TOO_SHORT, 2)
    assert (short.problem, short.digits) == (errors.NumberProblem.TOO_SHORT, 2)
    broken = errors.CatalogueError(("a", "b"))
    assert broken.problems == ("a", "b")
