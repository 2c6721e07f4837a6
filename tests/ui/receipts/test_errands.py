"""Background jobs: every answer arrives, whichever thread is faster."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject

from simdesk.domain.errors import SimdeskError
from simdesk.ui import background
from tests.ui.receipts.conftest import settle


@pytest.fixture
def restless() -> Iterator[None]:
    """Let threads take turns as often as they can, so that any order happens."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def _answer(number: int) -> Callable[[background.Job], int]:
    return lambda _job: number


def test_no_answer_is_missed(application: QObject, restless: None) -> None:
    owner = QObject()
    answers: list[int] = []
    for number in range(300):
        background.run(_answer(number), owner=owner, done=answers.append)
    settle()
    assert sorted(answers) == list(range(300))
    assert owner.children() == []


def test_a_failure_is_told_to_whoever_asked(application: QObject) -> None:
    owner = QObject()
    told: list[SimdeskError] = []
    done: list[object] = []

    def fail(_job: object) -> None:
        raise SimdeskError

    background.run(fail, owner=owner, done=done.append, failed=told.append)
    settle()
    assert [type(error) for error in told] == [SimdeskError]
    assert done == []
    assert owner.children() == []


def test_progress_comes_before_the_answer(application: QObject) -> None:
    owner = QObject()
    heard: list[object] = []
    background.run(
        lambda job: job.moved.emit(1, 2),
        owner=owner,
        done=lambda _nothing: heard.append("done"),
        moved=lambda *step: heard.append(step),
    )
    settle()
    assert heard == [(1, 2), "done"]


def test_who_closes_gets_the_answers_first(application: QObject) -> None:
    root = QObject()
    owner = QObject(root)
    held = threading.Event()
    answers: list[object] = []

    def stop_or_go_on(job: background.Job) -> str:
        while not job.stopped():
            held.wait(0.01)
        return "stopped"

    background.run(stop_or_go_on, owner=owner, done=answers.append)
    background.run(lambda _job: "kept", owner=owner, done=answers.append)
    background.finish(root)
    assert sorted(map(str, answers)) == ["kept", "stopped"]
