"""A Debian with nothing on it, in a folder, to install packages in; it needs root's rights."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

VARIANT = ("--variant=minbase", "--include=ca-certificates")
SHARED = ("/dev", "/tmp")  # noqa: S108 - where X has its sockets


class CleanRoot:
    """A root made anew; the packages of Debian come from where this machine's own come from.

    It shares the devices and `/tmp` with this machine, and with them the screens and the buses of a
    session. What it mounts ends with the process that made it, if that has a space of its own for
    mounts.
    """

    def __init__(self, folder: Path, base: Path) -> None:
        self.folder = folder.resolve()
        if not base.exists():
            _bootstrap(base)
        self.end()
        folder.mkdir(parents=True)
        _do("tar", "-xpf", base, "-C", folder)
        shutil.rmtree(folder / "etc/apt")
        _do("cp", "-a", "/etc/apt", folder / "etc")
        for file in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"):
            shutil.copy(file, folder / file[1:])
        _do("mount", "-t", "proc", "proc", folder / "proc")
        for shared in SHARED:
            _do("mount", "--bind", shared, folder / shared[1:])
        self.do("apt-get", "-qq", "update")

    def command(self, *words: str | Path) -> list[str]:
        """Return the command that runs `words` inside."""
        return ["chroot", str(self.folder), *map(str, words)]

    def do(self, *words: str | Path, user: str = "", **variables: str) -> str:
        """Run a command inside, as root or as `user`; return what it printed.

        Raises:
            subprocess.CalledProcessError: it did not end with 0.
        """
        told = [f"{name}={value}" for name, value in variables.items()]
        clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", *told]
        switched = (
            ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user else []
        )
        return _do(*self.command(*switched, *clean, *words))

    def install(self, *packages: str | Path) -> None:
        """Install Debian packages, or files, with all that they ask for."""
        apt = ("apt-get", "-qq", "-y", "-o", "Dpkg::Use-Pty=0", "install")
        self.do(*apt, *packages, DEBIAN_FRONTEND="noninteractive")

    def take(self, file: Path) -> str:
        """Copy a file of this machine to the top of the root; return its path in there."""
        shutil.copy(file, self.folder / file.name)
        return f"/{file.name}"

    def end(self) -> None:
        """Leave nothing of it, and all of what is mounted in it: that is this machine's own."""
        for place in reversed(mounted_in(self.folder)):
            _do("umount", place)
        if self.folder.exists():
            shutil.rmtree(self.folder)


def mounted_in(folder: Path) -> list[Path]:
    """Return what is mounted below a folder, the inner ones last."""
    rows = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    # The system spells a blank in a path as its number.
    places = [Path(row.split()[4].replace("\\040", " ")) for row in rows]
    return [place for place in places if folder in place.parents]


def _bootstrap(base: Path) -> None:
    place = base.with_suffix("")
    shutil.rmtree(place, ignore_errors=True)
    named = ("apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)", "Origin: Debian")
    codename, address = min(_do(*named).splitlines(), key=len).split(maxsplit=1)
    _do("debootstrap", *VARIANT, codename, place, address)
    _do("tar", "-cf", base, "-C", place, ".")
    shutil.rmtree(place)


def _do(*command: str | Path) -> str:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    return done.stdout
