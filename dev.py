#!/usr/bin/env python3
"""Every command of a developer, on bare Python: sets the place up, then hands over to it.

Only the standard library is used. What is set up lives in `.venv`; stamps in it say from what it
was made, so that a later start costs a few milliseconds. All it has to say goes to the standard
error, so that the program's own output stays clean.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

REQUIREMENTS = ROOT / "requirements"
CHINESE_FONT = "fonts-noto-cjk"

COMMANDS = {
    "run": "start the program (options of simdesk may follow); the tour where there is no screen",
    "test": "run the tests (options of pytest may follow)",
    "lint": "check style, types and the walls between layers",
    "tour": "drive the window offscreen through the whole main job; pictures and an export remain",
    "journeys": "do the main job on a real screen by mouse, and by keys alone (two minutes)",
    "screens": "draw every page in every language, theme and size",
    "guide": "draw the pictures of docs/guide anew, in three languages",
    "bench": "measure against a bare window",
    "decode-rates": "count what is read on photos made for it, beside one plain call (two minutes)",
    "translations": "collect the words, bring the .po files up to date, compile and check them",
    "package": "make the packages that this system can make (--verify tries them), into dist",
    "pack": "make a pack of the catalogue and its words, to be taken from a file (into dist)",
}
WINDOW_OPTIONS = ("--data-dir", "--language", "--tray")
"""Options of the program that still open a window; any other only prints."""


class StopError(Exception):
    """A step failed. The message is one line: what failed, what was left alone, what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def call(*command: str | Path, quiet: bool = False) -> bool:
    """Run a command in the checkout, its output on the standard error; tell if it went well."""
    import subprocess  # noqa: PLC0415 - 10 ms that a start with everything ready does not pay

    output = subprocess.DEVNULL if quiet else sys.stderr.fileno()
    return subprocess.call(command, cwd=ROOT, stdout=output, stderr=output) == 0


def hand_over(*arguments: str | Path) -> int:
    """Become the virtual environment's Python, or wait for it where that is impossible."""
    command = [str(PYTHON), *map(str, arguments)]
    if os.name != "nt":
        os.execv(command[0], command)
    # On Windows, exec gives the terminal back while the program still runs.
    import subprocess  # noqa: PLC0415 - as above

    return subprocess.call(command)


# Setting up ---------------------------------------------------------------------------------------


def set_up(packages: str) -> None:
    """Make `.venv` hold the locked set `packages` (`run`, or `dev` which holds it too).

    Raises:
        StopError: it could not be made.
    """
    keys = {name: _key(name) for name in ("run", "dev", "debian")}
    have = {name for name, key in keys.items() if PYTHON.exists() and _stamp(name) == key}
    locked = not have.isdisjoint({packages, "dev"})
    if locked and "debian" in have:
        return
    missing = _missing_packages(with_venv=not locked)
    if missing and _install(missing):
        missing = []
    if not locked:
        _make_venv(packages, keep="run" in have)
        _write_stamp(packages, keys[packages])
    if not call(PYTHON, "-c", "import PySide6.QtWidgets"):
        raise StopError("Qt cannot start: the line above names the library that the system lacks.")
    if not missing:
        _write_stamp("debian", keys["debian"])


def _key(name: str) -> str:
    """Return what a list of requirements, here and for this Python, is known by."""
    listed = (REQUIREMENTS / f"{name}.txt").read_bytes()
    return sha256(f"{ROOT}\0{sys.base_prefix}\0{sys.version}\0".encode() + listed).hexdigest()


def _stamp(name: str) -> str:
    try:
        return (VENV / f"made-{name}").read_text(encoding="utf-8")
    except OSError:
        return ""


def _write_stamp(name: str, key: str) -> None:
    (VENV / f"made-{name}").write_text(key, encoding="utf-8")


def _make_venv(packages: str, *, keep: bool) -> None:
    if not keep:
        say("making .venv; this happens once and fetches about 100 MB")
        # From inside a virtual environment, the Python that this one was made from.
        python = getattr(sys, "_base_executable", None) or sys.executable
        if not call(python, "-m", "venv", "--clear", VENV):
            raise StopError(
                "no virtual environment could be made; nothing outside .venv was changed."
            )
    else:
        say("adding the tools for tests and checks to .venv")
    install = ["install", "--require-hashes", "--only-binary", ":all:"]
    install += ["--requirement", str(REQUIREMENTS / f"{packages}.txt")]
    quiet = () if sys.stderr.isatty() else ("--quiet",)
    if not call(PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", *quiet, *install):
        raise StopError(
            "the locked packages could not be installed; nothing outside .venv was changed. "
            "Check the network, then give the same command again."
        )
    # The checkout itself can be imported from any folder a person may stand in.
    for site in VENV.glob("lib/python*/site-packages" if os.name != "nt" else "Lib/site-packages"):
        (site / "simdesk-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")


# What the system must have ------------------------------------------------------------------------


def _missing_packages(*, with_venv: bool) -> list[str]:
    """Return the Debian packages that are missing; elsewhere Qt itself says what it lacks."""
    from importlib.util import find_spec  # noqa: PLC0415 - as above
    from shutil import which  # noqa: PLC0415 - as above

    missing = []
    if with_venv and find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if which("apt-get"):
        there = set(_printed("/sbin/ldconfig", "-p").split())
        listed = (REQUIREMENTS / "debian.txt").read_text(encoding="utf-8").splitlines()
        pairs = [line.split() for line in listed if not line.startswith("#")]
        missing += [package for library, package in pairs if library not in there]
        if not _has_chinese_font():
            missing.append(CHINESE_FONT)
    return missing


def _missing_tools() -> list[str]:
    """Return the Debian packages with commands and libraries that making packages lacks."""
    from shutil import which  # noqa: PLC0415 - as above

    if not which("apt-get"):
        return []
    os.environ["PATH"] += os.pathsep + "/usr/sbin"  # where Debian has icupkg and debootstrap
    listed = (REQUIREMENTS / "package.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in listed if not line.startswith("#")]
    there = set(_printed("/sbin/ldconfig", "-p").split())
    missing = [package for name, package in pairs if not which(name) and name not in there]
    library = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
    # A program takes its Python along as a library, which Debian has in a package of its own.
    if sys.base_prefix == "/usr" and f"{library}.so.1.0" not in there:
        missing.append(library)
    return missing


def _has_chinese_font() -> bool:
    status = _printed("dpkg-query", "--show", "--showformat=${db:Status-Status}", CHINESE_FONT)
    return status == "installed" or bool(_printed("fc-list", ":lang=zh-cn"))


def _printed(*command: str) -> str:
    import subprocess  # noqa: PLC0415 - as above

    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""


def _install(packages: list[str]) -> bool:
    """Install packages where that is allowed, otherwise print the command that would."""
    from shutil import which  # noqa: PLC0415 - as above

    names = " ".join(packages)
    if not which("apt-get"):
        raise StopError(
            "this Python lacks ensurepip, often a package of its own; nothing was changed."
        )
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not sudo or (which("sudo") and call(*sudo, "true", quiet=True)):
        say(f"installing {len(packages)} packages of the system: {names}")
        apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        apt += ["-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
        call(*apt, "update")  # lists that are only partly fresh may still do
        if call(*apt, "install", "-y", "--no-install-recommends", *packages):
            return True
    say("packages of the system are missing. The command that installs them:")
    say(f"    sudo apt-get update && sudo apt-get install --no-install-recommends {names}")
    if packages[0].endswith("-venv"):
        raise StopError("without the first of them nothing can be set up; nothing was changed.")
    return False


# The commands -------------------------------------------------------------------------------------


def compile_data() -> None:
    """Compile words and catalogue where their sources are newer.

    Raises:
        StopError: a source has a fault.
    """
    catalogue = ROOT / "resources" / "catalogue"
    if _older(catalogue / "compiled.jsonl", catalogue.rglob("*.toml")) and not call(
        PYTHON, "-m", "simdesk.catalogue.compile"
    ):
        raise StopError("the catalogue has the faults above; mend the files named there.")
    folders = (ROOT / "translations").glob("*/LC_MESSAGES")
    words = ROOT / "simdesk" / "i18n" / "compile.py"
    if any(_older(f / "simdesk.mo", [f / "simdesk.po", words]) for f in folders) and not call(
        PYTHON, "-m", "simdesk.i18n.compile"
    ):
        raise StopError("the words could not be compiled; mend the .po file named above.")


def _older(made: Path, sources: Iterable[Path]) -> bool:
    try:
        time = made.stat().st_mtime_ns
    except OSError:
        return True
    return any(source.stat().st_mtime_ns > time for source in sources)


def has_screen() -> bool:
    """Tell whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    seen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return seen or not sys.platform.startswith("linux")


def opens_window(options: list[str]) -> bool:
    """Tell whether the program would open a window; a wrong option is the program's to refuse."""
    named = [option.split("=")[0] for option in options if option.startswith("-")]
    return all(name in WINDOW_OPTIONS for name in named)


def run(options: list[str]) -> int:
    """Start the program, or the tour where nobody could see it."""
    set_up("run")
    compile_data()
    if opens_window(options) and not has_screen():
        say("there is no screen here, so this is the tour: the same window, drawn in memory.")
        return hand_over("-m", "tests.journeys.tour")
    return hand_over("-P", "-m", "simdesk", *options)


def lint() -> int:
    """Run every check, the later ones also after one has failed."""
    set_up("dev")
    checks: dict[str, tuple[str | Path, ...]] = {
        "ruff check": (PYTHON, "-m", "ruff", "check", "--output-format=concise", "--quiet"),
        "ruff format": (PYTHON, "-m", "ruff", "format", "--check", "--quiet"),
        "mypy": (PYTHON, "-m", "mypy"),
        "lint-imports": (PYTHON.with_name("lint-imports"), "--no-cache"),
    }
    failed = [name for name, command in checks.items() if not call(*command)]
    if failed:
        raise StopError(f"found faults: {', '.join(failed)}. No file was changed.")
    say("no faults")
    return 0


def translations() -> int:
    """Collect, update, compile and check the words."""
    set_up("run")
    for step in ("extract", "compile", "check"):
        if not call(PYTHON, "-m", f"simdesk.i18n.{step}"):
            raise StopError(f"the words did not pass the step '{step}'; the lines above say where.")
    return 0


def main(arguments: list[str]) -> int:
    """Carry out one command; return the exit status."""
    usage = "usage: python3 dev.py COMMAND\n\n" + "\n".join(
        f"  {name:<13} {text}" for name, text in COMMANDS.items()
    )
    name, *options = arguments or [""]
    if name in ("-h", "--help"):
        print(usage)
        return 0
    if name not in COMMANDS:
        say(f"there is no command '{name}'" if name else "a command is missing")
        print(usage, file=sys.stderr)
        return 2
    if options and name in ("lint", "translations"):
        say(f"{name} takes no options")
        return 2
    if sys.version_info < (3, 11):
        raise StopError(
            f"SimDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}. Nothing was "
            f"changed. With a newer one: python3.12 dev.py {name}"
        )
    if name == "run":
        return run(options)
    if name == "lint":
        return lint()
    if name == "translations":
        return translations()
    missing = _missing_tools() if name == "package" else []
    if missing and not _install(missing):
        raise StopError("what the line above installs is needed; nothing was made.")
    set_up("run" if name in ("tour", "pack") else "dev")
    compile_data()
    os.chdir(ROOT)
    module = {
        "test": "pytest",
        "tour": "tests.journeys.tour",
        "screens": "tests.screens.shoot",
        "guide": "tests.screens.guide",
        "pack": "simdesk.services.make_pack",
        "package": "installer",
        "decode-rates": "tests.photos.rates",
    }
    if name == "journeys":
        return hand_over("-m", "pytest", "tests/journeys/on_a_screen.py", *options)
    return hand_over("-m", module.get(name, f"tests.{name}"), *options)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except StopError as stop:
        say(str(stop))
        sys.exit(1)
    except KeyboardInterrupt:
        say("stopped. What was begun is made anew by the next command.")
        sys.exit(130)
