"""The main job on a real screen, by mouse and by keyboard alone: `python3 dev.py journeys`.

Not among the tests that run every time: it takes two minutes, and a machine with a screen to open.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = ("Xvfb", "openbox", "dbus-daemon", "xdotool", "xclip", "import")
BUS = Path("/usr/libexec/at-spi-bus-launcher")
READS = ("/usr/bin/python3", "-c", "import gi; gi.require_version('Atspi', '2.0')")


def lacking() -> list[str]:
    """Return what this machine lacks of what a person at a screen needs."""
    missing = [command for command in COMMANDS if which(command) is None]
    missing += [] if BUS.exists() else [BUS.name]
    python = Path(READS[0]).exists()
    reads = python and not subprocess.run(READS, capture_output=True, check=False).returncode
    return missing + ([] if reads else ["gir1.2-atspi-2.0 for /usr/bin/python3"])


@pytest.mark.parametrize("way", ["by_hand", "by_keys"])
def test_the_main_job_on_a_real_screen(tmp_path: Path, way: str) -> None:
    if missing := lacking():
        pytest.skip(f"nobody can sit at this machine, it lacks: {', '.join(missing)}")
    done = subprocess.run(
        [sys.executable, "-m", f"tests.journeys.{way}", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, f"{done.stderr[-2000:]}\npictures are in {tmp_path}"
    assert done.stdout.splitlines()[-1] == str(tmp_path)
    assert len(list(tmp_path.glob("*.png"))) > 15
