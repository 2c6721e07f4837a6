"""Takes out of a renewal's records what is to stay with their owner; pictures it cannot reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from simdesk.domain.event import Event
from simdesk.domain.receipt import Receipt
from simdesk.services.exporting.dispute import Dispute
from simdesk.services.exporting.hiding import Hiding

_TYPED = "letter/"
"""Begins the fields of a renewal in which an owner types words for a letter."""
_REFERENCE = "/reference"


def held_back(dispute: Dispute) -> Dispute:
    """Return the records without what the choices keep back of what was typed."""
    note, reference, own = _hiders(dispute)
    fields = {
        key: reference(text) if key.endswith(_REFERENCE) else note(text)
        for key, text in dispute.run.fields.items()
        if key.startswith(_TYPED) or key.endswith(_REFERENCE)
    }
    left_out = dispute.choices.without_notes

    def event(found: Event) -> Event:
        if left_out:
            return replace(found, note="", reference="")
        return replace(found, note=own(found.note), reference=reference(found.reference))

    def receipt(found: Receipt) -> Receipt:
        found = replace(found, name=own(found.name))
        if left_out:
            return replace(found, note="", reference="")
        return replace(found, note=own(found.note), reference=reference(found.reference))

    if left_out:
        fields |= {key: "" for key in fields if key.endswith(_REFERENCE)}
    return replace(
        dispute,
        run=replace(dispute.run, fields={**dispute.run.fields, **fields}),
        line=replace(dispute.line, label=own(dispute.line.label)),
        events=tuple(map(event, dispute.events)),
        meanwhile=tuple(map(event, dispute.meanwhile)),
        slips=tuple(replace(slip, receipt=receipt(slip.receipt)) for slip in dispute.slips),
    )


def number_hider(dispute: Dispute) -> Callable[[str], str]:
    """Return what hides the owner's numbers in a finished text, and leaves all other digits."""
    return _hiders(dispute)[1]


def _hiders(dispute: Dispute) -> tuple[Callable[[str], str], ...]:
    """Return what hides numbers in words, in an operation's number, and in words on this SIM."""
    if not dispute.choices.hide_digits:
        return (_as_it_is, _as_it_is, _as_it_is)
    hiding = Hiding({dispute.line.msisdn, *dispute.numbers})
    return (
        hiding.text,
        hiding.reference,
        lambda text: hiding.text(text, dispute.line.msisdn),
    )


def _as_it_is(text: str) -> str:
    return text
