"""Tries the packages as people do: installs them in a Debian with nothing on it, uses, removes.

`python3 dev.py package --verify`, as root. Not among the tests that run every time: it fetches a
Debian of 700 MB, needs root and a screen, and takes about ten minutes.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from installer.freeze import FROZEN, OUT, ROOT
from installer.linux import deb
from installer.linux.clean_root import CleanRoot
from simdesk import __version__
from tests.storage import dumps

WORK = ROOT / "build" / "verify"
OLDER = "0.0.1"
"""The version of a package with the same program, to be upgraded."""

APPSTREAM = ("validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info")
"""A name in the form of a domain turned round would need a domain, and the project has none."""

MOST_INSTALLED_MIB, MOST_DEB_BYTES = 85, 24_000_000


class NotAsItMustBeError(Exception):
    """A package is not good; the message says what was seen."""


def main() -> int:
    """Try what stands in `dist`; print what was seen, a line each; return the exit status.

    What it mounts goes with it: `installer.__main__` gives it a space of its own for mounts.
    """
    package = OUT / f"simdesk_{__version__}_amd64.deb"
    run_file = OUT / f"SimDesk-{__version__}-linux-x86_64.run"
    WORK.mkdir(parents=True, exist_ok=True)
    try:
        _formats(package)
        _debian(package, FROZEN)
        _single_file(run_file)
    except NotAsItMustBeError as fault:
        print(f"dev.py: {fault}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"dev.py: {shlex.join(map(str, error.cmd))}: {error.stderr}", file=sys.stderr)
        return 1
    return 0


def _formats(package: Path) -> None:
    """Let the tools of Debian and of the desktops read what a package says of itself."""
    opened = WORK / "opened"
    shutil.rmtree(opened, ignore_errors=True)
    subprocess.run(("dpkg-deb", "-x", package, opened), check=True)
    share = opened / "usr/share"
    entry, about = share / "applications/simdesk.desktop", share / "metainfo/simdesk.metainfo.xml"
    _say(_run("desktop-file-validate", entry) or "desktop-file-validate: no complaint")
    _say(_run("appstreamcli", *APPSTREAM, about))
    _say(_run("lintian", "--fail-on", "error,warning", package) or "lintian: no complaint")
    installed = int(_run("dpkg-deb", "-f", package, "Installed-Size")) / 1024
    size = package.stat().st_size
    _say(f"{package.name}: {size / 1e6:.1f} MB, installed {installed:.1f} MiB")
    for what, is_more in (
        ("package", size > MOST_DEB_BYTES),
        ("folder", installed > MOST_INSTALLED_MIB),
    ):
        if is_more:
            _say(f"the {what} is larger than was aimed at")


def _debian(package: Path, frozen: Path) -> None:
    """Install an older package, use it, upgrade, try a downgrade of data, remove."""
    older = deb.build(frozen, WORK, version=OLDER)
    root = CleanRoot(WORK / "debian", WORK / "base.tar")
    try:
        root.install(root.take(older))
        _say(f"apt installed {older.name}: {_version(root, 'simdesk')}")
        _old_data(root, "simdesk")
        kept = _journey("deb", root, "simdesk")
        before = _content(kept)
        root.install(root.take(package))
        _say(f"apt upgraded to {package.name}: {_version(root, 'simdesk')}")
        _self_test(root, "simdesk")
        _say(root.do("simdesk", "--list", "--language", "en", HOME="/root"))
        _same("the data after the upgrade", before, _content(kept))
        _newer_data(root, "simdesk", kept)
        root.do("apt-get", "-qq", "-y", "purge", "simdesk")
        left = root.do("find", "/usr", "/etc", "/opt", "/var/lib/dpkg/info", "-name", "*simdesk*")
        _same("what is left of the program", "", left)
        _same("the data after removing", before, _content(kept))
        _say("removed; nothing of the program is left, all data are")
    finally:
        root.end()


def _single_file(run_file: Path) -> None:
    """Run the single file as a person without rights, and as root; use it; take it away."""
    root = CleanRoot(WORK / "single", WORK / "base.tar")
    try:
        # What every desktop has; the file brings the rest.
        root.install(
            *("libgl1", "libegl1", "libfontconfig1", "libglib2.0-0", "libdbus-1-3", "libx11-xcb1"),
            *("libxkbcommon0", "libxcb-randr0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0"),
            *("libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "xz-utils", "fonts-noto-cjk"),
        )
        file = root.take(run_file)
        home = "/home/Мария 号码"
        root.do("mkdir", "-p", home)
        root.do("chown", "1000:1000", home)
        said = root.do("sh", file, "--quiet", user="1000", HOME=home, TMPDIR="/var/tmp")  # noqa: S108
        _say(f"as a person in '{home}': {said.strip()}")
        program = f"{home}/.local/bin/simdesk"
        _self_test(root, program, user="1000", HOME=home)
        inner = f"{home}/.local/lib/simdesk/install.sh"
        _say(root.do("sh", inner, "--remove", user="1000", HOME=home).strip())
        left = root.do("find", home, "-not", "-type", "d", "-not", "-path", "*/.cache/*")
        _same("what is left in the home", "", left)
        root.do("sh", file, "--quiet", HOME="/root")
        started = root.do("/usr/local/bin/simdesk", "--version", user="1000", HOME=home).strip()
        _say(f"installed by root for everybody, started by a person: {started}")
        kept = _journey("run", root, "/opt/simdesk/simdesk")
        before = _content(kept)
        root.do("sh", "/opt/simdesk/install.sh", "--remove", HOME="/root")
        left = root.do("find", "/opt", "/usr/local", "-name", "*simdesk*")
        _same("what is left of the program", "", left)
        _same("the data after removing", before, _content(kept))
    finally:
        root.end()


def _version(root: CleanRoot, program: str) -> str:
    return root.do(program, "--version").strip()


def _old_data(root: CleanRoot, program: str) -> None:
    """Let the program open data of every older form."""
    for number in sorted(int(path.stem) for path in dumps.FOLDER.glob("*.sql")):
        folder = root.folder / f"srv/old-{number}"
        folder.mkdir()
        dumps.load(number, folder / "data.db")
        listed = root.do(program, "--list", "--json", "--data-dir", f"/srv/old-{number}")
        _say(f"data of form {number} opened: {len(json.loads(listed))} numbers")


def _newer_data(root: CleanRoot, program: str, kept: Path) -> None:
    """Let the program refuse data of a form that it does not know yet."""
    folder = root.folder / "srv/newer"
    shutil.copytree(kept, folder)
    data = folder / "data.db"
    content = bytearray(data.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")  # `user_version` in the head of an SQLite file
    data.write_bytes(content)
    asked = root.command(program, "--list", "--data-dir", "/srv/newer")
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode != 1 or data.read_bytes() != content:
        raise NotAsItMustBeError(f"data of a newer form: {done.returncode} {done.stdout}")
    _say(f"data of a newer form are refused untouched: {done.stderr.strip()}")


def _self_test(root: CleanRoot, program: str, *, user: str = "", **variables: str) -> None:
    rows = root.do(program, "--self-test", user=user, **variables).splitlines()
    states = [row.split("\t")[0] for row in rows]
    _say(f"self-test: {states.count('ok')} parts well, {states.count('missing')} missing here")
    for row in rows:
        if not row.startswith("ok"):
            _say(f"  {row}")


def _journey(name: str, root: CleanRoot, program: str) -> Path:
    """Do the main job with an installed program on a real screen.

    Returns the folder of the usual name in the home of root, where its data are then.
    """
    pictures, data = WORK / f"pictures-{name}", root.folder / "root/.local/share/SimDesk"
    command = shlex.join(root.command(program))
    # The receipt that is given, and the folder that is exported, lie where both sides see them.
    with TemporaryDirectory(prefix="simdesk-verify-") as shared:
        journey = ("-m", "tests.journeys.by_hand", shared, "--keep", data, "--program", command)
        try:
            _run(sys.executable, *journey)
        finally:
            shutil.rmtree(pictures, ignore_errors=True)
            shutil.copytree(shared, pictures)
    _say(f"a whole renewal by mouse, with a receipt and an export; pictures are in {pictures}")
    return data


def _content(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()} {f.name}" for f in files)


def _same(what: str, wanted: str, found: str) -> None:
    if wanted != found:
        raise NotAsItMustBeError(f"{what}: {found or 'nothing'}")


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotAsItMustBeError(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.stdout.strip()


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
