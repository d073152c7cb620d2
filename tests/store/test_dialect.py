"""The corner for what differs between databases."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from app.models.dialect import contains, is_storage_trouble
from app.models.engine import make_engine

NAMES = ["古镇星河灯饰", "LED Lamp 100%", "led_lamp", "ledXlamp", "a\\b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("星河", ["古镇星河灯饰"]),
        ("LED", ["LED Lamp 100%", "led_lamp", "ledXlamp"]),
        ("%", ["LED Lamp 100%"]),
        ("d_l", ["led_lamp"]),
        ("\\", ["a\\b"]),
        ("/", []),
        ("", NAMES),
    ],
)
def test_a_text_is_found_as_typed_whatever_its_case(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    table = sa.Table("test_names", sa.MetaData(), sa.Column("name", sa.String))
    engine = make_engine(tmp_path / "x.db", bytes(32))
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), [{"name": name} for name in NAMES])
        query = sa.select(table.c.name).where(contains(table.c.name, text))
        assert list(connection.scalars(query)) == found
    engine.dispose()


def test_a_wrong_statement_is_no_trouble_of_the_disk(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "x.db", bytes(32))
    with engine.connect() as connection, pytest.raises(sa.exc.OperationalError) as caught:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    engine.dispose()
    assert not is_storage_trouble(caught.value)
