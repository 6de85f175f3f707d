from jipdesk.matching.pairs import allowed_pairs
from jipdesk.matching.parties import Candidate, Opening
from jipdesk.rules.codes import Jlpt


def test_every_allowed_pair_comes_once_in_the_order_of_the_numbers():
    openings = [Opening("C02-1", "online"), Opening("C01-1", "in-person", required_jlpt=Jlpt.N2)]
    people = [
        Candidate("24-3", ("online", "in-person"), Jlpt.N1),
        Candidate("24-1", ("in-person",), Jlpt.N2),
        Candidate("24-2", (), Jlpt.N5),
        Candidate("24-4", (), Jlpt.N1, is_placed=True),
    ]

    found = [(pair.opening, pair.candidate) for pair in allowed_pairs(openings, people)]

    assert found == [("C01-1", "24-1"), ("C01-1", "24-3"), ("C02-1", "24-2"), ("C02-1", "24-3")]
