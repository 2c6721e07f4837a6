"""Data files as SQL text, so that every released schema can be kept and read by people.

`python -m tests.storage.dumps` writes the fixture of the present schema, once, when it is released.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import apsw

from simdesk.storage.schema import STEPS
from tests.storage.powerloss.world import World

FOLDER = Path(__file__).parents[1] / "data" / "schemas"


def dump(connection: apsw.Connection) -> str:
    """Return statements that make the same database again."""
    lines = [
        f"PRAGMA application_id = {connection.pragma('application_id')};",
        f"PRAGMA user_version = {connection.pragma('user_version')};",
    ]
    lines += [f"{sql};" for sql in schema_of(connection)]
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL ORDER BY name"
    for (table,) in connection.execute(tables).fetchall():
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
            values = ", ".join(apsw.format_sql_value(value) for value in row)
            lines.append(f"INSERT INTO {table} VALUES ({values});")
    return "\n".join(lines) + "\n"


def schema_of(connection: apsw.Connection) -> list[str]:
    """Return the statements that make the tables and indexes, in the order they were made."""
    sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    return [row[0] for row in connection.execute(sql)]


def load(number: int, path: Path) -> None:
    """Make the data file `path` from the fixture of schema `number`."""
    with apsw.Connection(str(path)) as connection:
        connection.execute((FOLDER / f"{number}.sql").read_text("utf-8"))
    connection.close()


def main() -> None:
    """Write the fixture of the present schema: what a user has after every kind of act."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        for act in world.acts():
            if act != world.restore:
                act()
        (FOLDER / f"{len(STEPS)}.sql").write_text(dump(world.db.connection), "utf-8")
        world.close()


if __name__ == "__main__":
    main()
