"""The main job with the program killed in the middle: nothing that was ticked is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

from simdesk.domain.run import RunEnd, StepState
from tests.check_receipt_folder import problems
from tests.samples import make_desk

ROOT = Path(__file__).parents[2]

FIRST = """
    import os, signal, sys
    from pathlib import Path
    from simdesk.ui.widgets.marks import CheckTick
    from tests.journeys.tour import Tour

    tour = Tour(Path(sys.argv[2]), "zh_CN", Path(sys.argv[1]))
    tour.first_number()
    tour.choose_terminal()
    ticks = [t for t in tour.page().findChildren(CheckTick) if t.isVisible()]
    tour.d.click(ticks[0])
    tour.d.click(ticks[1])
    os.kill(os.getpid(), signal.SIGKILL)
"""

SECOND = """
    import sys
    from pathlib import Path
    from simdesk.ui.widgets.marks import CheckTick
    from tests.journeys.tour import Tour

    tour = Tour(Path(sys.argv[2]), "zh_CN", Path(sys.argv[1]))
    tour.resume()
    ticks = [t.isChecked() for t in tour.page().findChildren(CheckTick) if t.isVisible()]
    print("ticks", ticks[:2], ticks[2:], flush=True)
    tour.walk_steps()
    tour.export()
    tour.d.close()
"""


def _run(code: str, desk: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(desk), str(out)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_killed_after_the_second_tick_and_finished_later(tmp_path: Path) -> None:
    desk, out = tmp_path / "desk", tmp_path / "out"
    out.mkdir()
    killed = _run(FIRST, desk, out)
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-2000:]
    resumed = _run(SECOND, desk, out)
    assert resumed.returncode == 0, resumed.stderr[-2000:]
    assert "ticks [True, True] [False]" in resumed.stdout
    again = make_desk(desk)
    (line,) = again.lines.everything()
    (run,) = again.runs.of_line(line.id)
    assert run.end is RunEnd.FINISHED
    assert {state for _step, state in again.runs.progress(run).steps} == {StepState.DONE}
    (receipt,) = again.receipts.everything()
    kept = again.receipts.path(receipt).read_bytes()
    again.close()
    original = tmp_path / "original.png"
    original.write_bytes(kept)
    assert list(problems(out / "receipts", [original])) == []
