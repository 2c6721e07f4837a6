"""The screens of a guided renewal: one widget for each part of a step, and what stands around them.

part: `PartWidget`, what every part can do; `StepContext`, what it is told.
registry: `PARTS`, which widget shows which part.
step_view: `StepView`, one step. trouble: `TroubleView`, "It didn't work". ladder: `Ladder`.
"""
