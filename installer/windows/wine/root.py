"""A Debian of its own with Wine in it, in one folder; the machine around it is left as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

RELEASE = "trixie"
"""The first Debian whose Wine (10) starts Python 3.13 as it comes from its makers."""

PACKAGES = (
    # The setup is a 32-bit program, as every one of NSIS is.
    *("wine", "wine64", "wine32:i386"),
    # A screen, its window manager, a hand and an eye.
    *("xvfb", "openbox", "xdotool", "scrot"),
    *("fonts-dejavu-core", "fonts-noto-cjk"),
    *("ca-certificates", "osslsigncode", "binutils-mingw-w64-x86-64"),
)

DISPLAY = ":71"

# Mounted for one command alone, so nothing stays mounted, whatever happens.
_INSIDE = 'mount -t proc proc "$1/proc" && shift && exec chroot "$@"'


class RootError(Exception):
    """A command in the root failed; the message is the command and what it said last."""


class Root:
    """The folder; it takes a user who may mount, and about 3 GB."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Install Debian and Wine, unless they are there from an earlier time.

        Raises:
            RootError: something could not be fetched or installed.
        """
        done = self.folder / "opt" / "made"
        if done.exists():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        _call(["debootstrap", "--variant=minbase", RELEASE, str(self.folder)], timeout=1800)
        (self.folder / "dev" / "shm").mkdir(exist_ok=True)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(Path("/etc") / name, self.folder / "etc" / name)
        self.run("dpkg --add-architecture i386 && apt-get update", timeout=600)
        install = "apt-get install -y --no-install-recommends"
        self.run(f"DEBIAN_FRONTEND=noninteractive {install} {' '.join(PACKAGES)}", timeout=3000)
        done.touch()

    def run(self, line: str, *, timeout: float = 120, **variables: str) -> str:
        """Return what a line of the shell prints.

        Raises:
            RootError: it failed, or took more than `timeout` seconds.
        """
        return _call(self._command(line, variables), timeout=timeout)

    def start(self, line: str, log: Path, **variables: str) -> subprocess.Popen[bytes]:
        """Start what stays, and write down what it says; whoever starts it ends it."""
        with log.open("wb") as said:
            return subprocess.Popen(
                self._command(line, variables),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env=dict(os.environ),
            )

    def _command(self, line: str, variables: Mapping[str, str]) -> list[str]:
        settings = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
            "DISPLAY": DISPLAY,
            "WINEDEBUG": "-all",
            **variables,
        }
        pairs = [f"{name}={value}" for name, value in settings.items()]
        chroot = [str(self.folder), "env", "-i", *pairs, "sh", "-c", line]
        return ["unshare", "--mount", "sh", "-c", _INSIDE, "sh", str(self.folder), *chroot]


def _call(command: list[str], *, timeout: float) -> str:
    """Run a command with a pipe as its output: under Wine, Python takes no file for one."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RootError(f"{command[-1]}: not done after {timeout:.0f} s") from error
    said = done.stdout.decode(errors="replace").replace("\r\n", "\n")
    if done.returncode:
        raise RootError(f"{command[-1]}: status {done.returncode}\n{said[-3000:]}")
    return said
