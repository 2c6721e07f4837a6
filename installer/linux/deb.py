"""Makes the `.deb` for Debian 12, Ubuntu 24.04 and all that are newer."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from installer import contents
from installer.freeze import ROOT, moment, same_every_time
from installer.linux import tree
from simdesk import __version__

NOBODY = "The SimDesk contributors <nobody@simdesk.invalid>"
"""Who is told as the maintainer where the builder has not said; no such address can exist."""

_PROGRAM = Path("usr/lib/simdesk")
_OPTIONAL = ("printsupport/", "wayland-", "platforms/libqwayland.so")
"""Plug-ins that work where the desktop has what they need, and are not missed elsewhere."""

_CONTROL = """\
Package: simdesk
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}, tzdata
Recommends: {recommends}fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei, libnotify-bin
Section: misc
Priority: optional
{homepage}Description: keep Russian phone numbers alive
 SimDesk lists Russian phone numbers, says for each which clock runs out first
 and why, walks the owner through the renewal that fits, saves every tick and
 receipt at once, reminds in time, and hands over a folder of receipts.
 .
 It works offline and needs no account. Every rule shows its source, date and
 confidence. Chinese, Russian and English.
"""
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: SimDesk
Comment: What is inside beside SimDesk itself, and under which licences, stands in
 /usr/share/doc/simdesk/THIRD_PARTY_NOTICES.md.

Files: *
Copyright: 2026 The SimDesk contributors
License: MIT
"""


def build(
    frozen: Path, out: Path, *, home: str = "", maintainer: str = NOBODY, version: str = __version__
) -> Path:
    """Return `out/simdesk_<version>_amd64.deb`, made of a frozen folder.

    Needs dpkg-dev. The same folder, version and SOURCE_DATE_EPOCH give the same bytes.

    Raises:
        OSError, subprocess.CalledProcessError: it could not be made.
    """
    target = out / f"simdesk_{version}_amd64.deb"
    with TemporaryDirectory(prefix="simdesk-deb-") as made:
        top = Path(made) / "simdesk"
        shutil.copytree(frozen, top / _PROGRAM, symlinks=True)
        for library in (top / _PROGRAM / "_internal").glob("*.so*"):
            if library.name.startswith(contents.LINUX_LIBRARIES):
                library.unlink()
        (top / "usr/bin").mkdir(parents=True)
        (top / "usr/bin/simdesk").symlink_to("../lib/simdesk/simdesk")
        tree.share(top / "usr/share", home=home)
        _documents(top / "usr/share", maintainer, version)
        (top / "DEBIAN").mkdir()
        depends, recommends = _needs(top)
        fields = {
            "version": version,
            "maintainer": maintainer,
            "size": sum(_kib(path) for path in _all(top)),
            "depends": depends,
            "recommends": recommends,
            "homepage": f"Homepage: {home}\n" if home else "",
        }
        sums = "".join(f"{_md5(f)}  {f.relative_to(top)}\n" for f in _all(top) if _is_file(f))
        tree.write(top / "DEBIAN/control", _CONTROL.format_map(fields))
        tree.write(top / "DEBIAN/md5sums", sums)
        _settle(top)
        subprocess.run(
            ("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "-Sextreme", "--build", top, target),
            env={**os.environ, **same_every_time()},
            check=True,
            capture_output=True,
            text=True,
        )
    return target


def _documents(share: Path, maintainer: str, version: str) -> None:
    licence = (
        (ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2].partition("\n\n")[2]
    )
    body = "".join(f" {row or '.'}\n" for row in licence.rstrip().splitlines())
    tree.write(share / "doc/simdesk/copyright", _COPYRIGHT + body)
    when = format_datetime(datetime.fromtimestamp(moment(), UTC))
    entry = (
        f"simdesk ({version}) unstable; urgency=medium\n\n"
        f"  * What is new for users stands in NEWS.gz.\n\n -- {maintainer}  {when}\n"
    )
    tree.write(share / "doc/simdesk/changelog.gz", tree.squeezed(entry))
    tree.notices(share / "doc/simdesk")
    overrides = (tree.FILES / "lintian-overrides").read_bytes()
    tree.write(share / "lintian/overrides/simdesk", overrides)


def _needs(top: Path) -> tuple[str, str]:
    """Return the packages that the program needs, and those that only its optional parts use."""
    optional: list[str] = []
    needed: list[str] = []
    for path in _all(top / _PROGRAM):
        if _is_file(path) and path.read_bytes()[:4] == b"\x7fELF":
            part = any(piece in str(path) for piece in _OPTIONAL)
            (optional if part else needed).append(str(path.relative_to(top)))
    source = top.with_name("source")
    tree.write(
        source / "debian/control", "Source: simdesk\n\nPackage: simdesk\nArchitecture: amd64\n"
    )
    private = {str(path.parent) for path in _all(top / _PROGRAM) if ".so" in path.name}
    shared = ("dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{p}" for p in sorted(private)))
    sets = ("-dDepends", *(str(top / n) for n in needed))
    lesser = ("-dRecommends", *(str(top / n) for n in optional))
    said = subprocess.run(
        (*shared, *sets, *lesser), cwd=source, check=True, capture_output=True, text=True
    ).stdout
    found = dict(line.removeprefix("shlibs:").split("=", 1) for line in said.splitlines())
    lesser_ones = found.get("Recommends", "")
    return found["Depends"], f"{lesser_ones}, " if lesser_ones else ""


def _settle(top: Path) -> None:
    """Give every file the time that packages carry, and the rights that Debian expects."""
    for path in [top, *_all(top)]:
        if not path.is_symlink():
            runs = path.is_dir() or path == top / _PROGRAM / "simdesk"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment(), moment()), follow_symlinks=False)


def _all(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _kib(path: Path) -> int:
    """Return what Debian counts for a file or a folder: KiB, begun ones whole."""
    return -(-path.stat().st_size // 1024) if _is_file(path) else 1


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
