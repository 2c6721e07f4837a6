"""What a Mac would be given, as values and forms: nothing here has been seen to work on one."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from installer import contents
from installer.frozen import read_frozen
from installer.mac import plist
from installer.mac.dmg import commands, fill_stage, image_name, notarising, sealing
from simdesk import __version__
from simdesk.i18n.language import LANGUAGES

ROOT = Path(__file__).parents[2]
SIGN = ROOT / "installer" / "mac" / "sign.sh"
LOGGING = (
    '#!/bin/sh\necho "$(basename "$0") $*" >> "$SIGN_LOG"\ntest "$(basename "$0")" != "$FAILS"\n'
)
FILE = '#!/bin/sh\nhead -c 4 "$2" | grep -q MACH && echo "Mach-O 64-bit" || echo "ASCII text"\n'
QT = "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"


def test_the_values_are_a_property_list() -> None:
    info = plist.info()
    assert plistlib.loads(plistlib.dumps(info)) == info


def test_version_and_languages_are_those_of_the_program() -> None:
    info = plist.info()
    assert info["CFBundleShortVersionString"] == info["CFBundleVersion"] == __version__
    assert len(info["CFBundleLocalizations"]) == len(LANGUAGES)
    assert info["NSHumanReadableCopyright"] in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize(
    ("tags", "system"),
    [
        (["Tag: cp310-abi3-macosx_13_0_universal2"], "13.0"),
        (["Tag: cp312-abi3-macosx_11_0_arm64", "Tag: py3-none-macosx_13_0_arm64"], "13.0"),
        (["Tag: cp312-cp312-macosx_10_9_x86_64.macosx_10_13_x86_64"], "10.13"),
        (["Tag: cp310-abi3-manylinux_2_34_x86_64"], "0.0"),
    ],
)
def test_the_oldest_system_is_the_newest_that_a_wheel_asks_for(
    tags: list[str], system: str
) -> None:
    assert plist.minimum_system(tags) == system


def test_a_wheel_that_needs_a_newer_system_than_we_say_stops_the_build() -> None:
    with pytest.raises(ValueError, match=r"macOS 14\.0"):
        plist.info(["Tag: cp310-abi3-macosx_14_0_universal2"])
    info = plist.info(["Tag: cp310-abi3-macosx_13_0_universal2"])
    assert info["LSMinimumSystemVersion"] == "13.0"


def test_the_file_of_entitlements_holds_those_with_a_reason_and_no_comment() -> None:
    content = plist.ENTITLEMENTS_FILE.read_bytes()
    assert plistlib.loads(content) == plist.ENTITLEMENTS
    assert b"<!--" not in content


@pytest.mark.parametrize("part", ["{}", "Versions/A/{}", "Versions/A/Resources/Info.plist"])
def test_a_framework_of_qt_is_taken_whole_or_not_at_all(part: str) -> None:
    lib = "PySide6/Qt/lib"
    for name, wanted in {
        "QtCore": True,
        "QtDBus": True,
        "QtQml": False,
        "QtNetwork": False,
    }.items():
        assert contents.wanted(f"{lib}/{name}.framework/{part.format(name)}") is wanted
    assert contents.wanted(f"Python.framework/Versions/3.13/{part}")


def test_an_app_is_read_as_the_folder_that_it_was_made_of(small: Path, tmp_path: Path) -> None:
    app, parts = tmp_path / "SimDesk.app", ("MacOS", "Frameworks", "Resources")
    for part in parts:
        (app / "Contents" / part).mkdir(parents=True)
    (app / "Contents" / "Info.plist").touch()
    shutil.copy(small / "simdesk", app / "Contents" / "MacOS")
    shutil.copytree(small / "_internal", app / "Contents" / "Frameworks", dirs_exist_ok=True)
    # Only code may lie among the libraries; what is data moves, and a link stays.
    library = app / "Contents" / "Frameworks" / "base_library.zip"
    library.rename(app / "Contents" / "Resources" / "base_library.zip")
    library.symlink_to("../Resources/base_library.zip")
    [folder] = (app / "Contents" / "Frameworks").glob("python3.*")
    folder.rename(folder.with_name(folder.name.replace(".", "__dot__")))
    read, plain = read_frozen(app), read_frozen(small)
    assert (read.system, plain.system) == ("macos", "linux")
    assert read.files.keys() - plain.files.keys() == {"Contents/Info.plist"}
    assert plain.files.keys() <= read.files.keys()
    assert read.modules == plain.modules


def test_the_image_is_made_of_the_program_and_a_link(tmp_path: Path) -> None:
    stage = tmp_path / "stage"
    fill_stage(stage)
    assert str((stage / "Applications").readlink()) == "/Applications"
    copy, create, verify = commands(Path("a/SimDesk.app"), stage, Path("dist/x.dmg"))
    assert copy == ["ditto", "a/SimDesk.app", str(stage / "SimDesk.app")]
    assert create[:2] == ["hdiutil", "create"]
    assert create[create.index("-srcfolder") + 1] == str(stage)
    assert create[-1] == verify[-1] == "dist/x.dmg"
    assert image_name() == f"SimDesk-{__version__}.dmg"


@pytest.mark.parametrize(
    ("environment", "seal", "send"),
    [
        ({}, "codesign --force --sign - SimDesk.app", ""),
        ({"SIMDESK_NOTARY_PROFILE": "ours"}, "codesign --force --sign - SimDesk.app", ""),
        ({"SIMDESK_SIGN_IDENTITY": "us"}, f"{SIGN} app SimDesk.app", ""),
        (
            {"SIMDESK_SIGN_IDENTITY": "us", "SIMDESK_NOTARY_PROFILE": "ours"},
            f"{SIGN} app SimDesk.app",
            f"{SIGN} image x.dmg",
        ),
    ],
)
def test_who_signs_depends_on_what_the_owner_gave(
    environment: dict[str, str], seal: str, send: str
) -> None:
    assert [" ".join(each) for each in sealing(Path("SimDesk.app"), environment)] == [seal]
    sent = [" ".join(each) for each in notarising(Path("x.dmg"), environment)]
    assert sent == ([send] if send else [])


def test_the_script_has_no_fault_that_shellcheck_knows() -> None:
    if shutil.which("shellcheck") is None:
        pytest.skip("shellcheck is not installed")
    checked = subprocess.run(["shellcheck", SIGN], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A folder of the form of an `.app`; what counts as a program in it begins with MACH."""
    app = tmp_path / "path with spaces" / "SimDesk.app"
    for place, content in {
        "Contents/MacOS/simdesk": "MACH",
        "Contents/Info.plist": "<plist>",
        "Contents/Frameworks/libcrypto.3.dylib": "MACH",
        f"{QT}/Versions/A/QtCore": "MACH",
        f"{QT}/Versions/A/Resources/Info.plist": "<plist>",
        "Contents/Resources/resources/icons/simdesk.svg": "<svg>",
    }.items():
        (app / place).parent.mkdir(parents=True, exist_ok=True)
        (app / place).write_text(content, encoding="utf-8")
    (app / QT / "QtCore").symlink_to("Versions/A/QtCore")
    return app


def sign(
    tmp_path: Path, *arguments: str | Path, fails: str = "", **environment: str
) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run the script where the tools of macOS are stand-ins; return what it said and called."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("codesign", "xcrun", "spctl", "file"):
        (tools / name).write_text(FILE if name == "file" else LOGGING, encoding="utf-8")
        (tools / name).chmod(0o755)
    log = tmp_path / "log"
    environment |= {"PATH": f"{tools}:/usr/bin:/bin", "SIGN_LOG": str(log), "FAILS": fails}
    ran = subprocess.run(
        ["bash", SIGN, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    return ran, log.read_text(encoding="utf-8").splitlines() if log.exists() else []


OWNER = {"SIMDESK_SIGN_IDENTITY": "Developer ID Application: Somebody (TEAM)"}


def test_everything_inside_is_signed_before_what_seals_it(tmp_path: Path, app: Path) -> None:
    ran, calls = sign(tmp_path, "app", app, **OWNER)
    assert ran.returncode == 0, ran.stderr
    assert all("--options runtime --sign Developer ID" in call for call in calls[:-1])
    signed = [call.split(f"{app.parent}/")[1] for call in calls]
    inner, framework = f"SimDesk.app/{QT}/Versions/A/QtCore", f"SimDesk.app/{QT}"
    assert sorted(signed[:2]) == sorted(
        [inner, "SimDesk.app/Contents/Frameworks/libcrypto.3.dylib"]
    )
    assert signed[2:] == [framework, "SimDesk.app", "SimDesk.app"]
    assert "--entitlements" in calls[3]
    assert sum("--entitlements" in call for call in calls) == 1
    assert calls[4].startswith("codesign --verify")


def test_the_image_is_signed_sent_and_stapled(tmp_path: Path) -> None:
    image = tmp_path / "SimDesk.dmg"
    image.touch()
    ran, calls = sign(tmp_path, "image", image, SIMDESK_NOTARY_PROFILE="ours", **OWNER)
    assert ran.returncode == 0, ran.stderr
    steps = [" ".join(call.split()[:3]) for call in calls]
    assert steps[1:3] == ["xcrun notarytool submit", "xcrun stapler staple"]
    assert steps[0].startswith("codesign")
    assert "--keychain-profile ours --wait" in calls[1]


def test_without_an_identity_it_refuses_and_calls_nothing(tmp_path: Path, app: Path) -> None:
    ran, calls = sign(tmp_path, "app", app)
    assert (ran.returncode, calls) == (2, [])
    assert "SIMDESK_SIGN_IDENTITY is not set" in ran.stderr


def test_without_a_profile_an_image_is_not_even_signed(tmp_path: Path, app: Path) -> None:
    ran, calls = sign(tmp_path, "image", app, **OWNER)
    assert (ran.returncode, calls) == (2, [])
    assert "SIMDESK_NOTARY_PROFILE is not set" in ran.stderr


def test_a_tool_that_fails_ends_it(tmp_path: Path, app: Path) -> None:
    ran, calls = sign(tmp_path, "app", app, fails="codesign", **OWNER)
    assert ran.returncode != 0
    assert len(calls) == 1


def test_an_unknown_step_is_refused(tmp_path: Path, app: Path) -> None:
    ran, calls = sign(tmp_path, "all", app, **OWNER)
    assert (ran.returncode, calls) == (2, [])
    assert "no step 'all'" in ran.stderr
