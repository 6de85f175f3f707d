"""What a check found is named as the office names it."""

from jipdesk import i18n
from jipdesk.models.soundness import Finding
from jipdesk.phrases.findings import describe


def test_a_record_is_named_by_its_kind_and_number():
    said = describe(Finding("changed_outside", "person 12"), i18n.words("en"))

    assert said == "A record was changed outside the program (person 12)."


def test_what_only_a_specialist_knows_is_left_as_it_is():
    damaged = Finding("page_damaged", "Tree 5 page 12: btreeInitPage() returns error code 11")

    assert damaged.where in describe(damaged, i18n.words("ja"))
