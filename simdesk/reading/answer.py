"""What the child process may have said, taken apart with distrust: it may not be itself any more.

A file made to take that process over can say anything here, so that texts of bounded length and a
few known words are all that is believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from simdesk.domain.errors import FileProblem
from simdesk.reading.child import Answer

_LONGEST_TEXT = 20_000
_MOST_TEXTS = 200


@dataclass(slots=True)
class Said:
    """The lines of an answer, sorted. `problem` is None if everything was looked at."""

    codes: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    cut_off: bool = False
    problem: FileProblem | None = None


def take_apart(answer: Answer) -> Said:
    """Sort what was said; an answer without its end has a problem for that reason alone."""
    said = Said(problem=FileProblem.TOO_SLOW if answer.late else FileProblem.TOO_MUCH)
    for line in _objects(answer.said):
        match line:
            case {"code": str(text)} if len(said.codes) < _MOST_TEXTS:
                said.codes.append(text[:_LONGEST_TEXT])
            case {"text": str(text)} if len(said.pages) < _MOST_TEXTS:
                said.pages.append(text[:_LONGEST_TEXT])
            case {"cut_off": True}:
                said.cut_off = True
            case {"end": None}:
                said.problem = None
            case {"end": str(problem)} if problem in set(FileProblem):
                said.problem = FileProblem(problem)
    return said


def _objects(said: bytes) -> Iterator[object]:
    for line in said.splitlines():
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            continue
