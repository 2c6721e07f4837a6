"""Makes the disk image for macOS: the program, and beside it a link to the folder it goes to.

It needs the tools of a Mac, and was written without one.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from installer import licences
from simdesk import __version__

VOLUME = "SimDesk"
SIGN = Path(__file__).parent / "sign.sh"


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


def package(app: Path, dist: Path) -> Path:
    """Make `SimDesk-<version>.dmg` in `dist` of a frozen `.app`, signed if the owner has a name.

    Raises:
        NoLicenceError: a part of the program has no licence text.
        subprocess.CalledProcessError: a tool of the system failed; it has said why.
    """
    licences.write(app)
    dist.mkdir(parents=True, exist_ok=True)
    image = dist / image_name()
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder) / VOLUME
        fill_stage(stage)
        steps = [*sealing(app, os.environ), *commands(app, stage, image)]
        for command in [*steps, *notarising(image, os.environ)]:
            subprocess.run(command, check=True)
    return image


def sealing(app: Path, environment: Mapping[str, str]) -> list[list[str]]:
    """Return what seals the program after its licences were written into it.

    Without the owner's name it is signed by nobody, as PyInstaller has left it. The hardened
    runtime would then refuse its own libraries, which are signed by nobody as well.
    """
    if environment.get("SIMDESK_SIGN_IDENTITY"):
        return [[str(SIGN), "app", str(app)]]
    return [["codesign", "--force", "--sign", "-", str(app)]]


def notarising(image: Path, environment: Mapping[str, str]) -> list[list[str]]:
    """Return what has Apple look at the image, where the owner has an account there."""
    wanted = ("SIMDESK_SIGN_IDENTITY", "SIMDESK_NOTARY_PROFILE")
    if all(environment.get(name) for name in wanted):
        return [[str(SIGN), "image", str(image)]]
    return []


def fill_stage(stage: Path) -> None:
    """Make the folder of which the image is made, with the link that a person drags onto."""
    stage.mkdir()
    (stage / "Applications").symlink_to("/Applications")
