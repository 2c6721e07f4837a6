"""The desktop's portal is asked where there is one, and no other program hears of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from simdesk.ui.screen import _desktop_heeded, _keep_to_ourselves, has_portal
from simdesk.ui.start import make_application

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a portal is a thing of Linux")

SERVICE = "dbus-1/services/org.freedesktop.portal.Desktop.service"


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system that shares nothing yet."""
    make_application()
    monkeypatch.setenv("XDG_DATA_DIRS", f"/nowhere::{tmp_path}")
    monkeypatch.delenv("QT_QPA_PLATFORMTHEME", raising=False)
    return tmp_path


def _install(shared: Path) -> None:
    (shared / SERVICE).parent.mkdir(parents=True)
    (shared / SERVICE).write_text("[D-BUS Service]\n")


def test_without_a_portal_nothing_is_asked_of_it(shared: Path) -> None:
    assert not has_portal()
    with _desktop_heeded():
        assert "QT_QPA_PLATFORMTHEME" not in os.environ


def test_a_portal_is_used_and_no_program_opened_later_hears_of_it(shared: Path) -> None:
    _install(shared)
    with _desktop_heeded():
        assert os.environ["QT_QPA_PLATFORMTHEME"] == "xdgdesktopportal"
    assert "QT_QPA_PLATFORMTHEME" not in os.environ


@pytest.mark.parametrize("named", ["kde", "qt5ct", "gnome"])
def test_a_part_that_our_qt_does_not_have_is_no_choice(
    shared: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    _install(shared)
    monkeypatch.setenv("QT_QPA_PLATFORMTHEME", named)
    with _desktop_heeded():
        assert os.environ["QT_QPA_PLATFORMTHEME"] == "xdgdesktopportal"
    assert os.environ["QT_QPA_PLATFORMTHEME"] == named


def test_a_part_that_our_qt_has_is_the_owners_choice(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(shared)
    monkeypatch.setenv("QT_QPA_PLATFORMTHEME", "gtk3")
    with _desktop_heeded():
        assert os.environ["QT_QPA_PLATFORMTHEME"] == "gtk3"


@pytest.mark.parametrize("frozen", [True, False])
def test_a_package_hides_its_parts_of_qt_from_what_it_opens(
    monkeypatch: pytest.MonkeyPatch, *, frozen: bool
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setenv("QT_PLUGIN_PATH", "/there/plugins")
    monkeypatch.setenv("QML2_IMPORT_PATH", "/there/qml")
    _keep_to_ourselves()
    kept = {"QT_PLUGIN_PATH", "QML2_IMPORT_PATH"} & set(os.environ)
    assert len(kept) == (0 if frozen else 2)
