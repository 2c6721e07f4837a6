"""Tells whoever listens what a user's action changed; it keeps nothing and knows no toolkit."""

from __future__ import annotations

from collections.abc import Callable

from simdesk.domain.change import Change

Listener = Callable[[Change], None]


class Changes:
    """A list of listeners, called in the order they came, after those that must forget first."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every finished change."""
        self._listeners.append(listener)

    def forget_by(self, listener: Listener) -> None:
        """Call `listener` before all others: who listens later must not be answered from memory."""
        self._listeners.insert(0, listener)

    def publish(self, change: Change) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(change)
