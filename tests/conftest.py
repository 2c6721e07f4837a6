"""What every test stands on: Qt drawing in memory, and a failure for whatever is left behind."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from simdesk.i18n.language import use_language

# Time says nothing on a shared machine; the number of examples stays bounded.
settings.register_profile("simdesk", settings(), deadline=None)
settings.load_profile("simdesk")

PATIENCE_MS = 5000
"""How long a task in the background may take to end after its test."""


@pytest.fixture(scope="session", autouse=True)
def _home_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests away from the data and the settings of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="session", autouse=True)
def _small_heap() -> Iterator[None]:
    """Leave what was imported out of the search for timers, which then takes no time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def _qt_messages() -> Iterator[list[str]]:
    """Collect what Qt complains about, from any thread."""
    messages: list[str] = []

    def collect(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            messages.append(f"{kind.name} {context.category or ''}: {text}")

    qInstallMessageHandler(collect)
    yield messages
    qInstallMessageHandler(None)


@pytest.fixture
def qt_messages(_qt_messages: list[str]) -> list[str]:
    """Return the complaints so far; a test that provokes one on purpose takes it out."""
    return _qt_messages


@pytest.fixture(autouse=True)
def _nothing_left_behind(_qt_messages: list[str]) -> Iterator[None]:
    """Fail a test that made Qt complain, lost an exception in a slot, or left something running."""
    lost: list[str] = []

    def lose(kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        lost.append(f"{kind.__name__}: {error}")

    # Qt has no way to pass an exception on: one that leaves a slot ends in this hook.
    hook, sys.excepthook = sys.excepthook, lose
    threads, timers, windows = _threads(), _timers(), _windows()
    _qt_messages.clear()
    yield
    if not QThreadPool.globalInstance().waitForDone(PATIENCE_MS):
        lost.append("a task in the background does not end")
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook = hook
    lost += _qt_messages
    lost += [f"thread left running: {thread.name}" for thread in _threads() - threads]
    lost += [f"timer left running: {_names(timer)}" for timer in _timers() - timers]
    lost += [f"window left open: {_names(window)}" for window in _windows() - windows]
    assert not lost, "\n".join(lost)


@pytest.fixture(autouse=True)
def _plain_words() -> Iterator[None]:
    """Give the next test the words as they stand in the code, whatever language this one spoke."""
    yield
    use_language("en", Path())


def _threads() -> set[threading.Thread]:
    # Threads of Qt that have once run Python are listed for ever, as dummies.
    return {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}


def _timers() -> set[QTimer]:
    if not QCoreApplication.instance():
        return set()
    found = {thing for thing in gc.get_objects() if type(thing) is QTimer}
    return {timer for timer in found if isValid(timer) and timer.isActive()}


def _windows() -> set[QWidget]:
    if not isinstance(QCoreApplication.instance(), QApplication):
        return set()
    return {w for w in QApplication.topLevelWidgets() if w.isVisible()}


def _names(thing: QObject) -> str:
    """Return what a person needs to find it: its class, and those that own it."""
    owner = thing.parent()
    return type(thing).__name__ + (f" of {_names(owner)}" if owner else "")
