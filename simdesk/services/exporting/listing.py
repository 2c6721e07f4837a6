"""The numbers with their four clocks as plain text for people and as records for machines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from simdesk.domain import msisdn
from simdesk.domain.clock import Clock
from simdesk.i18n.clock_words import clock_basis, clock_date, clock_detail, clock_name, clock_state
from simdesk.i18n.language import _
from simdesk.i18n.line_words import row_days, row_phrase
from simdesk.services.line_index import Summary


def text(summaries: Iterable[Summary]) -> str:
    """Return a block of five lines for each number, or one line that says there is none."""
    blocks = [_block(summary) for summary in summaries]
    return "\n\n".join(blocks) if blocks else _("No numbers yet.")


def _block(summary: Summary) -> str:
    line, forecast = summary.line, summary.forecast
    head = "  ".join(
        part
        for part in (
            msisdn.spaced(line.msisdn),
            line.label,
            f"[{row_days(forecast)}, {row_phrase(forecast)}]",
        )
        if part
    )
    return "\n".join((head, *(f"  {_clock(c, summary)}" for c in forecast.clocks)))


def _clock(clock: Clock, summary: Summary) -> str:
    today = summary.forecast.today
    return " | ".join(
        (
            clock_name(clock.kind),
            clock_date(clock),
            clock_state(clock, today),
            clock_detail(clock, summary.line, today),
            clock_basis(clock),
        )
    )


def records(summaries: Iterable[Summary]) -> list[dict[str, Any]]:
    """Return one JSON-ready record a number; dates are ISO 8601, unknown is null."""
    return [
        {
            "msisdn": s.line.msisdn,
            "label": s.line.label,
            "operator": s.line.operator_id or s.line.operator_name or None,
            "archived": s.line.archived_at is not None,
            "standing": s.forecast.standing.value,
            "clocks": [_record(c) for c in s.forecast.clocks],
        }
        for s in summaries
    ]


def _record(clock: Clock) -> dict[str, Any]:
    return {
        "clock": clock.kind.value,
        "state": clock.state.value,
        "date": clock.due.isoformat() if clock.due else None,
        "outcome": clock.outcome.value if clock.outcome else None,
        "approximate": clock.approximate,
        "missing": clock.missing.value if clock.missing else None,
        "basis": clock.basis.value,
        "rules": [
            {
                "value": str(getattr(c.rule.value, "kopeks", c.rule.value)),
                "date": c.due.isoformat(),
                "used": c.used,
                "source": c.rule.source,
                "as_of": c.rule.as_of,
                "read_on": c.rule.read_on.isoformat(),
                "confidence": c.rule.confidence.value,
            }
            for c in clock.candidates
        ],
    }
