"""A daily check by the Task Scheduler of Windows; a missed one is made up for when it can be."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import time
from pathlib import Path
from xml.sax.saxutils import escape

from simdesk.desktop.asking import ToolAnswer, ask
from simdesk.desktop.command import one_line
from simdesk.desktop.entry import Piece, State
from simdesk.domain.errors import ScheduleError, ScheduleProblem

_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>SimDesk looks what is due. {mark}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{start}</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
_FIRST_DAY = "2026-01-01"
"""Any day that has passed: the trigger counts on from it."""


class WindowsTask:
    """A task `<name>` of the user's own, which runs only while he is logged on.

    A `%` in a path stays as it is; only a whole `%NAME%` of a variable that is set would be read
    as that variable, and the format knows no escape for it.
    """

    def __init__(self, command: Sequence[str], at: time, *, name: str) -> None:
        self._name = name
        program, *arguments = one_line(command)
        line = subprocess.list2cmdline(arguments)
        self._start = f"{_FIRST_DAY}T{at:%H:%M}:00"
        # The scheduler writes the task in its own way and encoding, but leaves this as it is.
        words = f"{program}\n{line}\n{self._start}".encode(errors="surrogatepass")
        self._mark = f"[{hashlib.sha256(words).hexdigest()[:16]}]"
        self._xml = _TASK.format(
            mark=self._mark, start=self._start, program=escape(program), arguments=escape(line)
        )

    def pieces(self) -> tuple[Piece, ...]:
        return (Piece(f"Task Scheduler: {self._name}", self._xml),)

    def state(self) -> State:
        found = _schtasks("/Query", "/TN", self._name, "/XML")
        if not found.well:
            return State.OFF if _schtasks("/Query", "/FO", "LIST").well else State.NO_MANAGER
        there = found.said.replace(b"\0", b"")  # whatever its encoding, ASCII is ASCII
        wanted = (self._mark.encode(), self._start.encode())
        same = all(piece in there for piece in wanted)
        return State.ON if same and b"<Enabled>false" not in there else State.DIFFERS

    def switch_on(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "task.xml"
            file.write_bytes(self._xml.replace("\n", "\r\n").encode("utf-16"))
            answer = _schtasks("/Create", "/TN", self._name, "/XML", str(file), "/F")
        if not answer.well:
            raise ScheduleError(ScheduleProblem.REFUSED, answer.said.decode(errors="replace"))

    def switch_off(self) -> None:
        there = self.state() in (State.ON, State.DIFFERS)
        if there and not _schtasks("/Delete", "/TN", self._name, "/F").well:
            raise ScheduleError(ScheduleProblem.NOT_REMOVED, self._name)


def _schtasks(*arguments: str) -> ToolAnswer:
    return ask(["schtasks", *arguments])
