"""A stored value is said as a person reads it, in both languages."""

import pytest

from jipdesk.i18n import words
from jipdesk.phrases.stored import stored_value


@pytest.mark.parametrize(
    ("table", "field", "value", "en"),
    [
        ("person", "phone", None, "—"),
        ("person", "sex", "F", "Female"),
        ("person", "nationality", "VN", "Viet Nam"),
        ("person", "birth_date", "2001-02-03", "3 February 2001"),
        ("application", "full_time", 0, "No"),
        ("application", "state", "passed", "Candidate"),
        ("interview", "starts_at", "2024-07-16T01:00:00.000000Z", "16 July 2024 10:00"),
        ("interview", "interviewers", '["佐藤","James"]', "佐藤, James"),
        ("interview", "scores", '{"purpose":4}', "Understanding of the purpose 4"),
        ("interview", "method", "video", "Video call"),
        ("document_item", "is_original", 1, "Original"),
        ("document_item", "is_original", 0, "Photocopy"),
        ("company", "capital_yen", 10_000_000, "10,000,000"),
        ("company", "address", "[not a list", "[not a list"),
        ("company", "address", "2024-13-45", "2024-13-45"),
    ],
)
def test_a_stored_value_reads_as_people_write_it(table, field, value, en):
    assert stored_value(table, field, value, words("en")) == en


def test_moments_and_codes_follow_the_language():
    ja = words("ja")

    assert stored_value("interview", "starts_at", "2024-07-16T01:00:00.000000Z", ja) == "2024年7月16日 10:00"
    assert stored_value("person", "nationality", "VN", ja) == "ベトナム"
