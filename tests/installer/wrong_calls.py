"""A child process: calls Qt wrongly in every way, and prints what comes of it; not a test."""

from __future__ import annotations

import inspect
import sys
import warnings
from collections.abc import Callable
from pydoc import render_doc

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QObject,
    QPoint,
    QProcess,
    QRegularExpression,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget


class Wrong(QWidget):
    """Gives Qt what it cannot use."""

    def sizeHint(self) -> str:  # type: ignore[override] # noqa: N802 - Qt's name
        return "wrong"


class NotBegun(QWidget):
    """Forgets what it is."""

    def __init__(self) -> None:
        pass


class Sender(QObject):
    """Has a signal."""

    sent = Signal(int)


CALLS: tuple[Callable[[], object], ...] = (
    lambda: QObject().setObjectName(3),  # type: ignore[arg-type]
    lambda: QLabel(1, 2, 3, 4, 5),  # type: ignore[call-overload]
    lambda: QColor("a", None, {}),  # type: ignore[call-overload]
    lambda: QObject(foo=3),  # type: ignore[call-arg]
    lambda: QObject(objectName=3),  # type: ignore[arg-type]
    lambda: QLabel(nope=3),  # type: ignore[call-overload]
    lambda: QTimer.singleShot("x"),  # type: ignore[call-overload]
    lambda: QTimer.singleShot(1, 2, 3, 4, 5, 6),  # type: ignore[call-overload]
    lambda: QWidget().resize(),  # type: ignore[call-overload]
    lambda: QWidget().setWindowFlags("no"),  # type: ignore[arg-type]
    lambda: Qt.AlignmentFlag("x"),  # type: ignore[arg-type]
    lambda: Qt.AlignmentFlag(0x12345),
    lambda: Qt.Nope,  # type: ignore[attr-defined]
    lambda: QObject.setObjectName.__signature__,  # type: ignore[attr-defined]
    lambda: inspect.signature(QWidget.resize),
    lambda: QWidget.resize.__doc__,
    lambda: QWidget.__doc__,
    lambda: len(render_doc(QTimer)),
    lambda: QObject().connect(1, 2),  # type: ignore[call-overload]
    lambda: Wrong().adjustSize(),
    lambda: QAbstractListModel().canFetchMore(1),  # type: ignore[arg-type]
    lambda: NotBegun().resize(1, 2),
    lambda: QObject() < 3,  # type: ignore[operator]
    lambda: QPoint(1, 2) + "s",  # type: ignore[operator]
    lambda: QPoint(1, "a"),  # type: ignore[call-overload]
    lambda: Sender().sent.emit("a", "b"),
    lambda: Sender().sent.connect(3),
    lambda: Sender().sent.disconnect(print),
    lambda: QObject.nope,  # type: ignore[attr-defined]
    lambda: QSettings.setValue(1),  # type: ignore[call-arg, arg-type]
    lambda: QDate("a"),  # type: ignore[call-overload]
    lambda: QRegularExpression("a", 3.3),  # type: ignore[call-overload]
    lambda: QProcess().start(3),  # type: ignore[call-overload]
)


def main() -> None:
    """Call them all; what was loaded before and after stands in the first and the last line."""
    application = QApplication([])
    warnings.showwarning = lambda message, *_rest: print("warning:", message)
    print("layout loaded:", "shibokensupport.signature.layout" in sys.modules)
    for call in CALLS:
        try:
            print("fine:", call())
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
    print("layout loaded:", "shibokensupport.signature.layout" in sys.modules)
    del application


if __name__ == "__main__":
    main()
