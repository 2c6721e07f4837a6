"""Makes the disk image for macOS: the program, and beside it a link to the folder it goes to.

It runs on a Mac only. `python -m installer.mac.dmg SimDesk.app [DIST]`
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from simdesk import __version__

VOLUME = "SimDesk"


def image_name() -> str:
    """Return the name of the disk image of this version."""
    return f"SimDesk-{__version__}.dmg"


def commands(app: Path, stage: Path, image: Path) -> list[list[str]]:
    """Return what is to be run: copy the program, make the image of the folder, check the image.

    `ditto` keeps links and signatures as they are. ULMO is the smallest form that the oldest macOS
    which can start the program reads.
    """
    create = ["hdiutil", "create", "-volname", VOLUME, "-srcfolder", str(stage)]
    create += ["-fs", "APFS", "-format", "ULMO", "-ov", str(image)]
    return [
        ["ditto", str(app), str(stage / app.name)],
        create,
        ["hdiutil", "verify", str(image)],
    ]


def make_image(app: Path, dist: Path) -> Path:
    """Make `SimDesk-<version>.dmg` in `dist`.

    Raises:
        subprocess.CalledProcessError: a tool of the system failed; it has said why.
    """
    dist.mkdir(parents=True, exist_ok=True)
    image = dist / image_name()
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder) / VOLUME
        fill_stage(stage)
        for command in commands(app, stage, image):
            subprocess.run(command, check=True)
    return image


def fill_stage(stage: Path) -> None:
    """Make the folder of which the image is made, with the link that a person drags onto."""
    stage.mkdir()
    (stage / "Applications").symlink_to("/Applications")


if __name__ == "__main__":
    print(make_image(Path(sys.argv[1]), Path(*sys.argv[2:3] or ["dist"])))
