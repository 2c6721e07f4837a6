"""What kind of thing a user's action changed, so that visible pages know what to read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Noun(StrEnum):
    """The kinds of stored things."""

    LINE = "line"
    EVENT = "event"
    RUN = "run"
    RECEIPT = "receipt"
    SETTINGS = "settings"
    RULE = "rule"
    REMINDER = "reminder"


class Action(StrEnum):
    """What a user did, as the undo bar and the Edit menu name it.

    READ_RECEIPT: a file was read, which changes nothing that could be undone.
    """

    ADD_LINE = "add_line"
    EDIT_LINE = "edit_line"
    ARCHIVE_LINES = "archive_lines"
    UNARCHIVE_LINES = "unarchive_lines"
    DELETE_LINES = "delete_lines"
    RESTORE_LINES = "restore_lines"
    RECORD_EVENT = "record_event"
    DELETE_EVENT = "delete_event"
    START_RUN = "start_run"
    TICK = "tick"
    STEP = "step"
    FIELD = "field"
    END_RUN = "end_run"
    START_STEPS = "start_steps"
    END_STEPS = "end_steps"
    CONFIRM_OWNER = "confirm_owner"
    ADD_RECEIPTS = "add_receipts"
    EDIT_RECEIPT = "edit_receipt"
    DELETE_RECEIPTS = "delete_receipts"
    RESTORE_RECEIPTS = "restore_receipts"
    READ_RECEIPT = "read_receipt"
    FILL_RECEIPTS = "fill_receipts"
    LINK_RECEIPTS = "link_receipts"
    UNLINK_RECEIPTS = "unlink_receipts"
    TURN_RECEIPTS = "turn_receipts"
    KEEP_RECEIPTS_APART = "keep_receipts_apart"
    CHANGE_SETTINGS = "change_settings"
    KEEP_RULE = "keep_rule"
    WITHDRAW_RULE = "withdraw_rule"
    ANSWER_REMINDER = "answer_reminder"
    CHOOSE_LEADS = "choose_leads"
    BRING_BACK = "bring_back"


@dataclass(frozen=True, slots=True)
class Change:
    """One finished change: what was done, to how many, which nouns, and which lines if known."""

    action: Action
    nouns: frozenset[Noun]
    line_ids: frozenset[str] = frozenset()
    count: int = 1
    undone: bool = False
