"""The .deb and the installer of the .run, made of a small stand-in for the frozen folder."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path
from shutil import which

import pytest

from installer.linux import deb, run_file, tree, verify
from installer.linux.clean_root import mounted_in
from simdesk import __version__, app

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")
needs_dpkg = pytest.mark.skipif(not which("dpkg-shlibdeps"), reason="dpkg-dev makes a .deb")
SLEEP = Path("/usr/bin/sleep")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """Return a folder that looks like a frozen one; its program sleeps."""
    folder = tmp_path / "frozen" / "simdesk"
    (folder / "_internal" / "resources").mkdir(parents=True)
    shutil.copy(SLEEP, folder / "simdesk")
    shutil.copy(SLEEP, folder / "_internal" / "libcrypto.so.3")
    (folder / "_internal" / "resources" / "слово 词.txt").write_text("word", encoding="utf-8")
    (folder / "_internal" / "link.so").symlink_to("resources")
    return folder


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


@needs_dpkg
def test_a_deb_holds_the_program_and_names_what_it_needs(frozen: Path, tmp_path: Path) -> None:
    made = deb.build(frozen, tmp_path, home="https://example.org/simdesk")
    assert made.name == f"simdesk_{__version__}_amd64.deb"
    fields = dict(
        row.split(": ", 1)
        for row in _said("dpkg-deb", "-f", made).splitlines()
        if ": " in row and not row.startswith(" ")
    )
    assert "libc6 (>= " in fields["Depends"]
    assert "tzdata" in fields["Depends"]
    assert fields["Homepage"] == "https://example.org/simdesk"
    opened = tmp_path / "opened"
    _said("dpkg-deb", "-x", made, opened)
    link = opened / "usr/bin/simdesk"
    assert link.readlink() == Path("../lib/simdesk/simdesk")
    inner = opened / "usr/lib/simdesk/_internal"
    assert (inner / "resources/слово 词.txt").read_text("utf-8") == "word"
    assert (inner / "link.so").is_symlink()
    assert not (inner / "libcrypto.so.3").exists()  # Debian has its own, and mends it
    assert (opened / "usr/lib/simdesk/simdesk").stat().st_mode & 0o777 == 0o755
    assert (inner / "resources/слово 词.txt").stat().st_mode & 0o777 == 0o644
    assert "{" not in (opened / "usr/share/doc/simdesk/copyright").read_text("utf-8")
    files = [f for f in opened.rglob("*") if f.is_file() and not f.is_symlink()]
    sums = _said("dpkg-deb", "-I", made, "md5sums").splitlines()
    assert {row.split("  ", 1)[1] for row in sums} == {str(f.relative_to(opened)) for f in files}
    size = sum(-(-f.stat().st_size // 1024) for f in files)
    assert size <= int(fields["Installed-Size"]) <= size + len(list(opened.rglob("*")))


@needs_dpkg
def test_the_same_folder_makes_the_same_deb(frozen: Path, tmp_path: Path) -> None:
    contents = []
    for name in ("one", "another"):
        (tmp_path / name).mkdir()
        contents.append(deb.build(frozen, tmp_path / name).read_bytes())
        os.utime(frozen / "simdesk", (1, 1))
        (frozen / "simdesk").chmod(0o700)
    assert contents[0] == contents[1]


@needs_dpkg
def test_nobody_is_named_unless_he_says_so(frozen: Path, tmp_path: Path) -> None:
    made = deb.build(frozen, tmp_path, version="0.0.7~try")
    assert made.name == "simdesk_0.0.7~try_amd64.deb"
    said = _said("dpkg-deb", "-f", made)
    assert "nobody@simdesk.invalid" in said
    assert "Homepage" not in said


def test_the_menu_entry_speaks_three_languages() -> None:
    entry = ConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str  # type: ignore[assignment,method-assign] # as its documentation says
    entry.read_string((tree.FILES / "simdesk.desktop").read_text("utf-8"))
    keys = entry["Desktop Entry"]
    for key in ("GenericName", "Comment", "Keywords"):
        for language in ("", "[zh_CN]", "[ru]"):
            assert keys[key + language]
    assert keys["Icon"] == keys["StartupWMClass"] == keys["Exec"] == "simdesk"


@pytest.mark.parametrize("home", ["", "https://example.org/simdesk"])
def test_the_software_centre_is_told_only_what_is_known(home: str, tmp_path: Path) -> None:
    about = ET.fromstring(tree.metainfo(home))  # noqa: S314 - our own text
    assert about.find("releases/release").attrib["version"] == __version__  # type: ignore[union-attr]
    images = [image.text or "" for image in about.iter("image")]
    assert bool(images) == bool(home)
    for image in images:
        assert image.startswith(f"{home}/raw/v{__version__}/docs/images/")
        assert (tree.FILES.parents[2] / "docs/images" / image.rsplit("/", 1)[1]).exists()
    if which("appstreamcli"):
        file = tmp_path / "simdesk.metainfo.xml"
        file.write_bytes(tree.metainfo(home))
        assert "successful" in _said("appstreamcli", *verify.APPSTREAM, file)


def test_the_manual_names_every_option() -> None:
    manual = (tree.FILES / "simdesk.1").read_text("utf-8").replace("\\-", "-")
    for action in app._parser()._actions:
        for option in action.option_strings:
            if option not in ("-h", "--help"):
                assert option in manual, option


@pytest.fixture(params=["plain", 'Мария 号码 $HOME "100%" `x` & |'])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the home of a person, some with a name that a shell could stumble over."""
    folder: Path = tmp_path / request.param
    folder.mkdir()
    return folder


def _install(
    script: Path, home: Path, *words: str, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the script as a person without root's rights, who has no screen if `more` has none."""
    tools = home.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "id").write_text("#!/bin/sh\necho 1000\n", encoding="utf-8")
    (tools / "id").chmod(0o755)
    return subprocess.run(
        # A mask that lets only the owner read, as the .run file hands it on.
        ["sh", "-c", 'umask 077; exec sh "$@"', "sh", str(script), *words],
        env={"HOME": str(home), "PATH": f"{tools}:/usr/bin:/bin", "LANG": "ru_RU.UTF-8", **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_single_file_installs_for_one_person_and_leaves_nothing(
    frozen: Path, tmp_path: Path, home: Path
) -> None:
    script = run_file.lay_out(frozen, tmp_path / "unpacked") / "install.sh"
    for unpacked in (folder for folder in script.parent.rglob("*") if folder.is_dir()):
        unpacked.chmod(0o700)  # as the .run file leaves them to somebody with such a mask
    data = home / ".local/share/SimDesk/data.db"
    data.parent.mkdir(parents=True)
    data.write_text("the owner's", encoding="utf-8")
    for _time in ("first", "over the older one"):
        done = _install(script, home)
        assert done.returncode == 0, done.stderr
        assert f"SimDesk {__version__} установлен" in done.stdout
        lib = home / ".local/lib/simdesk"
        assert (lib / "_internal/resources/слово 词.txt").stat().st_mode & 0o444 == 0o444
        assert all(
            f.stat().st_mode & 0o555 == 0o555 for f in (lib, lib / "_internal", lib / "simdesk")
        )
        assert (home / ".local/bin/simdesk").resolve() == lib / "simdesk"
        assert (home / ".local/share/icons/hicolor/48x48/apps/simdesk.png").exists()
        (lib / "of-the-older-one").touch()
    assert _commands(home) == [[str(lib / "simdesk")], ["sh", str(lib / "install.sh"), "--remove"]]
    done = _install(lib / "install.sh", home, "--remove")
    assert done.returncode == 0, done.stderr
    assert [f for f in home.rglob("*") if not f.is_dir()] == [data]
    assert data.read_text(encoding="utf-8") == "the owner's"


def _commands(home: Path) -> list[list[str]]:
    """Return the commands of the menu entry, as a desktop reads them: two rounds of quoting."""
    text = (home / ".local/share/applications/simdesk.desktop").read_text("utf-8")
    assert "@lib@" not in text
    lines = [line.removeprefix("Exec=") for line in text.splitlines() if line.startswith("Exec=")]
    return [
        [
            re.sub(r"\\([$`])", r"\1", word.replace("%%", "%"))
            for word in shlex.split(line.replace("\\\\", "\\"))
        ]
        for line in lines
    ]


def test_a_running_program_is_not_pulled_away(frozen: Path, tmp_path: Path, home: Path) -> None:
    script = run_file.lay_out(frozen, tmp_path / "unpacked") / "install.sh"
    _install(script, home)
    program = home / ".local/lib/simdesk/simdesk"
    with subprocess.Popen([program, "60"]) as running:
        for words in ((), ("--remove",)):
            done = _install(script, home, *words)
            assert done.returncode == 1
            assert "Ничего не изменено" in done.stdout
        assert program.exists()
        running.kill()


def test_the_program_starts_where_its_user_keeps_files(
    frozen: Path, tmp_path: Path, home: Path
) -> None:
    """The folder that the .run file unpacked to is gone by then."""
    top = run_file.lay_out(frozen, tmp_path / "unpacked")
    (top / "simdesk/simdesk").unlink()
    told = tmp_path / "told"
    tree.write(top / "simdesk/simdesk", f"#!/bin/sh\npwd >'{told}.new'; mv '{told}.new' '{told}'\n")
    (top / "simdesk/simdesk").chmod(0o755)
    _install(top / "install.sh", home, DISPLAY=":none")
    for _moment in range(100):
        if told.exists():
            break
        time.sleep(0.05)
    assert told.read_text(encoding="utf-8") == f"{home}\n"


def test_a_home_behind_a_link_hides_no_running_program(
    frozen: Path, tmp_path: Path, home: Path
) -> None:
    script = run_file.lay_out(frozen, tmp_path / "unpacked") / "install.sh"
    link = tmp_path / "link"
    link.symlink_to(home)
    _install(script, link)
    with subprocess.Popen([link / ".local/lib/simdesk/simdesk", "60"]) as running:
        done = _install(script, link)
        running.kill()
    assert done.returncode == 1


def test_what_only_the_older_version_had_outside_goes(
    frozen: Path, tmp_path: Path, home: Path
) -> None:
    script = run_file.lay_out(frozen, tmp_path / "unpacked") / "install.sh"
    _install(script, home)
    stale = home / ".local/share/applications/старое.desktop"
    stale.touch()
    with (home / ".local/lib/simdesk/installed-files").open("a", encoding="utf-8") as listed:
        listed.write(f"{stale}\n")
    assert _install(script, home).returncode == 0
    assert not stale.exists()
    assert len(_commands(home)) == 2


@pytest.mark.parametrize("last", ["*.new", "*.png"])
def test_a_full_disk_leaves_the_version_before(
    frozen: Path, tmp_path: Path, home: Path, last: str
) -> None:
    script = run_file.lay_out(frozen, tmp_path / "unpacked") / "install.sh"
    _install(script, home)
    lib = home / ".local/lib/simdesk"
    (lib / "before").touch()
    _fill_disk(tmp_path, last)
    done = _install(script, home)
    assert done.returncode == 1
    assert "Прежняя версия не изменена" in done.stdout
    assert (lib / "before").exists()
    assert not lib.with_name("simdesk.new").exists()
    assert (home / ".local/bin/simdesk").resolve() == lib / "simdesk"
    assert (home / ".local/share/icons/hicolor/48x48/apps/simdesk.png").exists()


@pytest.mark.parametrize("last", ["*.new", "*.png"])
def test_a_full_disk_leaves_nothing_of_the_first_version(
    frozen: Path, tmp_path: Path, home: Path, last: str
) -> None:
    script = run_file.lay_out(frozen, tmp_path / "unpacked") / "install.sh"
    _fill_disk(tmp_path, last)
    assert _install(script, home).returncode == 1
    assert [f for f in home.rglob("*") if f.is_symlink() or f.is_file()] == []


def _fill_disk(tmp_path: Path, last: str) -> None:
    """Let the command that copies fail after a target of this form."""
    command = tmp_path / "tools/cp"
    command.parent.mkdir(exist_ok=True)
    lines = ("#!/bin/sh", '/bin/cp "$@"', f'case "$*" in {last}) exit 1 ;; esac')
    command.write_text("\n".join(lines), encoding="utf-8")
    command.chmod(0o755)


def test_what_is_mounted_in_a_folder_is_known(tmp_path: Path) -> None:
    assert Path("/proc") in mounted_in(Path("/"))
    assert mounted_in(tmp_path) == []


def _said(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
