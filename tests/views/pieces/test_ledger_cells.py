"""What a list shows, in a workbook: numbers count and days sort, and whatever else is typed stays text."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from jipdesk import i18n
from jipdesk.exchange.ledgers import ColumnKind
from jipdesk.views.pieces.columns import RIGHT, Column
from jipdesk.views.pieces.ledger_cells import kind_of, valued, worded

EN = i18n.words("en")


def shown(text, **more):
    return valued(Column("any", "Any", lambda *_: text, **more), None, EN)


@pytest.mark.parametrize(("text", "value"), [("27", 27), ("1,204", 1204), ("-3", -3), ("61.5", Decimal("61.5"))])
def test_a_number_at_the_right_is_a_number(text, value):
    assert shown(text, align=RIGHT) == value


@pytest.mark.parametrize("text", ["—", "3 / 5", "007", "1e9", "=1+1", "٣", "12345678901234567890", "100 %"])
def test_what_is_no_plain_number_stays_text(text):
    assert shown(text, align=RIGHT) == text


@pytest.mark.parametrize("text", ["27", "=HYPERLINK(1)", "2026-11-22"])
def test_text_at_the_left_stays_text_whatever_it_looks_like(text):
    assert shown(text) == text


def test_a_share_is_a_part_of_one():
    assert shown("50 %", align=RIGHT, is_share=True) == Decimal("0.5")


def test_the_day_behind_a_text_is_written_and_where_there_is_none_the_text():
    column = Column("any", "Any", lambda row, _: "22 November" if row else "—", day=lambda row: row)

    assert valued(column, date(2026, 11, 22), EN) == date(2026, 11, 22)
    assert valued(column, None, EN) == "—"
    assert worded(column, date(2026, 11, 22), EN) == "22 November"


def test_a_column_is_of_the_kind_of_its_first_value():
    days = Column("any", "Any", lambda *_: "", day=lambda row: row)

    assert kind_of(days, ["—", date(2026, 11, 22)]) is ColumnKind.DATE
    assert kind_of(days, [datetime(2026, 11, 22, tzinfo=UTC)]) is ColumnKind.MOMENT
    assert kind_of(days, ["—"]) is ColumnKind.TEXT
    assert kind_of(Column("any", "Any", lambda *_: "", align=RIGHT), [Decimal(3)]) is ColumnKind.NUMBER
