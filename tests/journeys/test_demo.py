"""The whole job as `jipdesk demo` does it: from the sheets to the packs and the backup, on a desk of its own."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pypdfium2
import pytest

from jipdesk.cli import run


def jipdesk(*arguments):
    """Run a command and return its exit status and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run([str(each) for each in arguments])
    return status, out.getvalue(), err.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def said(folder):
    """What the demo said; its desk is left for the tests that follow."""
    status, out, err = jipdesk("--desk", folder / "desk", "demo", "--no-window")
    assert (status, err) == (0, "")
    return out


@pytest.fixture
def desk(folder, said):
    return folder / "desk"


def listed(desk, what):
    return json.loads(jipdesk("--desk", desk, "list", what, "--edition", "2024", "--json")[1])


def test_it_names_what_it_made_and_where(folder, said):
    assert str(folder / "desk") in said
    assert str(folder / "desk-output" / "packs") in said
    assert len([line for line in said.splitlines() if line.startswith("✓")]) == 10


def test_all_sample_applications_and_companies_are_there(desk):
    assert (listed(desk, "applications")["total"], listed(desk, "companies")["total"]) == (300, 24)


def test_there_are_at_least_ten_placements_with_a_pack_each(folder, desk):
    placements = listed(desk, "placements")

    packs = sorted(each.stem for each in (folder / "desk-output" / "packs").glob("*.pdf"))
    assert placements["total"] >= 10
    assert packs == [row["no"] for row in placements["rows"]]


def test_the_desk_is_whole(desk):
    assert json.loads(jipdesk("--desk", desk, "check", "--json")[1])["ok"]


def test_the_backup_is_whole_and_restores_to_the_same_desk(folder, desk):
    assert jipdesk("--desk", folder / "other", "restore", folder / "desk-output" / "demo.jipbackup")[0] == 0

    one, two = (json.loads(jipdesk("--desk", each, "check", "--json")[1]) for each in (desk, folder / "other"))
    assert one == two


def test_printing_again_gives_the_packs_that_were_issued(folder, desk):
    assert jipdesk("--desk", desk, "print", "--edition", "2024", "--all", "--out", folder / "again")[0] == 0

    first = {each.name: each.read_bytes() for each in (folder / "desk-output" / "packs").iterdir()}
    again = {each.name: each.read_bytes() for each in (folder / "again").iterdir()}
    assert again == first


def test_a_pack_holds_both_languages_of_every_paper(folder, desk):
    pack = min((folder / "desk-output" / "packs").glob("*.pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pack))

    for words in ("Internship Document Pack", "Agreement on Hosting an Intern", "Internship Participation Agreement"):
        assert words in text
    for words in (
        "インターンシップ書類一式",
        "インターン受入れに関する契約書",
        "インターンシップ参加契約書",
        "インターンシップ日程表",
    ):
        assert words in text


def test_chosen_papers_are_printed_alone(folder, desk):
    no = listed(desk, "placements")["rows"][0]["no"]

    jipdesk(
        "--desk",
        desk,
        "print",
        "--edition",
        "2024",
        "--placement",
        no,
        "--papers",
        "itinerary",
        "--out",
        folder / "one",
    )

    pages = len(pypdfium2.PdfDocument(folder / "one" / f"{no}.pdf"))
    assert 1 <= pages <= 4


def test_a_plan_may_be_computed_at_any_time_and_commits_nothing(desk):
    before = json.loads(jipdesk("--desk", desk, "check", "--json")[1])["digest"]

    plan = json.loads(
        jipdesk("--desk", desk, "match", "--edition", "2024", "--from", "eligible", "--all-pairs", "--json")[1]
    )

    scores = {(pair["opening"], pair["application"]): pair["score"] for pair in plan["pairs"]}
    assert plan["total"] == sum(each["score"] for each in plan["proposals"])
    assert all(scores[each["opening"], each["application"]] == each["score"] for each in plan["proposals"])
    assert all(each["why_en"] and each["why_ja"] for each in plan["proposals"])
    assert json.loads(jipdesk("--desk", desk, "check", "--json")[1])["digest"] == before


def test_last_years_interns_are_barred_this_year(folder, desk):
    """They declare nothing; the desk knows them."""
    from given import applications, sheet_file
    from sqlalchemy import select

    from jipdesk.actions.desk import opened
    from jipdesk.models.application import Application
    from jipdesk.models.person import Person
    from jipdesk.models.placement import Placement

    with opened(desk) as found, found.db.read() as session:
        person = session.scalars(
            select(Person).join(Application).join(Placement, Placement.application_id == Application.id)
        ).first()
        cells = {
            name: getattr(person, name) or ""
            for name in ("family_name", "middle_name", "given_name", "nationality", "email")
        } | {"birth_date": person.birth_date.isoformat()}
    sheet = sheet_file(folder / "next.csv", applications(1, receipt_no="25-000001", submitted_at="2025-06-01", **cells))

    assert jipdesk("--desk", desk, "import", sheet, "--edition", "2025")[0] == 0
    rules = json.loads(jipdesk("--desk", desk, "screen", "--edition", "2025", "--json")[1])["applications"][0]["rules"]

    assert next(rule["outcome"] for rule in rules if rule["rule"] == "past_participation") == "fail"


def test_the_office_s_desk_is_never_taken_for_the_demo(folder):
    jipdesk("--desk", folder / "office", "new", "--edition", "2024")

    status, _, err = jipdesk("--desk", folder / "office", "demo", "--no-window")

    assert status == 4
    assert err.count("\n") == 1


def test_a_second_demo_replaces_the_first(folder, desk):
    status, _, _ = jipdesk("--desk", desk, "demo", "--no-window", "--applications", "60")

    assert (status, listed(desk, "applications")["total"]) == (0, 60)
