"""What may lie on a disk after a power cut: every state that a record and a kind of disk allow."""

# ruff: noqa: PTH120 - names in a record are text, and "" is the folder itself

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.storage.powerloss.recorder import Op

SECTOR = 512
NAMES = ("mkdir", "create", "rename", "link", "unlink")
"""Changes of names; the others change the content of one file."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A power cut after `at` changes: what is certainly on the disk, and what perhaps."""

    at: int
    acks: int
    certain: frozenset[int]
    pending: tuple[int, ...]


def cuts(ops: Sequence[Op], *, in_order: bool) -> Iterator[Cut]:
    """Return the cuts at every moment of a record.

    `in_order`: a journalling file system, which keeps changes of names in their order and writes
    all of them down with any flush. Otherwise only what POSIX promises: a flush of a file saves
    its content, a flush of a folder the names in it, and nothing else.
    """
    certain: set[int] = set()
    pending: list[int] = []
    acks = 0
    for at, op in enumerate(ops):
        if op.kind == "ack":
            acks += 1
        elif op.kind in ("sync", "syncdir"):
            saved = {i for i in pending if _saves(op, ops[i], in_order=in_order)}
            certain |= saved
            pending = [i for i in pending if i not in saved]
        else:
            pending.append(at)
        yield Cut(at + 1, acks, frozenset(certain), tuple(pending))


def _saves(flush: Op, op: Op, *, in_order: bool) -> bool:
    if op.kind in NAMES:
        return in_order or (flush.kind == "syncdir" and os.path.dirname(op.path) == flush.path)
    return flush.kind == "sync" and op.file == flush.file


Choice = dict[int, bytes | None]
"""Which pending changes reached the disk; with bytes, a write of which only those did."""


def choices(
    ops: Sequence[Op], cut: Cut, chance: random.Random, more: int, *, in_order: bool
) -> Iterator[Choice]:
    """Return which pending changes may have reached the disk: extremes first, then at random."""
    pending = cut.pending
    yield from _legal(ops, ({}, dict.fromkeys(pending)), in_order=in_order)
    singles: list[Choice] = [{i: None} for i in pending]
    singles += [dict.fromkeys(j for j in pending if j != i) for i in pending]
    for i in pending:
        if ops[i].kind == "write" and len(ops[i].data) > SECTOR:
            singles.append({**dict.fromkeys(pending), i: _torn(ops[i].data, chance)})
    for _more in range(more if len(pending) > 1 else 0):
        wild: Choice = {i: None for i in pending if chance.random() < 0.5}
        singles.append(wild)
    chance.shuffle(singles)
    yield from _legal(ops, singles[: more * 2], in_order=in_order)


def _torn(data: bytes, chance: random.Random) -> bytes:
    return data[: SECTOR * chance.randrange(1, -(-len(data) // SECTOR))]


def _legal(ops: Sequence[Op], wanted: Sequence[Choice], *, in_order: bool) -> Iterator[Choice]:
    for choice in wanted:
        if not in_order:
            yield choice
            continue
        # A journalling file system loses only the last changes of names, never one before another.
        chosen = [i for i in choice if ops[i].kind in NAMES]
        last = max(chosen, default=-1)
        yield {i: part for i, part in choice.items() if ops[i].kind not in NAMES or i <= last} | {
            i: None for i in range(last) if ops[i].kind in NAMES
        }


def build(ops: Sequence[Op], cut: Cut, choice: Choice) -> tuple[set[str], dict[str, bytes]]:
    """Return the folders and the files after a cut, if `choice` of the pending reached the disk."""
    folders, names, contents = {""}, dict[str, int](), dict[int, bytearray]()
    for i in range(cut.at):
        if i not in cut.certain and i not in choice:
            continue
        op = ops[i]
        if op.kind == "mkdir":
            folders.add(op.path)
        elif op.kind in ("create", "rename", "link"):
            names[op.path] = op.file
            if op.kind == "rename" and names.get(op.old) == op.file:
                del names[op.old]
        elif op.kind == "unlink":
            names.pop(op.path, None)
        else:
            content = contents.setdefault(op.file, bytearray())
            if op.kind == "truncate":
                del content[op.offset :]
            else:
                data = choice.get(i) or op.data
                content.extend(bytes(max(0, op.offset - len(content))))
                content[op.offset : op.offset + len(data)] = data
    files = {path: bytes(contents.get(number, b"")) for path, number in names.items()}
    return folders, {
        path: content for path, content in files.items() if os.path.dirname(path) in folders
    }


def lay(target: Path, folders: set[str], files: dict[str, bytes]) -> None:
    """Write a state into an empty folder."""
    for folder in sorted(folders):
        if os.path.dirname(folder) in folders or folder == "":
            (target / folder).mkdir(mode=0o700, exist_ok=True)
    for path, content in files.items():
        if (target / path).parent.is_dir():
            (target / path).write_bytes(content)
