"""`jipdesk import --mapping`: a form in its own words, taken in by a scheduled task."""

import pytest
from forms import FORM, form_rows
from intake_sheets import csv_text

from jipdesk.actions import import_mappings
from jipdesk.actions.desk import opened


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "form.csv"
    path.write_text(csv_text([["一覧"], *form_rows(3)]), encoding="cp932")
    return path


def keep(desk, name="Web form"):
    with opened(desk) as found, found.db.write(found.actor, "keep_mapping") as session:
        import_mappings.keep(session, "applications", name, FORM)


def test_a_form_is_taken_in_by_the_columns_that_are_kept(jipdesk, desk, form):
    keep(desk)

    answer = jipdesk("--desk", desk, "import", form, "--edition", "2024", "--mapping", "web form", "--json")

    assert (answer.status, answer.json["added"], answer.json["refused"]) == (0, 3, [])
    again = jipdesk("--desk", desk, "import", form, "--edition", "2024", "--mapping", "Web form", "--json")
    assert again.json["unchanged"] == 3


def test_without_the_name_a_foreign_form_is_refused_as_ever(jipdesk, desk, form):
    keep(desk)

    answer = jipdesk("--desk", desk, "import", form, "--edition", "2024")

    assert answer.status == 3
    assert "No headings were found" in answer.err


def test_a_name_that_is_not_kept_is_refused_with_those_that_are(jipdesk, desk, form):
    keep(desk, "{Spring} form")

    answer = jipdesk("--desk", desk, "import", form, "--edition", "2024", "--mapping", "Autumn", "--json")

    assert answer.status == 3
    assert answer.json["error"] == {
        "code": "mapping_unknown",
        "message": "No columns are kept under that name. Kept are: {Spring} form.",
    }
    assert (
        "Import one in the window"
        in jipdesk(
            "--desk", desk, "import", form, "--kind", "companies", "--edition", "2024", "--mapping", "Autumn"
        ).err
    )


def test_a_sheet_without_the_kept_columns_says_which_are_missing(jipdesk, desk, sheet, tmp_path):
    keep(desk)
    other = tmp_path / "other.csv"
    other.write_text("応募番号,何か\n1,2\n", encoding="utf-8")

    answer = jipdesk("--desk", desk, "import", other, "--edition", "2024", "--mapping", "Web form")

    assert answer.status == 3
    assert "Headings are missing: family_name, consents_privacy" in answer.err
