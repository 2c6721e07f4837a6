"""The owner's own rules in the data file; what they change is not decided here."""

from __future__ import annotations

from datetime import date, datetime

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.money import Money
from simdesk.domain.operator import Counts, SilenceOutcome
from simdesk.domain.own_rule import COUNTING, OwnRule, RuleKey, RuleValue
from simdesk.storage.database import Database
from simdesk.storage.rows import Found, Row, day, marks, moment, read_moment

_COLUMNS = (
    "id, line_id, operator, rule, value, day, source, note, receipt_id, recorded_at, withdrawn_at"
)


class OwnRuleRepository:
    """Reads and writes own rules; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[OwnRule]:
        """Return every rule, those taken back too, in the order they came."""
        sql = f"SELECT {_COLUMNS} FROM own_rules ORDER BY rowid"
        return self._database.select(sql, (), _rule)

    def add(self, rule: OwnRule) -> None:
        """Insert a rule."""
        sql = f"INSERT INTO own_rules ({_COLUMNS}) VALUES ({marks(11)})"
        self._database.write(sql, _row(rule))

    def withdraw(self, rule_id: str, at: datetime) -> None:
        """Write down that a rule was taken back.

        Raises:
            UnknownIdError: there is none with this id.
        """
        sql = "UPDATE own_rules SET withdrawn_at = ? WHERE id = ?"
        if not self._database.write(sql, (moment(at), rule_id)):
            raise UnknownIdError("own_rule", rule_id)


def _row(rule: OwnRule) -> Row:
    return (
        rule.id,
        rule.line_id,
        rule.operator,
        rule.key.value,
        _text(rule.value),
        day(rule.on),
        rule.source,
        rule.note,
        rule.receipt_id,
        moment(rule.recorded_at),
        moment(rule.withdrawn_at),
    )


def _rule(row: Found) -> OwnRule:
    key = RuleKey(row[3])
    return OwnRule(
        id=row[0],
        line_id=row[1],
        operator=row[2],
        key=key,
        value=_value(key, row[4]) if row[4] else None,
        on=date.fromisoformat(row[5]),
        source=row[6],
        note=row[7],
        receipt_id=row[8],
        recorded_at=datetime.fromisoformat(row[9]),
        withdrawn_at=read_moment(row[10]),
    )


def _text(value: RuleValue | None) -> str:
    """Return a value as it stands in its column: empty for none, money as kopeks."""
    if value is None:
        return ""
    return str(value.kopeks if isinstance(value, Money) else value)


def _value(key: RuleKey, text: str) -> RuleValue:
    if key in COUNTING:
        return Counts(text)
    if key is RuleKey.SILENCE_OUTCOME:
        return SilenceOutcome(text)
    return Money(int(text)) if key is RuleKey.FEE else int(text)
