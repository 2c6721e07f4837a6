"""Makes the `.run`: one file that puts SimDesk into its user's home on any newer Linux."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from installer.freeze import moment
from installer.linux import tree
from simdesk import __version__

_ACTION = """
[Desktop Action Remove]
Name=Remove SimDesk (your data stay)
Name[zh_CN]=移除 SimDesk（数据保留）
Name[ru]=Удалить SimDesk (данные останутся)
Exec=sh "@lib@/install.sh" --remove
"""
"""There is no list of installed programs where a `.run` could be found, so its own menu has it."""


def build(frozen: Path, out: Path, *, home: str = "") -> Path:
    """Return `out/SimDesk-<version>-linux-x86_64.run`, made of a frozen folder.

    Needs makeself and xz. The same folder and SOURCE_DATE_EPOCH give the same bytes.

    Raises:
        OSError, subprocess.CalledProcessError: it could not be made.
    """
    target = out / f"SimDesk-{__version__}-linux-x86_64.run"
    target.unlink(missing_ok=True)
    with TemporaryDirectory(prefix="simdesk-run-") as made:
        top = lay_out(frozen, Path(made) / "SimDesk", home=home)
        subprocess.run(
            (
                *("makeself", "--quiet", "--xz", "--sha256", "--nomd5", "--nocrc", "--nox11"),
                *("--packaging-date", format_datetime(datetime.fromtimestamp(moment(), UTC))),
                # Order, hour, owner and rights of the files are not those of the moment.
                *("--tar-format", "gnu", "--tar-extra", _tar_options()),
                # By name of the shell: no file may be executed where `/tmp` is mounted so.
                *(top.name, target.name, f"SimDesk {__version__}", "sh", "./install.sh"),
            ),
            cwd=made,  # the command stands in what it makes, so it names no place of this machine
            check=True,
            stdout=subprocess.DEVNULL,
        )
        shutil.copyfile(Path(made) / target.name, target)
    target.chmod(0o755)
    return target


def lay_out(frozen: Path, top: Path, *, home: str = "") -> Path:
    """Put into the new folder `top` what the file unpacks and `install.sh` installs; return it."""
    shutil.copytree(frozen, top / "simdesk", symlinks=True)
    tree.share(top / "share", home=home)
    entry = top / "share/applications/simdesk.desktop"
    text = entry.read_text(encoding="utf-8")
    text = text.replace("Exec=simdesk", 'Exec="@lib@/simdesk"\nActions=Remove;')
    tree.write(entry, text + _ACTION)
    script = (tree.FILES / "install.sh").read_text(encoding="utf-8")
    tree.write(top / "install.sh", script.replace("{version}", __version__))
    (top / "install.sh").chmod(0o755)
    return top


def _tar_options() -> str:
    same = f"--sort=name --mtime=@{moment()} --owner=0 --group=0 --numeric-owner"
    return f"{same} --mode=u+rwX,go+rX-w"
