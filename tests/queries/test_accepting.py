"""Before papers are accepted it is known of whom not, and why."""

from staffed import ON, Office

from jipdesk.actions import document_items, selection
from jipdesk.i18n import words
from jipdesk.phrases.requirements import left_out_sentence
from jipdesk.queries.accepting import LeftOut, consequences


def test_who_was_asked_for_nothing_and_whose_papers_are_in_order_are_told_apart(office: Office) -> None:
    people = office.applications(8)
    office.act("pass_screening", lambda s: selection.pass_screening(s, people[:2], on=ON))
    office.act("receive_documents", lambda s: document_items.accept(s, people[:1], on=ON, kinds=["photograph"]))

    with office.db.read() as session:
        every = consequences(session, people)
        photograph = consequences(session, people[:2], ["photograph"])

    assert every.people == tuple(people[:2])
    assert (every.unasked.count, len(every.unasked.names), every.accepted) == (6, 5, LeftOut(0, []))
    assert (photograph.people, photograph.unasked.count, photograph.accepted.count) == ((people[1],), 0, 1)


def test_many_who_are_left_out_are_named_in_part() -> None:
    told = left_out_sentence("unasked", 7, ["A", "B"], words("en"))

    assert told == "7 are left out, as this was not requested from them: A, B, 5 other applicants."
