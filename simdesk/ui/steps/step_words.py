"""The words around a step: phases, states, where one is, and what the buttons say."""

from __future__ import annotations

from simdesk.domain.event import Evidence
from simdesk.domain.route import Part, Phase, Step
from simdesk.domain.run import Progress, StepState
from simdesk.i18n.language import N_, _, ngettext, pgettext
from simdesk.ui.steps.part import StepContext
from simdesk.ui.widgets.step_rail import RailEntry

_PHASES = {
    Phase.PREPARE: N_("Prepare"),
    Phase.PAY: N_("Pay"),
    Phase.CONFIRM: N_("Confirm"),
    Phase.EVIDENCE: N_("Proof"),
    Phase.FINISH: N_("Finish"),
}

_UNPAID = {Phase.PAY: N_("Do it"), Phase.CONFIRM: N_("Verify")}

_STATES = {
    StepState.DONE: N_("{what}, done"),
    StepState.SKIPPED: N_("{what}, skipped"),
    StepState.CURRENT: N_("{what}, current"),
    StepState.AHEAD: N_("{what}, still to come"),
}

_PRIMARY = {
    Part.PAYMENT: N_("Paid, continue"),
    Part.PAID_ACTION: N_("Done, continue"),
    Part.AUTO_DEBIT: N_("Set up, continue"),
    Part.REGISTRATION_DONE: N_("Confirmed, finish"),
    Part.ARCHIVE: N_("Archive the number"),
}

_SKIP = {
    Part.RECEIPTS: N_("No receipt yet, skip"),
    Part.BALANCE: N_("Cannot look now, skip"),
}

_CALM_DAYS = 7
"""With no more days than this, nobody is told that there is no hurry."""


def phase_name(phase: Phase, progress: Progress) -> str:
    """Return a phase's name; where nothing is paid on the way, none speaks of money."""
    pays = any(Part.PAYMENT in step.parts for step, _state in progress.steps)
    return _((_PHASES if pays else _PHASES | _UNPAID)[phase])


def position(progress: Progress, step: Step) -> tuple[int, int]:
    """Return the number of a step from 1, and how many there are."""
    ids = [own.id for own, _state in progress.steps]
    return ids.index(step.id) + 1, len(ids)


def where(progress: Progress, step: Step) -> str:
    """Return where one is, as it stands above the title."""
    number, total = position(progress, step)
    return _("Step {number} of {total}").format(number=number, total=total)


def where_short(progress: Progress, step: Step) -> str:
    """Return where one is, with the phase, for the narrow page."""
    number, total = position(progress, step)
    return _("Step {number} of {total} · {phase}").format(
        number=number, total=total, phase=phase_name(step.phase, progress)
    )


def primary(step: Step, state: StepState) -> str:
    """Return what the filled button says."""
    if state in (StepState.DONE, StepState.SKIPPED):
        return _("Save and go on")
    special = next((_(_PRIMARY[p]) for p in step.parts if p in _PRIMARY), "")
    return special or pgettext("button", "Continue")


def ending(open_rung: Evidence | None, again: str) -> tuple[str, str]:
    """Return what the last step's buttons say: the filled one, and the one that stops here.

    `open_rung` is what the operator's rule still looks for, `again` the day to look again.
    """
    if open_rung is None:
        return _("Done"), ""
    credited = open_rung is Evidence.CREDITED
    return (
        _("Check the balance") if credited else _("Record paid action"),
        _("Stop here, look again on {date}").format(date=again),
    )


def skip(step: Step, state: StepState, *, has_receipts: bool, pays: bool) -> str:
    """Return what the button that leaves the step out says, or nothing where it may not be.

    Where a route `pays` nothing, what is kept are papers and no receipts.
    """
    if state is StepState.DONE or (Part.RECEIPTS in step.parts and has_receipts):
        return ""
    if Part.RECEIPTS in step.parts and not pays:
        return _("No photo yet, skip")
    special = next((_(_SKIP[p]) for p in step.parts if p in _SKIP), "")
    return special or (_("Skip for now") if step.optional else "")


def calm(days: int | None) -> str:
    """Return that there is time, where there is."""
    if days is None or days <= _CALM_DAYS:
        return ""
    return ngettext(
        "{n} day until the earliest date, no hurry",
        "{n} days until the earliest date, no hurry",
        days,
    )


def rail_entries(progress: Progress, shown: Step, context: StepContext) -> list[RailEntry]:
    """Return the rail: the phases, and under the current and the shown one their steps."""
    entries: list[RailEntry] = []
    phases = [p for p in Phase if any(step.phase is p for step, _state in progress.steps)]
    for number, phase in enumerate(phases, 1):
        own = [(step, state) for step, state in progress.steps if step.phase is phase]
        state = progress.phase_state(phase)
        current = next((s for s, st in own if st is StepState.CURRENT), own[0][0])
        entries.append(
            RailEntry(
                key=current.id,
                level=0,
                words=phase_name(phase, progress),
                state=state.value,
                number=number,
                shown=shown.phase is phase,
                spoken=_(_STATES[state]).format(what=phase_name(phase, progress)),
            )
        )
        if state is not StepState.CURRENT and shown.phase is not phase:
            continue
        for step, step_state in own:
            title = context.fill(step.title)
            entries.append(
                RailEntry(
                    key=step.id,
                    level=1,
                    words=title,
                    state=step_state.value,
                    shown=step.id == shown.id,
                    spoken=_(_STATES[step_state]).format(what=title),
                )
            )
    return entries
