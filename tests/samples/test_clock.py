"""The sample office's time goes forward only, and its late sheet has something of everything."""

from datetime import UTC, date, datetime

from jipdesk.samples.clock import Clock
from jipdesk.samples.late import KNOWN, NEW, late_rows


def test_an_office_opens_in_the_morning_and_every_act_takes_a_while():
    clock = Clock(UTC)
    clock.go_to(date(2024, 7, 1))

    first, second = clock(), clock()

    assert first == datetime(2024, 7, 1, 9, 30, tzinfo=UTC)
    assert second > first


def test_time_does_not_go_back():
    clock = Clock(UTC)
    clock.go_to(date(2024, 7, 2))
    clock()

    clock.go_to(date(2024, 7, 1))

    assert clock().date() == date(2024, 7, 2)


def test_a_late_sheet_has_known_and_new_people():
    rows = list(late_rows())

    assert len(rows) == KNOWN + NEW
    assert [row[0] for row in rows[:2]] == ["24-000001", "24-000002"]
    assert [row[0] for row in rows[KNOWN : KNOWN + 2]] == ["24-000301", "24-000302"]
