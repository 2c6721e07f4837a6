"""All repositories of a data file side by side, for what reads or writes every kind of record."""

from __future__ import annotations

from typing import NamedTuple

from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.storage.own_rules import OwnRuleRepository
from simdesk.storage.receipts import ReceiptRepository
from simdesk.storage.runs import RunRepository


class Repositories(NamedTuple):
    """They share one database, and so one transaction."""

    lines: LineRepository
    runs: RunRepository
    events: EventRepository
    receipts: ReceiptRepository
    own_rules: OwnRuleRepository
