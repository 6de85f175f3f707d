"""Every field, every gap and every fault of a template has its words."""

import re

import pytest

from jipdesk import i18n, paths
from jipdesk.documents import fields
from jipdesk.documents.missing import Missing
from jipdesk.documents.papers import PaperKind
from jipdesk.errors import InputRefused, UsageRefused
from jipdesk.phrases import papers, templates

WORDS = i18n.words("en")
SOURCE = {
    name: (paths.root() / f"jipdesk/documents/{name}.py").read_text(encoding="utf-8")
    for name in ("missing", "template", "template_check", "template_lines")
}


class Incomplete:
    def __init__(self, placement_no, *missing):
        self.placement_no, self.missing = placement_no, missing


def said(code, **values):
    return papers.sentence(InputRefused(code, **values), WORDS)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_and_each_of_its_fields_has_a_name(kind):
    assert papers.paper_name(kind, WORDS) != kind
    own = {"number", "issued_on"}
    assert {name for name in fields.known(kind) if name not in papers.FIELDS} <= own


def test_every_contradiction_that_can_be_found_has_a_sentence():
    codes = set(re.findall(r'Missing\("(\w+)"', SOURCE["missing"]))
    assert len(codes) > 10
    for code in codes:
        assert "is not entered" not in papers.missing_sentence(code, "internship.ends_on", WORDS)


def test_every_fault_of_a_template_has_a_sentence():
    codes = {code for text in SOURCE.values() for code in re.findall(r'"(template_\w+)"', text)}
    assert len(codes) > 10
    values = dict.fromkeys(("word", "language", "condition", "entry", "key", "field"), "x")
    for code in codes:
        assert templates.sentence(InputRefused(code, line=3, **values), WORDS).startswith("The template was not saved.")


def test_what_is_not_entered_is_named():
    assert papers.missing_sentence("empty", "host.representative", WORDS) == (
        "The host company's representative is not entered."
    )
    assert (
        papers.missing_sentence("empty", "host.name.en", WORDS) == "The host company's name (English) is not entered."
    )
    assert papers.field_name("flights.2.arrives_at", WORDS) == "flights"


def test_gaps_are_told_one_sentence_after_the_other():
    gaps = (Missing("empty", "intern.address"), Missing("period_reversed", "internship.ends_on"))

    assert papers.missing_sentences(gaps, WORDS) == (
        "The intern's address is not entered. The internship ends before it starts."
    )


def test_a_refused_run_names_placements_and_fields_but_nobody():
    gap = Missing("empty", "intern.address")
    more = [Incomplete(f"2024-P{number:03}", gap) for number in range(1, 6)]

    one = said("papers_incomplete", placements=more[:1])
    many = said("papers_incomplete", placements=more)

    assert one.startswith("Nothing was printed: 1 placement lacks data")
    assert "2024-P001 (intern's address)" in one
    assert "2024-P003 (intern's address) and 2 more" in many
    assert "2024-P004" not in many


def test_a_placement_with_many_gaps_is_not_told_at_length():
    gaps = [Missing("empty", f"internship.{name}") for name in ("days", "supervisor", "task.ja", "task.en", "pc_from")]

    assert "number of internship days, internship supervisor, content of the internship (Japanese) and 2 more" in said(
        "papers_incomplete", placements=[Incomplete("2024-P001", *gaps)]
    )


def test_a_fault_is_told_with_article_and_line():
    at = {"article": 3, "paragraph": 2, "item": 0, "line": 40, "field": "host.nmae"}

    assert said("template_field_unknown", **at) == (
        "The template was not saved. Article 3, paragraph 2 (line 40): "
        "There is no field “host.nmae”. Check its spelling."
    )


def test_an_unknown_paper_is_told_the_known_ones():
    stop = UsageRefused("unknown_paper", names=["letter"], known=["cover", "itinerary"])

    assert papers.sentence(stop, WORDS) == "There is no paper of that name. The papers are: cover, itinerary."


def test_other_refusals_are_left_to_others():
    assert said("disk_full") is None
