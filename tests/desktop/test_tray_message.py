"""The channel of the tray where nothing can be shown; where it can, a journey looks at it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from simdesk import paths
from simdesk.desktop.channels import with_window, without_window
from simdesk.desktop.notify_send import NotifySend
from simdesk.desktop.tray_message import OwnTrayMessage, TrayMessage
from simdesk.domain.heard import Hearing
from simdesk.i18n.reminder_words import Word
from simdesk.ui.start import make_application

ICON = paths.resources_dir() / "icons" / "simdesk.svg"


@pytest.fixture
def sign() -> QSystemTrayIcon:
    make_application()
    return QSystemTrayIcon(QIcon(str(ICON)))


def test_without_a_tray_nothing_can_have_been_shown(
    sign: QSystemTrayIcon, qt_messages: list[str]
) -> None:
    sign.show()
    heard = TrayMessage(sign).send(Word("a", "b"))
    assert (heard.channel, heard.hearing) == ("tray", Hearing.NOBODY)
    assert OwnTrayMessage(ICON).send(Word("a", "b")).hearing is Hearing.NOBODY
    # The platform without a screen lacks a signal that a sign of any tray listens to.
    assert all("systemTrayWindowChanged" in message for message in qt_messages)
    qt_messages.clear()


def test_a_click_is_heard_and_its_absence_is_waited_for(sign: QSystemTrayIcon) -> None:
    message = TrayMessage(sign)
    QTimer.singleShot(0, sign.messageClicked.emit)
    assert message.clicked(20)
    assert not message.clicked(0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems show words by the tray only")
def test_without_a_tray_the_window_shows_words_by_the_tool(sign: QSystemTrayIcon) -> None:
    assert isinstance(with_window(sign), NotifySend)
    assert isinstance(without_window(), NotifySend)
